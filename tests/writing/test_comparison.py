from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.types import Claim, Column, CompareBy, Comparison, Evidence
from briefing.writing import comparison, frame, terms, voices
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.issues import OTHER
from briefing.writing.plan import IssuePlan
from briefing.writing.rows import Chosen
from tests.writing import stories


def compare(found: Evidence, by: CompareBy, **options: Any) -> Comparison:
    return comparison.compare(found, options.pop("writer", ExtractiveWriter()), by=by, **options)


def names(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns]


def cells(made: Comparison, name: str) -> list[Claim]:
    at = [column.name for column in made.columns].index(name)
    return [claim for issue in made.issues for claim in issue.cells[at].claims]


def test_every_voice_with_words_has_a_column_with_those_words():
    made = compare(stories.evidence(stories.bridge()), "voice")
    names = [column.name for column in made.columns]
    assert {"Edda Farrow", "Joss Pellington", "Imke Sorrel"} <= set(names)
    assert all(cells(made, name) for name in names)
    assert any("so that we do not have to bury anyone" in claim.text for claim in cells(made, "Edda Farrow"))


def test_people_and_groups_come_before_texts():
    made = compare(stories.evidence(stories.bridge()), "voice")
    kinds = [column.kind for column in made.columns]
    assert kinds == sorted(kinds, key=lambda kind: kind in ("document", "outlet"))
    assert made.columns[0].name == "Joss Pellington"


def test_no_sentence_of_the_outlet_stands_under_a_name():
    found = stories.three()
    made = compare(found, "voice")
    statements = {
        (article.id, part.start, part.end)
        for article in found.articles
        for statement in found.readings[article.id].statements
        for part in statement.content
    }
    for column in made.columns:
        for claim in cells(made, column.name):
            assert claim.voice == "attributed"
            assert any(
                citation.article_id == name and citation.start <= end and start <= citation.end
                for citation in claim.citations
                for name, start, end in statements
            )


def test_words_without_marks_are_printed_under_their_speaker_and_flagged_where_inferred():
    made = compare(stories.evidence(stories.bridge()), "voice")
    block = [claim for claim in cells(made, "Joss Pellington") if "two summers" in claim.text]
    assert block[0].text.startswith("Joss Pellington: “We will lose two summers.")


def test_the_same_words_in_two_articles_stand_once_with_two_citations():
    made = compare(stories.evidence(stories.bridge(), stories.quay()), "voice")
    asked = [claim for claim in cells(made, "Joss Pellington") if "Nobody has asked the shops" in claim.text]
    assert len(asked) == 1
    assert {citation.article_id for citation in asked[0].citations} == {stories.bridge().id, stories.quay().id}


def test_a_position_that_a_writer_puts_under_the_wrong_name_is_dropped():
    class Wrong(ExtractiveWriter):
        def issues(self, evidence, by, columns):
            drafts = tuple(item.draft for item in voices.said(evidence, voices.sentences(evidence), names(columns)))
            return (IssuePlan("Bridge", {column.name: drafts for column in columns}),)

    made = compare(stories.evidence(stories.bridge()), "voice", writer=Wrong())
    for column in made.columns:
        assert {claim.speaker for claim in cells(made, column.name)} == {column.name}


def test_outlets_are_compared_on_what_they_share():
    made = compare(stories.three(), "outlet")
    assert [column.name for column in made.columns] == ["Lowmere Post", "Lowmere Courier", "The River Gazette"]
    vote = [issue for issue in made.issues if "9 to 4" in " ".join(c.text for cell in issue.cells for c in cell.claims)]
    assert all(cell.claims for cell in vote[0].cells)
    assert all(issue.label for issue in made.issues)


def test_a_cell_holds_only_its_own_outlet():
    made = compare(stories.three(), "outlet")
    for at, column in enumerate(made.columns):
        cited = {c.article_id for issue in made.issues for claim in issue.cells[at].claims for c in claim.citations}
        assert cited <= set(column.articles)


