"""Names as an article words them: proper names, titles and roles before a name, and which short name means whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.reading.who import given
from briefing.types import Span

_PARTICLES = "de|da|di|del|della|der|van|von|bin|ibn|al|el|la|le|dos|du|ben"
SMALL = frozenset(_PARTICLES.split("|"))
SUFFIXES = frozenset("jr sr ii iii iv".split())
_TITLE_DOT = r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Hon|Capt|St|Adm|Jr|Sr)\."
_LETTER = r"[\w\u0300-\u036f]"  # an accent may be a character of its own
_OWNERS = r"(?:(?<=s)[’'](?=[ \xa0][A-Z]))?"  # "Tenants’ League"
_WORD = rf"(?:(?:al|el|ad|as|ash|an|ibn|bin)-)?[A-ZÀ-ÖØ-ÞĀ-ſА-ЯΑ-Ω]{_LETTER}*(?:[’'.&-]{_LETTER}+)*{_OWNERS}"
_DOTTED = r"(?:[A-Z]\.)+(?![\w])"
_INSIDE = r"(?<!\w)(?<![A-Z0-9][&’'-])(?<![A-Z]\.)"  # no name begins within "H-1B" or "U.S"
_NAME = re.compile(
    rf"{_INSIDE}(?:{_TITLE_DOT}|{_DOTTED}|{_WORD})"
    rf"(?:[ \xa0](?:(?:{_PARTICLES}|of the|of|for the|for|&)[ \xa0](?=[A-Z]))?(?:{_TITLE_DOT}|{_DOTTED}|{_WORD}))*"
    r"(?:, (?:Jr|Sr)\.)?"
)
_TOKEN = re.compile(r"\S+")
_LINK = re.compile(r"\s*(?:(?:of the|of|for the|for|&)\s+)?")
_ARABIC = re.compile(r"^(?:al|el|ad|as|ash|an)-(?=\w{3})")
_GENITIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")

# Words that begin a sentence with a capital and are no names.
COMMON = frozenset(
    "either neither beyond the a an this that these those he she it they we i you his her its their our my your but "
    "and or nor yet so if when while after before since as because although though whereas in on at for with by from "
    "to of into over under during through without within about against between among amid despite until unless like "
    "there here what who whom whose which how why where is are was were be been being has have had do does did will "
    "would can could may might must shall should not no yes never ever also even still just only then now today "
    "tomorrow yesterday tonight once again already meanwhile however moreover instead indeed perhaps maybe some many "
    "most much more few several all both each every any none other others another such one two three four five six "
    "seven eight nine ten first second third last next according thanks please well let get make see ask if whether "
    "than too very really said says asked told added wrote yet thus hence later earlier recently finally nearly "
    "almost less least around across along toward towards per via oh ok okay yeah sure got going think want need know "
    "say people everyone everybody someone somebody anyone nobody nothing something anything everything it's i'm i've "
    "i'll i'd we're we've we'll he's she's that's there's they're you're don't didn't doesn't isn't wasn't can't "
    "won't let's what's who's here's shortly previously originally fortunately unfortunately notably specifically "
    "particularly clearly certainly eventually ultimately additionally similarly curiously ironically interestingly "
    "initially currently officially reportedly allegedly apparently obviously likely reached part "
    "given regardless unlike plus keeps keep".split()
)
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sen sen. sens. rep rep. reps. gov gov. gen gen. col col. lt lt. sgt sgt. rev rev. "
    "prof prof. hon hon. capt capt. adm adm. st. president vice senator senators representative congressman "
    "congresswoman congressmen governor mayor secretary minister chancellor premier prime king queen prince princess "
    "pope cardinal archbishop bishop pastor reverend imam rabbi judge justice chief general colonel major captain "
    "commander admiral lieutenant sergeant officer sheriff commissioner ambassador attorney speaker leader chairman "
    "chairwoman chair chairperson director executive manager ceo cfo cto coo founder cofounder co-founder owner "
    "editor publisher reporter correspondent columnist commentator anchor host author writer professor doctor "
    "economist analyst strategist pollster consultant adviser advisor aide spokesman spokeswoman spokesperson "
    "spokespeople councilman councilwoman councillor alderman assemblyman assemblywoman delegate lawmaker deputy "
    "undersecretary assistant treasurer comptroller candidate nominee coach actor actress singer lawyer solicitor "
    "prosecutor detective inspector superintendent principal dean sir lady lord dame baroness baron count rival "
    "activist supporter volunteer voter resident veteran historian scientist researcher expert scholar fellow nurse "
    "whip farmer billionaire mogul businessman businesswoman entrepreneur investor insider operative staffer mp mep "
    "republican democrat democratic gop house senate state former ex-president then-president president-elect "
    "interior foreign finance defense defence treasury counsel communications campaign press political editor-in-chief "
    "republicans democrats white agent agents justices detectives special tem tempore".split()
)
_SKIPPED = COMMON | DATES
# What follows "of" in an office that stands before a name ("Secretary of State Ada Stone").
OFFICES = frozenset(
    "state staff defense defence labor commerce education energy agriculture transportation security health justice "
    "affairs operations communications treasury interior navy army war agriculture services development".split()
)
# Words that make a capitalised name that of an organisation, a place or a law.
_ARTICLES = frozenset("los las les der die das el la le new san".split())
_ORGANISATION = frozenset(
    "inc ltd llc corp co company committee council commission court department ministry office agency bureau board "
    "university college school institute institution foundation association society union federation league party "
    "congress senate house parliament bank group center centre club church times post news journal herald tribune "
    "press network radio television tv channel magazine media gazette globe observer guardian telegraph street states "
    "kingdom nations republic city county district island islands north south east west avenue road river lake mount "
    "mountain valley beach act bill amendment constitution convention conference campaign administration services "
    "service security force forces army navy police guard trust fund coalition alliance project international "
    "national federal american america states' initiative authority reserve watch today hall garden room building "
    "tower plaza square visa program programme article chapter section saudi arabia korea africa zealand lanka rica "
    "rico action club war islam pacs plan census".split()
)
OUTLETS = frozenset(
    "times post news journal herald tribune press reuters bloomberg cnn nbc abc cbs msnbc npr pbs bbc politico axios "
    "gazette globe observer guardian telegraph magazine chronicle dispatch examiner courier mail mirror sun bulletin "
    "broadcasting newspaper newsweek radio ap afp politifact factcheck factcheck.org mediaite vox "
    "hotline slate breitbart "
    "buzzfeed huffpost beast review intelligencer inquirer sentinel register daily weekly".split()
)
_MONTH_NAMES = frozenset("jan april june".split())  # first names, too
_FOUNDERS = frozenset("bloomberg forbes reuters".split())
DOCUMENTS = frozenset(
    "report poll polls survey surveys study studies research data statement letter email e-mail memo document "
    "documents "
    "article story analysis paper ad ads advertisement book filing lawsuit complaint indictment transcript release "
    "tweet post review results figures statistics census records video headline editorial op-ed survey's audit "
    "draft drafts petition manifesto resolution legislation "
    "constitution note blog site website bill law order ruling affidavit memoir reports findings numbers".split()
)
# Titles that are hardly ever last names: "Toughest Sheriff" names nobody.
_NO_SURNAMES = frozenset(
    "senator senators representative representatives congressman congresswoman governor president secretary minister "
    "chancellor sheriff commissioner ambassador attorney chairman chairwoman director republican republicans democrat "
    "democrats officer spokesman spokeswoman leader candidate nominee supporter supporters agent official officials "
    "department editor reporter lawyer professor democratic state general attorney speech holiday".split()
)
MALE = frozenset(
    "mr mr. sir king prince lord congressman spokesman chairman businessman councilman assemblyman".split()
)
FEMALE = frozenset(
    "mrs mrs. ms ms. lady queen princess dame baroness congresswoman spokeswoman chairwoman businesswoman councilwoman "
    "assemblywoman actress".split()
)


@lru_cache(maxsize=2)  # every part of a reading asks for the names of the same text
def proper_names(text: str) -> tuple[Span, ...]:
    """Find the proper names of a text: runs of capitalised words, without common words that only begin a sentence.

    Args:
        text: any text.
    """
    found = []
    for match in _NAME.finditer(text):
        span = _trimmed(text, match.start(), match.end())
        if span is not None:
            found.append(span)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Cut common words, dates and the genitive off a run of capitalised words; None if nothing is left."""
    while start < end:
        word = _TOKEN.match(text, start, end)
        if word is None or word[0].lower().replace("’", "'").rstrip(".") not in _SKIPPED:
            break
        rest = _LINK.match(text, word.end(), end)
        start = rest.end() if rest else word.end()
    genitive = _GENITIVE.search(text[start:end])
    end = start + genitive.start() if genitive else end
    if start >= end or text[start:end].lower() in _SKIPPED or not text[start].isalpha():
        return None
    if text[start].islower() and "-" not in text[start : start + 5]:  # "al-Assad" may open a name
        return None
    return Span(start, end)


