"""The lying model: ten ways to corrupt a correct claim, so that it is wrong for sure.

Nothing here is shared with the checker: its own patterns and lists of words, and its own view of what a name is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from briefing.types import ClaimVoice, Span
from tests.evals import negations, plain
from tests.evals.truths import Truth

Words = tuple[int, int, str]  # start and end in the claim, and what is put there


@dataclass(frozen=True, slots=True)
class Lie:
    """A corrupted claim: what is written, under whose name, and what it rests on.

    Args:
        spans: the sentences whose ids are given. ids: further ids that are given though nobody was shown them.
    """

    truth: Truth
    text: str
    spans: tuple[Span, ...]
    voice: ClaimVoice
    speaker: str
    ids: tuple[str, ...] = ()


NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
SCALES = {"thousand": "million", "million": "billion", "billion": "million", "hundred": "thousand"}
SENTENCE_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had|do|does|did|must|may|might)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,:/#’'–—-])[$£€]?"
    r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w’'–—-]|[.,:/]\d|/)(?: (million|billion|thousand))?"
)
_AMERICAN_DATE = re.compile(rf"(?:{'|'.join(plain.MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.) $")
_FIRST_PERSON = re.compile(r"\b(?:I|we|us|me|my|our|you|your|[Ww]e[’']\w+|I[’']\w+)\b", re.I)
_SECOND_HAND = r"\b(?:said|says|told|according|stated|reported|claimed|believes?)\b"
_JOINT = 3  # words that must be left out between the two halves of a joined quotation
_UNLIKE = 0.25  # share of a claim's words that a wrong source may hold at most


def of(kind: str, truth: Truth) -> Lie | None:
    """Return a claim corrupted in one way, `None` if it offers no place for that."""
    lie = KINDS[kind](truth)
    same = lie and plain.squeezed(lie.text) == plain.squeezed(truth.text)
    return None if same and kind not in _SAME_TEXT else lie


def _put(truth: Truth, places: Sequence[Words]) -> Lie | None:
    """Return the claim with one of the places changed."""
    if not places:
        return None
    start, end, words = plain.pick(places, truth.text)
    return _lie(truth, truth.text[:start] + words + truth.text[end:])


def _lie(truth: Truth, text: str) -> Lie:
    return Lie(truth, text, truth.spans, truth.voice, truth.speaker)


def _quote_word(truth: Truth) -> Lie | None:
    """Change, drop or add one word within quotation marks."""
    places: list[Words] = []
    for span in plain.quotations(truth.text):
        words = list(plain.WORD.finditer(truth.text, span.start, span.end))
        for found in words[1:-1]:
            if found.group().islower() and len(found.group()) > 3:
                places += _other_word(truth, found)
        places += [(w.start(), w.end() + 1, "") for w in words[2:-1] if truth.text[w.end()] == " "][:2]
        places += [(w.start(), w.start(), "really ") for w in words[2:-1] if truth.text[w.start() - 1] == " "][:1]
    source = plain.squeezed(truth.article.text)
    lies = [place for place in places if plain.squeezed(_changed(truth.text, place, truth)) not in source]
    return _put(truth, lies)


def _changed(text: str, place: Words, truth: Truth) -> str:
    """Return the quoted words after a change, to see that the article nowhere has them."""
    start, end, words = place
    span = next(one for one in plain.quotations(text) if one.start <= start and end <= one.end + 1)
    return text[span.start : start] + words + text[end : span.end]


def _other_word(truth: Truth, found: re.Match[str]) -> Iterator[Words]:
    """Put a word of about the same length from elsewhere in the article."""
    own = plain.content(truth.source)
    near = [w for w in plain.WORD.findall(truth.article.text) if w.islower() and abs(len(w) - len(found.group())) < 2]
    others = [w for w in near if len(w) > 3 and w[:5] not in own]
    if others:
        yield found.start(), found.end(), plain.pick(others, found.group(), truth.text)


def _figure(truth: Truth) -> Lie | None:
    places: list[Words] = []
    for found in _NUMBER.finditer(truth.text):
        if not _is_date(truth.text, found):
            places += _other_figure(truth, found)
    for found in re.finditer(rf"\b(?<!-)({'|'.join(NUMBERS)})\b(?!-)", truth.text):
        other = plain.pick([n for n in NUMBERS if n != found.group()], truth.text, found.start())
        places.append((found.start(), found.end(), other))
    return _put(truth, [one for one in places if plain.outside(truth.text, one[0], one[1]) or truth.form == "quote"])


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number is a year, a day or a name's part ("Title 9", "No. 10")."""
    number, before, after = found[1], text[: found.start()], text[found.end() :]
    bare_year = re.fullmatch(r"(?:1[5-9]|20)\d\d", number) and "$" not in found.group() and not found[2]
    by_month = _AMERICAN_DATE.search(before) or re.match(rf" (?:{'|'.join(plain.MONTHS)})", after)
    named = re.search(
        r"(?:\b[A-Z][\w.]*|#|No\.|[Aa]ged?|\(|\b(?:part|page|chapter|section|phase|round|day)) ?$", before
    ) and not re.search(r"(?:^|[.!?] )[A-Z]\w* $", before)
    return bool(bare_year or by_month or named)


