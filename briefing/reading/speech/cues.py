"""The words that report speech: which verbs and phrases, and how much they claim about what was said.

Written for Evenhand from general knowledge of English news prose; the strength follows news-agency style guides, which
ask for "said" where "admitted" or "claimed" would take sides.
"""

from __future__ import annotations

from typing import Literal

Strength = Literal["neutral", "loaded", "doubting", "endorsing"]

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "know": "knows knew known knowing",
    "hold": "holds held holding",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "concede": "concedes conceded conceding",
    "put": "puts put putting",
    "see": "sees saw seen seeing",
    "understand": "understands understood understanding",
    "mean": "means meant meaning",
    "make": "makes made making",
    "shoot": "shoots shot shooting",
    "go": "goes went gone going",
    "vow": "vows vowed vowing",
    "begin": "begins began begun beginning",
    "blog": "blogs blogged blogging",
    "chat": "chats chatted chatting",
    "rebut": "rebuts rebutted rebutting",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "deny": "denies denied denying",
    "sing": "sings sang sung singing",
    "weep": "weeps wept weeping",
    "prophesy": "prophesies prophesied prophesying",
    "sob": "sobs sobbed sobbing",
    "grin": "grins grinned grinning",
    "nod": "nods nodded nodding",
    "jot": "jots jotted jotting",
    "beg": "begs begged begging",
    "rip": "rips ripped ripping",
    "slam": "slams slammed slamming",
    "dub": "dubs dubbed dubbing",
    "retract": "retracts retracted retracting",
    "disavow": "disavows disavowed disavowing",
    "aver": "avers averred averring",
    "specify": "specifies specified specifying",
    "worry": "worries worried worrying",
    "decry": "decries decried decrying",
    "imply": "implies implied implying",
    "cry": "cries cried crying",
    "signal": "signals signaled signalled signaling signalling",
    "feel": "feels felt feeling",
    "hear": "hears heard hearing",
    "learn": "learns learned learnt learning",
    "bet": "bets bet betting",
    "plan": "plans planned planning",
    "refer": "refers referred referring",
}


def _forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb: base, third person, past, -ing."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return (verb, third, stem + "ed", stem + "ing")


def _table(verbs: str) -> dict[str, str]:
    """Map every form of the verbs to its base."""
    return {form: verb for verb in verbs.split() for form in _forms(verb)}


# Verbs that introduce words or a "that" clause: they govern quotations before and after them.
_SAY = (
    "say tell write add ask reply respond answer argue note report announce suggest explain state declare claim "
    "acknowledge admit concede insist warn recall continue conclude predict assert allege maintain contend stress "
    "emphasize emphasise reiterate repeat remark observe comment complain lament joke quip tweet retweet post email "
    "testify estimate reveal disclose confirm deny indicate signal propose promise pledge vow urge recommend caution "
    "remind clarify counter retort exclaim shout yell chant cry scream mutter whisper boast brag muse opine "
    "speculate theorize hint imply counsel advise recount relate elaborate summarize summarise specify "
    "agree disagree object protest swear charge protest rail fume thunder snap shrug intone inform notify assure "
    "interject volunteer venture forecast project calculate posit hypothesize preach proclaim profess plead beg "
    "demand instruct rebut blog conjecture deadpan echo marvel muse vent gush crow sigh laugh bellow stammer "
    "text cable wire telegraph broadcast read state postulate surmise guess reckon implore inquire enquire query "
    "rule caption crack chuckle offer hedge allow interrupt persist proffer pronounce underscore underline "
    "highlight attest affirm reaffirm aver avow rejoin riff pontificate gripe grumble weigh"
)
# Verbs that deny or order, and verbs of manner and feeling: without marks they need "that" or a clause of their own.
_DENY = "refute disavow recant retract scoff demur dispute"
_ORDER = "order command entreat exhort decree threaten"
_REACT = (
    "sneer lecture carp whine bemoan bewail rant bluster bristle seethe growl snarl hiss bark huff harrumph grouse "
    "groan moan taunt jeer needle sing enthuse rejoice sob wail weep gasp giggle chortle beam grin nod shriek roar "
    "holler drawl purr stammer stutter retaliate confess question scribble jot"
)
_REPORT = "divulge allude narrate reminisce theorise hypothesise philosophise dictate"
# Verbs of thought: they govern a clause, seldom a quotation.
_THINK = (
    "think believe hope fear expect know feel worry suspect doubt assume anticipate figure "
    "consider understand realize realise envision foresee wonder imagine"
)
# What documents, polls and courts do.
_SHOW = "show find suggest indicate conclude reveal state note estimate project read describe warn say report determine"
# Verbs that take what is said as an object or "as": the words in marks are the speaker's.
_CALL = (
    "call describe label dub brand deem praise criticize criticise denounce condemn slam blast accuse blame "
    "dismiss mock attack hail tout decry characterize characterise portray depict deride ridicule "
    "compare liken defend reject question rip bash laud welcome thank cite quote discuss mention express "
    "identify address refer applaud commend rebuke chide scold castigate lambaste lambast vilify tar cast paint term "
    "credit assail skewer trash disparage belittle lampoon malign berate insult deplore lambast savage admonish"
)

