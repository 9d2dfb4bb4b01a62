from __future__ import annotations

import pytest

from briefing.checking import check
from briefing.types import Article, Draft, Passage
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories


def drafts(*articles: Article) -> list[Draft]:
    return list(ExtractiveWriter().summarize(stories.evidence(*articles), "full"))


def test_every_draft_passes_the_check_and_cites_exact_spans():
    found = stories.three()
    made = list(ExtractiveWriter().summarize(found, "full"))
    assert made
    assert stories.exact(made, found)
    assert [draft.text for draft in made if not check(draft, found).passed] == []


def test_the_same_evidence_gives_the_same_drafts():
    assert drafts(stories.bridge(), stories.quay()) == drafts(stories.bridge(), stories.quay())


@pytest.mark.parametrize(("length", "most", "words"), [("line", 1, 40), ("short", 5, 70), ("full", 8, 220)])
def test_a_length_is_kept(length, most, words):
    made = list(ExtractiveWriter().summarize(stories.three(), length))
    assert 1 <= len(made) <= most
    assert sum(len(draft.text.split()) for draft in made) <= words


def test_what_outlets_agree_on_comes_first():
    assert "voted 9 to 4" in next(ExtractiveWriter().summarize(stories.three(), "short")).text


def test_the_same_thing_is_not_said_twice():
    texts = [draft.text for draft in drafts(stories.bridge(), stories.quay(), stories.ferry())]
    assert sum("voted 9 to 4" in text for text in texts) == 1


def test_an_evaluative_sentence_is_quoted_from_its_outlet():
    text = "The council's shameless, disgraceful and brutal betrayal of the quay is a disaster for every single shop."
    (draft,) = drafts(stories.article(text, "Lowmere Courier"))
    assert draft.text == f"Lowmere Courier writes: “{text}”"
    assert (draft.voice, draft.speaker) == ("outlet", "Lowmere Courier")


def test_a_loaded_term_gives_way_to_neutral_wording_with_a_note():
    text = "The river police found 40 illegals on two rafts near the old bridge on Monday."
    (draft,) = drafts(stories.article(text, "The River Gazette"))
    assert draft.text == text.replace("illegals", "people in the country illegally")
    assert [note.term for note in draft.wording] == ["illegals"]
    assert draft.voice == "reported"


def test_a_term_with_another_meaning_is_never_reworded():
    text = "The invasion of the eastern islands began on Monday, and two harbours fell within a day."
    (draft,) = drafts(stories.article(text, "The River Gazette"))
    assert "invasion of the eastern islands" in draft.text
    assert draft.wording == ()


@pytest.mark.parametrize(
    "text",
    [
        "An anti-immigrant group from Lowmere met at the town hall on Monday to plan a march.",
        "The illegal immigrant population of Lowmere fell to 40 on Monday, the lowest in years.",
    ],
)
def test_wording_that_would_break_the_grammar_is_quoted_instead(text):
    (draft,) = drafts(stories.article(text, "Lowmere Post"))
    assert draft.text == f"Lowmere Post writes: “{text}”"
    assert draft.wording == ()


def test_joining_words_are_trimmed_and_the_attribution_stays():
    text = (
        "The bridge at Lowmere has stood for ninety years without a single major repair.\n\n"
        "But Mayor Edda Farrow said the bridge would close for two years of repair."
    )
    texts = [draft.text for draft in drafts(stories.article(text, "Lowmere Post"))]
    assert "Mayor Edda Farrow said the bridge would close for two years of repair." in texts


def test_a_sentence_that_points_back_or_says_i_is_not_chosen():
    text = (
        "The council of Lowmere will close the river bridge for two years from June.\n\n"
        "It was the third bridge in the valley to be closed within a year.\n\n"
        "I have crossed that bridge every morning of my life and I shall miss it."
    )
    assert [draft.text for draft in drafts(stories.article(text, "Lowmere Post"))] == [
        "The council of Lowmere will close the river bridge for two years from June."
    ]


