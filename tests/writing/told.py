"""Evidence and scripted answers for the tests of the model writer; every place, outlet and person is invented."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from briefing.models.fakes import ScriptedChat, Turn
from briefing.reading import read
from briefing.settings import read_settings
from briefing.types import Article, Draft, Evidence, Passage
from briefing.writing.generative import ModelWriter
from briefing.writing.prompts import load

PROMPTS = load(read_settings({}).prompts)
FACT = "The council voted 27 to 14 to buy two electric ferries."

FERRY = """The Osterby town council voted 27 to 14 on Monday to buy two electric ferries for the bay. \
The vote came after two years of talks.

The ferries will cost 86 million marks, harbour director Ilse Brandt said. \
“We are buying quiet mornings for the whole bay,” Brandt said.

“We are mortgaging the school roofs,” said Tomas Ek, a councillor who voted against the purchase. \
Delivery is due to begin in May."""

ROAD = """Fruit growers blocked the road to Vimmer for a third day on Thursday. \
The farm ministry declined to comment.

“Nobody has asked us about the new water fees,” said Greta Lund, chair of the Vimmer growers' league."""


def article(text: str = FERRY, outlet: str = "Osterby Gazette", title: str = "Council buys ferries") -> Article:
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(name, text, title=title, outlet=outlet, published=date(2026, 3, 4))


def evidence(*articles: Article) -> Evidence:
    """Return evidence with one passage a paragraph, article by article."""
    chosen = articles or (article(),)
    passages = [
        Passage(f"{a.id}-{number}", a.id, number, match.start(), match.end(), match.group())
        for a in chosen
        for number, match in enumerate(re.finditer(r"[^\n]+", a.text))
    ]
    return Evidence(chosen, {a.id: read(a) for a in chosen}, tuple(passages))


def long(outlet: str, paragraphs: int = 200) -> Evidence:
    """Return evidence of one article that fits no small context."""
    text = "\n\n".join(
        f"{outlet} paragraph {n} says that the ferry lands at pier {n} of the town today." for n in range(paragraphs)
    )
    return evidence(article(text, outlet))


def joined(*parts: Evidence) -> Evidence:
    """Return several pieces of evidence as one."""
    return Evidence(
        tuple(a for part in parts for a in part.articles),
        {name: reading for part in parts for name, reading in part.readings.items()},
        tuple(p for part in parts for p in part.passages),
    )


def shown(user: str) -> dict[str, str]:
    """Return the sentences of a prompt by id."""
    passages = user.split("<passages>")[1].split("</passages>")[0]
    return dict(re.findall(r"^([a-z0-9]{5}): (.+)$", passages, re.MULTILINE))


def cite(user: str, *beginnings: str) -> list[str]:
    """Return the ids of the sentences that begin like this."""
    lines = shown(user)
    return [next(name for name, text in lines.items() if text.startswith(words)) for words in beginnings]


def said(text: str, ids: Sequence[object], **more: Any) -> dict[str, Any]:
    return {"text": text, "voice": "reported", "speaker": "", "ids": ids} | more


def answer(*sentences: dict[str, Any]) -> str:
    return json.dumps({"sentences": sentences})


def writer(*turns: Turn, context: int = 0) -> tuple[ModelWriter, ScriptedChat]:
    """Return a model writer with the chat that obeys the turns."""
    chat = ScriptedChat(*turns, context=context)
    return ModelWriter(chat, PROMPTS), chat


def drafts(*turns: Turn, found: Evidence | None = None) -> list[Draft]:
    """Return what a scripted model drafts for a summary."""
    return list(writer(*turns)[0].summarize(found or evidence(), "full"))
