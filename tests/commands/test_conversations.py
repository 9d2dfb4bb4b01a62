"""Commands about conversations: listed, found by words, shown, saved, deleted."""

from __future__ import annotations

import json


def test_conversations_are_listed_and_found(run):
    code, out, err = run("conversations")
    assert (code, err) == (0, "")
    assert out == "c1  2026-03-05 09:30    2  What did the council decide?\n"
    assert json.loads(run("conversations", "tram", "--json")[1]) == [
        {"id": "c1", "title": "What did the council decide?", "asked": "2026-03-05T09:30:00+00:00", "questions": 2}
    ]
    assert run("conversations", "airport")[1] == "No conversation has these words.\n"


def test_a_conversation_is_shown_with_its_sources(run):
    code, out, err = run("conversation", "c1")
    assert (code, err) == (0, "")
    assert "AND THEN?" in out
    assert "(This answer was interrupted; it has what had been checked by then.)" in " ".join(out.split())
    assert "[1] Tarnwick Courier" in out
    pack = json.loads(run("conversation", "c1", "--json")[1])
    assert [turn["state"] for turn in pack["turns"]] == ["done", "interrupted"]


def test_a_conversation_is_saved_in_the_form_of_the_files_name(run, tmp_path):
    assert run("conversation", "c1", "-o", str(tmp_path / "talk.html"))[0] == 0
    assert (tmp_path / "talk.html").read_bytes().startswith(b"<!doctype")


def test_an_unknown_conversation_is_told(run):
    code, _, err = run("conversation", "c2")
    assert code == 1
    assert "No conversation has the id 'c2'" in err
