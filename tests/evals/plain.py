"""Plain text tools of the lying model: its own sentences, names and quotation marks, shared with no checker."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from briefing.types import Span

T = TypeVar("T")

OPEN, CLOSE = '“"', '”"'
QUOTATION = re.compile(r"“([^“”\"\n]+)”|(?<![\w”])\"([^“”\"\n]+)\"(?!\w)")
_PART = r"(?:[OD][’'])?[A-Z][a-zà-ÿ]+(?:-?[A-Z][a-zà-ÿ]+)?"
NAME = re.compile(rf"\b{_PART}(?: (?:[A-Z]\. |(?:de|van|von|al|bin|la) )?{_PART})+")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
PRONOUN = re.compile(
    r"\b(?:he|she|they|it|who|which|that|I|we|you|one|his|her|their|its|this|these|those|us|others?|some|many|all)\b",
    re.I,
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()

_END = re.compile(r"[.!?…][”\"’')\]]*(?=\s+[“\"‘'(\[]*[A-Z0-9])|\n\n+")
_SHORT = (
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Lt Gen Col Sgt St Rev Jr Sr Inc Corp Co Ltd No vs Ave Maj Capt Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_NO_END = re.compile(rf"\b(?:{_SHORT.replace(' ', '|')}|[A-Z]|[a-z]\.[a-z]|[AP]\.M)\.$")
_SMALL = frozenset(
    "about after again also among because before being between could does doing down during each either from further "
    "have having here hers himself into itself just like made make many more most much must only other over said same "
    "says shall should some such than that their them then there these they this those through under until upon very "
    "were what when where which while whom whose will with within without would your".split()
)
_FUNCTION = frozenset(
    "a an the this that these those to is are was of in on for and or not how why what who both it".split()
)
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sen Rep Gov President Senator Representative Congressman Congresswoman Governor Mayor Councillor "
    "Spokesman Spokeswoman Spokesperson Secretary Sergeant Judge Justice Professor Prof Chancellor Minister Prime Vice "
    "Republican Democrat Democratic Former Director Attorney General Speaker Chairman Chairwoman Majority Minority "
    "Leader House Senate White State Presidential Candidate Campaign Manager Chief Police Bishop Pastor Reverend Gen "
    "Col Lt Officer Capt Sheriff Sir Lord Lady Dame King Queen Prince Princess Housing Interior Foreign Commissioner "
    "The In On At For But And Of As When While After Before If According Since Although".split()
)


def pick(options: Sequence[T], *key: object) -> T:
    """Return one of the options, always the same one for the same key."""
    return options[zlib.crc32("|".join(map(str, key)).encode()) % len(options)]


def chance(share: float, *key: object) -> bool:
    """Tell yes for about this share of keys, always the same for the same key."""
    return zlib.crc32(("?" + "|".join(map(str, key))).encode()) % 1000 < share * 1000


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of sentences; abbreviations and initials do not end one."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for found in _END.finditer(text):
        piece = text[start : found.end()]
        if not found.group().startswith("\n") and _NO_END.search(piece.rstrip("”\"’')]")):
            continue
        if piece.strip():
            yield _trimmed(text, start, found.end())
        start = found.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def around(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans that share a character with `start` to `end`."""
    return tuple(span for span in spans if span.start < end and start < span.end)


def quotations(text: str) -> Iterator[Span]:
    """Yield the spans of words between double quotation marks, without the marks."""
    for found in QUOTATION.finditer(text):
        yield Span(*found.span(1 if found.group(1) else 2))


def outside(text: str, start: int, end: int) -> bool:
    """Tell whether characters lie outside of all quotation marks."""
    return not any(span.start - 1 <= end and start <= span.end + 1 for span in quotations(text))


def balanced(text: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the first five letters of each longer word."""
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:5] for word in words if (len(word) > 3 and word not in _SMALL) or word.isdigit())


@lru_cache(maxsize=512)
def squeezed(text: str) -> str:
    """Return the letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, text)).casefold()


def person(text: str) -> str:
    """Return the bare name of a speaker's wording, "" when it names none, more than one, or one in passing."""
    found = [(match.start(), " ".join(bare(match.group()))) for match in NAME.finditer(text)]
    names = [(start, name) for start, name in found if len(name.split()) > 1 and text[start - 1 : start] != "’"]
    if names:
        before = text[: names[0][0]]
        passing = re.search(r"[’']s?\b|\b(?:of|in|at|for|from|with|on|to|by)\b", before) or re.search(r"[’']s ", text)
        return "" if passing or len(names) > 1 or " and " in text else names[0][1]
    lone = re.fullmatch(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?([A-Z][a-z]+(?:[-’'A-Z][A-Za-z]+)?)", text)
    return lone[1] if lone and not PRONOUN.fullmatch(lone[1]) and lone[1] not in _TITLES else ""


def bare(name: str) -> list[str]:
    """Return the words of a name without titles before it."""
    words = name.split()
    while words and words[0].rstrip(".") in _TITLES:
        words = words[1:]
    return words


def kin(one: str, other: str) -> bool:
    """Tell whether two names may mean the same: a shared word, or the initials of each other."""
    first, second = ({w.casefold() for w in WORD.findall(name)} for name in (one, other))
    initials = {
        "".join(word[0] for word in WORD.findall(name) if word[0].isupper()).casefold() for name in (one, other)
    }
    return bool(first & second or initials & (first | second))


@lru_cache(maxsize=64)
def names(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the names of two words and more with their places, without titles before them."""
    found = []
    for match in NAME.finditer(text):
        name = " ".join(bare(match.group()))
        if " " in name and not any(word.casefold() in _FUNCTION for word in name.split()):
            found.append((match.end() - len(name), match.end(), name))
    return tuple(found)


@lru_cache(maxsize=64)
def known(text: str) -> tuple[str, ...]:
    """Return the names that stand within a sentence, where capitals mean something, each once."""
    inside = (name for start, _, name in names(text) if re.search(r"[a-z,] $", text[max(0, start - 2) : start]))
    return tuple(dict.fromkeys(inside))


@lru_cache(maxsize=4096)
def is_person(name: str, text: str) -> bool:
    """Tell a person's name by its last word, which the text uses alone, or by a title before that."""
    last = re.escape(name.split()[-1])
    alone = (
        rf"(?<![A-Z][a-z] )\b(?:{last} (?:said|says|told|was|has|had|added)|(?:Mr|Mrs|Ms|Sen|Rep|Gov|Dr)\.? {last})\b"
    )
    return bool(re.search(alone, text))


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
