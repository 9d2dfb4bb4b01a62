"""Commands about articles: what the desk is asked and what is shown."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from types import SimpleNamespace

from tests.export.builders import COST, TRAM


def test_files_are_added_and_a_refused_one_does_not_stop_the_rest(run, tmp_path):
    page = tmp_path / "tram.html"
    page.write_bytes(b"<p>Tram</p>")
    code, out, err = run("add", str(page), "https://a.example/wall", str(tmp_path / "gone.txt"), "https://a.example/ok")
    assert code == 1
    assert out.count("aaaaaaaa  “Council approves tramway” was added.") == 2
    first, second = err.splitlines()
    assert first.startswith("https://a.example/wall: The page shows a cookie wall. Open the page in your browser")
    assert second.endswith("cannot be read: No such file or directory. Check the path and try again.")
    assert next((s.kind, s.name, s.data) for s in run.desk.asked) == ("file", "tram.html", b"<p>Tram</p>")
    assert run.desk.closed


def test_standard_input_is_an_article_with_the_details_that_were_given(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Der Bürgermeister".encode())))
    code, out, _ = run("add", "-", "--title", "T", "--outlet", "O", "--published", "2026-03-04", "--json")
    (source,) = run.desk.asked
    assert code == 0
    assert (source.kind, source.data) == ("text", "Der Bürgermeister".encode())
    assert source.details == {"title": "T", "outlet": "O", "published": "2026-03-04"}
    assert json.loads(out)[0]["state"] == "added"


def test_one_title_for_two_sources_is_refused(run):
    code, out, err = run("add", "a.txt", "b.txt", "--title", "T")
    assert (code, out) == (1, "")
    assert "One title was given for several sources." in err


def test_a_feed_is_listed_and_its_items_chosen(run):
    assert "  1. 2026-03-04 One https://a.example/1" in run("feed", "https://a.example/rss")[1]
    assert [item["number"] for item in json.loads(run("feed", "https://a.example/rss", "--json")[1])] == [1, 2]
    assert run("feed", "https://a.example/rss", "--choose", "2")[0] == 0
    assert [(s.kind, s.name, s.details["title"]) for s in run.desk.asked] == [("feed", "https://a.example/2", "Two")]
    assert run("feed", "https://a.example/rss", "--all")[0] == 0
    assert run.desk.asked[1].details["published"] == "2026-03-04"
    code, _, err = run("feed", "https://a.example/rss", "--choose", "1,7")
    assert (code, "has 2 items and no item 7" in err) == (1, True)


def test_articles_are_listed_in_scope(run):
    code, out, _ = run("articles", "--outlet", "Tarnwick Courier", "--since", "2026-01-01", "--words", "tram")
    scope = run.desk.asked[0]
    assert code == 0
    assert out.splitlines()[0] == "aaaaaaaa  2026-03-04  Tarnwick Courier: Council approves tramway"
    assert (scope.outlets, scope.since, scope.words) == (("Tarnwick Courier",), date(2026, 1, 1), "tram")
    assert [one["id"] for one in json.loads(run("articles", "--json")[1])] == [TRAM.id, COST.id]
    run.desk.loaded = ()
    assert "No article is loaded." in run("articles")[1]


def test_passages_are_found(run):
    _, out, _ = run("search", "tram", "vote", "--limit", "3")
    assert run.desk.asked[0][0] == "tram vote"
    assert run.desk.asked[0][2] == 3
    assert "characters 0–11, score 0.500" in out
    (found,) = json.loads(run("search", "tram", "--json")[1])
    assert TRAM.text[found["start"] : found["end"]] == found["text"]


def test_articles_are_deleted_only_when_all_are_known(run):
    assert run("delete", "aaaa", "zzzz")[0] == 1
    assert run.desk.asked == []
    assert "“Tram bill grows” was deleted." in run("delete", "bbbb")[1]
    assert run.desk.asked == [COST.id]


def test_the_index_is_rebuilt(run):
    assert "1,234 passages" in run("rebuild")[1]
    assert json.loads(run("rebuild", "--json")[1]) == {"passages": 1234}


def test_adding_waits_until_it_is_indexed_and_says_what_is_in_the_way(run):
    run.desk.settled = SimpleNamespace(finished=False, failed=0, why="The server does not answer.", done=0, total=1)
    code, out, err = run("add", "https://a.example/1")
    assert code == 0
    assert "was added" in out
    assert err == "The server does not answer.\n"


def test_a_person_who_does_not_wait_is_told_that_nothing_is_lost(run):
    run.desk.settled = KeyboardInterrupt()
    code, out, err = run("add", "https://a.example/1")
    assert code == 0
    assert "was added" in out
    assert "indexed at the next start" in err
    assert run.desk.closed
