"""Which noun phrases can speak: a name, people, a body of people, a document or an outlet; never a date or a verb."""

from __future__ import annotations

import re

from briefing.reading.speech import cues
from briefing.reading.speech.pieces import bare
from briefing.reading.who import names

_STOPS = frozenset(
    "of for from at in on with to by who which that whose during after before about against over under near inside "
    "outside close familiar briefed including such present facing".split()
)
COUNTING = frozenset(
    "one two three four five six seven eight nine ten dozens hundreds thousands scores majority number percent share "
    "group panel handful couple many some several most few "
    "half all none each both others another member lot team pages".split()
)
_ALONE = frozenset("those some many others several most few both others one two three members critics".split())
# Nouns for people and bodies whose endings do not show it; from general knowledge.
_PEOPLE = frozenset(
    "acquaintance proponent exponent source sources official officials aide aides ally allies critic critics expert "
    "experts student students parent parents resident residents agent agents opponent opponents witness witnesses "
    "victim victims veteran veterans mother father son daughter brother sister wife husband cousin uncle aunt nephew "
    "niece relative relatives family friend friends child children kid kids youth neighbor neighbors neighbour "
    "neighbours colleague colleagues man men woman women people person girl girls boy boys crowd folks public guest "
    "guests chief chiefs head heads boss staff legislator legislators advocate advocates migrant migrants immigrant "
    "immigrants protester spouse partner partners widow widower survivor survivors suspect suspects defendant "
    "plaintiff appellant applicant applicants respondent respondents participant participants employee employees "
    "executive executives conservative conservatives liberal liberals progressive progressives moderate moderates "
    "independent independents elite elites police cop cops troops soldier guard guards cleric priest monk nun saint "
    "pilot pilots scientist tourist athlete athletes coach coaches star figures delegate delegates surrogate "
    "surrogates pundit pundits patient patients medic nurse nurses physician attorney attorneys counsel jury juror "
    "jurors judge judges justices court courts tribunal senate house congress parliament cabinet city state town "
    "county village country nation kingdom government governments administration authorities authority ministry "
    "ministries department agency agencies bureau commission committee council board panel union unions league "
    "association organization organisation organizations organisations group groups charity charities firm firms "
    "company companies corporation bank hospital university school college church party parties campaign campaigns "
    "coalition caucus delegation team teams side camp office embassy consulate network station channel newspaper "
    "newspapers paper magazine outlet outlets agency wire media press site website lobby army military navy force "
    "forces service regime junta opposition leadership industry think-tank tank foundation institute center centre "
    "club chamber body bloc alliance electorate population chapter branch affiliate assembly "
    "lodge community audience society king queen prince princess "
    "emperor pope president-elect nominee hopeful hopefuls front-runner incumbent challenger host hosts spokespeople "
    "clerk fellow alumni americans americans' republicans democrats lawmakers".split()
)
# Words in titles that are no nouns for people by themselves.
_NO_HEADS = frozenset(
    "special former vice foreign interior finance defense defence communications political white democratic "
    "press".split()
)
_SPEAKING_TEXTS = frozenset(
    "e-mail e-mails email emails letters tweets text texts message messages caption plaque sign placard banner "
    "manifesto constitution treaty resolution provision petition brief motion guidelines guidance rules policy "
    "proposal draft agreement announcement communique communiqué declaration notice summary scripture bible quran "
    "commercial commercials spot leaflet flyer flier pamphlet press-release subpoena warrant rulings statements "
    "documents studies surveys legislation amendment measure act decision opinion dissent website readout transcripts "
    "cable cables papers filings complaints review reviews inquiry investigation".split()
)
# Words in -er, -or, -ist, -ian, -ant that are no people.
_THINGS = frozenset(
    "number order letter matter water power summer winter weather career character corner border dinner answer offer "
    "quarter computer theater theatre hour error factor floor door color labor honor humor favor behavior terror "
    "sector river remainder disorder disaster encounter gender murder shoulder shelter shower newsletter poster "
    "folder other another higher lower former latter later earlier earner under over never ever however whether "
    "together further hunger anger danger finger trigger barrier carrier layer player-piano paper chapter center "
    "metal flavor neighbor's october november december september major minor senior junior prior superior inferior "
    "older younger bigger smaller larger greater better proper bitter clever eager sober outer inner upper near utter "
    "list twist mist exist wrist christian italian russian civilian restaurant grant plant warrant covenant giant "
    "important significant relevant dominant distant instant constant elegant vacant brilliant reluctant".split()
)
_OPEN = frozenset("many several some few the a an his her their its our".split())  # a noun phrase goes on after them
# Verbs that a noun phrase read too far to the left begins with ("made public").
_VERBS = frozenset("made put held sent got took gave came went ran led built brought kept left met paid".split())
_AGENT = re.compile(r"(?:[a-z]{2,}(?:er|or|ist|ian|eer|ant|man|woman|person|people|men|women))s?$")
_DIGITS = re.compile(r"^[$€£]?\d")


