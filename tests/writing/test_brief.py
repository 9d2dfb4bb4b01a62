from __future__ import annotations

from datetime import date
from typing import Any

from briefing.types import Brief, Evidence, Passage
from briefing.writing import brief
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories


def make(found: Evidence | None = None, **options: Any) -> Brief:
    return brief.brief(found or stories.three(), ExtractiveWriter(), **options)


def test_the_brief_fits_one_page_and_every_sentence_is_cited_exactly():
    made = make()
    assert 60 <= sum(len(claim.text.split()) for claim in made.claims()) <= 480
    assert all(claim.citations for claim in made.claims())
    assert stories.exact(made.claims(), stories.three())
    assert made.tally.withheld == len(made.withheld)


def test_the_headline_is_the_title_and_names_the_event():
    made = make()
    assert made.headline is not None
    assert made.title == made.headline.text
    assert "bridge" in made.title


def test_key_facts_come_from_different_articles():
    made = make()
    assert len({citation.article_id for claim in made.key_facts for citation in claim.citations}) > 1


def test_who_says_what_has_one_attributed_statement_for_each_voice():
    made = make()
    speakers = [claim.speaker for claim in made.says]
    assert len(speakers) == len(set(speakers)) >= 2
    assert {claim.voice for claim in made.says} == {"attributed"}


def test_figures_that_differ_are_shown_and_asked_about():
    made = make()
    assert any("million marks" in side.text for difference in made.differ for side in difference.sides)
    (question,) = [q for q in made.questions if "million" in q.text]
    assert question.text == "Which figure is right for cost of the repair in marks: 48 or 52 million?"


def test_who_declined_to_comment_is_an_open_question():
    made = make()
    (question,) = [q for q in made.questions if "ministry of transport" in q.text]
    assert question.text == "What does the ministry of transport say? No comment was given."
    assert question.basis[0].text == "The ministry of transport declined to comment."


def test_the_timeline_has_dated_events_in_order_and_not_the_date_of_publication():
    made = make()
    days = [moment.day for moment in made.timeline]
    assert days == sorted(days)
    assert date(2031, 6, 4) in days
    assert stories.PUBLISHED not in days


def test_a_weekday_that_may_lie_ahead_is_no_event():
    text = "The mayor has invited the traders of Lowmere to a meeting at the town hall on Friday morning."
    assert make(stories.evidence(stories.article(text, "Lowmere Post"))).timeline == ()


def test_who_is_who_gives_the_role_as_the_source_words_it():
    people = {person.name: person for person in make(stories.evidence(stories.bridge())).who}
    assert people["Imke Sorrel"].role in stories.BRIDGE
    assert people["Imke Sorrel"].claim.citations[0].quote.startswith("Dr. Imke Sorrel")


def test_wording_notes_are_the_outlets_own_terms():
    notes = make().wording
    assert "Illegals" in {note.term for note in notes}
    assert all(note.speaker == "" for note in notes)


def test_what_is_not_cited_is_named_as_left_out():
    aside = stories.article("Photo: the weather map.", "The Weather Sheet", "Rain tomorrow")
    made = make(stories.evidence(stories.bridge(), stories.quay(), aside))
    assert made.left_out == ("Rain tomorrow",)


def test_a_near_copy_is_not_a_second_witness():
    copy = stories.article(stories.BRIDGE + " \n\nAgency report.", "Lowmere Mirror", "The same again")
    made = make(stories.evidence(stories.bridge(), copy), copies=((stories.bridge().id, copy.id),))
    assert {note.article_id for note in made.sources} == {stories.bridge().id}
    assert made.left_out == ("The same again",)


def test_a_topic_keeps_to_its_passages():
    article = stories.quay()
    start = article.text.index("A ferry will")
    passage = Passage("p", article.id, 0, start, len(article.text), article.text[start:])
    made = make(stories.evidence(article, passages=[passage]), topic="ferry")
    assert made.topic == "ferry"
    assert made.headline is not None
    assert made.headline.text == passage.text
    assert made.provenance.settings == {"topic": "ferry"}


def test_a_sentence_about_somebody_it_does_not_name_opens_no_brief():
    text = (
        "Odo Brandle, who sails the ferry at Lowmere, handed her a petition with 2,911 names on Monday.\n\n"
        "The council of Lowmere will vote on the petition for the ferry in the spring."
    )
    made = brief.brief(stories.evidence(stories.article(text, "Lowmere Post")), ExtractiveWriter())
    assert made.headline is not None
    assert "handed her" not in " ".join(claim.text for claim in (made.headline, *made.bottom_line, *made.key_facts))


def test_who_is_who_has_no_role_that_only_ties_a_name_to_somebody_else():
    text = (
        "The Ferry League, whose leader, Tobin Marsh, called the toll “a tax on coming home for the night,” sued."
        "\n\n“We will not pay a toll to cross our own river,” said Imke Sorrel, a bridge engineer at the institute."
    )
    made = brief.brief(stories.evidence(stories.article(text, "Lowmere Post")), ExtractiveWriter())
    assert all(not person.role.startswith("whose") for person in made.who)
