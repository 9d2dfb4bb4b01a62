"""Labels of issues: the phrase that statements share, as a source words it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from briefing.reading import wording
from briefing.writing import phrases, terms

_SAYS = re.compile(r"(?:say|said|says|saying|call|criticis|object|ask|tell|told)\w*\b", re.IGNORECASE)
_REPEATED = 0.5  # what each further text with the same phrase adds to its value
_SINGLE = 0.8  # a noun alone names an issue less well than a phrase does
_FIGURES = frozenset("million billion trillion thousand hundred dozen early full different".split())
_TWICE = 2
ON = "Statements on"


def label(
    texts: Sequence[str],
    shared: Mapping[str, float],
    heads: set[str],
    *,
    used: Sequence[str] = (),
    barred: Collection[str] = (),
    parties: Collection[str] = (),
) -> str:
    """Return the noun phrase that names best what the texts share, as one of them words it, or "" for none.

    It is a phrase of at least two content words that the texts share or the whole story has ("border wall", "cost of
    the tram line"), a name only where two texts have it; where there is none, it says what noun the texts share
    ("Statements on troops"). It is in plain words: a loaded term gives way to the style sheet's neutral wording.

    Args:
        texts: the sentences of the issue. heads: words that can end a label.
        shared: how much each shared stem counts; stems that only the whole story has count 0.
        used: labels already given. barred: stems that no label has: names of people and outlets. parties: names of
            groups that speak; a group alone is no issue.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({p for p in phrases.phrases(text, heads) if _bound(p, shared) and phrases.ends(p, heads)})
    held = Counter(item for text in texts for item in set(terms.content(text)))
    taken = {frozenset(terms.content(item)) for item in used}
    groups = [set(terms.content(name)) for name in parties]
    own = {p: set(terms.content(p)) for p in counts}
    named = {p for p in counts if p[:1].isupper() and any(own[p] <= g or g <= own[p] for g in groups if g)}
    free = [p for p in counts if p not in named and not own[p] & set(barred) and frozenset(own[p]) not in taken]
    free = [p for p in free if _common(p, shared, held) and (p[:1].islower() or counts[p] > 1 or " " not in p)]
    free = [p for p in free if not _cut(p, texts, held)]
    loaded = {phrase: wording.notes("", phrase.replace("-", " "), ()) for phrase in free}
    options = [p for p in free if not loaded[p]]
    values = {p: _value(p, shared) * (1 + _REPEATED * (counts[p] - 1)) for p in options if " " in p}
    values |= {p: value for p, value in _single(options, shared, texts).items() if _stems(p) not in taken}
    for phrase, notes in loaded.items():
        for note in notes:
            if (
                " " in note.neutral
                and names_something(note.neutral)
                and frozenset(terms.content(note.neutral)) not in taken
            ):
                values[note.neutral] = _value(phrase, shared) * (1 + _REPEATED * (counts[phrase] - 1))
    best = max(values, key=lambda phrase: (values[phrase], -len(phrase), phrase), default="")
    return best[:1].upper() + best[1:]


def _thin(label: str, story: Sequence[str]) -> bool:
    """Tell whether a label is a clause or a figure of speech: "Government reopens", "Billion raid"."""
    first, _, last = label.partition(" ")
    if not last or " " in last:
        return False
    verb = last.endswith("s") and not any(re.search(rf"\b(?:the|of|in|on|for|a) {re.escape(last)}\b", t) for t in story)
    return first.lower() in _FIGURES or verb


def fuller(name: str, story: Sequence[str], heads: set[str], *, used: Sequence[str], barred: Collection[str]) -> str:
    """Return a label, or for one that says little the phrase that the story has most often around its noun.

    The phrase stands in at least two sentences and is in plain words: "planned mosque" for "Statements on mosque".

    Args:
        name: the label. story: all sentences of the event. heads, used, barred: as in `label`.
    """
    if not name or not (name.startswith(ON) or _thin(name, story)):
        return name
    stems = set(terms.content(name.removeprefix(f"{ON} "))[-1:])
    taken = {frozenset(terms.content(item)) for item in used}
    counts = Counter(phrase for text in story for phrase in set(phrases.phrases(text, heads)))

    def fits(phrase: str) -> bool:
        own = _stems(phrase)
        able = len(own) > 1 and stems <= own and own not in taken and not own & set(barred) and phrase[:1].islower()
        plain = able and phrases.ends(phrase, heads) and not _thin(phrase, story)
        return plain and not wording.notes("", phrase.replace("-", " "), ())

    able = [phrase for phrase, number in counts.items() if number >= _TWICE and fits(phrase)]
    best = max(able, key=lambda phrase: (counts[phrase], -len(phrase), phrase), default="")
    return best[:1].upper() + best[1:] if best else name


def names_something(neutral: str) -> bool:
    """Tell whether a neutral wording is a name for something, not a verb that reports."""
    return bool(terms.content(neutral)) and not _SAYS.match(neutral)


def _single(options: Sequence[str], shared: Mapping[str, float], texts: Sequence[str]) -> dict[str, float]:
    """Return the common noun that counts most as a label with its value: "Statements on troops"."""
    words = [p for p in options if len(terms.content(p)) == 1 and " " not in p and not p[:1].isupper()]
    head = rf"\b(?:{phrases.BEFORE_HEAD})\s(?:[a-z][\w’'-]*\s)?{{}}(?={phrases.AFTER_HEAD})"
    patterns = {w: re.compile(head.replace("{}", re.escape(w.rstrip("s")) + "(?:e?s)?"), re.IGNORECASE) for w in words}
    able = [
        w
        for w, pattern in patterns.items()
        if _bound(w, shared) and sum(bool(pattern.search(text)) for text in texts) > 1
    ]
    best = min(able, key=lambda word: (-_value(word, shared), word), default="")
    return {f"{ON} {best}": _SINGLE * _value(best, shared)} if best else {}


def _stems(text: str) -> frozenset[str]:
    return frozenset(terms.content(text))


def _bound(phrase: str, shared: Mapping[str, float]) -> bool:
    return any(shared.get(item, 0.0) > 0 for item in terms.content(phrase))


def _common(phrase: str, shared: Mapping[str, float], held: Mapping[str, int]) -> bool:
    """Tell whether at least two texts, or the whole story, have each word of a phrase."""
    stems = terms.content(phrase)
    vague = set(stems) - phrases.telling(stems)
    return all(item in shared or (item in vague and held[item] > 1) for item in stems)


def _cut(phrase: str, texts: Sequence[str], held: Mapping[str, int]) -> bool:
    """Tell whether a phrase is the end of a longer one that the texts share: "care law" of "health care law"."""
    before = re.compile(rf"(?:([a-z][\w’'-]*) )?\b{re.escape(phrase)}\b")
    words = {match.group(1) or "" for text in texts for match in before.finditer(text)}
    word = next(iter(words), "") if len(words) == 1 else ""
    return bool(word) and word not in terms.STOP and held[terms.stem(word)] > 1


def _value(phrase: str, shared: Mapping[str, float]) -> float:
    stems = terms.content(phrase)
    own = sum(shared.get(item, 0.0) for item in stems)
    strangers = sum(1 for item in stems if item not in shared)
    return own * (1.0 + 0.25 * (len(stems) - 1)) / (1 + 0.3 * strangers)