def _other_figure(truth: Truth, found: re.Match[str]) -> Iterator[Words]:
    """Change a figure by a digit, tenfold, by its scale, or into another one of the article."""
    number = found[1]
    start, end = found.span(1)
    value = float(number.replace(",", ""))
    first = "123456789"[int(number[0]) % 9] if number[0] != "0" else "4"
    last = str((int(number[-1]) + 3) % 10)
    changed = [first + number[1:], number[:-1] + last]
    if found[2]:
        yield (*found.span(2), SCALES[found[2]])
    elif value >= 10 and "." not in number:
        changed.append(f"{int(value) * 10:,}" if "," in number else f"{int(value) * 10}")
    elsewhere = [n[1] for n in _NUMBER.finditer(truth.article.text) if not _is_date(truth.article.text, n)]
    changed += [n for n in elsewhere if len(n) == len(number)][:2]
    for other in changed:
        if other and not other.endswith(",") and float(other.replace(",", "")) not in {value, 0.0}:
            yield start, end, other


def _date(truth: Truth) -> Lie | None:
    places: list[Words] = []
    for names in (plain.DAYS, plain.MONTHS):
        for found in re.finditer(rf"\b({'|'.join(names)})\b(?!\.)", truth.text):
            if found.group() in {"May", "March"} and not re.search(
                r"(?:\b[Ii]n|[Oo]f|\d|last|next|since|until) $", truth.text[: found.start()]
            ):
                continue
            places.append((*found.span(), plain.pick([n for n in names if n != found.group()], truth.text)))
    for found in re.finditer(rf"\b(?:{'|'.join(plain.MONTHS)}) (\d\d?)\b", truth.text):
        places.append((*found.span(1), str(int(found[1]) % 27 + 1)))
    for found in re.finditer(r"(?<![\w$£€.,#-])((?:19|20)\d\d)(?![\w%]|[.,]\d| (?:million|people|votes))", truth.text):
        places.append((*found.span(1), str(int(found[1]) - plain.pick((1, 2, 3, 10), truth.text))))
    return _put(truth, [one for one in places if plain.outside(truth.text, one[0], one[1])])


def _name(truth: Truth) -> Lie | None:
    """Put another name of the article in the place of a name."""
    text = truth.article.text
    places: list[Words] = []
    for start, end, name in plain.names(truth.text):
        others = [
            other
            for other in plain.known(text)
            if not plain.kin(name, other)
            and not plain.kin(other, truth.speaker)
            and other.split()[-1] not in truth.source
            and plain.is_person(other, text) == plain.is_person(name, text)
        ]
        if others and not plain.kin(name, truth.speaker) and plain.outside(truth.text, start, end):
            places.append((start, end, plain.pick(others, truth.text, name)))
    return _put(truth, places)


def _negation(truth: Truth) -> Lie | None:
    places = [place for place in negations.places(truth.text) if plain.outside(truth.text, place[0], place[1])]
    return _put(truth, places)


def _speaker(truth: Truth) -> Lie | None:
    """Put a claim under the name of somebody else who speaks in the article."""
    if truth.voice != "attributed" or truth.nested or truth.speaker.split()[-1] not in truth.text:
        return None
    known = " ".join(line for line in truth.source.splitlines())
    free = [name for name in truth.others if not any(word in known for word in name.split() if word[0].isupper())]
    near = [name for name in truth.others if name in known and " and " not in known]
    others = [name for name in (near if near and plain.chance(0.4, truth.text) else free) if _may_speak(name)]
    if not others or len(re.findall(rf"\b{re.escape(truth.speaker)}\b", truth.text, re.I)) != 1:
        return None
    other = plain.pick(others, truth.text)
    place = re.search(rf"\b{re.escape(truth.speaker)}\b", truth.text, re.I)
    if place is None:
        return None
    name = other if place.start() else other[:1].upper() + other[1:]
    text = truth.text[: place.start()] + name + truth.text[place.end() :]
    return replace(_lie(truth, text), speaker=other)


