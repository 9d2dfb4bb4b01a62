"""Figures, dates, names and titles: each stands in the cited text, or in what is known about the cited article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from briefing.checking import naming
from briefing.checking.cited import Cited
from briefing.checking.marked import outside
from briefing.checking.typography import fold
from briefing.checking.words import Word, words
from briefing.reading import figures
from briefing.reading.who import names
from briefing.types import Draft, Figure, Finding, FindingKind, Span

_FLOOR = r"at least|more than|over|no (?:fewer|less) than|upwards of|not less than|above|exceeding|minimum of"
_CEILING = r"at most|up to|fewer than|less than|under|below|as many as|as much as|no more than|maximum of"
_NEAR = r"about|around|roughly|approximately|some|almost|nearly|close to|an estimated|estimated|or so"
_BEFORE = re.compile(
    rf"\b(?:(?P<floor>{_FLOOR})|(?P<ceiling>{_CEILING})|(?P<near>{_NEAR}))\s+(?:\w+\s+)?[$€£¥]?$", re.I
)
_REACH = 28  # characters before a figure in which a limiting word can stand
_QUALIFIERS = frozenset("former ex acting deputy interim vice assistant then elect".split())
_PUBLICATION = frozenset("published publishes article articles dated posted".split())
_DEMONYM = frozenset(["", "n", "an", "ian", "s", "ns", "ans", "ians", "ese", "ish", "i", "is"])
_SHORTEST = 4
_DAY = 3  # letters that tell weekdays and months apart


def findings(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Yield the figures, dates, names and titles of a draft that the cited text does not have."""
    yield from _figures(draft.text, cited)
    yield from _days(draft, cited)
    yield from _names(draft, cited)
    yield from _titles(draft, cited)


