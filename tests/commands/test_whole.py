"""The command line over the real desk: from files to a brief, in one data folder that each command opens anew."""

from __future__ import annotations

import json

import pytest

import briefing
from briefing.commands import main
from briefing.models.fakes import HashEmbedder
from briefing.samples import sample_sources


@pytest.fixture
def run(capsys):
    """Run one command over the real desk and return its exit code, stdout and stderr."""

    def run_once(*argv):
        code = main(argv, open_desk=lambda settings: briefing.open_desk(settings, embedder=HashEmbedder()))
        return (code, *capsys.readouterr())

    return run_once


def test_from_files_to_documents(run, tmp_path):
    paths = []
    for source in sample_sources()[:4]:
        path = tmp_path / source.name.replace(".md", ".txt")
        path.write_bytes(source.data or b"")
        paths.append(str(path))
    code, out, _ = run("add", *paths, "--outlet", "The Example", "--published", "2025-05-13", "--json")
    added = json.loads(out)
    assert (code, [one["state"] for one in added]) == (0, ["added"] * 4)

    code, out, _ = run("add", paths[0])
    assert (code, "already loaded" in " ".join(out.split())) == (0, True)

    texts = {one["article"]: json.loads(run("read", one["article"], "--json")[1])["text"] for one in added}
    for argv in (["summarize"], ["compare", "--by", "voice"], ["brief"], ["ask", "When are the first families due?"]):
        code, out, err = run(*argv, "--json")
        assert (code, err) == (0, "")
        for claim in json.loads(out)["claims"]:
            for cite in claim["citations"]:
                assert texts[cite["article"]][cite["start"] : cite["end"]] == cite["quote"]
        assert run(*argv)[0] == 0

    kept = json.loads(run("documents", "--json")[1])
    assert {one["kind"] for one in kept} == {"summary", "comparison", "brief", "answer"}
    for one in kept:
        assert run("export", one["id"], "-o", str(tmp_path / f"{one['id']}.html"))[0] == 0
        assert (tmp_path / f"{one['id']}.html").read_bytes().startswith(b"<!doctype html>")

    assert run("delete", added[0]["article"][:6])[0] == 0
    assert added[0]["article"] not in run("search", "barracks", "--json")[1]
    assert len(json.loads(run("articles", "--json")[1])) == 3
    assert json.loads(run("rebuild", "--json")[1])["passages"] > 0


def test_samples_come_once(run):
    assert run("samples")[1].count("was added.") == 10
    assert "not loaded" in " ".join(run("samples")[1].split())


def test_an_empty_library_says_what_to_do(run):
    code, out, err = run("summarize")
    assert (code, out) == (1, "")
    assert "Add an article first" in err
