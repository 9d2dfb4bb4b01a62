"""The evidence rule, rule by rule: what passes and what is refused."""

from dataclasses import replace

import pytest

from briefing import checking
from briefing.types import Citation, Draft
from tests.checking.build import TEXT, cite, evidence, judged, kinds, sentence

VOTE = "The Tarnwick city council voted 29 to 16 on Tuesday to build a tramway to Northolme."
COST = "The line will cost at least 387 million crowns, transport commissioner Ines Corvo said."


@pytest.mark.parametrize(
    "words", [VOTE, COST, "“We are mortgaging,” said Otto Brandis, a councillor, “the next decade.”"]
)
def test_the_sources_own_sentence_passes(words):
    speaker = "Ines Corvo" if "Corvo" in words else "Otto Brandis" if "Brandis" in words else ""
    draft = Draft(words, (cite(words),), "attributed" if speaker else "reported", speaker)
    assert checking.check(draft, evidence()).status == "verified"


@pytest.mark.parametrize(
    ("citation", "told"),
    [
        (Citation("b" * 16, 0, 10, "The Tarnwick"), "not part of the evidence"),
        (Citation("a" * 16, 0, 9, "The Tarnwick"), "not the text"),
        (Citation("a" * 16, 0, 99_999, TEXT), "outside the text"),
        (Citation("a" * 16, 10, 10, ""), "outside the text"),
    ],
)
def test_a_citation_that_does_not_hold_is_refused(citation, told):
    outcome = checking.check(Draft("The council voted.", (citation,)), evidence())
    assert outcome.status == "withheld"
    assert told in outcome.findings[0].message


def test_a_sentence_without_a_citation_is_refused():
    assert kinds(checking.check(Draft(VOTE, ()), evidence())) == {"id"}


def test_an_empty_sentence_is_refused():
    assert not checking.check(Draft("  ", (cite(VOTE),)), evidence()).passed


# --- quotations


@pytest.mark.parametrize(
    "said",
    [
        "Ines Corvo said: “We are building for the next fifty years.”",
        'Ines Corvo said: "We are building for the next fifty years."',
        "Ines Corvo said: «We are building for the next fifty years».",
        "Corvo said: “We are building … we will not stop at the ring road.”",
        "Ines Corvo said: “[W]e will not stop at the ring road.”",
        "According to Ines Corvo, “we will not stop at the ring road.”",
    ],
)
def test_exact_words_under_the_right_name_pass(said):
    outcome = judged(said, "fifty years", voice="attributed", speaker="Ines Corvo")
    assert outcome.findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "Ines Corvo said: “We are building for the next sixty years.”",
        "Ines Corvo said: “We are building for the fifty next years.”",
        "Ines Corvo said: “We are building for the next fifty years, we will not stop at the ring road.”",
        "Ines Corvo said: “We will not stop at the ring road … We are building for the next fifty years.”",
        "Ines Corvo said: “we are BUILDING for the next fifty years.”",
        "Ines Corvo said: “We are not building for the next fifty years.”",
    ],
)
def test_a_changed_quotation_is_refused(said):
    outcome = judged(said, "fifty years", voice="attributed", speaker="Ines Corvo")
    assert "quote" in kinds(outcome)


