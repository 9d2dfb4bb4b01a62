"""A brief is cut to its page by asking how long it is: here the page is a number of letters, larger type takes more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import ExportError
from briefing.export import paper
from briefing.export.layout import Entry
from briefing.export.matrix import Head, Row, Table
from briefing.export.paper import Fits
from briefing.types import Brief
from tests.export.builders import VOTE, brief, comparison


def facts(*lengths: int) -> Brief:
    """Build a brief of nothing but facts of so many letters, each of its own letter."""
    claims = tuple(replace(VOTE, text=chr(97 + at) * length) for at, length in enumerate(lengths))
    return Brief(
        title="t",
        headline=None,
        bottom_line=(),
        key_facts=claims,
        sources=brief().sources,
        provenance=brief().provenance,
    )


def page(room: float) -> Fits:
    """Return whether the letters of a brief, each as wide and high as its type, take no more than some room."""
    return lambda one, size: sum(len(claim.text) for claim in one.claims()) * (size / 10) ** 2 <= room


def test_a_short_brief_has_the_largest_type_and_loses_nothing():
    fitted = paper.fit(facts(10, 10), page(1000), page(1000))
    assert (fitted.size, fitted.left_out, fitted.brief) == (10.5, (), facts(10, 10))


def test_a_longer_brief_has_smaller_type_before_it_loses_a_line():
    fitted = paper.fit(facts(400, 400, 400), page(1000), page(1000))
    assert (fitted.size, fitted.left_out) == (9.0, ())


def test_the_fewest_lines_go_and_the_type_grows_into_the_room_that_they_leave():
    fitted = paper.fit(facts(100, 100, 100, 100, 700), page(500), page(500))
    assert [len(claim.text) for claim in fitted.brief.key_facts] == [100, 100, 100, 100]
    assert fitted.left_out == (f"Key facts: {'e' * 700}",)
    assert fitted.size == 10.5


def test_every_line_that_still_fits_in_the_smallest_type_stays():
    fitted = paper.fit(facts(*[100] * 20), page(700), page(700))
    assert len(fitted.brief.key_facts) == 9
    assert len(fitted.left_out) == 11
    assert fitted.size == 8.5


def test_what_is_printed_decides_where_the_quick_answer_was_wrong():
    fitted = paper.fit(facts(*[100] * 20), page(700), page(600))
    assert len(fitted.brief.key_facts) == 8
    assert page(600)(fitted.brief, fitted.size)


@pytest.mark.parametrize("room", [0.0, -1.0])
def test_a_page_that_holds_nothing_is_refused(room: float):
    with pytest.raises(ExportError, match="longer than a page"):
        paper.fit(facts(10), page(room), page(-1.0))


@pytest.mark.parametrize(("entry", "wide"), [(Entry(text="12 words"), True), (Entry(VOTE), False)])
def test_names_beside_counts_have_more_room_than_names_beside_sentences(
    monkeypatch: pytest.MonkeyPatch, entry: Entry, *, wide: bool
):
    table = Table("Who speaks", "Voice", (Head("Ledger"),), (Row("Ines Corvo", ((entry,),)),), "–")
    monkeypatch.setattr(paper, "parts", lambda _: (table,))
    (found,) = paper.data(comparison(), paper="a4", size=9.0)["sections"]
    assert found["first"] == (paper.WIDE if wide else paper.NARROW)
