import pytest

from briefing.reading.who import kinds, names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A few of his council colleagues", "group"),
        ("a staggering 55 percent of Mill Party voters", "group"),
        ("one of several such groups", "group"),
        ("one of the protesters", "person"),
        ("large numbers of mill voters", "group"),
        ("Senior figures in the party", "group"),
        ("the latest figures", "document"),
        ("E-mails released by the council", "document"),
        ("The 100 pages of e-mails", "document"),
        ("A national Herald poll", "document"),
        ("the cable", "document"),
        ("Sources", "group"),
        ("The Hill", "group"),
        ("the Texan", "person"),
        ("the protester", "person"),
        ("Harbour First", "group"),
        ("Rail Watch", "group"),
        ("the Tarnhaven chapter of Mill Nation", "group"),
        ("Tarn Herald", "outlet"),
        ("Ada Quill", "person"),
    ],
)
def test_the_words_tell_what_a_source_is(name, kind):
    assert kinds.kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Jan Brewer", True),
        ("A. Barry Rand", True),
        ("George Will", True),
        ("Harbour First", False),
        ("May Day", False),
    ],
)
def test_months_and_initials_may_open_a_persons_name(name, person):
    assert names.is_person(name) is person
