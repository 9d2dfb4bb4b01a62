"""What a source is by its words: a person, a group, a document or an outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.reading.who.names import DOCUMENTS, OUTLETS, TITLES, is_person
from briefing.types import VoiceKind


def kind_of(name: str) -> VoiceKind:
    """Tell what a source is by its words: person, group, document or outlet.

    Args:
        name: the source as worded ("the report", "Ada Stone", "officials").
    """
    words = [word.strip(".,").lower() for word in name.replace("’", "'").split()]
    if not words:
        return "person"
    head = _head(words)
    counted = _counted(name, words, head)
    if counted is not None:
        return counted
    if " ".join(words) in _COUNTRIES or " ".join(words) in _FIRMS:
        return "group"
    capital = name.split()[-1][:1].isupper() and name[:1].isupper()
    if _JOINED_OUTLET.search(name):
        return "outlet"
    if head in OUTLETS and (capital or name.lower().startswith("the ")):
        return "outlet"
    if _is_document(words, head):
        return "document"
    if len(words) == 1 and (words[0] in TITLES or words[0].endswith(_MEMBERS) or words[0] in _UNNAMED):
        return "group"
    return "person" if is_person(name) else _by_head(name, head)


def _head(words: Sequence[str]) -> str:
    """Return the noun that a source's words are about, in lower case."""
    head = next((words[i - 1] for i, w in enumerate(words) if i and w in _AFTER_HEAD), words[-1])
    head = re.sub(r"'s?$", "", head)
    if not head.endswith(("ed", "ing")) or len(words) == 1:
        return head
    texts = DOCUMENTS | _TEXTS  # "a petition filed in Tarn"
    return next((word for word in words if word in texts or word.removesuffix("s") in texts), head)


def _counted(name: str, words: Sequence[str], head: str) -> VoiceKind | None:
    """Tell what "a few of his colleagues" and "one of the groups" are by what is counted; None if nothing is."""
    if head not in _COUNTS or "of" not in words[:-1]:
        return None
    rest = name.split()[words.index("of") + 1 :]
    kind = kind_of(" ".join(rest))
    one = head in ("one", "another") and kind != "document" and not _body(_head(words[words.index("of") + 1 :]))
    return "person" if one else "group" if kind == "person" else kind


def _body(head: str) -> bool:
    """Tell whether a noun, in the singular or the plural, is one for a body of people."""
    return head in _COLLECTIVE or head.removesuffix("s") in _COLLECTIVE


def _is_document(words: Sequence[str], head: str) -> bool:
    """Tell whether a source's words name a document: not "senior figures", which are people."""
    if head == "figures" and len(words) > 1 and words[0] in _FIGURES:
        return False
    return head in DOCUMENTS | _TEXTS or head.removesuffix("s") in DOCUMENTS - {"number", "figure"}


# Countries (ISO 3166, short English names) but for those that are first or last names as well, and their governments'
# seats where news writes them for the government; services that issue statements under their own name.
_COUNTRIES = frozenset(
    "afghanistan|albania|algeria|angola|argentina|armenia|australia|austria|azerbaijan|bahrain|bangladesh|belarus|"
    "belgium|bolivia|bosnia|botswana|brazil|britain|bulgaria|burma|cambodia|cameroon|canada|chile|china|colombia|"
    "congo|croatia|cuba|cyprus|czechia|denmark|ecuador|egypt|eritrea|estonia|ethiopia|fiji|finland|france|gabon|"
    "gambia|germany|ghana|greece|guatemala|guinea|guyana|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq|"
    "ireland|israel|italy|jamaica|japan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|liberia|libya|"
    "lithuania|luxembourg|madagascar|malawi|malaysia|mali|malta|mauritania|mexico|moldova|mongolia|montenegro|morocco|"
    "mozambique|myanmar|namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|"
    "north macedonia|norway|oman|"
    "pakistan|panama|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|rwanda|saudi arabia|senegal|"
    "serbia|sierra leone|singapore|slovakia|slovenia|somalia|south africa|south korea|south sudan|spain|sri lanka|"
    "sudan|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|tunisia|turkey|turkmenistan|uganda|ukraine|"
    "united arab emirates|united kingdom|united states|uruguay|uzbekistan|venezuela|vietnam|yemen|zambia|zimbabwe|"
    "moscow|beijing|tehran|kiev|kyiv|brussels|pyongyang|seoul|tokyo|ankara|kabul|baghdad|damascus|"
    "riyadh|washington".split("|")
)
_FIRMS = frozenset("twitter|facebook|google|instagram|wal-mart|walmart|amazon|wikileaks|chick-fil-a".split("|"))
_COUNTS = frozenset(
    "one another few handful number numbers majority percent percentage share dozens hundreds thousands scores couple "
    "pair part half several some many most two three four five six seven pages".split()
)
_FIGURES = frozenset("senior leading public political party religious prominent key top opposition some".split())
# Texts that can say something, besides the documents.
_TEXTS = frozenset(
    "cable rules provision proposal measure treaty dissent readout declaration decision decisions text caption "
    "advisory subpoena census".split()
)
_JOINED_OUTLET = re.compile(r"[a-z](?:Post|News|Times|Press|Radio|TV)$")  # "TarnPost"
_AFTER_HEAD = frozenset("of for from at in on with to by who which that".split())
# Endings of plural nouns for people; a last name such as Sanders is known by its full name before this is asked.
_MEMBERS = ("ers", "ors", "ists", "ians", "cans", "crats", "cials", "ents", "ants", "perts", "tics", "aides", "police")
_UNNAMED = frozenset("sources authorities liberals conservatives backers".split())
_COLLECTIVE = frozenset(
    "campaign administration committee government crowd group team party union council agency department office court "
    "police company firm public media press family board panel commission coalition organization organisation "
    "city town village county country nation community staff people majority number share audience jury house senate "
    "network industry population bureau "
    "ministry embassy regime opposition leadership electorate left right bank hospital school university college "
    "assembly state states nations church club foundation institute association service lobby fund "
    "chapter branch force".split()
)
_ONE = frozenset("he she him her i man woman person candidate nominee father mother son daughter wife husband".split())


def _by_head(name: str, head: str) -> VoiceKind:
    """Tell a single unnamed person ("a spokesman", "the protester") from a group ("officials", "the campaign")."""
    if head in _COLLECTIVE:
        return "group"
    if head in _ONE or (head in TITLES and not head.endswith("s")):
        return "person"
    one = name.split()[0].lower() in ("the", "a", "an", "one", "another", "his", "her", "their")
    proper = name.split()[-1][:1].isupper() and name[:4].lower() == "the "  # "The Hill", but "the Texan"
    named = not proper or head.endswith(("an", "er", "or", "ist", "ese"))
    return "person" if one and named and name[-1:].islower() and not head.endswith("s") else "group"