def test_a_quotation_that_its_attribution_splits_is_not_printed_as_one():
    outcome = judged("Otto Brandis said: “We are mortgaging the next decade.”", "mortgaging",
                     voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert "quote" in kinds(outcome)
    marked = judged("Otto Brandis said: “We are mortgaging … the next decade.”", "mortgaging",
                    voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert marked.findings == ()


def test_the_words_must_stand_in_the_cited_span_and_not_elsewhere():
    said = "Ines Corvo said: “We are building for the next fifty years.”"
    draft = Draft(said, (sentence("mortgaging"),), "attributed", "Ines Corvo")
    assert "quote" in kinds(checking.check(draft, evidence()))


@pytest.mark.parametrize("name", ["Otto Brandis", "The mayor", "Tarnwick Courier"])
def test_words_under_another_name_are_refused(name):
    outcome = judged(f"{name} said: “We are building for the next fifty years.”", "fifty years",
                     voice="attributed", speaker=name)  # fmt: skip
    assert "attribution" in kinds(outcome)


def test_the_speaker_field_counts_as_much_as_the_text():
    outcome = judged("Ines Corvo said: “We are building for the next fifty years.”", "fifty years",
                     voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert "attribution" in kinds(outcome)


def test_the_outlets_words_are_not_put_under_a_persons_name():
    outcome = judged("Otto Brandis said: “The ministry did not answer questions.”", "ministry",
                     voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert "attribution" in kinds(outcome)


# --- figures, names, titles


def test_a_figure_in_another_spelling_passes():
    outcome = judged("The line will cost at least 387,000,000 crowns, Ines Corvo said.", "387",
                     voice="attributed", speaker="Ines Corvo")  # fmt: skip
    assert outcome.findings == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The line will cost at least 378 million crowns, Ines Corvo said.", "figure"),
        ("The line will cost 387 million crowns, Ines Corvo said.", "figure"),
        ("The line will cost at least 387 million crowns, transport commissioner Inga Corvo said.", "name"),
        ("The line will cost at least 387 million crowns, Senator Ines Corvo said.", "name"),
    ],
)
def test_a_changed_fact_is_named(said, kind):
    assert kind in kinds(judged(said, "387", voice="attributed", speaker="Ines Corvo"))


def test_a_name_that_the_source_does_not_have_is_refused():
    assert "name" in kinds(
        judged("The Tarnwick city council voted 29 to 16 to build a tramway to Westolme.", "29 to 16")
    )


# --- attribution


def test_a_dropped_attribution_is_refused():
    assert "attribution" in kinds(judged("The line will cost at least 387 million crowns.", "387"))


def test_an_attribution_that_the_source_does_not_have_is_refused():
    outcome = judged("The Tarnwick city council voted 29 to 16, Otto Brandis said.", "29 to 16",
                     voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert "attribution" in kinds(outcome)


@pytest.mark.parametrize("cue", ["admitted", "claimed", "revealed", "conceded"])
def test_a_strengthened_cue_is_refused(cue):
    outcome = judged(f"Ines Corvo {cue} that the line will cost at least 387 million crowns.", "387",
                     voice="attributed", speaker="Ines Corvo")  # fmt: skip
    assert "attribution" in kinds(outcome)


def test_a_neutral_cue_may_stand_for_another():
    outcome = judged("The line will cost at least 387 million crowns, according to Ines Corvo.", "387",
                     voice="attributed", speaker="Ines Corvo")  # fmt: skip
    assert outcome.findings == ()


def test_a_lost_hedge_is_refused():
    assert "support" in kinds(judged("Otto Brandis will ask the court to block the plan.", "block the plan"))


def test_a_lost_negation_is_refused():
    assert "support" in kinds(judged("The ministry answered questions.", "ministry"))


def test_an_added_negation_is_refused():
    assert "support" in kinds(
        judged("The Tarnwick city council did not vote to build a tramway to Northolme.", "29 to 16")
    )


def test_content_of_the_writers_own_is_refused():
    outcome = judged("The Tarnwick city council celebrated a historic victory over stubborn rural critics.", "29 to 16")
    assert "support" in kinds(outcome)
    assert "celebrated" in outcome.findings[-1].words


def test_second_hand_speech_keeps_who_relays_it():
    first_hand = judged("The mayor said: “Nobody wins alone.”", "Nobody wins", voice="attributed", speaker="The mayor")
    assert not first_hand.passed


def test_findings_are_plain_sentences():
    outcome = judged("Otto Brandis said: “We are building for the next sixty years.”", "fifty years",
                     voice="attributed", speaker="Otto Brandis")  # fmt: skip
    assert outcome.findings
    assert all(finding.message.endswith(".") and finding.words for finding in outcome.findings)


def test_a_draft_is_judged_the_same_twice():
    draft = Draft(COST, (cite(COST),), "attributed", "Ines Corvo")
    assert checking.check(draft, evidence()) == checking.check(replace(draft), evidence())
