"""How a run ends: exit codes, stderr, hostile text, readers that go away."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from briefing.errors import ModelUnavailable, NothingLoaded
from tests.export.builders import TRAM, poisoned


def test_an_error_is_one_sentence_with_advice_on_stderr_and_nothing_else(run):
    run.desk.reply = NothingLoaded("There is no article loaded.")
    assert run("summarize") == (
        1, "", "There is no article loaded. Add an article first, or choose a wider scope.\n",
    )  # fmt: skip
    run.desk.reply = ModelUnavailable("The model server\x1b[2J does not answer.")
    code, out, err = run("brief", "--json")
    assert (code, out) == (1, "")
    assert "\x1b" not in err


def test_ctrl_c_stops_cleanly(run):
    run.desk.reply = KeyboardInterrupt()
    assert run("summarize") == (130, "", "Stopped.\n")
    assert run.desk.closed


def test_a_wrong_setting_is_told_before_a_desk_is_opened(run, monkeypatch):
    monkeypatch.setenv("EVENHAND_MODEL", "nonsense")
    code, _, err = run("articles")
    assert (code, "EVENHAND_MODEL" in err) == (1, True)


@pytest.mark.parametrize(
    "argv",
    [
        [], ["sing"], ["ask"], ["articles", "--since", "yesterday"], ["feed", "u", "--choose", "1,x"],
        ["feed", "u", "--choose", "1", "--all"], ["search", "w", "--limit", "0"], ["compare", "--by", "mood"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_two(run, argv):
    with pytest.raises(SystemExit) as ended:
        run(*argv)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "argv", [["summarize"], ["articles"], ["read", "aaaa"], ["search", "x"], ["add", "https://a.example"]]
)
def test_no_escape_sequence_of_an_article_reaches_the_terminal(run, argv):
    poison = "\x1b]0;owned\x07\x1b[31m \u202e red"
    run.desk.made = poisoned(poison)
    run.desk.loaded = (replace(TRAM, text=poison, title=poison, outlet=poison, author=poison, notices=(poison,)),)
    _, out, err = run(*argv)
    assert not set(out + err) & {"\x1b", "\x07", "\u202e"}
    assert out


def test_a_reader_that_goes_away_is_no_crash():
    code = (
        "import sys; from briefing.commands.run import main; from tests.commands.paper import PaperDesk\n"
        "sys.exit(main(['summarize'], open_desk=PaperDesk))"
    )
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert ended.returncode == 141
    assert ended.stderr == b""


def test_a_terminal_without_curly_quotes_still_gets_an_answer():
    code = (
        "import sys; from briefing.commands.run import main; from tests.commands.paper import PaperDesk\n"
        "sys.exit(main(['summarize'], open_desk=PaperDesk))"
    )
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, env=surroundings, timeout=60, check=False)
    assert ended.returncode == 0
    assert b"The council voted 29 to 16" in ended.stdout
