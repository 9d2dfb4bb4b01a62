"""What the evidence leaves open: figures that differ, parties that gave no comment or are only spoken about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.types import Draft, Evidence, Span, Voice
from briefing.writing import figures, select, voices
from briefing.writing.candidates import Candidate
from briefing.writing.drafting import draft

MOST = 4
SPOKEN_OF, MOST_SILENT = 3, 3  # times that someone unquoted must be named to be asked about; how many are
_INSTITUTION = re.compile(
    r"^(?!an?\b).*\b(?:ministry|department|office|agency|court|police|bank|company|council|commission|party)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:Presidents|Senators|Representatives|Governors|Justices|Ministers|Mayors|Judges|Sens|Reps)\b")
_ACTS = r"(?:is|are|was|were|has|have|had|will|would|did|does|do|says?|\w{2,}ed)\b"
_MANY = re.compile(r"^(?!.* of )(?!the )(?!.*(?:States|Nations|News|Times)$).*[^s]s$")
_NO_COMMENT = re.compile(r"\b(?:declin|refus|comment|respond|repl|answer|reach|unavailable|silent)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Open:
    """An open question with the drafts that raise it."""

    text: str
    basis: tuple[Draft, ...]


def find(evidence: Evidence, found: Sequence[Candidate]) -> tuple[Open, ...]:
    """Return what is left open, figures first, then those who gave no comment, then those who are not heard.

    Args:
        found: the usable sentences of the evidence.
    """
    listed = [Open(_which(item), item.drafts) for item in figures.differences(evidence)]
    for voice in _silent(evidence):
        basis = _basis(voice, evidence, found)
        if basis is not None:
            name = _named(voice.name, evidence)
            listed.append(Open(_asked(voice, name), (draft(basis),)))
    return tuple(listed[:MOST])


def _asked(voice: Voice, name: str) -> str:
    """Return the question to a party that is not heard: to one that is criticised, how it answers."""
    does = "do" if voice.kind == "group" and _MANY.search(name) else "does"
    if voice.declined:
        return f"What {does} {name} say? No comment was given."
    if voice.criticised:
        return f"How {does} {name} answer the criticism? The loaded text quotes no answer."
    return f"What {does} {name} say? The articles name {name} often and quote nothing."


def _which(item: figures.Differing) -> str:
    """Return the question that two differing figures raise: "Which figure is right: 412 or 430 million crowns?"."""
    one, other = (text.split() for text in item.stated)
    while len(one) > 1 and one[-1] == other[-1]:
        one = one[:-1]
    label = item.label[:1].lower() + item.label[1:]
    return f"Which figure is right for {label}: {' '.join(one)} or {' '.join(other)}?"


def _silent(evidence: Evidence) -> list[Voice]:
    """Return those who declined, then those who are criticised or whom a title names, and who are quoted nowhere."""
    known = voices.canonical(evidence)
    listed: dict[str, Voice] = {}
    heard: set[str] = set()
    for article in evidence.articles:
        for voice in evidence.readings[article.id].voices:
            name = known.get(voice.name, voice.name)
            heard |= {name, name.split()[-1]} if voice.statements else set()
            old = listed.get(name, voice)
            listed[name] = replace(
                voice,
                name=name,
                declined=old.declined or voice.declined,
                criticised=(*old.criticised, *voice.criticised) if old is not voice else voice.criticised,
            )
    silent = [v for name, v in listed.items() if not {name, name.split()[-1]} & heard]
    declined = [v for v in silent if v.declined and (_proper(v.name) or _INSTITUTION.search(v.name))]
    named = [v for v in silent if not v.declined and v.kind in {"person", "group"} and _proper(v.name)]
    named = [v for v in named if (v.kind == "person" and v.role) or _is_party(v.name, evidence)]
    titles = " ".join(article.title for article in evidence.articles)
    often = [(sum(_mentions(v, a.text) for a in evidence.articles), v) for v in named]
    asked = [(n, v) for n, v in often if n >= SPOKEN_OF and (v.criticised or v.name.split()[-1] in titles)]
    asked.sort(key=lambda item: (not item[1].criticised, -item[0]))
    return declined + [v for _, v in asked][:MOST_SILENT]


def _proper(name: str) -> bool:
    """Tell whether a name is a proper name of more than one word, not a description in small letters."""
    words = [word for word in name.split() if word.lower() not in {"the", "a", "an"}]
    return len(words) > 1 and not _PLURAL.match(words[0]) and all(word[:1].isupper() for word in (words[0], words[-1]))


def _is_party(name: str, evidence: Evidence) -> bool:
    """Tell whether a group's name is one, and acts: nobody is called "Roman Catholic", nor "Prominent Republicans"."""
    text = " ".join(article.text for article in evidence.articles)
    acts = re.search(rf"(?<=[a-z,;] ){re.escape(name)} (?:{_ACTS})", text)
    return acts is not None and not name.endswith("Court")


def _mentions(voice: Voice, text: str) -> int:
    """Count how often a text names someone by the last name."""
    return len(re.findall(rf"\b{re.escape(voice.name.split()[-1])}\b", text))


def _basis(voice: Voice, evidence: Evidence, found: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence that raises the question: where a party is criticised or gives no comment, else named."""
    known = voices.canonical(evidence)
    names = [name for name, listed in known.items() if listed == voice.name] + [voice.name]
    about = [c for c in found if any(name in c.text for name in names) and select.alone(c)]
    if voice.declined:
        return next((c for c in about if _NO_COMMENT.search(c.text)), None)
    spans = {a.id: _criticised(a.id, evidence, names) for a in evidence.articles}
    blamed = (c for c in about if any(span.meets(c.span) for span in spans[c.article.id]))
    return next(blamed, None if voice.criticised else next(iter(about), None))


def _criticised(article_id: str, evidence: Evidence, names: Sequence[str]) -> list[Span]:
    return [span for v in evidence.readings[article_id].voices if v.name in names for span in v.criticised]


def _named(name: str, evidence: Evidence) -> str:
    """Return a name for the middle of a sentence, with "the" where the articles mostly put it."""
    if name.startswith(("A ", "An ", "The ")):
        return name[:1].lower() + name[1:]
    text = " ".join(article.text for article in evidence.articles)
    with_article = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", text))
    return f"the {name}" if 2 * with_article > text.count(name) else name
