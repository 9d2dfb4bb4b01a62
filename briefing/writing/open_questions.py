"""What the evidence leaves open: figures that differ, parties that gave no comment or are only spoken about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.types import Draft, Evidence, Voice
from briefing.writing import figures, select
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft

MOST = 4
SPOKEN_OF, MOST_SILENT = 3, 3  # times that someone unquoted must be named to be asked about; how many are
_INSTITUTION = re.compile(
    r"^(?!an?\b).*\b(?:ministry|department|office|agency|court|police|bank|company|council|commission|party)\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(r"\b(?:declin|refus|comment|respond|repl|answer|reach|unavailable|silent)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Open:
    """An open question with the drafts that raise it."""

    text: str
    basis: tuple[Draft, ...]


def find(evidence: Evidence, found: Sequence[Candidate]) -> tuple[Open, ...]:
    """Return what is left open, figures first, then those who gave no comment, then those who are only named.

    Args:
        found: the usable sentences of the evidence.
    """
    listed = [Open(_which(item), item.drafts) for item in figures.differences(evidence)]
    quoted = {voice.name for reading in evidence.readings.values() for voice in reading.voices if voice.statements}
    for voice in _silent(evidence, quoted)[:MOST_SILENT]:
        basis = _mention(voice, found, no_comment=voice.declined)
        if basis is not None:
            why = "No comment was given." if voice.declined else "The articles name this party but do not quote it."
            listed.append(Open(f"What does {_named(voice.name, evidence)} say? {why}", (draft(basis),)))
    return tuple(listed[:MOST])


def _which(item: figures.Differing) -> str:
    """Return the question that two differing figures raise: "Which figure is right: 412 or 430 million crowns?"."""
    one, other = (text.split() for text in item.stated)
    while len(one) > 1 and one[-1] == other[-1]:
        one = one[:-1]
    label = item.label[:1].lower() + item.label[1:]
    return f"Which figure is right for {label}: {' '.join(one)} or {' '.join(other)}?"


def _silent(evidence: Evidence, quoted: set[str]) -> list[Voice]:
    """Return those who declined first, then people who are named without being quoted in any article."""
    voices = [v for a in evidence.articles for v in evidence.readings[a.id].voices if v.name not in quoted]
    distinct = [v for v in {v.name: v for v in voices}.values() if not any(name in v.name for name in quoted)]
    declined = [v for v in distinct if v.declined and (_proper(v.name) or _INSTITUTION.search(v.name))]
    named = [v for v in distinct if not v.declined and v.kind in {"person", "group"} and _proper(v.name)]
    often = [(sum(_mentions(v, a.text) for a in evidence.articles), v) for v in named]
    often.sort(key=lambda item: -item[0])
    return declined + [v for number, v in often if number >= SPOKEN_OF][:MOST_SILENT]


def _proper(name: str) -> bool:
    """Tell whether a name is a proper name of more than one word, not a description in small letters."""
    words = [word for word in name.split() if word.lower() not in {"the", "a", "an"}]
    return len(words) > 1 and all(word[:1].isupper() for word in (words[0], words[-1]))


def _mentions(voice: Voice, text: str) -> int:
    """Count how often a text names someone by the last name."""
    return len(re.findall(rf"\b{re.escape(voice.name.split()[-1])}\b", text))


def _mention(voice: Voice, found: Sequence[Candidate], *, no_comment: bool) -> Candidate | None:
    names = (voice.name, *voice.aliases)
    for candidate in found:
        named = any(name in candidate.text for name in names)
        if named and select.stands(candidate) and (not no_comment or _NO_COMMENT.search(candidate.text)):
            return candidate
    return None


def _named(name: str, evidence: Evidence) -> str:
    """Return a name for the middle of a sentence, with "the" where the articles mostly put it."""
    if name.startswith(("A ", "An ", "The ")):
        return name[:1].lower() + name[1:]
    text = " ".join(article.text for article in evidence.articles)
    with_article = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", text))
    return f"the {name}" if 2 * with_article > text.count(name) else name
