"""`read`: who says what in an article, for a terminal and for a pipe."""

from __future__ import annotations

import json

import pytest

from briefing.types import Figure, Reading, Span, Statement, Voice, WordingNote
from tests.export.builders import TRAM


def at(words: str) -> Span:
    start = TRAM.text.index(words)
    return Span(start, start + len(words))


SAID = at("We are building for fifty years,")
COUNT = at("29 to 16")
READING = Reading(
    TRAM.id,
    "7",
    statements=(
        Statement(
            at("“We are building for fifty years,” said Ines Corvo."),
            (SAID,),
            "direct",
            "Ines Corvo",
            at("Ines Corvo"),
            "said",
            at("said"),
            role="transport commissioner",
        ),
        Statement(at("I have seen cheaper ideas."), (at("I have seen"), at("ideas.")), "block", inferred=True),
        Statement(at("voted 29 to 16"), (at("voted 29 to 16"),), "indirect", "Otto Brandis", via="the Ledger"),
    ),
    voices=(
        Voice("Ines Corvo", aliases=("Corvo",), role="transport commissioner", statements=1, quoted_words=6),
        Voice("Otto Brandis", statements=1, criticised=(COUNT,)),
        Voice("Ministry", "group", declined=True),
        Voice("Ada Nym"),
    ),
    figures=(
        Figure(COUNT.start, COUNT.start + 2, "29", "number", "29", "", "votes"),
        Figure(COUNT.start, COUNT.end, "29 to 16", "percent", "16", "%", upto="29", approximate=True),
    ),
    wording=(WordingNote(TRAM.id, 0, 3, "cheaper", "less costly", "It belittles.", "Ines Corvo"),),
)


@pytest.fixture
def read(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run.desk.read = READING
    return lambda *options: run("read", "aaaa", *options)


def test_an_article_is_read_in_plain_words(read):
    code, out, err = read()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Council approves tramway"
    assert "Tarnwick Courier · Ada Pell · 2026-03-04" in lines[1]
    assert out[out.index("STATEMENTS") : out.index("VOICES")].splitlines() == [
        "STATEMENTS (3)",
        "  1. Ines Corvo (transport commissioner; direct; cue: said)",
        "     “We are building for fifty years,”",
        "  2. speaker not known (quoted without marks; speaker inferred)",
        "     “I have seen” … “ideas.”",
        "  3. Otto Brandis (indirect; via the Ledger)",
        "     voted 29 to 16",
        "",
    ]


def test_voices_figures_and_loaded_words_follow(read):
    out = read()[1]
    assert out[out.index("VOICES") :].splitlines() == [
        "VOICES (4)",
        "Statements, words quoted, passages that criticise; then who",
        "    1      6    0   Ines Corvo (transport commissioner; also Corvo)",
        "    1      0    1   Otto Brandis",
        "    0      0    0   Ministry (declined to comment or did not answer)",
        "    0      0    0   Ada Nym (named, does not speak)",
        "",
        "FIGURES AND DATES (2)",
        "- 29: number 29, counting votes",
        "- 29 to 16: percent about 16 to 29 %",
        "",
        "LOADED WORDS (1)",
        "- cheaper: said by Ines Corvo. It belittles. Neutral: less costly.",
    ]


def test_lines_are_as_wide_as_the_terminal(read, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    assert max(map(len, read("--only", "voices")[1].splitlines())) <= 44
    monkeypatch.setenv("COLUMNS", "5")
    assert max(map(len, read("--only", "voices")[1].splitlines())) > 5
    monkeypatch.setenv("COLUMNS", "4000")
    assert max(map(len, read()[1].splitlines())) <= 100


@pytest.mark.parametrize("part", ["statements", "voices", "figures", "wording"])
def test_only_one_part_is_printed_without_a_heading(read, part):
    out = read("--only", part)[1]
    whole = read()[1]
    assert out
    assert out in whole
    assert "Council approves" not in out
    values = json.loads(read("--only", part, "--json")[1])["reading"]
    assert set(values) == {"article_id", "version", part}
    assert len(values[part]) == len(getattr(READING, part))


def test_a_reading_without_anything_says_so(read, run):
    run.desk.read = Reading(TRAM.id, "7")
    assert read("--only", "wording")[1] == "None was found.\n"
    assert read()[1].count("None was found.") == 4


def test_the_text_of_an_article_is_still_to_be_had(read):
    out = read("--only", "text")[1]
    assert "“We are building for fifty years,” said Ines Corvo.\n\nI have seen cheaper ideas." in out
    assert json.loads(read("--only", "text", "--json")[1])["text"] == TRAM.text


def test_json_holds_the_whole_reading_with_its_version_and_spans(read):
    values = json.loads(read("--json")[1])
    assert (values["id"], values["text"], values["reading"]["version"]) == (TRAM.id, TRAM.text, "7")
    first = values["reading"]["statements"][0]
    (words,) = first["content"]
    assert values["text"][words["start"] : words["end"]] == "We are building for fifty years,"
    assert (first["speaker"], first["kind"], first["cue"]) == ("Ines Corvo", "direct", "said")
    assert values["reading"]["voices"][1]["criticised"] == [{"start": COUNT.start, "end": COUNT.end}]


def test_the_help_names_every_key_of_the_json(run, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        run("read", "--help")
    told = capsys.readouterr().out
    run.desk.read = READING
    values = json.loads(run("read", "aaaa", "--json")[1])["reading"]
    keys = {key for part in values.values() if isinstance(part, list) for one in part for key in one} - {"article_id"}
    assert keys
    assert {key for key in keys if key not in told} == set()