def _outlet(words: Sequence[str]) -> bool:
    """Tell whether a name ends with an outlet's, unless a first name shows whom the outlet is named after."""
    last = words[-1].lower()
    return last in OUTLETS and not (last in _FOUNDERS and len(words) > 1 and bool(given.gender(words[0].lower())))


@lru_cache(maxsize=4096)
def is_person(name: str, *, titled: bool = False) -> bool:
    """Tell whether a string looks like a person's full or last name.

    Args:
        name: the name without titles.
        titled: "Mr." or its like stands before it: the name of an outlet's founder is then the founder's.
    """
    words = name.replace("\xa0", " ").split()
    particle = len(words) > 1 and words[0] in SMALL  # "Mr. de Vale"
    founder = titled and len(words) == 1 and words[0].lower() in _FOUNDERS
    if not 1 <= len(words) <= 5 or not (particle or words[0][:1].isupper()) or (_outlet(words) and not founder):
        return False
    bare = [word.strip(".,’'").lower() for word in words]
    initial = len(words) > 1 and re.fullmatch(r"(?:[A-Z]\.)+", words[0]) is not None  # "A. Barry Rand"
    bare = bare[1:] if initial else bare
    # "Bill" and "Grant" before a last name are first names.
    first = len(bare) > 1 and (bool(given.gender(bare[0])) or bare[0] in _MONTH_NAMES)
    checked = bare[1:] if first else bare
    if len(bare) > 1 and bare[-1] in COMMON and not first:
        return False  # "Harbour First"
    if any(word in _ORGANISATION or word in DATES for word in checked) or (
        not particle and bare[0] in COMMON | _ARTICLES
    ):
        return False
    if len(words) == 1 and (words[0].isupper() or "." in words[0]):
        return False
    if len(words) > 1 and bare[-1] in _NO_SURNAMES:
        return False
    return all(word[:1].isupper() or word in SMALL or _ARABIC.match(word) for word in words)