def _figures(text: str, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    published = next((one.article.published for one in cited if one.article.published), None)
    known = [
        (figure, run, one.article.published)
        for one in cited
        for run in _texts(one)
        for figure in figures.find(run, one.article.published)
    ]
    dates = [one.article.published.isoformat() for one in cited if one.article.published and _of_publication(text)]
    for figure in figures.find(text, published):
        equal = [(other, run) for other, run, _ in known if figures.equal(figure, other)]
        if equal:
            yield from _limits(figure, text, equal)
        elif not (_stands(figure.text, cited) or (figure.kind == "date" and figure.value in dates)):
            kind: FindingKind = "date" if figure.kind == "date" else "figure"
            yield Finding(kind, figure.text, f"The {kind} “{figure.text}” is not in the cited text.")


@lru_cache(maxsize=64)
def _figures_of(source: str) -> tuple[Figure, ...]:
    return figures.find(source)


def lacking(text: str, source: str) -> tuple[Figure, ...]:
    """Return the figures of a text, dates apart, that a source has neither in these words nor in others.

    Args:
        text: one or more sentences. source: the text that is to bear them out.
    """
    counted = [figure for figure in figures.find(text) if figure.kind != "date"]
    known = _figures_of(source) if counted else ()
    new = (figure for figure in counted if not any(figures.equal(figure, other) for other in known))
    return tuple(figure for figure in new if not _worded(figure.text, source))


def _of_publication(text: str) -> bool:
    """Tell whether a sentence speaks of the article itself, so that its date is a fact of it."""
    return any(word.text in _PUBLICATION for word in words(text))


def _days(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Yield weekdays and months that stand alone and are neither in the cited text nor those of a cited date."""
    known = {word.text[:_DAY] for one in cited for text in _texts(one) for word in words(text)}
    for one in cited:
        found = [figure.value for run in _texts(one) for figure in figures.find(run, one.article.published)]
        known |= {word for value in found for word in _day_words(value)}
    for word in words(draft.text):
        worded = draft.text[word.start : word.end]
        alone = word.text in names.DATES and worded[0].isupper() and word.text not in {"may", "march", "sun"}
        if alone and word.text[:_DAY] not in known:
            yield Finding("date", worded, f"The date “{worded}” is not in the cited text.")


def _day_words(value: str) -> set[str]:
    """Return the first letters of the weekday and the month of an ISO date."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return set()
    return {day.strftime("%A").casefold()[:_DAY], day.strftime("%B").casefold()[:_DAY]}


def _texts(cited: Cited) -> tuple[str, ...]:
    return (*(run.of(cited.article.text) for run in cited.runs), cited.article.title)


def _stands(worded: str, cited: tuple[Cited, ...]) -> bool:
    return any(_worded(worded, text) for one in cited for text in _texts(one))


def _worded(phrase: str, text: str) -> bool:
    pattern = rf"(?<![\w.,]){re.escape(fold(phrase).text.casefold().strip())}(?![\w]|[.,]\d)"
    return re.search(pattern, fold(text).text.casefold()) is not None


def _limits(figure: Figure, text: str, equal: list[tuple[Figure, str]]) -> Iterator[Finding]:
    """Compare the limiting words ("at least", "about") before a figure with the source's."""
    mine = _limit(text, figure)
    theirs = {_limit(run, other) for other, run in equal}
    if mine[0] in {kind for kind, _ in theirs} or (mine[0] == "near" and "" in {kind for kind, _ in theirs}):
        return
    kind, worded = sorted(theirs)[0]
    if mine[0]:
        yield Finding("figure", f"{mine[1]} {figure.text}", f"The source does not say “{mine[1]} {figure.text}”.")
    elif kind:
        yield Finding("figure", figure.text, f"The sentence drops “{worded}” before “{figure.text}”.")


def _limit(text: str, figure: Figure) -> tuple[str, str]:
    match = _BEFORE.search(text[max(0, figure.start - _REACH) : figure.start])
    if match is None:
        return "", ""
    kind = str(match.lastgroup)
    return kind, match[kind].casefold()


def _names(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    dated = [figure.span for figure in figures.find(draft.text)]
    for span in names.proper_names(draft.text):
        worded = span.of(draft.text)
        before = draft.text[span.start - 1 : span.start]
        if len(worded) == 1 and (before.isdigit() or before == "["):
            continue  # a letter of "H-1B", or a capital changed in a [bracket]
        person = names.is_person(worded) and not any(character.isdigit() for character in worded)
        if any(other.meets(span) for other in dated) and not person:
            continue
        if _stands(_whole(draft.text, span), cited) or any(_known_name(worded, one) for one in cited):
            continue
        if not _parts_known(worded, cited):
            yield Finding("name", worded, f"The name “{worded}” is not in the cited text.")


def _whole(text: str, span: Span) -> str:
    """Return the words that a span lies in, so that “Phone” is looked up as “iPhone”."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _parts_known(worded: str, cited: tuple[Cited, ...]) -> bool:
    """Tell whether a run of capitals is titles and names that are each known ("Harbour Mayor Ana Lind")."""
    bare, titles = names.without_titles(worded)
    parts = [part for part in re.split(r"\s+(?:and|of the|of|for)\s+|,\s*", bare) if part]
    if not titles and len(parts) < 2:
        return all(word.casefold() in names.TITLES for word in worded.split())
    known_titles = all(title.rstrip(".") in names.TITLES or _stands(title, cited) for title in titles)
    return known_titles and all(any(_known_name(part, one) for one in cited) for part in parts)


def _known_name(worded: str, cited: Cited) -> bool:
    """Tell whether a name is known here: whole in the article or its details, and its last word where it is cited."""
    name = naming.key(worded)
    if not name:
        return True
    article = cited.article
    details = [article.title, article.outlet, article.author, article.url]
    if any(_holds(naming.key(detail), name) for detail in details):
        return True
    if any(_holds(naming.key(run.of(article.text)), name) for run in cited.runs):
        return True
    if _voiced(worded, cited):
        return True
    return _holds(naming.key(article.text), name) and _ends_here(name[-1], cited)


def _holds(text: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether the words of a name stand in a text one after the other; a people's name may stand for a place's."""
    size = len(name)
    return any(all(_same_word(text[at + n], name[n]) for n in range(size)) for at in range(len(text) - size + 1)) or (
        size == 1 and _initials(text, name[0])
    )


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long.startswith(short) and long[len(short) :] in _DEMONYM


def _initials(text: tuple[str, ...], name: str) -> bool:
    """Tell whether a short name is made of the first letters of neighbouring words ("EU": European Union)."""
    size = len(name)
    if not 2 <= size <= _SHORTEST + 1:
        return False
    return any("".join(word[0] for word in text[at : at + size]) == name for at in range(len(text) - size + 1))


def _ends_here(last: str, cited: Cited) -> bool:
    return any(_same_word(word, last) for run in cited.runs for word in naming.key(run.of(cited.article.text)))


def _voiced(worded: str, cited: Cited) -> bool:
    """Tell whether a name is that of a speaker, or of the one who relays him, whose words are cited."""
    voices = cited.reading.voices
    near = [s for s in cited.reading.statements if any(run.meets(s.span) for run in cited.runs)]
    return any(
        naming.same_voice(worded, name, voices) or _holds(naming.key(name), naming.key(worded))
        for statement in near
        for name in (statement.speaker, statement.via)
        if name
    )


def _titles(draft: Draft, cited: tuple[Cited, ...]) -> Iterator[Finding]:
    """Yield titles and offices that the source does not give, and "former" and its like where they are lost."""
    sources = {_singular(word.text) for one in cited for text in _texts(one) for word in words(text)}
    roles = {_singular(word) for one in cited for text in _roles(one, draft) for word in naming.key(text)}
    plain = words(outside(draft.text))
    source_words = [words(text) for one in cited for text in _texts(one)]
    for number, word in enumerate(plain):
        if word.text not in names.TITLES or not _is_office(draft.text, word.start, word.end):
            continue
        if _singular(word.text) not in sources | roles:
            yield Finding("name", word.text, f"The title “{word.text}” is not in the cited text.")
            continue
        before = {other.text for other in plain[max(0, number - 3) : number]}
        lost = _qualifier(word.text, source_words)
        if lost and not (before & _QUALIFIERS):
            yield Finding("name", word.text, f"The source says “{lost} {word.text}”; the sentence drops “{lost}”.")


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _is_office(text: str, start: int, end: int) -> bool:
    """Tell whether a word for a role stands directly before a name, where it is a title."""
    following = re.match(r"\s+(?:[A-Z]\.\s*)?([A-Z][\w’'-]+)", text[end:])
    return bool(following) and following is not None and following[1].casefold() not in names.COMMON


def _qualifier(title: str, texts: list[tuple[Word, ...]]) -> str:
    """Return the word that limits a title in every place where the source has the title, else ""."""
    found = []
    for source in texts:
        for number, word in enumerate(source):
            if word.text == title:
                before = [other.text for other in source[max(0, number - 3) : number] if other.text in _QUALIFIERS]
                found.append(before[-1] if before else "")
    return found[0] if found and all(found) else ""


def _roles(cited: Cited, draft: Draft) -> Iterator[str]:
    """Yield the roles of the voices that the draft names."""
    mine = set(naming.key(draft.text)) | set(naming.key(draft.speaker))
    for voice in cited.reading.voices:
        worded = naming.key(voice.name)
        if worded and worded[-1] in mine:
            yield voice.role
            yield voice.name
    for statement in cited.statements:
        yield statement.role