def test_a_bare_quotation_gets_its_speaker_in_front():
    made = drafts(
        stories.article(
            "“The pillars are older than the town hall,” said Imke Sorrel, a bridge engineer. "
            "“Every flood takes another piece of the pillars of the bridge away.”",
            "Lowmere Post",
        )
    )
    bare = [draft for draft in made if draft.text.startswith("Imke Sorrel: “Every flood")]
    assert [(draft.voice, draft.speaker) for draft in bare] == [("attributed", "Imke Sorrel")]


def test_only_the_passages_are_used_when_there_are_any():
    article = stories.bridge()
    start = article.text.index("The repair")
    end = article.text.index("\n\n", start)
    passage = Passage("p1", article.id, 0, start, end, article.text[start:end])
    found = stories.evidence(article, passages=[passage])
    assert [d.text for d in ExtractiveWriter().summarize(found, "full")] == [passage.text]


def test_a_brief_has_a_headline_a_bottom_line_and_facts_that_do_not_repeat():
    plan = ExtractiveWriter().brief(stories.three(), "")
    assert plan.headline is not None
    texts = [plan.headline.text, *(d.text for d in (*plan.bottom_line, *plan.key_facts))]
    assert len(texts) == len(set(texts))
    assert plan.key_facts


def test_nothing_is_repaired():
    writer = ExtractiveWriter()
    (draft, *_) = writer.summarize(stories.three(), "line")
    assert writer.repair(draft, (), stories.three()) is None
    assert (writer.name, writer.usage, writer.notes, writer.prompts_used) == ("extractive", (0, 0), (), {})


def drafted(length, *texts):
    articles = [stories.article(text, f"Paper {at}") for at, text in enumerate(texts)]
    return [one.text for one in ExtractiveWriter().summarize(stories.evidence(*articles), length)]


def test_who_did_what_is_told_once_however_it_is_worded():
    told = drafted(
        "full",
        "Mayor Edda Farrow resigned from the council of Lowmere on Friday, after a report on the river bridge.",
        "Edda Farrow is resigning from the council of Lowmere, she announced in a letter that is now online.",
    )
    assert len(told) == 1


def test_a_summary_begins_with_the_event_and_not_with_words_in_marks():
    told = drafted(
        "short",
        "The council of Lowmere voted on Tuesday to close the river bridge for two years of repair.\n\n"
        "“The council of Lowmere closes the river bridge for the repair of its pillars,” said Mayor Edda Farrow.",
    )
    assert told[0].startswith("The council of Lowmere voted")


def test_where_a_clause_judges_the_sentence_is_told_without_it():
    told = drafted(
        "line",
        "The council of Lowmere wants to help its bakers leave the old quay for good, as some of its members launch a "
        "shameless and despicable betrayal of the town.",
    )
    assert told == ["The council of Lowmere wants to help its bakers leave the old quay for good."]


def test_what_is_reportedly_so_stays_in_the_words_of_the_outlet():
    told = drafted("line", "Mayor Edda Farrow has reportedly decided to close the river bridge of Lowmere for a year.")
    assert told[0].startswith("Paper 0 writes: “")


@pytest.mark.parametrize(
    "sentence",
    [
        "On Thursday, in a letter to the council, she decided that the bridge of Lowmere was a step too far.",
        "At the time, the bridge of Lowmere was closed to all boats and carts.",
        "Shortly afterward, the council of Lowmere sold the ferry to the league.",
        "Fellow members of the council of Lowmere suggested that she had not.",
        "(The council of Lowmere opposed the bridge and has said that it would support a ferry.)",
    ],
)
def test_a_sentence_from_the_middle_of_a_story_is_not_used(sentence):
    assert drafted("line", f"The river is old.\n\n{sentence}") == []


def test_a_short_summary_keeps_to_its_length_as_it_is_printed():
    under = "Council closes the river bridge"
    told = [one.text for one in ExtractiveWriter().summarize(stories.three(), "short", under=under)]
    assert 45 <= len(" ".join([under, *told]).split()) <= 70
