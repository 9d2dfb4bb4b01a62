"""Editing a kept document by the numbers of its sentences."""

from __future__ import annotations

import json

import pytest


def listed(run) -> list[dict[str, object]]:
    sentences: list[dict[str, object]] = json.loads(run("edit", "d1", "--json")[1])["sentences"]
    return sentences


def test_without_a_change_the_sentences_are_listed_by_number_with_their_sources(run):
    code, out, err = run("edit", "d1")
    assert (code, err) == (0, "")
    first, *_, last = out.splitlines()
    assert first.startswith("  1. [ ] ")
    assert "[1]" in out
    assert last == f"Human-checked: 0 of {len(listed(run))}."


def test_ticked_sentences_are_counted_also_in_the_export(run):
    code, out, _ = run("edit", "d1", "--tick", "1,3")
    assert code == 0
    assert out.startswith("Sentences 1, 3 are ticked as checked.")
    assert [one["number"] for one in listed(run) if one["ticked"]] == [1, 3]
    assert "  1. [x] " in run("edit", "d1")[1]
    assert f"Human-checked: 2 of {len(listed(run))}." in run("export", "d1")[1]
    assert run("edit", "d1", "--untick", "3")[1].startswith("Sentence 3 is no longer ticked.")
    assert [one["number"] for one in listed(run) if one["ticked"]] == [1]


def test_a_sentence_in_other_words_is_marked_as_edited(run):
    assert run("edit", "d1", "--rewrite", "2", "The council has decided.")[0] == 0
    second = listed(run)[1]
    assert (second["text"], second["edited"]) == ("The council has decided.", True)
    assert "  2. [ ] The council has decided. [2][1] (edited)" in run("edit", "d1")[1]


def test_refused_words_change_nothing_and_say_why(run):
    before = listed(run)
    code, out, err = run("edit", "d1", "--rewrite", "2", "It cost 500.")
    assert (code, out) == (1, "")
    assert "The figure “500” is not there." in err
    assert listed(run) == before


def test_a_dropped_sentence_is_gone_and_the_others_move_up(run):
    before = listed(run)
    assert "those after it have moved up" in run("edit", "d1", "--drop", "2")[1]
    assert [one["text"] for one in listed(run)] == [one["text"] for one in before if one["number"] != 2]


@pytest.mark.parametrize("change", [("--tick", "1,99"), ("--drop", "99"), ("--rewrite", "x", "Words.")])
def test_a_number_that_no_sentence_has_changes_nothing(run, change):
    before = listed(run)
    code, _, err = run("edit", "d1", *change)
    assert code == 1
    assert "List them with: python -m briefing edit DOCUMENT" in err
    assert listed(run) == before
    assert run("edit", "d2", *change)[0] == 1


def test_two_changes_at_once_are_wrong_usage(run):
    with pytest.raises(SystemExit) as ended:
        run("edit", "d1", "--drop", "1", "--tick", "1")
    assert ended.value.code == 2
