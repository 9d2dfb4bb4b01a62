"""Whether an outlet judges in its own words: an evaluation, a violent figure of speech, a forecast of its own."""

from __future__ import annotations

import re

from briefing.reading import wording

# briefing.reading.wording.score of one word alone, from which the word takes a side; lesser words only heighten.
JUDGES = 0.55
# Words of that list that reports also need for plain facts: crimes, damage, danger, beliefs, proper names.
_FACTUAL = frozenset(
    """abuse abusive assault attacking backlash catastrophe chaos collapse corrupt corruption crackdown dangerous deadly
    deceptive deeply destroy destroyed destroying destructive devastate devastated devastating disaster divisive elite
    embarrassing exploded explode exploit exploitation extreme extremism extremist extremists failed failing false
    falsely fascism fascist flawed fraud fraudulent frightening furious great harmful hatred hero heroes heroic hijack
    hijacked hoax horror hostile hostility humiliated inflammatory lie lied lies lying manipulate manipulated
    manipulating massive mislead misleading mock mocked mocking mob myth noble outrage outraged outstanding
    overwhelmingly partisan perfect plot propaganda racism racist racists radical remarkable ruin ruined sabotage scam
    scheme severe slaughter smear so-called socialist socialists suppress suppressing suppression swamp terrible threat
    threatening toxic triumph tyranny unacceptable unfair unfounded unjust unprecedented untrue vital weak wonderful
    worst wrong wrongly beautiful beloved dire damn crap erase erasing massively purge tired stunning amazing fringe
    punishing greed oppression oppressive predatory brave villain evil vandals notorious infamous""".split()
)
# Verbs of violence and turns of phrase: figures of speech where an institution or a measure does or suffers it.
_VIOLENT = re.compile(
    r"\b(?:strangl|chok|smother|suffocat|crippl|cripple|torpedo|shred|gutt?|eviscerat|bleed|starv|crush|wreck|trampl|"
    r"bulldoz|steamroll|butcher|savag|hobbl|bludgeon|squash|plunder|demolish)(?:e|es|ed|s|ing|les|led|ling|ted|ting)?\b"
    r"|\b(?:ram|rams|rammed|ramming|wave|waves|waved|waving|bulldoz\w*|railroad\w*) (?:\w+ ){0,2}through\b"
    r"|\b(?:scrap(?:e|es|ed|ing)) through\b|\bdry(?:ing)? up\b|\bdried up\b|\bfoot(?:s|ing)? the bill\b"
    r"|\bin the teeth of\b|\bto the bitter end\b|\bfor a song\b|\bbrush(?:es|ed|ing)? aside\b|\bstood up to\b",
    re.IGNORECASE,
)
# Set phrases that weigh what happened; a report has no use for them.
_WEIGHS = re.compile(
    r"\b(?:no end in sight|to no avail|(?:little|no) quarter|only serv(?:es|ed) to|all the more \w+|seems? countless|"
    r"speaks? volumes|cold comfort|the roof off|captivated|in tatters|on the ropes|up in arms|war of words|"
    r"uphill (?:climb|battle|fight|struggle)|room for improvement|the hard way|in hot water|(?:taking|took|takes) heat|"
    r"poster child|rare glimpse|far cry|mercurial|jittery|crow(?:ed|ing)? about|knuckle-rapping|swagger|wading deeper|"
    r"hot seat|political rebirth|drum ?beat|long shot|knives out|blame game|circular firing|damage control|"
    r"cautionary tale|"
    r"needless to say|not surprisingly|unsurprisingly|make no mistake|it should be noted|red meat|damning)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:parliament|council|congress|senate|chamber|government|administration|ministry|minister|ministers|court|party|"
    r"law|laws|bill|act|plan|plans|budget|tax|taxes|taxpayers|policy|policies|rules|regulations?|president|mayor|lawmakers|"
    r"councillors|senators|officials|company|companies|union|unions|activists|critics|opponents|economy|industry|market|"
    r"landlords?|tenants|residents|Democrats|Republicans|conservatives|liberals|White House|House)\b"
)
# What a measure will bring about is a forecast, and somebody's; what somebody will do is a plan.
_MEASURE = (
    r"(?:law|bill|act|ceiling|cap|plan|policy|deal|tax|ban|measure|decision|cuts?|rules?|move|reform|budget|ruling|closure|"
    r"scheme|programme|program|subsid(?:y|ies)|tariffs?|it|that|which|this)"
)
_BRINGS = (
    r"(?:slow|dry|shrink|raise|hurt|help|destroy|shield|boost|lead|cause|force|drive|push|reduce|increase|kill|save|hit|ruin|"
    r"protect|harm|add|lower|worsen|improve|wreck|cripple|strengthen|weaken|devastate|benefit|punish|spur|deter|deliver)"
)
_FORECAST = re.compile(
    rf"\b{_MEASURE}(?: \w+){{0,3}} (?:will|won[’']t) (?:(?:not|only|also|never|surely|\w+ly) )?{_BRINGS}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def judges(own: str) -> bool:
    """Tell whether words of an outlet's own evaluate or forecast, or use a figure of speech or a phrase that weighs.

    Args:
        own: a sentence without what it quotes or attributes to somebody.
    """
    if _WEIGHS.search(own) or _FORECAST.search(own) or (_VIOLENT.search(own) and _INSTITUTION.search(own)):
        return True
    return any(_takes_a_side(match) for match in _WORD.finditer(own))


def _takes_a_side(word: re.Match[str]) -> bool:
    text = word.group()
    named = text[:1].isupper() and word.start() > 0
    return not named and text.lower() not in _FACTUAL and wording.score(text) >= JUDGES
