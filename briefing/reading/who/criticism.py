"""Who is criticised: a verb or a noun of blame and its object, never mere nearness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.reading import stems
from briefing.reading.speech import speaking
from briefing.reading.who import given, names
from briefing.reading.who.actors import Mention, Places
from briefing.reading.who.people import People

# Verbs of blame, accusation and mockery whose object is the one criticised; from general knowledge.
_VERBS = (
    r"accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|criti(?:cis|ciz|qu)(?:e[sd]?|ing)|denounc(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|"
    r"slam(?:s|med|ming)?|blast(?:s|ed|ing)?|mock(?:s|ed|ing)?|ridicul(?:e[sd]?|ing)|assail(?:s|ed|ing)?|"
    r"lambast(?:e?[sd]?|ed|ing)|rebuk(?:e[sd]?|ing)|chid(?:e[sd]?|ing)|berat(?:e[sd]?|ing)|derid(?:e[sd]?|ing)|"
    r"decr(?:y|ies|ied|ying)|castigat(?:e[sd]?|ing)|excoriat(?:e[sd]?|ing)|fault(?:s|ed|ing)|sue[sd]?|suing|"
    r"censur(?:e[sd]?|ing)|reprimand(?:s|ed|ing)?|pillor(?:y|ies|ied)|vilif(?:y|ies|ied)|bash(?:es|ed|ing)?|"
    r"demoni[sz](?:e[sd]?|ing)|smear(?:s|ed|ing)?|scold(?:s|ed|ing)?|upbraid(?:s|ed|ing)?|admonish(?:es|ed|ing)?|"
    r"reproach(?:es|ed|ing)?|belittl(?:e[sd]?|ing)|disparag(?:e[sd]?|ing)|insult(?:s|ed|ing)?|taunt(?:s|ed|ing)?|"
    r"heckl(?:e[sd]?|ing)|savag(?:e[sd]|ing)|skewer(?:s|ed|ing)?|indict(?:s|ed|ing)?|impeach(?:es|ed|ing)?|"
    r"(?:took|takes|take|taking) (?:(?:direct )?aim|an? (?:[a-z]+ )?(?:swipe|shot|jab|dig)) at|"
    r"(?:lash|hit|struck|hitting|lashe[sd]|lashing) out at|(?:hit|fired|shot) back at|rail(?:s|ed|ing) (?:against|at)|"
    r"(?:tore|tears|laid|lays|ripped) into"
)
# Verbs that blame only with what follows the object: "charged X with", "attacked X for".
_WITH = r"charg(?:es|ed|ing)|attack(?:s|ed|ing)?|tweak(?:s|ed|ing)?|hammer(?:s|ed|ing)?|ripped|rapped|knocked|hit"
_STEM = stems.pattern(
    "accus alleg anger attack backlash bash belittl berat bitter blam blast blister brand call castigat censur "
    "charg chid complain condemn critic critiq decr demoni denounc deri describ disapprov dismiss dispar excoriat "
    "fault fierce fired hammer heckl hit impeach indict insult knocked label lambast lash lawsuit laid lay mock "
    "outcry outrage personal pillor pin placed put rail rapped rebuk repr ridicul ripped savag scath scold shar "
    "shot skewer slam smear sting struck sue suing suit tak taunt tear tore took tweak upbraid verbal vilif "
    "wither assail admonish"
)
_VERB = re.compile(rf"(?:(?P<plain>{_VERBS})|(?P<with>{_WITH}))(?!\w)")
_ONLY_WITH = re.compile(r"[^.;\n]{0,60}?\s(?:with |for (?!the first)|over |as (?:an? |too |being |[“\"])|by calling )")
_NOUN = re.compile(
    r"(?:(?:critici[sz]ms?|condemnation|denunciations?|ridicule|mockery|disapproval) of|critical of|"
    r"(?:accusations?|allegations?|charges|complaints?|lawsuits?|suits?|outrage|backlash|outcry|anger) "
    r"(?:against|at|over)|"
    r"(?:scathing|blistering|verbal|fierce|stinging|personal|bitter|sharp|withering) attacks? (?:on|against)|"
    r"(?:puts?|lays?|laid|pinn?ed|placed|shares?) the blame (?:for [^.;]{1,60} )?(?:on|at)|"
    r"blame[sd]? [^.;,“”\"]{1,50} on)\s"
)
_FACES = re.compile(
    r"(?:[’']s (?P<noun>[a-z-]+(?: [a-z-]+)?))?"
    r"\s(?:(?:has|have|had|is|was|are|were|has been|have been|had been|also|again|now) ){0,2}(?:"
    r"(?:fac(?:es|ed|ing)|dr(?:ew|aws|awn|awing)|receiv(?:ed|es|ing)|met with|provoked|sparked|attracted) "
    r"(?:[a-z]+ ){0,2}(?:critici[sz]m|condemnation|accusations|ridicule|scorn|outrage|backlash|lawsuits?|fire)\b|"
    r"(?:(?:came|comes|come|coming) )?under (?:[a-z]+ )?(?:fire|attack|critici[sz]m)\b(?! from the air))"
)
_BAD = (
    r"(?:appalling|unacceptable|disgrace(?:ful)?|liars?|lies?|hypocri(?:tes?|tical|sy)|cowards?|cowardly|racists?|sexist|bigots?|"
    r"frauds?|jokes?|clowns?|dangerous|reckless|irresponsible|shameful|outrageous|corrupt|crooked|incompeten(?:t|ce)|"
    r"failures?|disasters?|traitors?|un-American|extremists?|thugs?|criminals?|monsters?|profiteers?|demagogues?|shame|"
    r"disgusting|despicable|dishonest|unfit|callous|cruel|wrong|absurd|idiots?|fools?|bull(?:y|ies)|tyrants?|dictators?)"
)
_CALLED = re.compile(
    r"(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|describ(?:e[sd]?|ing)|dismiss(?:es|ed|ing)?)\s"
)
_JUDGED = re.compile(rf"(?:[’']s? (?:[\w-]+ ){{1,4}}|\s)(?:as )?[“\"]?(?:an? |the )?(?:[\w-]+ ){{0,2}}?[“\"]?{_BAD}\b")
_DOES = re.compile(
    rf"\s(?:(?:has|have|had|is|was|repeatedly|knowingly|again) ){{0,2}}(?:lied|lying|lies|betray(?:ed|s)|misled|"
    rf"deceived|cheated|(?:broke|broken) (?:his|her|their|its) (?:word|promises?|pledges?)|broke the law|violated the|"
    rf"(?:is|was|are|were) (?:simply |just |clearly )?(?:an? )?"
    rf"(?:(?!not|no|his|her|its|their|my|our)[a-z-]+ )?{_BAD}\b)"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nor|without|neither|hardly|may|might|could|would|should|if|declin\w+ to|refus\w+ to|"
    r"avoid\w*|rather than|instead of|stopp?\w* short of|from)|n[’']t)\s+(?:[\w]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|gets)\s+(?:[a-z]+ly\s+|also\s+|once\s+|again\s+|not\s+)*\Z"
)
_BY = re.compile(r"\s(?:of|for|by|as|with|over)\b")
_BEHIND = re.compile(r"\b(?:of|about|with|for|to|from|by|in|at|than|and|against)\s\Z")
_REDUCED = re.compile(r",\s+(?:[a-z]+ly\s+|long\s+|once\s+|already\s+|also\s+)?\Z")
_SKIPPED_LEFT = re.compile(
    r"(?:,?\s(?:who|which|that))?(?:\s(?:has|have|had|is|was|were|are|be|been|being|will|also|repeatedly|again|once|not|got|gets|"
    r"[a-z]+ly))*\s*\Z"
)
_OBJECT_GAP = re.compile(
    r"\s?(?:(?:the|a|an|his|her|their|its|our|both|former|late|new|fellow|rival|current|incumbent|outgoing|then|both|[a-z]+ist|"
    r"president|senator|mayor|minister|governor|rep\.|sen\.|leader|candidate|nominee|outlet|company|party|group)\s){0,4}\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r"[’']s?\s(?P<noun>(?:[a-z][\w-]*\s){0,2}?[a-z][\w-]*)")
_EVENTS = frozenset(
    "murder killing arrest death assassination ouster firing detention imprisonment conviction abduction treatment "
    "kidnapping shooting poisoning jailing dismissal removal loss critics opponents enemies rivals predecessor "
    "attackers accusers detractors harassment persecution".split()
)
_ENDS = re.compile(
    r"[’'](?!s)|[’']s\s|[.,;:!?)—–“\"]|\s*\Z|\s(?:(?:of|for|as|over|in|on|after|to|with|by|at|during|and|or|from|because|when|while|who|"
    r"whom|which|that|about|before|if|but|is|was|had|has|yet|so|until|since|[a-z]{3,}ed)\b|—|–|\(|“|\"|[a-z]+ly\b|last|this|again|yesterday|today|too|early|late|[A-Z][a-z]+day)"
)
_AND = re.compile(r"(?:,\s|,?\sand\s)(?:the\s)?\Z")
_HIM = re.compile(r"\s(him|her)\b(?!self)")
_BACK = 300  # characters: a pronoun looks no further back
_FAR = 160  # characters


def find(text: str, places: Places, people: People) -> Iterator[tuple[Mention, int]]:
    """Yield whom a verb or noun of blame has as its object, with the offset of that verb or noun.

    Args:
        text: the article's text.
        places: the places that name somebody.
        people: the article's people.
    """
    for stem in _STEM.finditer(text):
        at = stem.start()
        for mention in _blamed(text, at, places, people):
            yield mention, at
    for mention in places.mentions:
        match = _FACES.match(text, mention.span.end) or _DOES.match(text, mention.span.end)
        if match is None or _BEHIND.search(text, max(0, mention.span.start - 12), mention.span.start):
            continue
        noun = match.groupdict().get("noun") or ""
        if not any(_is_somebody(word) for word in noun.split()):
            yield mention, match.start()


def _blamed(text: str, at: int, places: Places, people: People) -> Iterator[Mention]:
    """Yield whom the verb or noun at an offset blames."""
    noun = _NOUN.match(text, at)
    called = _CALLED.match(text, at)
    verb = None if noun or called else _VERB.match(text, at)
    if _NEGATED.search(text, max(0, at - 40), at):
        return
    if noun is not None:
        yield from _objects(text, noun.end(), places)
    elif called is not None:
        for one in _objects(text, called.end(), places):
            if _JUDGED.match(text, one.span.end, one.span.end + _FAR):
                yield one
    elif verb is not None and (verb["plain"] or _ONLY_WITH.match(text, verb.end())):
        yield from _governed(text, verb, places)
        yield from _pronoun(text, verb, places, people)


def _governed(text: str, verb: re.Match[str], places: Places) -> Iterator[Mention]:
    """Yield the objects of a verb of blame, or the subject of its passive."""
    before = text[max(0, verb.start() - 40) : verb.start()]
    subject = _subject(text, verb.start(), places)
    reduced = _REDUCED.search(before) and _BY.match(text, verb.end())
    if verb[0].endswith("ed") and (_BE_BEFORE.search(before) or reduced):
        if subject is not None:
            yield subject
        return
    for one in _objects(text, verb.end(), places):
        if subject is None or one.name != subject.name:
            yield one


def _pronoun(text: str, verb: re.Match[str], places: Places, people: People) -> Iterator[Mention]:
    """Yield whom "him" or "her" behind a verb means: the only one of that gender shortly before it."""
    match = _HIM.match(text, verb.end())
    if match is None:
        return
    floor = max(text.rfind("\n", 0, verb.start()), verb.start() - _BACK)
    subject = _subject(text, verb.start(), places)
    wanted = "m" if match[1] == "him" else "f"
    fitting = {
        one.name: one
        for one in places.between(max(0, floor), verb.start())
        if one.kind == "person" and _gender(one.name, people) == wanted and (not subject or one.name != subject.name)
    }
    if len(fitting) == 1:
        yield next(iter(fitting.values()))


def _gender(name: str, people: People) -> str:
    return people.gender(name) or given.gender(name.split()[0].lower())


def _objects(text: str, at: int, places: Places) -> Iterator[Mention]:
    """Yield the names that directly follow an offset, with those that "and" joins to them."""
    mention = places.first(at, at + 60)
    if mention is None or not _OBJECT_GAP.match(text, at, mention.span.start):
        return
    while mention is not None:
        if _is_object(text, mention):
            yield mention
        following = places.first(mention.span.end, mention.span.end + len(", and the X"))
        joined = following is not None and _AND.match(text, mention.span.end, following.span.start)
        mention = following if joined else None


def _is_object(text: str, mention: Mention) -> bool:
    """Tell whether a name is the object itself, or owns it ("Quill's plan" but not "Quill's critics")."""
    owned = _OWNED.match(text, mention.span.end)
    if owned is None:
        return bool(_ENDS.match(text, mention.span.end))
    return not any(_is_somebody(word) for word in owned["noun"].split())


def _is_somebody(word: str) -> bool:
    """Tell whether an owned noun is a person or what befell the owner: blame for it is no blame of the owner."""
    single = word.removesuffix("s")
    return word in _EVENTS or single in names.TITLES or speaking.agent(word)


def _subject(text: str, at: int, places: Places) -> Mention | None:
    """Return the name that is the subject of a verb at an offset: before it, before its apposition, or owning it."""
    floor = max(0, at - _FAR)
    skipped = _SKIPPED_LEFT.search(text, floor, at)
    end = skipped.start() if skipped else at
    comma = text[end - 1 : end] == ","
    end -= comma
    if end in places.ends:
        return places.ends[end]
    for mention in reversed(places.between(floor, end)):
        between = text[mention.span.end : end]
        if re.search(r"[.;!?“”\"\n]", between):
            return None
        owned = _OWNED.fullmatch(between)
        if owned and not any(_is_somebody(word) for word in owned["noun"].split()):
            return mention
        if re.fullmatch(r"(?:,\s[^,]{2,100}|\s\([^)]{1,20}\))", between) and (comma or between.endswith(")")):
            return mention
    return None
