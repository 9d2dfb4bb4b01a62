"""Who says what, for a brief: the most telling statement of each main voice, under its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.reading import marks
from briefing.types import Citation, Claim, Column, Evidence, Span
from briefing.writing import leaning, terms, voices
from briefing.writing.candidates import Candidate
from briefing.writing.frame import Frame
from briefing.writing.standing import opens_back, routine

MOST = 5
FEWEST = 2  # under this a statement that tells little is better than a voice that is not heard
NAMED = 2  # times that the articles name a speaker who has one word for a name; fewer, and it may be no name
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*"
_CUE = r"(?:said|says|told|added|called|argued|wrote|replied|responded|declared)"
_SPEAKS = re.compile(rf"(?P<before>{_NAME}) {_CUE}\b|\b{_CUE} (?P<after>{_NAME})(?=[,.])")
_POSSESSIVE = re.compile(r"\b(?:his|her|their|its|[\w.]+[’']s?) (?:\w+ )?$", re.IGNORECASE)
_PIECE = re.compile(
    r"(?:said|wrote|asked)?: “(?:his|her|their|its|he|she|it|they|who|which|that|and|or|but|to|of|in)\b"
)
HARDLY_TELLS = -0.85  # briefing.writing.voices.worth under which a statement is a courtesy or a remark in passing
SPOKEN_FOR = ("person", "group")


def find(evidence: Evidence, found: Sequence[Candidate], frame: Frame, shown: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return one statement for each main voice, none that is shown already.

    Voices take turns by article, so that those of every outlet are heard.

    Args:
        found: the usable sentences of the evidence. frame: checks and remembers. shown: what the brief prints already.
    """
    columns = voices.columns(evidence)
    said = voices.said(evidence, found, (column.name for column in columns))
    weights = voices.weights(evidence)
    claims: list[Claim] = []
    for least, most in ((voices.TELLS, MOST), (HARDLY_TELLS, FEWEST)):
        for column in _in_turn([c for c in columns if _is_named(c, evidence)]):
            if len(claims) >= most or any(claim.speaker in _names(column, evidence) for claim in claims):
                continue
            own = [i for i in said if i.column == column.name and not _printed(i.draft.citations, [*shown, *claims])]
            own = [i for i in own if voices.worth(i, weights) > least and _stands(i)]
            ordered = sorted(own, key=lambda i: (-voices.worth(i, weights), i.number))
            drafts = [i.draft for i in ordered if _names_speaker(i.draft.text, i.draft.speaker)]
            claim = next((c for c in frame.claims(drafts[:1]) if _holds(c, column, evidence)), None)
            if claim is not None:
                claims.append(claim)
    return tuple(claims)


def _stands(item: voices.Said) -> bool:
    """Tell whether a statement reads alone: said, not spoken of ("his promise"), no piece of a sentence, no post."""
    cue, text = item.statement.cue_span, item.article.text
    spoken_of = cue is not None and _POSSESSIVE.search(text[max(0, cue.start - 30) : cue.start])
    piece = _PIECE.search(item.draft.text)
    return not (spoken_of or piece or opens_back(item.draft.text) or routine(item.draft.text))


def _in_turn(columns: Sequence[Column]) -> list[Column]:
    """Return the voices so that the first of every article come first, then the second ones; people before groups."""
    turns: list[tuple[bool, int, int, Column]] = []
    heard: dict[str, int] = {}
    for at, column in enumerate(columns):
        first = column.articles[0]
        heard[first] = heard.get(first, 0) + 1
        turns.append((column.kind != "person", heard[first], at, column))
    return [column for *_, column in sorted(turns, key=lambda turn: turn[:3])]


def _is_named(column: Column, evidence: Evidence) -> bool:
    """Tell whether a voice goes by a name that can be printed, not by a description or by a chance capital."""
    if column.kind not in SPOKEN_FOR or not column.name[:1].isupper():
        return False
    title = r"(?:M(?:r|s|rs)|Dr|Sen|Rep|Gov)\.?|[A-Z][a-z]+" if column.kind == "person" else r"[\w,.]+"
    pattern = re.compile(rf"(?:{title}) {re.escape(column.name)}\b")
    return " " in column.name or sum(len(pattern.findall(a.text)) for a in evidence.articles) >= NAMED


def _names(column: Column, evidence: Evidence) -> set[str]:
    return {name for name, listed in voices.canonical(evidence).items() if listed == column.name} | {column.name}


def _names_speaker(text: str, speaker: str) -> bool:
    return bool(set(terms.words(speaker)[-1:]) & set(terms.words(text)))


def _holds(claim: Claim, column: Column, evidence: Evidence) -> bool:
    """Tell whether a checked claim is still the voice's own, under its name, and can be read alone."""
    own = claim.voice == "attributed" and claim.speaker in _names(column, evidence) and not _others(claim)
    return own and not opens_back(claim.text) and _names_speaker(claim.text, claim.speaker)


def _others(claim: Claim) -> bool:
    """Tell whether somebody else by name says something in a claim's own words ("Asked by X, Farrow said ...")."""
    bare = leaning.plain(claim.text, Span(0, len(claim.text)), [Span(q.start, q.end) for q in marks.find(claim.text)])
    names = [
        words for match in _SPEAKS.finditer(bare) for words in (match.group("before") or match.group("after")).split()
    ]
    return bool(names) and not set(names) & set(claim.speaker.split())


def _printed(citations: Iterable[Citation], shown: Sequence[Claim]) -> bool:
    spans = [(c.article_id, c.span) for claim in shown for c in claim.citations]
    return any(c.article_id == name and c.span.meets(span) for c in citations for name, span in spans)
