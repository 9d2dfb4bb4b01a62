"""Answers in lines: what counts as one, and that nothing else does."""

from __future__ import annotations

import pytest

from briefing.errors import ModelOutputError, ModelTimeout
from briefing.models.fakes import ScriptedChat
from briefing.types import Column
from briefing.writing.generative import ModelWriter
from tests.writing.told import FACT, PROMPTS, cite, evidence

VOICES = (Column("Ilse Brandt", "person"), Column("Tomas Ek", "person"))


def writer(*turns) -> tuple[ModelWriter, ScriptedChat]:
    chat = ScriptedChat(*turns, structured=False)
    return ModelWriter(chat, PROMPTS), chat


def drafts(text: str):
    def turn(_: str, user: str) -> str:
        return text.replace("ID", cite(user, "The Osterby")[0])

    return list(writer(turn)[0].summarize(evidence(), "full"))


def test_a_model_that_holds_to_no_schema_is_asked_for_lines():
    model, chat = writer("NONE")
    assert list(model.summarize(evidence(), "short")) == []
    assert chat.calls[0].schema is None
    assert "ids | voice | speaker | text" in chat.calls[0].user
    assert "JSON" not in chat.calls[0].user


def test_each_line_is_a_sentence():
    one, two = drafts(
        f"ID | reported | | {FACT}\nID | attributed | Ilse Brandt | Ilse Brandt said: “a | b is not a bar” to us.\n"
    )
    assert (one.text, one.voice, one.speaker, len(one.citations)) == (FACT, "reported", "", 1)
    assert (two.voice, two.speaker) == ("attributed", "Ilse Brandt")
    assert two.text.endswith("“a | b is not a bar” to us.")


@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "2) ", "  "])
def test_a_list_mark_before_a_line_is_no_part_of_it(mark):
    assert [draft.text for draft in drafts(f"{mark}ID | reported | | {FACT}")] == [FACT]


@pytest.mark.parametrize(
    "line",
    [FACT, f"ID | {FACT}", f"ID | sung | | {FACT}", f" | reported | | {FACT}", "ID | reported | |", "|||", "| |"],
)
def test_a_line_that_does_not_have_just_its_parts_is_passed_over(line):
    assert [draft.text for draft in drafts(f"{line}\nID | reported | | {FACT}\n{line}")] == [FACT]
    with pytest.raises(ModelOutputError):
        drafts(line)


def test_json_is_taken_all_the_same():
    text = f'```json\n{{"sentences": [{{"ids": ["ID"], "voice": "reported", "speaker": "", "text": "{FACT}"}}]}}\n```'
    assert [draft.text for draft in drafts(text)] == [FACT]


def test_a_line_that_breaks_off_is_not_taken():
    def pieces(user: str) -> list[str]:
        name = cite(user, "The Osterby")[0]
        return [f"{name} | reported | | {FACT}\n{name} | reported | | {FACT[:-20]}"]

    class Cut(ScriptedChat):
        def stream(self, system, user, *, schema=None, max_tokens):
            yield from pieces(user)
            raise ModelTimeout("It did not finish.")

    model = ModelWriter(Cut("", structured=False), PROMPTS)
    assert [draft.text for draft in model.summarize(evidence(), "full")] == [FACT]
    assert model.cut


def test_a_comparison_has_a_row_for_the_lines_that_share_a_label():
    def turn(_: str, user: str) -> str:
        buying, debt = cite(user, "“We are buying", "“We are mortgaging")
        return (
            f"School roofs | Ilse Brandt | {buying} | attributed | Ilse Brandt | Ilse Brandt said the bay is quiet.\n"
            f"School roofs | Tomas Ek | {debt} | attributed | Tomas Ek | Tomas Ek said the roofs are mortgaged.\n"
            f"Mornings | Ilse Brandt | {buying} | attributed | Ilse Brandt | Ilse Brandt said mornings are quiet.\n"
        )

    first, second = writer(turn)[0].issues(evidence(), "voice", VOICES)
    assert (list(first.cells), list(second.cells)) == (["Ilse Brandt", "Tomas Ek"], ["Ilse Brandt"])


def test_a_brief_has_its_parts():
    def turn(_: str, user: str) -> str:
        name = cite(user, "The Osterby")[0]
        parts = ("headline", "bottom_line", "key_facts", "key_facts", "weather")
        return "\n".join(f"{part} | {name} | reported | | {n}: {FACT}" for n, part in enumerate(parts))

    plan = writer(turn)[0].brief(evidence(), "")
    assert plan.headline
    assert plan.headline.text.startswith("0:")
    assert [len(plan.bottom_line), len(plan.key_facts)] == [1, 3]
