"""Writing without a model: sentences of the sources, chosen, trimmed and attributed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.types import Column, CompareBy, Draft, Evidence, Finding, Length
from briefing.writing import addressed, candidates, events, issues, replies, select
from briefing.writing.claims import as_outlets
from briefing.writing.drafting import cite, draft
from briefing.writing.given import Given
from briefing.writing.plan import BriefPlan, IssuePlan

# Sentences, and words with the headline, at most; "short" is what a neutral roundup of three articles takes.
LENGTHS: Mapping[Length, tuple[int, int]] = {"line": (1, 40), "short": (3, 70), "full": (8, 220)}
# Words with the headline from which a summary is long enough; "short" is 45 to 70.
FEWEST_WORDS: Mapping[Length, int] = {"line": 0, "short": 50, "full": 0}
BOTTOM_LINE = (3, 90)  # with the sentence that is the headline where no title can be
NAMING = 2  # words that a name in full may add to a sentence
KEY_FACTS = (8, 170)
FACTS_APART = 0.35  # cosine from which a fact is no news after another: facts are shorter than what tells them first
FACT_WORDS = 34
_OWN = re.compile(r"\b(?:I|me|my|we|us|our|We|My|Our)\b")
FEWEST_QUOTED = 8  # words of a sentence that stands for an article of which no other can be printed


class ExtractiveWriter:
    """Selects sentences of the sources; the same evidence always gives the same drafts."""

    name = "extractive"
    usage = (0, 0)
    notes: tuple[str, ...] = ()
    cut = False

    def __init__(self) -> None:
        self.prompts_used: dict[str, str] = {}

    def summarize(self, evidence: Evidence, length: Length, *, under: str = "") -> Iterator[Draft]:
        """Yield the sentences of a summary.

        Args:
            evidence: the articles. length: line, short or full. under: the headline above them, whose words count.
        """
        count, words = LENGTHS[length]
        above = len(under.split()) if count > 1 else 0
        words, least = words - above, FEWEST_WORDS[length] - above
        told = sorted(events.find(evidence), key=len, reverse=True)[:count]
        given = Given(evidence, under)
        nothing = True
        for event, share in zip(told, _shares(told, count) if told else (), strict=True):
            ranked = select.rank(candidates.find(events.part(evidence, event)))
            part, enough = words * share // count, least * share // count
            chosen = select.together(ranked, count=share, words=part, least=enough)
            left = part - sum(map(select.printed, chosen))
            for drafted in map(draft, select.in_reading_order(chosen)):
                named = given.named(drafted, left)
                left -= len(named.text.split()) - len(drafted.text.split())
                nothing = False
                yield named
        if nothing:
            yield from _openings(evidence, count)

    def answer(self, question: str, evidence: Evidence, history: Sequence[tuple[str, str]]) -> Iterator[Draft]:
        """Yield the sentences that answer a question, best first.

        Args:
            question: one that the evidence supports. history: question and answer pairs, oldest first.
        """
        yield from replies.find(question, evidence)

    def issues(self, evidence: Evidence, by: CompareBy, columns: Sequence[Column]) -> tuple[IssuePlan, ...]:
        """Return the rows of a comparison.

        Args:
            by: voice or outlet. columns: who is compared; the plans name their cells by column name.
        """
        return issues.by_voice(evidence, columns) if by == "voice" else issues.by_outlet(evidence, columns)

    def brief(self, evidence: Evidence, topic: str) -> BriefPlan:
        """Return headline, bottom line and key facts.

        Args:
            topic: what the brief is about, "" for the articles' own story.
        """
        found = candidates.find(evidence)
        everything = select.rank(found, topic=topic)
        ranked = tuple(r for r in everything if select.says_something(r.candidate)) or everything
        line = select.in_reading_order(select.together(ranked, count=BOTTOM_LINE[0], words=BOTTOM_LINE[1], singly=True))
        people = {v.name for reading in evidence.readings.values() for v in reading.voices if v.kind == "person"}
        brisk = tuple(r for r in ranked if r.candidate.length <= FACT_WORDS and select.informs(r.candidate, people))
        facts = select.spread(brisk, count=KEY_FACTS[0], words=KEY_FACTS[1], taken=line, apart=FACTS_APART)
        given = Given(evidence)
        drafts = [given.named(draft(candidate), NAMING) for candidate in (*line, *facts)]
        return BriefPlan(
            headline=drafts[0] if line else None,
            bottom_line=tuple(drafts[1 : len(line)]),
            key_facts=tuple(drafts[len(line) :]),
        )

    def standalone(self, question: str, history: tuple[tuple[str, str], ...]) -> str:
        """Return the question as it is: what the rules can make of it is made before a writer is asked."""
        return question

    def repair(self, failed: Draft, findings: Sequence[Finding], evidence: Evidence) -> Draft | None:
        """Return nothing: a source sentence that fails a check is not made better by rewording."""
        return None


def _openings(evidence: Evidence, count: int) -> Iterator[Draft]:
    """Yield the first sentence in which each author speaks as "I" or "we", as a quotation: all of it is their own plea.

    "The Courier writes: “A vote for me ...”" would put a candidate's words under the outlet's name.

    Args:
        count: at most so many.
    """
    for article in evidence.articles[:count]:
        sentences = (sentence.span for sentence in evidence.readings[article.id].sentences if not sentence.quoted)
        full = (
            s for s in sentences if len(s.of(article.text).split()) >= FEWEST_QUOTED and "?" not in s.of(article.text)
        )
        own = (s for s in full if _OWN.search(s.of(article.text)) and not addressed.to_a_program(s.of(article.text)))
        opening = next(own, None)
        if opening is not None:
            quoted = as_outlets(Draft(opening.of(article.text).strip(), (cite(article, opening),)), article.label)
            if article.outlet:
                told = f"{article.outlet} publishes an article that says:"
                quoted = replace(quoted, text=quoted.text.replace(f"{article.outlet} writes:", told, 1))
            yield quoted


def _shares(told: Sequence[Sequence[str]], count: int) -> list[int]:
    """Return how many of `count` sentences each event gets: at least one, the rest by its number of articles.

    Args:
        told: the article ids of each event, the largest first; no more events than sentences.
    """
    shares = [1 for _ in told]
    for _ in range(count - len(told)):
        neediest = max(range(len(told)), key=lambda at: len(told[at]) / shares[at])
        shares[neediest] += 1
    return shares