def can_speak(name: str) -> bool:
    """Tell whether words can name whoever speaks.

    Args:
        name: the source as worded ("Ada Quill", "the engineers", "2012").
    """
    plain = name.replace("’", "'")
    words = [word for word in (word.strip(".,;:“”\"'()") for word in plain.split()) if word]
    if bare(plain) != plain:
        return False  # a genitive: what it belongs to is missing
    if not words or names.is_person(name):
        return bool(words) and not _bare_verb(words)
    if _odd(words):
        return False
    head = _head(words)
    low = bare(head.lower())
    if low in names.DATES or _DIGITS.match(head):
        return False
    first = words[0][:1].isupper() and words[0].lower() not in names.COMMON
    named = low not in names.COMMON or (len(words) == 2 and first)  # "Harbour First"
    return (head[:1].isupper() and named and not _place(words)) or _noun(low)


def _bare_verb(words: list[str]) -> bool:
    """Tell whether a single capitalised word is no name: a verb, an adjective, an idea ("Asked", "Tradition")."""
    low = words[0].lower()
    if len(words) == 1 and low.endswith(("tion", "sion")) and not _noun(low):
        return True
    title = low in names.TITLES and not low.endswith("s")  # "Republican claims" names nobody
    return len(words) == 1 and (title or low in cues.ALL_FORMS or low in names.COMMON or low in names.DATES)


def _odd(words: list[str]) -> bool:
    """Tell whether words are a clause or a fragment rather than a noun phrase."""
    first, last = words[0].lower(), words[-1].lower()
    if first in _STOPS or first in _VERBS or (first.endswith("ly") and words[0][:1].islower()):
        return True
    if len(words) > 1 and (last in _OPEN or words[-2].lower() in ("more", "most")):
        return True  # "benefits many", "Democrats from the more rural"
    return any(word in cues.SPEECH and word.endswith(("ed", "said", "told", "wrote")) for word in words[1:])


def _head(words: list[str]) -> str:
    """Return the noun that a description is about: of "two of the officials" the officials."""
    stop = next((n for n in range(1, len(words)) if _ends(words, n)), len(words))
    head = words[stop - 1]
    if stop < len(words) - 1 and words[stop].lower() == "of" and head.lower() in COUNTING:
        return _head(words[stop + 1 :])
    return head


def _ends(words: list[str], at: int) -> bool:
    """Tell whether a noun phrase has its head before a word: at a preposition, or a participle after a noun."""
    word = words[at]
    return word.lower() in _STOPS | names.DATES or (word.endswith(("ing", "ed")) and _noun(words[at - 1].lower()))


def _place(words: list[str]) -> bool:
    """Tell whether a capitalised name is that of a room, a garden, a building or a visa rather than a body."""
    return words[-1].lower() in _PLACES


_PLACES = frozenset("garden room hall tower plaza square street avenue road river lake visa program section".split())


def _noun(low: str) -> bool:
    """Tell whether a lower-case noun is one for people, a body, a document or an outlet."""
    if (
        low in _ALONE
        or low in _PEOPLE
        or low in names.TITLES - _NO_HEADS
        or low in COUNTING - {"number", "percent", "half"}
    ):
        return True
    single = _singular(low)
    if low in _NO_HEADS:
        return False
    if low in names.DOCUMENTS or low in _SPEAKING_TEXTS or single in names.DOCUMENTS | names.TITLES | _PEOPLE:
        return True
    return agent(low)


def _singular(low: str) -> str:
    """Return a plural noun in the singular, and of a compound ("ex-wife") the last part."""
    last = low.rsplit("-", 1)[-1]
    return f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")


def agent(low: str) -> bool:
    """Tell whether a lower-case word ends like a noun for somebody who does something ("organizer", "activists").

    Args:
        low: the word.
    """
    return bool(_AGENT.search(low)) and low not in _THINGS and low.rstrip("s") not in _THINGS
