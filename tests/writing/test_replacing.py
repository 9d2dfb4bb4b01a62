"""The source sentence that stands in for a refused draft: verbatim, cited exactly, under the right name."""

from __future__ import annotations

import pytest

from briefing import checking
from briefing.types import Article, Citation, Claim, Draft, Evidence, Reading, Sentence, Span, Statement
from briefing.writing import claims
from briefing.writing.extractive import ExtractiveWriter

TEXT = (
    "“The pier is rotten,” Vigdis Holm said. “It will not stand another winter.”\n\n"
    "Holm quoted the builder. “We used old timber.”\n\n"
    "Somebody rang at night. “Leave the pier alone.”\n\n"
    "The town of Skarvik built the pier in 1931. It has been closed since May."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def said(words: str, speaker: str = "", cue: str = "", via: str = "", kind: str = "direct") -> Statement:
    """Build a statement whose content is `words`."""
    found = span(cue) if cue else None
    return Statement(
        span(words),
        (span(words),),
        "indirect" if kind == "indirect" else "direct",
        speaker,
        None,
        cue,
        found,
        via=via,
    )


def replaced(sentence: str, *statements: Statement) -> Claim:
    """Settle one draft that cites a sentence and adds nonsense to its words."""
    article = Article("f" * 16, TEXT, "The pier", "Skarvik Times")
    whole = span(sentence)
    reading = Reading(article.id, "1", (Sentence(whole.start, whole.end, 0),), statements)
    evidence = Evidence((article,), {article.id: reading}, ())
    draft = Draft(f"Dragons ate 99 of the pier: {sentence}", (Citation(article.id, whole.start, whole.end, sentence),))
    (claim,) = claims.settle([draft], evidence, ExtractiveWriter())
    assert all(citation.quote == citation.span.of(TEXT) for citation in claim.citations)
    return claim


def test_a_plain_sentence_stands_as_it_is():
    claim = replaced("The town of Skarvik built the pier in 1931.")
    assert (claim.text, claim.voice, claim.check.status) == (
        "The town of Skarvik built the pier in 1931.",
        "reported",
        "replaced",
    )
    assert {finding.kind for finding in claim.check.findings} >= {"figure"}


def test_a_sentence_with_its_own_cue_stands_as_it_is_under_its_speaker():
    sentence = "“The pier is rotten,” Vigdis Holm said."
    claim = replaced(sentence, said("The pier is rotten,", "Vigdis Holm", "said"))
    assert (claim.text, claim.voice, claim.speaker) == (sentence, "attributed", "Vigdis Holm")


def test_speech_alone_gets_the_speakers_name_before_it():
    claim = replaced("“It will not stand another winter.”", said("It will not stand another winter.", "Vigdis Holm"))
    assert claim.text == "Vigdis Holm: “It will not stand another winter.”"
    assert (claim.voice, claim.speaker) == ("attributed", "Vigdis Holm")


def test_second_hand_speech_stays_second_hand():
    statement = said("We used old timber.", "the builder", via="Vigdis Holm")
    claim = replaced("“We used old timber.”", statement)
    assert claim.text == "Vigdis Holm, quoting the builder: “We used old timber.”"


def test_speech_of_nobody_knows_whom_keeps_its_marks_and_gets_no_name():
    claim = replaced("“Leave the pier alone.”", said("Leave the pier alone."))
    assert (claim.text, claim.speaker, claim.check.status) == ("“Leave the pier alone.”", "", "replaced")


def test_reported_speech_is_attributed_without_marks():
    statement = said("It has been closed since May.", "the harbour office", kind="indirect")
    claim = replaced("It has been closed since May.", statement)
    assert claim.text == "According to the harbour office: It has been closed since May."
    assert "“" not in claim.text


def test_reported_speech_of_nobody_knows_whom_is_the_outlets_wording():
    claim = replaced("It has been closed since May.", said("It has been closed since May.", kind="indirect"))
    assert claim.text == "Skarvik Times writes: “It has been closed since May.”"
    assert (claim.voice, claim.speaker) == ("outlet", "Skarvik Times")


@pytest.mark.parametrize("quote", ["The town of Skarvik built the bridge in 1931.", ""])
def test_a_citation_that_does_not_hold_is_no_source_for_a_replacement(quote):
    article = Article("f" * 16, TEXT, "The pier", "Skarvik Times")
    evidence = Evidence((article,), {article.id: Reading(article.id, "1")}, ())
    draft = Draft("Skarvik built the pier.", (Citation(article.id, 0, 10, quote),))
    (claim,) = claims.settle([draft], evidence, ExtractiveWriter())
    assert claim.check.status == "withheld"
    assert not claim.check.passed


def test_a_checker_of_ones_own_is_asked():
    asked = []

    def strict(draft, evidence):
        asked.append(draft.text)
        return checking.check(draft, evidence)

    article = Article("f" * 16, TEXT, "The pier", "Skarvik Times")
    evidence = Evidence((article,), {article.id: Reading(article.id, "1")}, ())
    list(claims.settle([Draft("Nonsense.", ())], evidence, ExtractiveWriter(), check=strict))
    assert asked == ["Nonsense."]


def test_a_sentence_that_was_named_at_random_replaces_nothing():
    article = Article("f" * 16, TEXT, "The pier", "Skarvik Times")
    sentence = "The town of Skarvik built the pier in 1931."
    whole = span(sentence)
    reading = Reading(article.id, "1", (Sentence(whole.start, whole.end, 0),), ())
    evidence = Evidence((article,), {article.id: reading}, ())
    draft = Draft("Dragons ate 99 ferries on Monday.", (Citation(article.id, whole.start, whole.end, sentence),))
    (claim,) = claims.settle([draft], evidence, ExtractiveWriter())
    assert claim.check.status == "withheld"
