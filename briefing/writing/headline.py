"""The headline of a document: the sources' own title that tells the story best, where their text bears it out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from briefing.reading import wording
from briefing.types import Article, Citation, Claim, Draft, Evidence, Span
from briefing.writing import judging, terms
from briefing.writing.frame import Frame

OPENING = 12  # sentences in which an article says what its title says
RESTS_ON = 3  # sentences that a headline rests on, at most
FEWEST, MOST = 4, 20  # words
PLAIN = 0.5  # briefing.reading.wording.score from which a title counts as loaded
LEAST_TOLD = 0.2  # share of a title that another outlet's opening has, for it to be the event that both report
LEAD = 400  # characters of the other articles that a title is compared with
# What a title has besides news: the outlet's name, a section, a question, a teaser.
_TAIL = re.compile(r"\s+[|–—-]\s+[A-Z][\w.&’' ]{2,40}$")
_LABEL = re.compile(
    r"^\W*(?:opinion|analysis|editorial|commentary|live|watch|video|photos?|exclusive|breaking)\b", re.IGNORECASE
)
_TEASER = re.compile(
    r"[?!…]|\.\.\.|\(|:\s*report$"
    r"|^(?:why|how|what|here[’']s|here are|when|who|meet|inside|where|this|these|read|see)\b"
    r"|^\d+ (?:things|ways|times|takeaways)\b"
    r"|\b(?:just|actually|finally|look for this|you need to know|what to know|takeaways|way (?:fewer|more))\b",
    re.IGNORECASE,
)
# A title's verbs of combat and its words that weigh what happened. They are listed because neither the lists nor the
# score know them: of 21 titles of BASIL with such a word they find 3, and refuse 12 of 115 plain ones. Only words that
# headlines in general have stand here; one that a report needs as well ("clash", "blast" at a mill) does not.
_ANGLE = re.compile(
    r"\b(?:rips?|slams?|mocks?|infuriat\w+|goes after|raises? eyebrows|battles?|rebukes?|in the spotlight|under fire|"
    r"feuds?|sharp|landmark|caves? (?:in|to)|stunning|surprise|fires? back|hits? back|doubles? down|takes? aim|"
    r"lash(?:es|ed)? out|spars?|backlash|firestorm|furor|uproar|embattled|defiant\w*|bombshell|showdown|looms?|"
    r"grappl\w+|bristl\w+|swipes?|jabs?|touts?|breaks? with|get(?:s|ting)? personal|throws? (?:his|her) hat)\b"
    r"|,\smarking\b",
    re.IGNORECASE,
)


def choose(evidence: Evidence, frame: Frame, *, topic: str = "") -> Claim | None:
    """Return the best title that passes the checks as a claim; a title that does not pass is nobody's loss.

    Args:
        evidence: the articles with their readings. frame: checks and remembers. topic: what the headline must speak of.
    """
    return frame.passing(drafts(evidence, topic=topic))


def drafts(evidence: Evidence, *, topic: str = "") -> Iterator[Draft]:
    """Yield the articles' titles as drafts, the best first; the checks decide which of them may stand.

    A title qualifies when it is a plain statement in neutral words. It ranks by how much of it the other articles'
    titles and openings say too, so that it is the shared story and not one outlet's angle.

    Args:
        evidence: the articles with their readings. topic: what a title must speak of, "" for anything.
    """
    able = [(article, title) for article in evidence.articles if _is_plain(title := trimmed(article))]
    if wanted := set(_stems(topic)):
        able = [(article, title) for article, title in able if wanted & set(_stems(title))]
    everyone = len({article.label for article in evidence.articles})
    bags = {a.id: set(_stems(f"{a.title} {a.text[:LEAD]}")) for a in evidence.articles}
    ranked = sorted(able, key=lambda pair: -_shared(pair[0], pair[1], bags))
    if everyone > 1:
        ranked = [pair for pair in ranked if _told_by(pair[0], pair[1], bags) >= LEAST_TOLD]
    for article, title in ranked:
        rests = _rests_on(article, title, [s.span for s in evidence.readings[article.id].sentences[:OPENING]])
        if rests:
            citations = (Citation(article.id, span.start, span.end, span.of(article.text)) for span in rests)
            yield Draft(title, tuple(citations))


def trimmed(article: Article) -> str:
    """Return an article's title without its outlet's name at the end and without a closing full stop."""
    title = " ".join(article.title.split())
    tail = _TAIL.search(title)
    if tail and (not article.outlet or article.outlet.lower() in tail.group().lower()):
        title = title[: tail.start()]
    return title if title.endswith("..") else title.removesuffix(".")


def _is_plain(title: str) -> bool:
    unfit = _LABEL.search(title) or _TEASER.search(title) or _ANGLE.search(title)
    if not FEWEST <= len(title.split()) <= MOST or unfit:
        return False
    return wording.score(title) < PLAIN and not judging.judges(title) and not wording.notes("", title, ())


def _shared(article: Article, title: str, bags: dict[str, set[str]]) -> float:
    """Return how much of a title the other articles open with, damped for short titles."""
    own = set(_stems(title))
    others = [bag for name, bag in bags.items() if name != article.id]
    return sum(len(own & bag) for bag in others) / math.sqrt(max(1, len(own)))


def _told_by(article: Article, title: str, bags: dict[str, set[str]]) -> float:
    """Return how much of a title the opening of another article has at best, from 0 to 1."""
    own = set(_stems(title))
    return max((len(own & bag) / max(1, len(own)) for name, bag in bags.items() if name != article.id), default=1.0)


def _rests_on(article: Article, title: str, sentences: Sequence[Span]) -> list[Span]:
    """Return the fewest opening sentences that say what the title says, in the order of the text."""
    wanted, chosen = set(_stems(title)), list[Span]()
    for _ in range(RESTS_ON):
        gains = {span: len(wanted & set(_stems(span.of(article.text)))) for span in sentences if span not in chosen}
        best = max(gains, key=lambda span: (gains[span], -span.start), default=None)
        if best is None or not gains[best]:
            break
        chosen.append(best)
        wanted -= set(_stems(best.of(article.text)))
    return sorted(chosen, key=lambda span: span.start)


def _stems(text: str) -> list[str]:
    return terms.folded(terms.content(text))
