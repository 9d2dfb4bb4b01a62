"""What a person asks of a comparison: rows of their own, and whom to compare."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.errors import EditRefused, InputError
from briefing.types import CompareBy, Comparison
from briefing.writing import bearing, comparison, voices
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.rows import Chosen
from tests.writing import stories


def compare(by: CompareBy, **chosen: Any) -> Comparison:
    return comparison.compare(stories.three(), ExtractiveWriter(), by=by, chosen=Chosen(**chosen))


def test_a_persons_rows_stand_first_and_may_be_empty():
    made = compare("outlet", issues=("Price of the repair", "Space travel"))
    first, second, *rest = made.issues
    assert [(row.label, row.named) for row in (first, second)] == [
        ("Price of the repair", True), ("Space travel", True)
    ]  # fmt: skip
    texts = ["".join(claim.text for claim in cell.claims) for cell in first.cells]
    assert "48 million marks" in texts[0]
    assert "52 million marks" in texts[1]
    assert texts[2] == ""
    assert all(not cell.claims for cell in second.cells)
    assert not any(row.named for row in rest)
    assert made.provenance.settings["issues"] == "Price of the repair; Space travel"


def test_what_stands_in_a_persons_row_stands_in_no_other():
    made = compare("voice", issues=("The shops",))
    shown = [c for issue in made.issues for cell in issue.cells for claim in cell.claims for c in claim.citations]
    assert len(shown) == len(set(shown))


def test_the_same_row_is_made_once():
    assert [row.label for row in compare("outlet", issues=("Repair", "repair ")).issues if row.named] == ["Repair"]


@pytest.mark.parametrize("label", [" ", "x" * 81])
def test_a_row_needs_a_name(label):
    with pytest.raises(EditRefused):
        compare("outlet", issues=(label,))


def test_only_the_chosen_voices_are_compared_in_their_order():
    made = compare("voice", voices=("Imke Sorrel", "pellington"))
    assert [column.name for column in made.columns] == ["Imke Sorrel", "Joss Pellington"]
    assert {claim.speaker for issue in made.issues for c in issue.cells for claim in c.claims} == {
        "Imke Sorrel", "Joss Pellington"
    }  # fmt: skip


def test_only_the_chosen_outlets_are_compared():
    made = compare("outlet", voices=("The River Gazette", "Lowmere Post"))
    assert [column.name for column in made.columns] == ["The River Gazette", "Lowmere Post"]
    cited = {citation.article_id for claim in made.claims() for citation in claim.citations}
    assert cited == {stories.ferry().id, stories.bridge().id}


def test_a_stranger_is_one_sentence_that_names_who_is_there():
    with pytest.raises(InputError, match="Nobody who can be compared here is called “Ada Pell”") as refused:
        compare("voice", voices=("Ada Pell",))
    assert "Edda Farrow" in refused.value.advice


def test_who_is_quoted_where_and_who_speaks_first():
    made = compare("outlet")
    heard = {(share.article_id, share.voice.name) for share in made.voices}
    assert (stories.bridge().id, "Edda Farrow") in heard
    assert (stories.quay().id, "Joss Pellington") in heard
    assert all(share.voice.statements for share in made.voices)
    first = {share.article_id: share.voice.name for share in made.first}
    assert first[stories.ferry().id] == "Odo Brandle"
    assert len(made.first) == len({share.article_id for share in made.first})


def test_one_person_has_one_name_in_every_article():
    one = stories.article("“The bridge is old,” said William Corvo, a mason.", "Lowmere Post")
    other = stories.article("“The bridge is very old,” said Bill Corvo, a mason.", "The River Gazette")
    found = stories.evidence(one, other)
    assert {share.voice.name for share in voices.shares(found)} == {"William Corvo"}
    assert [share.article_id for share in voices.first(found)] == [one.id, other.id]


@pytest.mark.parametrize(
    ("label", "text", "bears"),
    [
        ("Cost", "The line will be expensive: the price is 48 million marks.", True),
        ("Protests", "Hundreds of protesters marched on Monday.", True),
        ("Cost of the bridge", "The bridge opens in May.", False),
        ("Cost of the bridge", "Repairs to the bridge cost more than a new one.", True),
        ("Closing the bridge", "The council voted to close the bridge.", True),
        ("Space travel", "The council voted to close the bridge.", False),
        ("?", "The council voted to close the bridge.", False),
    ],
)
def test_words_bear_on_a_sentence_that_holds_most_of_them(label, text, bears):
    others = ["The bridge is old.", "The bridge is long.", "The bridge crosses the river.", "A ferry runs there."]
    units = [bearing.stems(one) for one in (text, *others)]
    assert bearing.Words.of(label, units).bears(units[0]) is bears


def test_words_that_another_article_gives_to_somebody_by_name_are_not_put_under_a_doubtful_he():
    words = "“I know in my heart that the ferry needs a younger captain on the river"
    sure = stories.article(f"{words},” said Odo Brandle, who has run it for years.", "Lowmere Post")
    unsure = stories.article(
        f"Joss Pellington was glad on Monday. “The league wanted it,” Pellington said.\n\n{words},” he said.",
        "The River Gazette",
    )
    found = stories.evidence(sure, unsure)
    listed = voices.said(found, voices.sentences(found), ("Odo Brandle", "Joss Pellington"))
    assert {item.column for item in listed if "younger captain" in item.draft.text} == {"Odo Brandle"}
