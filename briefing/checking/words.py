"""Words as the checker compares them: folded, stemmed, with the short words of grammar set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.types import Span

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*(?:\d+)?")

STOP = frozenset(
    "a an the this that these those some any each every all both such same other another own and or but nor so yet if "
    "then than as of at by for with about against between into through during before after above below to from up "
    "down in out on off over under again once here there when where why how which who whom whose what while because "
    "until although though since is am are was were be been being has have had having do does did doing will would "
    "shall should can could may might must i me my we us our you your he him his she her it its they them their "
    "himself herself itself themselves ourselves just also too very more most only s t re ve ll d m mr mrs ms dr "
    "per via upon within among amid toward towards according said say says saying told tell tells telling added "
    "however therefore thus still even well get got one ones".split()
)
NEGATIONS = frozenset(
    "not no never none neither nor nobody nothing nowhere cannot without hardly barely scarcely lack lacks lacked "
    "unable unlikely".split()
)
_NOT_DONE = re.compile(
    r"(?:fail|refus|declin)\w*\s+to\b", re.I
)  # "failed to pay" is not paid; "a decline" negates nothing
HEDGES = frozenset(
    "may might could would alleged allegedly reportedly possibly perhaps probably likely apparently seemingly "
    "seem seems seemed appear appears appeared suspected purported purportedly supposedly presumably potentially "
    "maybe suggest suggests suggested believed rumored rumoured expected possible potential possibility".split()
)
_IRREGULAR = {
    form: base
    for base, forms in {
        "go": "goes went gone",
        "make": "made",
        "take": "took taken",
        "give": "gave given",
        "come": "came",
        "buy": "bought",
        "bring": "brought",
        "think": "thought",
        "find": "found",
        "lose": "lost",
        "leave": "left",
        "build": "built",
        "send": "sent",
        "spend": "spent",
        "sell": "sold",
        "hold": "held",
        "keep": "kept",
        "pay": "paid",
        "rise": "rose risen",
        "fall": "fell fallen",
        "grow": "grew grown",
        "know": "knew known",
        "see": "saw seen",
        "win": "won",
        "run": "ran",
        "begin": "began begun",
        "speak": "spoke spoken",
        "write": "wrote written",
        "meet": "met",
        "lead": "led",
        "feel": "felt",
        "fight": "fought",
        "catch": "caught",
        "teach": "taught",
        "seek": "sought",
        "break": "broke broken",
        "choose": "chose chosen",
        "drive": "drove driven",
        "shoot": "shot",
        "strike": "struck",
        "steal": "stole stolen",
        "agree": "agreed agrees",
        "disagree": "disagreed disagrees",
        "guarantee": "guaranteed guarantees",
        "forbid": "forbade forbidden",
        "forget": "forgot forgotten",
        "forgive": "forgave forgiven",
        "withdraw": "withdrew withdrawn",
        "draw": "drew drawn",
        "undergo": "underwent undergone",
        "understand": "understood",
        "undertake": "undertook undertaken",
        "overcome": "overcame",
        "oversee": "oversaw overseen",
        "uphold": "upheld",
        "become": "became",
        "arise": "arose arisen",
        "beat": "beaten",
        "bear": "bore borne born",
        "bend": "bent",
        "bind": "bound",
        "blow": "blew blown",
        "burn": "burnt",
        "deal": "dealt",
        "dig": "dug",
        "drink": "drank drunk",
        "eat": "ate eaten",
        "feed": "fed",
        "flee": "fled",
        "fly": "flew flown",
        "freeze": "froze frozen",
        "hang": "hung",
        "hear": "heard",
        "hide": "hid hidden",
        "lay": "laid",
        "learn": "learnt",
        "lend": "lent",
        "mean": "meant",
        "mistake": "mistook mistaken",
        "prove": "proven",
        "rebuild": "rebuilt",
        "ride": "rode ridden",
        "ring": "rang rung",
        "shake": "shook shaken",
        "show": "shown",
        "shrink": "shrank shrunk",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "sleep": "slept",
        "stand": "stood",
        "stick": "stuck",
        "swear": "swore sworn",
        "sweep": "swept",
        "swim": "swam swum",
        "tear": "tore torn",
        "throw": "threw thrown",
        "wake": "woke woken",
        "wear": "wore worn",
        "weep": "wept",
        "apply": "applies applied",
        "comply": "complies complied",
        "imply": "implies implied",
        "rally": "rallies rallied",
        "rely": "relies relied",
        "reply": "replies replied",
        "supply": "supplies supplied",
        "cancel": "cancelled cancelling",
        "control": "controlled controlling",
        "expel": "expelled expelling",
        "label": "labelled labelling",
        "travel": "travelled travelling",
        "prefer": "preferred preferring",
        "refer": "referred referring",
        "transfer": "transferred transferring",
        "defer": "deferred deferring",
        "adhere": "adhered adhering",
        "interfere": "interfered interfering",
        "succeed": "succeeds succeeded succeeding",
        "exceed": "exceeds exceeded exceeding",
        "proceed": "proceeds proceeded proceeding",
        "employee": "employees",
        "committee": "committees",
        "refugee": "refugees",
        "trustee": "trustees",
        "referee": "referees",
        "attendee": "attendees",
        "nominee": "nominees",
        "wife": "wives",
        "life": "lives",
        "half": "halves",
        "crisis": "crises",
        "man": "men",
        "woman": "women",
        "child": "children",
        "people": "person",
        "die": "death dead dying",
        "country": "countries",
    }.items()
    for form in forms.split()
}
_SUFFIXES = (
    ("ational", "at"),
    ("isation", "iz"),
    ("ization", "iz"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "iv"),
    ("ations", "at"),
    ("ation", "at"),
    ("ators", "at"),
    ("ator", "at"),
    ("ments", ""),
    ("ment", ""),
    ("ities", ""),
    ("ity", ""),
    ("erings", ""),
    ("ering", ""),
    ("ered", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ions", ""),
    ("ion", ""),
    ("ness", ""),
    ("edly", ""),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, in lower case, its stem, and whether it turns what follows around."""

    start: int
    end: int
    text: str
    stem: str
    negates: bool = False

    @property
    def content(self) -> bool:
        """Tell whether it is more than grammar."""
        return self.text not in STOP and not self.negates

    @property
    def hedges(self) -> bool:
        """Tell whether it makes what it governs uncertain."""
        return self.text in HEDGES


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    plain = match[0].casefold().replace("’", "'")
    if plain.endswith("'s"):
        plain = plain[:-2]
    negates = plain in NEGATIONS or plain.endswith("n't") or bool(_NOT_DONE.match(match.string, match.start()))
    return Word(match.start(), match.end(), plain, stem(plain), negates)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut a lower-case English word to a stem: coarse on purpose, in the manner of Porter's first steps.

    Source: M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980; shortened.
    """
    word = _IRREGULAR.get(word, word)
    if not word.isalpha() or len(word) <= _SHORTEST_STEM:
        return word
    for suffix, put in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(put) >= _SHORTEST_STEM and not word.endswith("ss"):
            word = word[: -len(suffix)] + put
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if word.endswith("e") and len(word) > _SHORTEST_STEM:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > _SHORTEST_STEM else word


def stems(text: str, *, skip: tuple[Span, ...] = ()) -> frozenset[str]:
    """Return the stems of the content words of a text, without those inside the spans to skip."""
    return frozenset(
        word.stem
        for word in words(text)
        if word.content and not any(span.start <= word.start < span.end for span in skip)
    )