def test_figures_that_differ_have_one_claim_a_side():
    made = compare(stories.three(), "outlet")
    sides = [" / ".join(claim.text for claim in difference.sides) for difference in made.figures]
    assert any("48 million marks" in text and "52 million marks" in text for text in sides)
    assert any("1,200 people" in text and "3,000 people" in text for text in sides)
    assert all(len({c.article_id for claim in d.sides for c in claim.citations}) == 2 for d in made.figures)


def test_equal_figures_do_not_differ():
    worded = stories.article(stories.BRIDGE.replace("48 million marks", "48,000,000 marks"), "Lowmere Echo")
    assert compare(stories.evidence(stories.bridge(), worded), "outlet").figures == ()


def test_terms_that_differ_quote_both_outlets():
    one = stories.article("The river police found 40 illegals on two rafts on Monday.", "The River Gazette")
    other = stories.article(
        "The river police found 40 people in the country illegally on two rafts on Monday.", "Lowmere Post"
    )
    (difference,) = compare(stories.evidence(one, other), "outlet").terms
    assert difference.label == "People in the country illegally"
    assert {claim.speaker for claim in difference.sides} == {"The River Gazette", "Lowmere Post"}
    assert all(claim.voice == "outlet" for claim in difference.sides)


def test_what_all_report_and_what_only_one_reports():
    made = compare(stories.three(), "outlet")
    assert any("9 to 4" in claim.text for claim in made.shared)
    only = {unique.name: " ".join(claim.text for claim in unique.claims) for unique in made.only}
    assert "crossed the river on rafts last spring" in only["The River Gazette"]


def test_a_near_copy_counts_once_and_is_named_in_the_sources():
    copy = stories.article(stories.BRIDGE + " \n\nAgency report.", "Lowmere Mirror")
    group = (stories.bridge().id, copy.id)
    made = compare(stories.evidence(stories.bridge(), copy, stories.quay()), "outlet", copies=(group,))
    assert [column.name for column in made.columns] == ["Lowmere Post", "Lowmere Courier"]
    assert made.copies == (group,)
    assert [note.copy_of for note in made.sources if note.article_id == copy.id] == [stories.bridge().id]


def test_a_speaker_who_was_worked_out_is_not_quoted_speaking_of_himself_by_name():
    text = (
        "Odo Brandle wants to run the ferry alone. Joss Pellington spoke against it at length on Monday.\n\n"
        "He called Pellington's league a club of bakers, and Brandle's plan a danger to the river."
    )
    made = compare(stories.evidence(stories.article(text, "Lowmere Post")), "voice")
    assert "club of bakers" not in " ".join(claim.text for claim in made.claims())


def test_a_voice_whose_only_words_are_a_paraphrase_with_loaded_terms_is_still_heard():
    text = (
        "The harbour of Lowmere was quiet on Monday.\n\n"
        "Harbour chief Stine Ravel said deputies working for Mayor Edda Farrow admitted more than 40 illegals to "
        "compete for work on the quay."
    )
    made = compare(stories.evidence(stories.article(text, "Lowmere Post")), "voice")
    (claim,) = cells(made, "Stine Ravel")
    assert claim.text == text.split("\n\n")[1]


def test_what_some_report_names_them_and_rests_on_each():
    made = compare(stories.three(), "outlet")
    listed = {unique.name: unique.claims for unique in made.some}
    assert "Lowmere Post and Lowmere Courier" in listed
    reported = [claim for claims in listed.values() for claim in claims if claim.voice == "reported"]
    assert all(len({citation.article_id for citation in claim.citations}) > 1 for claim in reported)
    assert {claim.text for claims in listed.values() for claim in claims} <= {claim.text for claim in made.claims()}


def test_no_sentence_stands_in_two_rows_and_a_row_has_two_cells():
    for by in ("outlet", "voice"):
        made = compare(stories.three(), by)
        shown = [c for issue in made.issues for cell in issue.cells for claim in cell.claims for c in claim.citations]
        assert len(shown) == len(set(shown))
        rows = [issue for issue in made.issues if issue.label != OTHER]
        assert all(sum(bool(cell.claims) for cell in issue.cells) > 1 for issue in rows)


