"""A model's answer as it comes in: JSON objects are taken out of it as soon as each is whole."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from briefing.errors import ModelOutputError
from briefing.types import ClaimVoice

VOICES = frozenset({"reported", "attributed", "outlet"})
MOST_OPEN = 40  # objects begun and not ended that are looked at; an answer in the form asked for has three at most
_JOINERS = "\u200c\u200d"  # spelling in some scripts, unlike the other invisible characters

_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")  # what a terminal would obey

RUNS_ON = 800  # characters of one string; longer than any sentence that a reader wants
_OPENS = re.compile(r"[:,\[{]\s{0,9}\Z")

FEWEST_WORDS = 3  # fewer are a fragment, which says nothing that could be checked
# An address or markup. A name such as Example.com begins with a capital; an address that is to be opened seldom does.
_LEAD = re.compile(
    r"\w://|\bwww\.|\b(?:javascript|data|mailto|tel):|\S@\S|[<>`|{}]|\]\(|!\["
    r"|(?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b"
)

_DECODER = json.JSONDecoder()

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a model wrote it; nothing about it has been checked.

    Args:
        part: the key that it stands under ("headline"), "" where that does not matter.
    """

    text: str
    ids: tuple[str, ...]
    voice: ClaimVoice = "reported"
    speaker: str = ""
    part: str = ""


def objects(pieces: Iterable[str], wanted: Iterable[str]) -> Iterator[tuple[Object, str]]:
    """Yield every JSON object that has the wanted keys once it is whole, with the text of the answer before it.

    Text around the objects, code fences and unfinished objects are passed over. An object inside one that is yielded
    is not yielded itself.

    Args:
        pieces: the answer, cut anywhere.
        wanted: the keys that an object must have.

    Raises:
        ModelOutputError: the answer does not come to the end of a sentence, as a small model's sometimes does not.
    """
    keys = frozenset(wanted)
    text, done = "", 0
    for piece in pieces:
        text += piece
        if _runs_on(text):
            raise ModelOutputError("The answer ran on and on in one sentence.")
        if "}" not in piece:
            continue
        for found, start, end in _whole(text, done, keys):
            done = end
            yield found, text[:start]


def _runs_on(text: str) -> bool:
    """Tell whether an answer is in the middle of a string that is longer than any sentence."""
    begun = text.rfind('"')
    return (
        len(text) - begun > RUNS_ON
        and begun > text.find("{") >= 0
        and bool(_OPENS.search(text[max(0, begun - 10) : begun]))
    )


def any_object(text: str) -> bool:
    """Tell whether an answer holds any JSON object at all, {"sentences": []} for one."""
    return next(_whole(text, 0, frozenset()), None) is not None


def part(before: str, names: Iterable[str]) -> str:
    """Return the key under which something stands: the last of `names` in the answer before it, "" if none is there."""
    found = re.findall(rf'(?<!\\)"({"|".join(names)})"\s*:', before)
    return found[-1] if found else ""


def sentence(found: Object, under: str = "") -> Sentence | None:
    """Return what a JSON object says as a sentence, `None` if it says none."""
    text = plain(found.get("text"))
    if not text:
        return None
    named = found.get("voice")
    voice = cast(ClaimVoice, named) if isinstance(named, str) and named in VOICES else "reported"
    speaker = "" if voice == "reported" else plain(found.get("speaker"))
    return Sentence(text, _ids(found.get("ids")), voice, speaker, under)


def leads(text: str) -> bool:
    """Tell whether a sentence holds an address or markup; the links that a reader sees are made by code."""
    return bool(_LEAD.search(text))


def fragment(text: str) -> bool:
    """Tell whether a text is too short for a sentence; scripts without spaces between words are left alone."""
    return text.isascii() and len(text.split()) < FEWEST_WORDS


def plain(value: object) -> str:
    """Return a string on one line without control and invisible characters, "" for anything but a string."""
    if not isinstance(value, str):
        return ""
    value = _TERMINAL.sub("", value)
    kept = (c if c in _JOINERS or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} else " " for c in value)
    return " ".join("".join(kept).split())


def _ids(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value or ""]
    # Brackets and commas are how models like to write references; what is between them has to be an id all the same.
    names = (name for item in listed for name in re.split(r"[\s,;()\[\]]+", str(item)))
    return tuple(dict.fromkeys(name for name in names if name))


def _whole(text: str, begin: int, keys: frozenset[str]) -> Iterator[tuple[Object, int, int]]:
    position = text.find("{", begin)
    unfinished = 0
    while position >= 0 and unfinished < MOST_OPEN:
        next_one = position + 1  # the objects inside this one may be what is wanted
        try:
            found, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            unfinished += 1
        else:
            if keys <= found.keys():
                yield found, position, end
                next_one = end
        position = text.find("{", next_one)
