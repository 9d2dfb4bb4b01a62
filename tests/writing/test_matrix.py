"""A person's changes to a comparison: rows named, added, merged and hidden, columns chosen; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import EditRefused
from briefing.types import Check, Comparison, Finding, Unique
from briefing.writing import comparison, matrix, revising
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.issues import OTHER
from briefing.writing.rows import Chosen
from tests.writing import stories


def outlets() -> Comparison:
    return comparison.compare(stories.three(), ExtractiveWriter(), by="outlet")


def voices(*names: str) -> Comparison:
    return comparison.compare(stories.three(), ExtractiveWriter(), by="voice", chosen=Chosen(voices=names))


def none_needed():
    raise AssertionError("no article needs to be looked up")


def shown(made: Comparison) -> list[str]:
    return [column.name for column in made.columns if not column.hidden]


def test_a_named_row_has_a_persons_words_and_the_same_cells():
    made = outlets()
    renamed = matrix.named(made, 1, "  The   ferry ")
    assert (renamed.issues[1].label, renamed.issues[1].named) == ("The ferry", True)
    assert renamed.issues[1].cells == made.issues[1].cells
    assert renamed.issues[0] == made.issues[0]


@pytest.mark.parametrize("label", ["", " \n ", "x" * 81])
def test_a_name_that_cannot_be_one_is_refused(label):
    made = outlets()
    for change in (
        lambda: matrix.named(made, 0, label),
        lambda: matrix.added(made, label, stories.three()),
    ):
        with pytest.raises(EditRefused, match="name"):
            change()


@pytest.mark.parametrize("at", [-1, 99])
def test_a_place_without_a_row_is_refused(at):
    made = outlets()
    for change in (
        lambda: matrix.named(made, at, "Ferry"),
        lambda: matrix.hidden(made, at),
        lambda: matrix.merged(made, at, 0),
        lambda: matrix.merged(made, 0, at),
    ):
        with pytest.raises(EditRefused):
            change()


def test_a_hidden_row_is_not_shown_and_comes_back():
    made = outlets()
    left = matrix.hidden(made, 0)
    assert left.shown[1] == made.shown[1][1:]
    assert len(revising.sentences(left)) <= len(revising.sentences(made))
    assert matrix.hidden(left, 0, on=False) == made


def test_merged_rows_keep_every_statement_once_under_the_name_of_the_second():
    made = outlets()
    both = matrix.merged(made, 0, 1)
    assert len(both.issues) == len(made.issues) - 1
    assert both.issues[0].label == made.issues[1].label
    for at, cell in enumerate(both.issues[0].cells):
        assert cell.claims == (*made.issues[1].cells[at].claims, *made.issues[0].cells[at].claims)
    twice = matrix.merged(replace(made, issues=(*made.issues, made.issues[0])), len(made.issues), 0)
    assert twice == made


def test_a_row_is_not_merged_into_itself():
    with pytest.raises(EditRefused):
        matrix.merged(outlets(), 1, 1)


def test_an_added_row_holds_what_bears_on_it_and_nothing_else():
    made = voices()
    grown = matrix.added(made, "Shops on the quay", stories.three())
    row = grown.issues[-1]
    assert (row.label, row.named) == ("Shops on the quay", True)
    found = {column.name: cell.claims for column, cell in zip(grown.columns, row.cells, strict=True) if cell.claims}
    assert set(found) == {"Joss Pellington"}
    assert "Nobody has asked the shops on the quay" in found["Joss Pellington"][0].text
    assert stories.exact(found["Joss Pellington"], stories.three())


def test_an_added_row_may_be_empty_everywhere():
    grown = matrix.added(outlets(), "Space travel", stories.three())
    assert all(not cell.claims for cell in grown.issues[-1].cells)
    assert list(grown.claims()) == list(outlets().claims())


def test_a_sentence_that_is_there_already_keeps_its_tick_and_is_not_counted_again():
    made = voices()
    at = next(n for n, claim in enumerate(revising.sentences(made)) if "asked the shops" in claim.text)
    grown = matrix.added(revising.ticked(made, at), "The shops", stories.three())
    cell = next(cell for cell in grown.issues[-1].cells if cell.claims)
    assert cell.claims[0].ticked
    assert grown.tally == made.tally


def test_new_sentences_are_counted_and_their_articles_listed():
    made = outlets()
    bare = replace(made, issues=(), figures=(), terms=(), shared=(), some=(), only=(), sources=made.sources[:1])
    grown = matrix.added(bare, "Cost of the repair", stories.three())
    new = list(grown.claims())
    assert len(new) == 2
    assert grown.tally.verified == made.tally.verified + 2
    assert [source.number for source in grown.sources] == [1, 2]
    assert {c.article_id for claim in new for c in claim.citations} == {s.article_id for s in grown.sources}


def test_what_does_not_pass_the_checks_is_withheld_and_counted():
    finding = Finding("quote", "words", "It is not there.")
    made = outlets()
    bare = replace(made, issues=(), figures=(), terms=(), shared=(), some=(), only=())
    refused = matrix.added(
        bare, "Cost of the repair", stories.three(), check=lambda *_: Check("withheld", (finding,), 0.0)
    )
    assert list(refused.claims()) == []
    assert refused.tally.withheld == len(refused.withheld) > 0


def test_chosen_voices_stand_in_their_order_and_the_others_come_back():
    made = voices()
    first, second, *rest = [column.name for column in made.columns]
    fewer = matrix.chosen(made, [second, first.upper()], none_needed)
    assert shown(fewer) == [second, first]
    assert {column.name for column in fewer.columns if column.hidden} == set(rest)
    assert all(len(issue.cells) == len(made.columns) for issue in fewer.issues)
    back = matrix.chosen(fewer, [first, second, *rest], none_needed)
    assert back == made


def test_a_voice_that_was_left_out_gets_a_column_with_its_words():
    made = voices("Edda Farrow")
    assert [column.name for column in made.columns] == ["Edda Farrow"]
    named = matrix.named(made, 0, "Shops on the quay")
    wider = matrix.chosen(named, ["Pellington", "Edda Farrow"], stories.three)
    assert shown(wider) == ["Joss Pellington", "Edda Farrow"]
    told = [claim for issue in wider.issues for claim in issue.cells[0].claims]
    assert any("asked the shops" in claim.text for claim in told)
    assert {claim.speaker for claim in told} == {"Joss Pellington"}
    assert wider.tally.verified > made.tally.verified


def test_a_new_voice_that_no_row_fits_is_heard_under_other_statements():
    made = matrix.named(voices("Edda Farrow"), 0, "Flood")
    wider = matrix.chosen(made, ["Edda Farrow", "Odo Brandle"], stories.three)
    row = next(issue for issue in wider.issues if issue.label == OTHER)
    assert "60 passengers an hour" in row.cells[1].claims[0].text
    assert row.cells[0].claims == ()


@pytest.mark.parametrize("names", [[], ["Nobody Known"]])
def test_nobody_and_a_stranger_are_refused(names):
    with pytest.raises(EditRefused) as refused:
        matrix.chosen(voices(), names, stories.three)
    assert refused.value.advice


def test_what_a_hidden_voice_says_besides_is_hidden_with_it_and_keeps_its_tick():
    made = voices()
    speaker, *others = [column.name for column in made.columns]
    words = next(issue.cells[0].claims for issue in made.issues if issue.cells[0].claims)
    besides = Unique(speaker, tuple(replace(claim, ticked=True) for claim in words))
    made = replace(made, only=(besides,))
    fewer = matrix.chosen(made, others, none_needed)
    assert fewer.only == ()
    assert not {claim.text for claim in words} & {claim.text for claim in fewer.claims()}
    assert matrix.chosen(fewer, [speaker, *others], none_needed) == made


def test_what_a_hidden_outlet_shares_or_differs_in_is_hidden_with_it():
    made = outlets()
    name = "Lowmere Courier"
    left = [column.name for column in made.columns if column.name != name]
    (article_id,) = next(column.articles for column in made.columns if column.name == name)
    assert made.figures
    fewer = matrix.chosen(made, left, none_needed)
    lists = [claim for one in (*fewer.figures, *fewer.terms) for claim in one.sides]
    lists += [claim for unique in (*fewer.some, *fewer.only) for claim in unique.claims]
    assert not any(cited.article_id == article_id for claim in lists for cited in claim.citations)
    assert matrix.chosen(fewer, [column.name for column in made.columns], none_needed) == made
