"""Names as they are given: a person is named in full the first time that a document speaks of one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefing.reading import marks
from briefing.types import Article, Draft, Evidence, Span
from briefing.writing import terms
from briefing.writing.drafting import cite

_HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?"
_DENIED = re.compile(r"(?:\b(?:not|no|never|nor|without)|n[’']t)(?:\s\w+){0,4}\s$", re.IGNORECASE)
_SUFFIXES = frozenset("Jr. Sr. Jr Sr II III IV".split())
MOST_NAMED = 2  # names that one sentence is given in full


class Given:
    """The names that a document has given so far.

    Args:
        evidence: the articles; a person is named as the article names one. told: what the document says before.
    """

    def __init__(self, evidence: Evidence, told: str = "") -> None:
        self._evidence = evidence
        self._told = told
        voices = [v for reading in evidence.readings.values() for v in reading.voices if v.kind == "person"]
        full = {v.name for v in voices if " " in v.name and v.name[:1].isupper() and (v.role or v.statements)}
        full = {name for name in full if name.split()[-1][:1].isupper() and name.split()[-1] not in _SUFFIXES}
        self._bearers = Counter(last for last, _ in {(name.split()[-1], name.split()[0]) for name in full})
        self._full = sorted(full, key=len)

    def named(self, draft: Draft, room: int) -> Draft:
        """Return a draft with people in full who have not been named before, and remember whom it names.

        Args:
            draft: what is to be said next. room: words by which it may grow.
        """
        article = self._evidence.article(draft.citations[0].article_id)
        grown = 0
        # A name beside words in marks may seem to own them, and an outlet's words stay as they are.
        kept = draft.voice == "outlet" or (draft.voice == "reported" and bool(marks.find(draft.text)))
        for name in () if kept else self._full:
            more = len(name.split()) - 1
            if grown + more <= room and more <= MOST_NAMED:
                better = self._in_full(draft, name, article)
                grown += more if better is not draft else 0
                draft = better
        self._told = f"{self._told} {draft.text}"
        return draft

    def _in_full(self, draft: Draft, name: str, article: Article) -> Draft:
        """Return a draft with the first mention of somebody by the last name made the full name."""
        last = name.split()[-1]
        told = re.search(rf"[A-Z][\w’'.-]+ (?:[A-Z]\. )?{re.escape(last)}\b", f"{self._told}. {draft.text}")
        known = told is not None and not told.group().startswith(("Mr", "Ms", "Dr"))
        at = article.text.find(name)
        if known or at < 0 or self._bearers[last] > 1:
            return draft
        mention = _mention(draft.text, last)
        if mention is None:
            return draft
        sentence = next(s.span for s in self._evidence.readings[article.id].sentences if s.span.end > at)
        held = any(cited.span.holds(sentence) for cited in draft.citations if cited.article_id == article.id)
        citations = draft.citations if held else (*draft.citations, cite(article, sentence))
        text = draft.text[: mention.start] + name + draft.text[mention.end :]
        return replace(draft, text=text, citations=citations)


def _mention(text: str, last: str) -> Span | None:
    """Return where somebody is first named by the last name alone, `None` where the full name would read wrongly."""
    found = re.search(rf"(?<![\w’'.-]){_HONORIFIC}{re.escape(last)}(?=[’']s\b|[^\w’'.-]|\.$)", text)
    if found is None or _DENIED.search(text[: found.start()]):
        return None
    before = text[: found.start()].split()
    named = bool(before) and before[-1][:1].isupper() and before[-1].lower() not in terms.STOP
    inside = any(q.start <= found.start() < q.end for q in marks.find(text))
    return None if named or inside else Span(found.start(), found.end())
