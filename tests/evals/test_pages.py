"""A brief is one page whatever it holds: fourteen extremes here, more on both papers in the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evals import exports, extremes, pages
from tests.evals.counts import Counts

EXTREMES = list(extremes.briefs(14))  # each script on each paper
STORY = [
    ["The council of Lowmere voted 12 to 9 on Tuesday to close the river bridge for two years."],
    ["“The bridge will close for two years,” said Orla Fenwick, who leads the committee on roads."],
    ["The bakers of the quay said the closure would cost them 48 million crowns."],
]


@pytest.mark.parametrize("number", range(14))
def test_an_extreme_takes_one_page_and_loses_nothing_that_it_fits(number: int):
    counts, size = Counts(), tuple(pages.PAPERS)[number % 2]
    one = EXTREMES[number]
    assert pages.count(one.brief, one.name, counts, (size,)) == {size: []}
    assert counts.shares() == {"one page": 1.0, "every word and mark": 1.0}


def test_the_extremes_are_the_same_every_time_and_reach_the_edges():
    made = [one.brief for one in extremes.briefs(pages.EXTREMES)]
    assert made[:5] == [one.brief for one in extremes.briefs(5)]
    assert max(len(brief.key_facts) for brief in made) == extremes.MOST_FACTS
    assert max(len(brief.sources) for brief in made) == extremes.MOST_SOURCES
    assert max(len(person.name) for brief in made for person in brief.who) == extremes.LONGEST_NAME
    assert any(not brief.key_facts for brief in made)
    assert any(len(word) > 150 for brief in made for claim in brief.claims() for word in claim.text.split())


@pytest.mark.parametrize("task", [pages, exports], ids=["pages", "exports"])
def test_a_task_tells_what_is_lost_row_by_row_and_the_shares(task, tmp_path: Path):
    data = tmp_path / "rows.jsonl"
    articles = [{"title": "A bridge", "source": "Post", "date": "2026-03-04", "paragraphs": STORY}]
    data.write_text(json.dumps({"articles": articles}) + "\n")
    row, last = task.rows(data)
    assert row["row"] == 0
    assert set(last["shares"].values()) == {1.0}