def _may_speak(name: str) -> bool:
    return not plain.PRONOUN.search(name) and (name[:1].isupper() or name.startswith("the "))


def _dropped(truth: Truth) -> Lie | None:
    """State as a fact what somebody said, in the words of the claim's source."""
    words = truth.words
    if truth.form == "fact" or truth.nested or len(words.split()) < 6 or not SENTENCE_VERB.search(words):
        return None
    starts = re.match(
        r"(?:the|a|an|his|her|their|he|she|it|they|there|this|these|most|many|some|all|no|its)\b|[A-Z]", words
    )
    if not starts or _FIRST_PERSON.search(words) or re.search(rf"[?!“”\"‘]|{_SECOND_HAND}", words):
        return None
    lie = _lie(truth, f"{words[0].upper()}{words[1:].rstrip(' ,.;:')}.")
    return replace(lie, voice="reported", speaker="")


def _joined(truth: Truth) -> Lie | None:
    """Join words from two places of the source to one quotation, without an ellipsis."""
    if truth.form != "quote" or not truth.words:
        return None
    words = truth.words.split()
    options: list[tuple[str, tuple[Span, ...]]] = []
    if len(words) >= 9:
        cut = len(words) // 3
        options.append((" ".join(words[:cut] + words[cut + _JOINT :]), truth.spans))
    lines = plain.sentences(truth.article.text)
    for span, other in truth.quotes:
        rest = other.rstrip(" ,.;:?!").split()
        if other.rstrip(" ,.;:") != truth.words and len(rest) >= 6 and span.start >= truth.spans[0].start:
            spans = tuple(dict.fromkeys((*truth.spans, *plain.around(lines, span.start, span.end))))
            options.append((" ".join(words[: len(words) // 2 + 1] + rest[len(rest) // 2 :]), spans))
    source = plain.squeezed(truth.article.text)
    said = [(text, spans) for text, spans in options if plain.squeezed(text) not in source]
    if not said:
        return None
    text, spans = plain.pick(said, truth.text)
    return replace(_lie(truth, f"{truth.speaker[:1].upper()}{truth.speaker[1:]} said: “{text}.”"), spans=spans)


def _wrong_id(truth: Truth) -> Lie | None:
    """Name a sentence of the article that does not bear the claim out."""
    own = plain.content(truth.text)
    if len(own) < 3:
        return None
    lines = [
        span
        for span in plain.sentences(truth.article.text)
        if not any(span.meets(cited) for cited in truth.spans)
        and len(span.of(truth.article.text).split()) >= 6
        and len(own & plain.content(span.of(truth.article.text))) <= _UNLIKE * len(own)
        and not (truth.words and plain.squeezed(truth.words) in plain.squeezed(span.of(truth.article.text)))
    ]
    near = sorted(lines, key=lambda span: abs(span.start - truth.spans[0].start))[:6]
    return replace(_lie(truth, truth.text), spans=(plain.pick(near, truth.text),)) if near else None


def _never_given(truth: Truth) -> Lie | None:
    """Name an id that nobody was shown: alone, or beside a right one."""
    letters, digits = "bcdfghjkmnpqrstvwxz", "23456789"
    kinds = (letters, digits, letters, letters, digits)
    made = "".join(plain.pick(kind, truth.text, place) for place, kind in enumerate(kinds))
    name = plain.pick((made, made.upper(), "1", "source 1", truth.article.id, f"{truth.article.id}:0"), truth.text)
    alone = plain.chance(0.5, truth.text)
    return replace(_lie(truth, truth.text), spans=() if alone else truth.spans, ids=(name,))


_SAME_TEXT = frozenset({"wrong id", "id never given"})
KINDS: Mapping[str, Callable[[Truth], Lie | None]] = MappingProxyType(
    {
        "word in a quote": _quote_word,
        "figure": _figure,
        "date": _date,
        "name": _name,
        "negation": _negation,
        "speaker": _speaker,
        "attribution dropped": _dropped,
        "joined quote": _joined,
        "wrong id": _wrong_id,
        "id never given": _never_given,
    }
)