@lru_cache(maxsize=4096)
def last_name(name: str) -> str:
    """Return the last name in lower case, without Jr. and Sr."""
    words = [word for word in name.replace("’", "'").lower().split() if word.rstrip(".") not in SUFFIXES]
    return _ARABIC.sub("", words[-1].rstrip(",")) if words else ""


def without_titles(name: str) -> tuple[str, frozenset[str]]:
    """Cut titles and roles off the front of a capitalised name.

    Returns:
        the name, and the titles in lower case.
    """
    words = name.split()
    last = max((i for i, word in enumerate(words[:-1]) if _is_title(word)), default=-1)
    if last < 0:
        return name, frozenset()
    end = last + 1
    if {"of", "for"} & set(words[: end + 1]):  # "Secretary of Homeland Security Ada Stone"
        offices = (n + 1 for n in range(end, min(end + 5, len(words) - 1)) if words[n].lower() in OFFICES)
        end = max(offices, default=end)
    return " ".join(words[end:]), frozenset(word.lower() for word in words[: last + 1])


_CLERGY = frozenset("Father Brother Sister Monsignor Msgr. Fr.".split())  # in small letters they are relatives


def _is_title(word: str) -> bool:
    """Tell whether a capitalised word is a title or ends one ("CEO", "Sen.", "News’")."""
    low = word.lower().replace("’", "'")
    elect = low.endswith(("-elect", "-to-be", "-designate")) or low.startswith(("then-", "ex-"))
    joined = low.rpartition("-")[2] in TITLES and len(low) > len("co-host")  # "Co-Chairwoman"
    return low.rstrip(",") in TITLES or word in _CLERGY or elect or joined or low.endswith(("'s", "s'"))
