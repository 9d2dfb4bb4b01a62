"""Commands about documents: what is made, shown, saved and kept."""

from __future__ import annotations

import json

import pytest

from tests.export.builders import COST, refusal


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        (["summarize"], ([], "short", "")),
        (["summarize", "aaaa", "--length", "full"], (["aaaa"], "full", "")),
        (["summarize", "--topic", "tram line"], ([], "short", "tram line")),
        (["compare", "aaaa", "bbbb", "--by", "outlet"], (["aaaa", "bbbb"], "outlet", [], [])),
        (["compare"], ([], None, [], [])),
        (
            ["compare", "--issue", "Cost", "--issue", "Noise", "--voice", "Ada Pell"],
            ([], None, ["Cost", "Noise"], ["Ada Pell"]),
        ),
        (["brief", "--topic", "tramway"], ([], "tramway")),
    ],
)
def test_documents_are_made_and_shown(run, argv, asked):
    code, out, err = run(*argv)
    assert (code, err) == (0, "")
    assert run.desk.asked == [asked]
    assert "[1] Tarnwick Courier, “Council approves tramway”, Ada Pell, 2026-03-04" in out
    assert "5 sentences checked: 2 verified, 1 repaired, 1 replaced, 1 withheld." in out
    pack = json.loads(run(*argv, "--json")[1])
    assert pack["claims"][0]["citations"][0]["quote"]
    assert pack["provenance"]["writer"] == "extractive"


def test_a_question_is_answered_in_scope(run):
    code, out, _ = run("ask", "What", "does", "Corvo", "say?", "--article", "Tram bill grows")
    question, scope = run.desk.asked[0]
    assert (code, question, scope.articles) == (0, "What does Corvo say?", (COST.id,))
    assert "“We are building for fifty years,” said Ines Corvo. [1]" in out
    assert "(attribution inferred)" in out


def test_a_refused_answer_is_an_answer(run):
    run.desk.made = refusal()
    code, out, err = run("ask", "Who won?")
    assert (code, err) == (0, "")
    assert "The loaded articles do not answer this question." in out
    assert json.loads(run("ask", "Who won?", "--json")[1])["refused"]


@pytest.mark.parametrize(
    ("name", "start"), [("b.html", b"<!doctype"), ("b.md", b"# Tarnwick"), ("b.json", b"{"), ("b", b"#")]
)
def test_a_file_takes_the_form_of_its_name(run, tmp_path, name, start):
    code, out, err = run("brief", "-o", str(tmp_path / name))
    assert (code, out) == (0, "")
    assert err.startswith("Saved as ")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_file_that_cannot_be_written_is_one_sentence(run, tmp_path):
    code, _, err = run("brief", "-o", str(tmp_path / "no" / "b.md"))
    assert code == 1
    assert err.strip().endswith("cannot be written: No such file or directory. Choose another place or name.")


def test_kept_documents_are_listed_exported_and_forgotten(run, tmp_path):
    assert "d1  2026-03-05 08:30  brief       Tarnwick gets its tram" in run("documents")[1]
    assert json.loads(run("documents", "--json")[1])[0]["id"] == "d1"
    assert run("export", "d1")[1].startswith("# Tarnwick gets its tram")
    assert run("export", "d1", "--format", "html")[1].startswith("<!doctype html>")
    assert json.loads(run("export", "d1", "--json")[1])["kind"] == "brief"
    assert run("export", "d1", "-o", str(tmp_path / "d.html"))[0] == 0
    assert run("forget", "d1")[0] == 0
    assert run.desk.asked == ["d1"]
    assert run("forget", "d2")[0] == 1


def test_the_model_is_named_and_tested(run, monkeypatch):
    assert "without a model" in run("model")[1]
    monkeypatch.setenv("EVENHAND_MODEL", "openai:tiny")
    assert "openai:tiny answered." in run("model")[1]
