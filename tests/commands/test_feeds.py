"""Commands about followed feeds, over a real desk and an invented site."""

from __future__ import annotations

import io
import json
import sys

import pytest

from briefing.commands import main
from briefing.library.store import Store
from tests.desk.builders import open_test_desk
from tests.desk.site import FEED, HOST, Site, answer


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def run(capsys, tmp_path, site):
    def command(*words):
        code = main(["feeds", *words], open_desk=lambda settings: site.opened(open_test_desk(tmp_path)))
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_a_feed_is_followed_listed_refreshed_and_removed(run):
    code, out, _ = run("add", FEED, "--every", "6h")
    assert code == 0
    feed_id = out.split()[0]
    assert "“Alder Post” is followed" in out
    listed = run("list")[1]
    assert f"{feed_id}  Alder Post {FEED} (every 6h, checked not yet)." in listed
    code, out, _ = run("refresh", feed_id)
    assert code == 0
    assert out.count("\nadded ") + out.startswith("added ") == 3
    assert run("refresh")[1].startswith("unchanged  Alder Post: Nothing has changed")
    assert "New items" not in run("list")[1]
    code, out, _ = run("remove", FEED)
    assert (code, out) == (0, "“Alder Post” is not followed any more; its articles stay.\n")
    assert "No feed is followed." in run("list")[1]
    assert "No feed is followed." in run("refresh")[1]


def test_a_refresh_waits_until_what_came_can_be_found_by_meaning(run, tmp_path):
    run("add", FEED)
    run("refresh")
    store = Store(f"sqlite:///{tmp_path / 'desk' / 'library.sqlite'}")
    assert {store.index_of(one) for one in store.ids()} == store.index_names()
    assert len(store.ids()) == 3
    store.close()


def test_json_tells_the_same(run, site):
    site.answers["/2"] = answer("", 404)
    (followed,) = json.loads(run("add", FEED, "--json")[1])
    assert (followed["url"], followed["every_seconds"]) == (FEED, None)
    outcomes = json.loads(run("--json", "refresh")[1])
    assert [one["state"] for one in outcomes] == ["added", "failed", "added"]
    assert outcomes[1]["article"] is None
    assert not any(one["of_feed"] for one in outcomes)
    (listed,) = json.loads(run("list", "--json")[1])
    assert listed["state"] == "New items: 2 added, 1 not fetched."
    assert json.loads(run("remove", followed["id"], "--json")[1]) == {"removed": [followed["id"]]}


def test_only_what_is_due_is_refreshed(run, site):
    run("add", FEED, "--every", "30m")
    assert run("refresh", "--due")[1].count("added") >= 3
    site.paths()
    assert run("refresh", "--due")[:2] == (0, "There was nothing new.\n")
    assert site.paths() == []


def test_a_feed_that_cannot_be_read_ends_with_one(run, site):
    run("add", FEED)
    site.answers["/rss.xml"] = answer("", 500)
    code, out, _ = run("refresh")
    assert code == 1
    assert "has a problem of its own" in " ".join(out.split())


def test_a_refused_feed_does_not_stop_the_rest(run):
    code, out, err = run("add", f"{HOST}/1", FEED)
    assert code == 1
    assert "“Alder Post” is followed" in out
    assert "not an RSS or Atom feed" in err


def test_an_unknown_feed_removes_and_fetches_nothing(run, site):
    run("add", FEED)
    site.paths()
    for verb in ("remove", "refresh"):
        code, _, err = run(verb, FEED, "zzzz")
        assert (code, "No followed feed has the id or address 'zzzz'." in err) == (1, True)
    assert site.paths() == []
    assert "Alder Post" in run("list")[1]


def test_feeds_go_out_and_come_in_as_opml(run, tmp_path, monkeypatch):
    run("add", FEED)
    data = run("export")[1]
    assert f'xmlUrl="{FEED}"' in data
    saved = tmp_path / "feeds.opml"
    assert run("export", "-o", str(saved))[1] == f"The list of followed feeds was saved in {saved}.\n"
    assert saved.read_text().startswith("<?xml")
    run("remove", FEED)
    assert "“Alder Post” is followed" in run("import", str(saved))[1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    assert run("import", "-")[0] == 0
    code, _, err = run("import", str(tmp_path / "none.opml"))
    assert (code, "cannot be read" in err) == (1, True)


@pytest.mark.parametrize("words", [(), ("sing",), ("add",), ("add", FEED, "--every", "soon"), ("remove",)])
def test_wrong_usage_ends_with_two(run, words):
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