# Participles that differ from the past tense: without "has" or "had" they only describe a noun ("known as").
PARTICIPLES = frozenset("known written shown sworn foreseen seen gone begun".split())

SPEECH = _table(f"{_SAY} {_DENY} {_ORDER} {_REACT} {_REPORT}")
REACTING = frozenset(f"{_DENY} {_ORDER} {_REACT} {_REPORT}".split())
THOUGHT = _table(_THINK)
SHOWING = _table(_SHOW)
CALLING = _table(_CALL)
CUES = {**THOUGHT, **CALLING, **SHOWING, **SPEECH}

# Speech verbs with an addressee as their first object: the words said come after the person told.
TELLING = _table("tell remind assure inform notify warn advise urge ask email text instruct implore counsel caution")

# Second words that belong to the cue ("pointed out", "went on to say", "called for").
PHRASES = {
    "point": ("out", "to"),
    "make": ("clear", "plain"),
    "call": ("for", "on"),
    "hint": ("at",),
    "object": ("to",),
    "refer": ("to",),
    "comment": ("on",),
    "talk": ("about", "of"),
    "speak": ("about", "of", "out"),
    "complain": ("about", "of"),
    "boast": ("about", "of"),
    "joke": ("about",),
    "write": ("about",),
    "elaborate": ("on",),
    "weigh": ("in",),
    "read": (),
    "express": (),
    "chime": ("in",),
    "shoot": ("back",),
    "fire": ("back", "off"),
    "hit": ("back",),
    "sum": ("up",),
    "lash": ("out",),
    "put": ("it",),
    "go": ("on",),
}
POINTING = _table("point talk speak chime fire sum lash make shoot go put hit")

# Nouns that carry a source: "in a statement by X", "X's claim that ...".
NOUNS = frozenset(
    "claim claims statement allegation allegations assertion assertions argument suggestion warning promise pledge "
    "accusation accusations denial insistence view belief admission announcement comment comments remarks remark "
    "contention complaint complaints prediction estimate vow acknowledgment declaration case concern concerns hope "
    "hopes fear fears worry worries doubt doubts objection objections criticism conclusion finding findings theory "
    "testimony threat demand call request order boast plea regret opinion position stance confidence certainty "
    "recommendation proposal explanation charge charges notion conviction observation reminder response reply "
    "assurance assurances boasts vows promises threats warnings statements suggestions arguments views beliefs".split()
)

# Reporting verbs whose forms are also nouns.
AMBIGUOUS = frozenset(
    "report claim state call question comment charge demand promise note show offer view answer reply complaint "
    "pledge vow hope fear plan text email tweet post volunteer project estimate forecast signal caption mention cite "
    "attack blame welcome quote rule object reason figure wonder support comment worry address doubt joke protest cry "
    "vent tar label brand guess warn laugh remark hint highlight wire cable broadcast find counsel order command "
    "lecture roar growl nod snarl beam grin sob shriek bark whine howl sigh crow chuckle chant shout dispute".split()
)

_LOADED = frozenset(
    "admit concede claim allege boast brag insist gush crow whine rail fume rant preach lament complain contend "
    "acknowledge confess maintain purport gripe grumble vent thunder snap shriek bellow scream opine pontificate "
    "profess swear vow".split()
)
_DOUBTING = frozenset("claim allege purport contend maintain insist profess assert boast brag".split())
_ENDORSING = frozenset(
    "admit concede acknowledge reveal confirm prove demonstrate disclose note show recall remind point "
    "realize realise know expose explain warn".split()
)


def cue_strength(cue: str) -> Strength:
    """Tell what a reporting verb claims beyond the fact that something was said.

    Args:
        cue: a reporting word or phrase in any form ("said", "pointed out").

    Returns:
        "neutral" (said, told), "doubting" (claimed), "endorsing" (admitted, proved) or "loaded" (ranted).
    """
    word = cue.lower().split()[0] if cue.split() else ""
    base = ALL_FORMS.get(word, word)
    if base in _DOUBTING:
        return "doubting"
    if base in _ENDORSING:
        return "endorsing"
    return "loaded" if base in _LOADED else "neutral"


ALL_FORMS = {**_table(" ".join(sorted(_LOADED | _DOUBTING | _ENDORSING))), **POINTING, **CUES, "proven": "prove"}
