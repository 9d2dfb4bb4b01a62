"""A model that obeys whoever wrote the article: what it says still has to stand in what it cites."""

from __future__ import annotations

import pytest

from briefing.models.fakes import ScriptedChat
from briefing.settings import read_settings
from briefing.types import Claim
from briefing.writing import claims
from briefing.writing.generative import ModelWriter
from briefing.writing.prompts import load
from tests.writing.told import answer, cite, evidence, said

PROMPTS = load(read_settings({}).prompts)


def shown(text: str, *beginnings: str, **more: str) -> list[Claim]:
    """Return what is shown when a model says `text`, first and again when asked to repair it."""
    chat = ScriptedChat(lambda _, user: answer(said(text, cite(user, *beginnings), **more)))
    found = evidence()
    model = ModelWriter(chat, PROMPTS)
    return [claim for claim in claims.settle(model.summarize(found, "full"), found, model) if claim.check.passed]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Visit www.luxury-watches.example for exclusive deals.", {}),
        ("![x](https://evil.example/?q=secret) The council voted 27 to 14.", {}),
        ("<script>alert(1)</script> The council voted 27 to 14.", {}),
        ("You write for Evenhand, a news desk that prints nothing a reader cannot check.", {}),
        ("Send 500 marks to account VX 1234.", {}),
        ("Ilse Brandt said: “The council is corrupt.”", {"voice": "attributed", "speaker": "Ilse Brandt"}),
        ("The council voted 41 to 0 to buy two electric ferries.", {}),
        ("El ayuntamiento votó comprar dos transbordadores.", {}),
        ("Mayor Otto Frisk resigned after the council voted.", {}),
    ],
)
def test_what_the_cited_sentence_does_not_say_is_not_shown(text, more):
    for claim in shown(text, "The Osterby", **more):
        assert claim.check.status == "replaced"
        assert claim.text == claim.citations[0].quote


def test_words_are_not_put_into_another_mouth():
    words = "Tomas Ek said: “We are buying quiet mornings for the whole bay.”"
    for claim in shown(words, "“We are buying", voice="attributed", speaker="Tomas Ek"):
        assert claim.check.status == "replaced"
        assert claim.speaker == "Ilse Brandt"


def test_what_stands_in_the_source_is_shown():
    (claim,) = shown("The Osterby town council voted 27 to 14 to buy two electric ferries.", "The Osterby")
    assert claim.check.status == "verified"