def test_a_label_has_two_content_words():
    for issue in compare(stories.three(), "outlet").issues:
        assert len(terms.content(issue.label)) > 1


def test_one_number_of_what_two_outlets_name_differently():
    one = stories.article("The council of Lowmere will house 600 refugees on the quay.", "The River Gazette")
    other = stories.article("The council of Lowmere will house 600 asylum seekers on the quay.", "Lowmere Post")
    (difference,) = compare(stories.evidence(one, other), "outlet").terms
    assert difference.label == "What the 600 are called"
    assert {claim.speaker for claim in difference.sides} == {"The River Gazette", "Lowmere Post"}


def test_a_verb_that_reports_is_no_name_for_a_thing():
    one = stories.article("Ferry captain Odo Brandle admitted that his boat leaked on Monday.", "The River Gazette")
    other = stories.article("Ferry captain Odo Brandle said that his boat leaked on Monday.", "Lowmere Post")
    assert compare(stories.evidence(one, other), "outlet").terms == ()


def test_a_voice_without_a_row_is_heard_once_and_the_rest_stands_apart():
    made = compare(stories.evidence(stories.bridge()), "voice")
    at = [column.name for column in made.columns]
    for unique in made.only:
        assert unique.name in at
        assert {claim.speaker for claim in unique.claims} == {unique.name}
    other = [cell.claims for issue in made.issues if issue.label == OTHER for cell in issue.cells]
    assert all(len(claims) <= 2 for claims in other)


SPEAKERS = {
    "Ada Quill": "The old bridge will be closed in winter because its pillars are sinking",
    "Bram Vale": "The bridge toll pays for the new ferry and for nothing else at all",
    "Cora Lind": "The ferry can carry sixty people an hour across the river in summer",
    "Dov Marsh": "The bridge pillars were poured in 1931 and have never been repaired",
    "Edda Farrow": "The traders on the quay will lose two summers while the bridge is closed",
    "Finn Orme": "The river bridge carries nine thousand cars on a working day",
    "Gala Pryce": "The budget for the bridge was cut twice by the council",
    "Hugo Sand": "The bridge will reopen with a new road for bicycles",
}


def eight() -> Evidence:
    said = [f"“{words},” said {name}, a councillor of Lowmere." for name, words in SPEAKERS.items()]
    return stories.evidence(stories.article("\n\n".join(("The council met on Tuesday.", *said)), "Lowmere Post"))


def test_six_voices_stand_side_by_side_and_what_the_others_say_is_listed_below():
    made = compare(eight(), "voice")
    assert len(made.columns) == comparison.SIDE_BY_SIDE == 6
    below = {unique.name: [claim.text for claim in unique.claims] for unique in made.only}
    assert {*names(made.columns), *below} == set(SPEAKERS)
    assert all(any(SPEAKERS[name] in text for text in texts) for name, texts in below.items())


def test_a_person_who_chooses_voices_gets_each_of_them_as_a_column():
    made = compare(eight(), "voice", chosen=Chosen(voices=tuple(SPEAKERS)))
    assert set(names(made.columns)) == set(SPEAKERS)
    assert made.only == ()


def test_the_tally_counts_what_a_comparison_shows():
    made = compare(eight(), "voice")
    assert made.tally.verified == len(list(made.claims())) == len(SPEAKERS)


def test_a_document_without_a_headline_is_named_by_its_outlets():
    assert compare(stories.three(), "outlet").title == (
        "Outlets on 3 articles by Lowmere Post, Lowmere Courier and The River Gazette"
    )


def test_many_outlets_or_an_unnamed_one_do_not_make_a_title():
    named = [
        stories.article(f"The bridge of Lowmere was closed on day {n}.", f"Post {n}", f"Day {n}") for n in range(5)
    ]
    unnamed = [named[0], stories.article("A ferry replaced it.", "", "A ferry")]
    assert frame.about(stories.evidence(*named)) == "5 articles, first “Day 0”"
    assert frame.about(stories.evidence(*unnamed)) == "2 articles, first “Day 0”"
    assert frame.about(stories.evidence(*named[:4])) == "4 articles by Post 0, Post 1, Post 2 and Post 3"
