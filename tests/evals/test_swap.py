from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evals import swap

STORY = [
    ["The Senate in Lowmere voted 52 to 48 on Tuesday to close the river bridge; Democrats were divided over it."],
    ["“The bridge will close for two years,” said Harry Reid, a Democrat of Lowmere who leads the committee on roads."],
    ["Republican senators from the river towns said the toll would cost the bakers of the quay 48 million dollars."],
    ["The liberal wing of the party called the toll a betrayal, while the right asked for a vote on a ferry instead."],
]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Democrats and Republicans", "Republicans and Democrats"),
        ("a Democratic senator", "a Republican senator"),
        ("a Republican senator (R-Ohio)", "a Democratic senator (D-Ohio)"),
        ("a conservative on Fox News", "a liberal on Huffington Post"),
        ("Barack Obama met the left, and", "Donald Trump met the right, and"),
        ("Obama’s right to sue", "Trump’s right to sue"),
    ],
)
def test_the_camps_change_places(text: str, other: str):
    assert swap.swapped(text) == other


def test_swapping_twice_gives_the_names_back():
    text = "Obama, Trump, Pelosi and Bachmann; a liberal and a conservative; Democrats and Republicans."
    assert swap.swapped(swap.swapped(text)) == text


def test_a_writer_that_takes_no_side_chooses_the_same_sentences(tmp_path: Path):
    data = tmp_path / "rows.jsonl"
    data.write_text(json.dumps({"articles": [{"title": "A toll", "source": "Post", "paragraphs": STORY}]}) + "\n")
    *rows, last = swap.rows(data)
    assert len(rows) == 1
    assert last == {"shares": {"summary": 1.0, "brief": 1.0, "ledger": 1.0, "wording": 1.0}}


def test_what_differs_counts_against_the_share():
    assert (swap.Same(3, 4) + swap.Same(1, 4)).share == 0.5
    assert swap.Same(0, 0).share == 1.0
