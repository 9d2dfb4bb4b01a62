"""Sentences with exact offsets, paragraph numbers and the state of the quotation marks; linear on any input."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.reading import marks
from briefing.reading.speech import cues
from briefing.types import Sentence

# A full stop, question or exclamation mark or ellipsis, with the closing marks, brackets and notes that belong to it;
# a full-width stop needs no space after it; a line that begins with a bullet or number begins a list's next entry.
_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔।]{1,8})(?P<close>(?:[\"”’'»“›)\]]|\[\d{1,3}\]|&(?:quot|rdquo|#34|#8221);){0,4})(?P<gap>\s+)"
    r"(?=(?P<next>\S))|(?P<wide>[。！？]{1,8}(?:[」』”’）]{1,4}(?=\s)|(?![」』”’）。！？])))\s*(?=\S)|(?P<entry>\n)[^\S\n]*(?=(?:[-–—•*·▪◦‣●]|\d{1,2}[.)])\s)"
)
_WORD_BEFORE = re.compile(r"[\w’'.&-]{1,24}$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sr jr sen sens rep reps gov gen col lt maj capt cmdr sgt pfc adm det supt insp pres "
    "no nos vs v inc ltd co corp bros dept est al etc approx fig vol pp p ed eds cf e.g i.e a.k.a mt ft ave blvd rd "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex vt va wash wis wyo n.h n.j n.m n.y n.c n.d s.c s.d r.i w.va d.c".split()
)
# Abbreviations that often end a sentence as well: they divide before a capital that can begin one.
_MAY_END = frozenset("inc ltd co corp etc jr sr u.s u.k u.n e.u d.c a.m p.m b.c a.d est al calif fla n.y n.j".split())
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you but and yet so in on at for with when while after before "
    "his her their its our my as if there here what who how why some many most all no not still however".split()
)
_NUMBERED = frozenset("sec secs art arts ch para paras nr nos no p pp vol fig pt".split())  # "Art. 3"
_INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z]$")
_WORD = re.compile(r"[\w’'-]+")


def split(text: str) -> tuple[Sentence, ...]:
    """Divide a text into sentences.

    Args:
        text: any text; paragraphs are divided by blank lines.
    """
    quotations = marks.find(text)
    small = text.islower()
    found: list[Sentence] = []
    number = 0
    for paragraph, (start, end) in enumerate(marks.paragraphs(text)):
        for first, last in _in_paragraph(text, start, end, small=small):
            while number < len(quotations) and quotations[number].end <= first:
                number += 1
            quoted = number < len(quotations) and _inside(quotations[number], first)
            found.append(Sentence(first, last, paragraph, quoted))
    return tuple(found)


def _inside(quotation: marks.Quotation, at: int) -> bool:
    """Tell whether a sentence that begins at `at` begins inside an open quotation."""
    return quotation.inner_start <= at < quotation.inner_end or (quotation.continues and quotation.start == at)


def _in_paragraph(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of one paragraph; `small`: the text has no capitals to go by."""
    first = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < first or not (match["stop"] is None or _divides(text, match, first, small=small)):
            continue
        last = match.end("wide") if match["wide"] else match.start() if match["entry"] else match.end("close")
        if match["close"] and match["close"][-1] in "\"'“" and text[last - 2 : last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
            first = match.end()
    if first < end:
        yield first, end


def _divides(text: str, match: re.Match[str], first: int, *, small: bool) -> bool:
    """Tell whether a stop with white space behind it ends the sentence that begins at `first`."""
    stop, close, following = match["stop"], match["close"], match["next"]
    if (following.islower() and not small) or following in ",;:.)]…?!–—":
        return False
    if stop in (".", "…") and not close and not _full_stop(text, match):
        return False
    if stop == "." and match.start() - first <= 2 and text[first : match.start()].isdigit():
        return False  # the number of a list's entry
    if stop in ("...", "…") and not close and not (small or following.isupper() or following in "“\"‘['«„"):
        return False
    quoted = bool(close) and close[0] in "\"”’'»“›&"
    return not (quoted and stop[-1] in "?!…" and _aside_follows(text, match.end("gap")))


def _full_stop(text: str, match: re.Match[str]) -> bool:
    """Tell whether a single full stop is more than the point of an abbreviation or initial."""
    if match["stop"] == "…":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    word = before[0].lstrip("’'-.").lower() if before else ""
    starter = _WORD.match(text, match.end("gap"))
    if match["next"].isdigit() and word in _NUMBERED:
        return False
    begins = starter is None or starter[0].lower() in _STARTERS
    if word in _MAY_END:
        return begins
    if word in _ABBREVIATIONS:
        return word == "no"
    if _INITIAL.search(text, max(0, match.start() - 2), match.start()):
        return begins
    return True


def _aside_follows(text: str, at: int) -> bool:
    """Tell whether the words after a closed quotation only say who spoke ("“Really?” the mayor asked.")."""
    words = text[at : at + 90].split()
    for number, word in enumerate(words[:6]):
        bare = word.rstrip(".,:;")
        if bare in cues.SPEECH:
            rest = words[number + 1] if number + 1 < len(words) else ""
            return number > 0 and rest != "that" and not word.endswith(":")
        if bare != word and not bare[:1].isupper():
            return False
    return False
