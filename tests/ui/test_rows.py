from datetime import date

import pytest

from briefing.ui.rows import Filters, arranged, narrowed
from tests.ui.builders import BRIDGE, FERRY, article

FIRST = article(FERRY, "Council closes the night ferry", published=date(2031, 4, 2))
SECOND = article(BRIDGE, "Night ferry to end", outlet="Bridge Herald", published=date(2031, 4, 5))
UNDATED = article("An old text of the coast.", "A coast", outlet="", published=None)
ALL = (FIRST, SECOND, UNDATED)


def titles(rows):
    return [row.article.title for row in rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", (SECOND, FIRST, UNDATED)),
        ("oldest", (FIRST, SECOND, UNDATED)),
        ("outlet", (FIRST, SECOND, UNDATED)),
        ("title", (UNDATED, FIRST, SECOND)),
    ],
)
def test_each_order_has_what_is_not_known_last(order, expected):
    assert titles(arranged(ALL, (), order, "under")) == [one.title for one in expected]


def test_near_copies_stand_under_the_one_that_comes_first():
    groups = ((FIRST.id, SECOND.id),)
    first, last = arranged(ALL, groups, "newest", "under")
    assert (first.article, first.copies) == (SECOND, (FIRST,))
    assert first.ids == (SECOND.id, FIRST.id)
    assert (last.article, last.copies) == (UNDATED, ())
    assert titles(arranged(ALL, groups, "oldest", "only")) == [FIRST.title]
    assert len(arranged(ALL, groups, "newest", "each")) == 3


def test_a_copy_that_the_filters_leave_out_is_not_counted():
    assert arranged((FIRST,), ((FIRST.id, SECOND.id),), "title", "under")[0].copies == ()
    assert arranged((FIRST,), ((FIRST.id, SECOND.id),), "title", "only") == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ALL),
        (Filters(outlets=("Bridge Herald",)), (SECOND,)),
        (Filters(collection="Ferry"), (FIRST,)),
        (Filters(since=date(2031, 4, 3)), (SECOND,)),
        (Filters(until=date(2031, 4, 3)), (FIRST,)),
        (Filters(words="RALD"), (SECOND,)),
        (Filters(words="clos"), (FIRST,)),
        (Filters(words="coast text"), (UNDATED,)),
        (Filters(words="ferry", outlets=("Bridge Herald",)), (SECOND,)),
    ],
)
def test_filters_narrow_together_and_words_are_parts_of_titles_and_outlets_too(filters, expected):
    worded = {UNDATED.id} if filters.words == "coast text" else set()
    assert narrowed(ALL, filters, {FIRST.id}, worded) == expected


def test_filters_are_counted_without_the_words():
    assert Filters(words="ferry").number == 0
    assert Filters(outlets=("A",), since=date(2031, 1, 1)).number == 2
