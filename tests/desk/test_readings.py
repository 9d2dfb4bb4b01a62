"""Readings are kept with their version, and made again, one by one on use, when the code that reads has changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from briefing import reading
from tests.desk.builders import open_test_desk, stocked


@pytest.fixture
def kept(tmp_path):
    """A closed library of two articles, with the database to look at and change."""
    with open_test_desk(tmp_path) as desk:
        tram, _ = stocked(desk)
        before = desk.reading(tram)
        desk.summarize([tram])
    engine = create_engine(f"sqlite:///{tmp_path / 'desk' / 'library.sqlite'}")
    yield tmp_path, tram, before, engine
    engine.dispose()


def rows(engine) -> dict[str, tuple[str, str]]:
    with engine.connect() as connection:
        found = connection.execute(text("select article, version, body from readings"))
        return {article: (version, body) for article, version, body in found}


def change(engine, values: str, **given: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"update readings set {values}"), given)


def old(before) -> str:
    """A reading as an earlier version kept it: with less in it."""
    return json.dumps({"article_id": before.article_id, "version": "0", "sentences": []})


def test_a_reading_carries_the_version_that_made_it(kept):
    _, tram, before, engine = kept
    version, body = rows(engine)[tram]
    assert version == reading.VERSION == before.version
    assert json.loads(body)["version"] == version


def test_an_old_reading_is_made_again_when_it_is_used_and_nothing_is_lost(kept):
    folder, tram, before, engine = kept
    change(engine, "version = '0', body = :body where article = :id", body=old(before), id=tram)
    with open_test_desk(folder) as desk:
        assert rows(engine)[tram][0] == "0"
        assert desk.reading(tram) == before
        assert rows(engine)[tram][0] == reading.VERSION
        assert len(desk.articles()) == 2
        assert len(desk.documents()) == 1
        assert desk.search("tramway suburb")[0].passage.article_id == tram


@pytest.mark.parametrize("body", ["{}", "not json", '{"article_id": "x", "version": "3", "statements": [{"kind": 7}]}'])
def test_a_reading_in_a_form_that_is_no_longer_known_is_made_again(kept, body):
    folder, tram, before, engine = kept
    change(engine, "body = :body where article = :id", body=body, id=tram)
    with open_test_desk(folder) as desk:
        assert desk.reading(tram) == before


def test_opening_a_library_of_old_readings_makes_none_of_them_again(kept):
    folder, _, before, engine = kept
    change(engine, "version = '0', body = :body", body=old(before))
    with open_test_desk(folder) as desk:
        desk.articles()
        desk.search("tramway")
    assert {version for version, _ in rows(engine).values()} == {"0"}


def test_a_document_over_old_readings_rests_on_new_ones(kept):
    folder, tram, before, engine = kept
    change(engine, "version = '0', body = :body", body=old(before))
    with open_test_desk(folder) as desk:
        voices = {share.voice.name for share in desk.summarize([tram]).voices}
    assert voices >= {"Ines Corvo", "Otto Brandis"}
    assert rows(engine)[tram][0] == reading.VERSION


def test_a_reading_from_a_newer_version_is_made_again_too(kept):
    folder, tram, before, engine = kept
    newer = json.dumps({"article_id": tram, "version": "9999"})
    change(engine, "version = '9999', body = :body where article = :id", body=newer, id=tram)
    with open_test_desk(folder) as desk:
        assert desk.reading(tram) == replace(before)
