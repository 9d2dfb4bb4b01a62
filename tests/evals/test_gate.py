"""The gate holds its floors, and the tasks write what the scorers read."""

from __future__ import annotations

import json

import pytest

from tests.evals import gate
from tests.evals.__main__ import main
from tests.evals.counts import Counts
from tests.evals.speakers import EXPECTED, is_said_by

FLOORS = {"samples": {"quotes_verbatim": 1.0, "refused": 0.9}, "wording": {"macro_f1": 0.7}}


def test_a_figure_under_its_floor_is_named():
    measured = {"samples": {"quotes_verbatim": 0.99, "refused": 0.9}}
    assert gate.below(measured, FLOORS) == [("samples", "quotes_verbatim")]


def test_a_figure_that_is_no_longer_measured_counts_as_under_its_floor():
    assert gate.below({"samples": {"quotes_verbatim": 1.0}}, FLOORS) == [("samples", "refused")]


def test_a_task_without_data_is_not_held():
    assert gate.below({"samples": {"quotes_verbatim": 1.0, "refused": 1.0}}, FLOORS) == []


def test_floors_rise_and_never_fall():
    measured = {"samples": {"quotes_verbatim": 0.5, "refused": 0.95, "answered": 0.8}, "quotes": {"f1": 0.9}}
    assert gate.raised(measured, FLOORS) == {
        "samples": {"quotes_verbatim": 1.0, "refused": 0.95, "answered": 0.8},
        "wording": {"macro_f1": 0.7},
        "quotes": {"f1": 0.9},
    }


def test_counts_tell_shares_and_cases():
    counts = Counts()
    counts.note("found", True, "a")
    counts.note("found", False, "b\n c")
    assert counts.shares() == {"found": 0.5}
    assert counts.wrong == ["found: b c"]


def test_names_agree_by_their_last_word():
    expected = {"speaker": "the Interior Ministry", "also": ["Wenna Strand"]}
    assert is_said_by("Interior Ministry", expected)
    assert is_said_by("Strand", expected)
    assert not is_said_by("the harbour clinic", expected)
    assert not is_said_by("", expected)


def test_the_expected_answers_are_ten_and_ten():
    assert len(EXPECTED["answerable"]) == len(EXPECTED["unanswerable"]) == 10
    assert sum(map(len, EXPECTED["speakers"].values())) > 90


def test_a_task_writes_one_row_for_each_row(tmp_path):
    data, out = tmp_path / "data.jsonl", tmp_path / "sub" / "out.jsonl"
    data.write_text('{"id": "a", "text": "The shameless radicals rammed through a disgraceful law."}\n')
    assert main(["wording", "--data", str(data), "--out", str(out)]) == 0
    (row,) = [json.loads(line) for line in out.read_text().splitlines()]
    assert row["id"] == "a"
    assert 0 <= row["score"] <= 1


@pytest.mark.parametrize("argv", [["wording"], ["retrieval", "--data", "a", "--out", "b"], ["sing"]])
def test_wrong_usage_ends_with_two(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
