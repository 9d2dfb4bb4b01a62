"""Work that is remembered until it is done."""

import sqlite3

import pytest

from briefing.library.store import Store
from briefing.types import Item

LINKS = tuple(Item("url", f"https://quay.example/{n}", {"title": f"Quay {n}"}) for n in range(3))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "library.sqlite"


def opened(file) -> Store:
    return Store(f"sqlite:///{file}")


def test_what_is_begun_is_there_after_the_program_has_ended_until_it_is_done(file):
    store = opened(file)
    first = store.begin_task("add", LINKS)
    second = store.begin_task("brief", [Item("brief", "the ferry")])
    assert first != second
    store.tick_off(first, [0, 7])
    store.close()
    store = opened(file)
    adding, writing = store.tasks()
    assert (adding.id, adding.kind, dict(adding.items)) == (first, "add", {1: LINKS[1], 2: LINKS[2]})
    assert (writing.id, writing.kind, dict(writing.items)) == (second, "brief", {0: Item("brief", "the ferry")})
    assert adding.begun <= writing.begun
    store.tick_off(first, [1, 2])
    assert store.tasks() == (writing,)
    store.drop_task(second)
    store.drop_task("unknown")
    assert store.tasks() == ()
    store.close()


def test_nothing_is_remembered_of_no_items(file):
    store = opened(file)
    store.begin_task("add", [])
    assert store.tasks() == ()
    store.close()


def test_a_library_that_was_begun_without_the_table_gets_it(file):
    opened(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE tasks")
    store = opened(file)
    assert store.tasks() == ()
    store.begin_task("add", LINKS)
    assert len(store.tasks()) == 1
    store.close()
