"""Words that turn a sentence around when one stands for the other: "before" for "after", "backed" for "opposed"."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from itertools import product

from briefing.checking.words import stem

# Pairs that news is about and that WordNet does not link as opposites: prepositions, amounts, verbs of deciding.
_PAIRS = """
before after|more less|more fewer|most least|most fewest|above below|over under|inside outside|with without
up down|from to|since until|early late|earlier later|first last|top bottom|maximum minimum|ahead behind
within beyond|all none|always never|every no|everyone nobody|many few|much little|both neither|majority minority
for against|rise fall|rise drop|rise decline|increase decrease|increase drop|increase fall|increase decline
increase cut|increase reduce|grow shrink|gain lose|gain loss|climb slide|raise lower|raise cut|surge slump
expand contract|widen narrow|improve worsen|strengthen weaken|double halve|profit loss|surplus deficit
boost curb|boost cut|uptick downturn|win lose|win defeat|victory defeat|beat lose|lead trail|pass fail
pass reject|pass defeat|approve reject|approve deny|approve oppose|accept reject|accept refuse|accept decline
agree decline|agree disagree|adopt reject|back oppose|support oppose|support block|favor oppose|favour oppose
supporter opponent|supporter critic|ally rival|ally enemy|proponent opponent|allow ban|allow forbid|allow bar
allow prohibit|permit ban|permit forbid|allow block|legalize ban|grant deny|confirm deny|admit deny|affirm deny
acknowledge deny|uphold overturn|uphold strike|uphold overrule|enforce suspend|impose lift|start end|start stop
start finish|begin end|begin stop|begin finish|open close|launch end|launch halt|continue stop|continue halt
continue end|resume halt|extend shorten|extend curtail|delay hasten|arrive leave|arrive depart|enter leave
enter exit|join leave|join quit|stay leave|remain leave|keep abandon|keep scrap|hire fire|hire dismiss
appoint dismiss|appoint remove|elect oust|arrest release|arrest free|detain release|jail free|convict acquit
convict clear|guilty innocent|convict exonerate|charge clear|accuse exonerate|accuse defend|blame credit
blame praise|praise criticize|praise criticise|praise condemn|praise denounce|welcome condemn|welcome reject
condemn defend|attack defend|buy sell|lend borrow|import export|give take|send receive|offer withdraw|push pull
invest divest|save spend|earn owe|hit miss|meet miss|exceed miss|protect harm|protect endanger|help hinder
help hurt|help harm|benefit harm|safe dangerous|succeed fail|success failure|survive die|live die|alive dead
born die|kill save|build demolish|build destroy|create destroy|add remove|include exclude|unite divide
join split|trust distrust|love hate|hope fear|remember forget|find lose|reveal conceal|reveal hide
publish withhold|disclose conceal|hawkish dovish|liberal conservative|left right|left-wing right-wing|east west
north south|northern southern|eastern western|urban rural|public private|domestic foreign|legal illegal
lawful unlawful|constitutional unconstitutional|likely unlikely|possible impossible|able unable|high low
large small|big small|old new|old young|strong weak|rich poor|hot cold|fast slow|quick slow|hard easy|good bad
better worse|best worst|right wrong|true false|real fake|major minor|positive negative|optimistic pessimistic
popular unpopular|friendly hostile|peaceful violent|full empty|heavy light|long short|wide narrow|near far
male female|man woman|men women|boy girl|mother father|son daughter|husband wife|brother sister|king queen
employer employee|buyer seller|landlord tenant|winner loser|teacher student|plaintiff defendant|victim suspect
victim attacker|begin cease|start cease|continue cease|resume suspend|resume pause|keep break|threaten promise
hesitate rush|sign veto|obey defy|comply defy
respect violate|tighten loosen|tighten ease|tighten relax|ease worsen|ease intensify|soften harden|escalate ease
recover worsen|thrive struggle|encourage discourage|persuade dissuade|urge discourage|admit expel|deploy withdraw
send withdraw|invade withdraw|occupy vacate|capture free|capture release|seize return|seize release|confirm dismiss
confirm refute|prove disprove|believe doubt|trust doubt|overestimate underestimate|overstate understate|fund defund
employ sack|hire sack|recruit dismiss|promote demote|liberate occupy|merge split|unite split|marry divorce
deposit withdraw|reward punish|reward penalise|reward penalize|raise reduce|raise slash|hike cut|double cut
reinstate dismiss|reinstate sack|restore abolish|restore scrap|introduce scrap|introduce abolish|keep drop|free detain
accept dispute|concede dispute|accept contest|attend boycott|attend skip|evacuate return|flee return|vote abstain
lenient harsh|strict lax|temporary permanent|voluntary mandatory|voluntary compulsory|optional mandatory
optional compulsory|partial full|partly fully|partially fully|privately publicly|secretly openly|cheap expensive
cheap costly|reluctant eager|peace war|truce war|friend enemy|donor recipient|creditor debtor|lender borrower
importer exporter|entry exit|arrival departure|opening closure|opening closing|increase reduction|growth decline
growth contraction|growth recession|boom bust|shortage surplus|approval rejection|approval refusal|consent refusal
support opposition|praise criticism|agreement disagreement|denial admission|denial confirmation
acquittal conviction|guilt innocence|appointment dismissal|optimism pessimism|hope despair|safety danger
income expense|asset liability|ancestor descendant|summer winter|morning evening|day night
""".replace("\n", "|").split("|")

# Words of assent and of refusal: each of the first is turned around by any of the second.
_ASSENT = (
    "agree accept approve adopt endorse support favor favour welcome embrace permit allow authorize authorise grant "
    "ratify consent"
).split()
_REFUSAL = "refuse reject oppose block veto resist deny denounce condemn rebuff spurn ban forbid prohibit".split()
_SHORT = 3
_DENYING = ("un", "dis", "non", "in", "im", "il", "ir", "mis")


@lru_cache(maxsize=1)
def _table() -> frozenset[tuple[str, str]]:
    """Return the stems of all pairs, both ways round; data/README.md names the source of the listed ones."""
    listed = resources.files("briefing.checking").joinpath("data", "opposites.txt").read_text(encoding="utf-8")
    found = [pair.split() for pair in (*_PAIRS, *listed.splitlines()) if pair.strip()]
    pairs = {(stem(one), stem(other)) for one, other in (*found, *product(_ASSENT, _REFUSAL))}
    return frozenset(pairs | {(other, one) for one, other in pairs})


@lru_cache(maxsize=65536)
def opposed(one: str, other: str) -> bool:
    """Tell whether two words, in lower case and in any form, say the opposite of each other."""
    first, second = _base(one), _base(other)
    if first == second:
        return False
    return (first, second) in _table() or _denied(one, other) or _denied(other, one)


def _base(word: str) -> str:
    """Return the stem of a word, of a superlative that of its plain form ("largest": large)."""
    found = stem(word)
    return found if found in _words() else stem(word.removesuffix("st").removesuffix("e"))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(one for one, _ in _table())


def _denied(one: str, other: str) -> bool:
    """Tell whether one word is the other with a prefix that denies it ("unlawful", "disagree")."""
    return len(other) > _SHORT and any(stem(one) == stem(prefix + other) for prefix in _DENYING)
