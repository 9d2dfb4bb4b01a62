"""The notes beside the text: who speaks, how, and to which words each belongs."""

import re

from briefing.types import Reading, Sentence, Span, Statement
from briefing.ui import parts
from briefing.ui.margin import LONGEST_BLOCK, LONGEST_RUN, blocks, column
from tests.ui.builders import FERRY, article


def said(words: str, speaker: str = "", text: str = FERRY, **values) -> Statement:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Statement(span, (span,), values.pop("kind", "direct"), speaker, **values)


def shown(*statements: Statement, text: str = FERRY, chosen: str | None = None, **values) -> str:
    found = article(text)
    reading = Reading(found.id, "1", statements=tuple(sorted(statements, key=lambda one: one.span.start)))
    return column(found, reading, values.pop("marks", ()), values.pop("upto", 10_000), chosen, **values)


def beside(markup: str) -> list[str]:
    """The notes of each paragraph as words, without their markup."""
    return [
        re.sub(r"<[^>]+>", " ", note).strip() for note in re.findall(r'<div class="ev-beside[^"]*">(.+?)</div>', markup)
    ]


def test_a_note_names_the_speaker_the_kind_and_the_role_once():
    first = said("The boats lose $412 each night,", "Mara Venn", role="harbour commissioner")
    second = said("the night crew had not been asked", "Mara Venn", role="harbour commissioner", kind="indirect")
    assert [" ".join(note.split()) for note in beside(shown(first, second))] == [
        "Mara Venn harbour commissioner direct quotation",
        "Mara Venn indirect speech",
    ]


def test_what_is_uncertain_or_second_hand_is_said():
    made = shown(
        said("That cannot go on.", kind="block", inferred=True),
        said("the night crew had not been asked", "Ada Nym", via="Toll Ferreira"),
    )
    assert [" ".join(note.split()) for note in beside(made)] == [
        "Speaker not known quotation without marks speaker inferred",
        "Ada Nym direct quotation, via Toll Ferreira",
    ]


def test_one_note_stands_for_statements_that_follow_each_other():
    made = shown(
        said("The boats lose $412 each night,", "Mara Venn"), said("That cannot go on.", "Mara Venn", inferred=True)
    )
    assert [" ".join(note.split()) for note in beside(made)] == ["Mara Venn direct quotation speaker in part inferred"]
    assert "data-number" not in made
    assert 'title="Mara Venn: direct quotation, speaker inferred"' in made


def test_two_speakers_in_one_paragraph_are_tied_to_their_words_by_numbers():
    made = shown(said("The boats lose $412 each night,", "Mara Venn"), said("That cannot go on.", "Toll Ferreira"))
    assert [note.split()[:2] for note in beside(made)] == [["1", "Mara"], ["2", "Toll"]]
    assert re.findall(r'data-number="(\d)"[^>]*>(\w+)', made) == [("1", "The"), ("2", "That")]


def test_a_chosen_voice_stands_out_and_the_others_do_not():
    made = shown(
        said("The boats lose $412 each night,", "Mara Venn"), said("That cannot go on.", "Ada Nym"), chosen="Ada Nym"
    )
    assert '<div class="ev-reading ev-focus">' in made
    assert re.findall(r'ev-mark-quote ev-chosen"[^>]*>(\w+)', made) == ["That"]
    assert "ev-chosen" not in shown(said("That cannot go on.", "Ada Nym"))


def test_statements_unmarked_leave_the_margin_empty_but_for_the_chosen_voice():
    statements = said("The boats lose $412 each night,", "Mara Venn"), said("That cannot go on.", "Ada Nym")
    assert "ev-beside" not in shown(*statements, speech=False)
    assert len(beside(shown(*statements, speech=False, chosen="Ada Nym"))) == 1


def test_statement_quotation_term_and_figure_nest():
    marks = [parts.Mark(Span(FERRY.index("$412"), FERRY.index("$412") + 4), "figure", "Figure: 412 USD")]
    made = shown(said("The boats lose $412 each night,", "Mara Venn"), marks=marks)
    figure = '<mark class="ev-mark-figure" title="Figure: 412 USD">$412</mark>'
    assert f"The boats lose {figure} each night,</mark>" in made


def test_names_roles_and_text_are_only_words():
    hostile = "<img src=x onerror=alert(1)>"
    text = f"{hostile} said so.\n\nNo."
    made = shown(said(f"{hostile} said so.", hostile, text, role=hostile, via=hostile), text=text)
    assert "<img" not in made
    assert made.count("&lt;img src=x onerror=alert(1)&gt;") == 6  # name, role, via beside; name, via, words in the text


def test_only_the_asked_part_is_drawn_to_the_end_of_its_paragraph():
    text = "\n\n".join(f"Paragraph {number}." for number in range(100))
    made = shown(text=text, upto=30)
    assert made.count("<p") == 3
    assert "Paragraph 2.</p>" in made
    assert shown(text="", upto=30).count("<p") == 0


def test_paragraphs_stay_and_a_long_one_is_divided_between_sentences():
    sentence = "A sentence of the long paragraph ends here. "
    text = f"Short one.\n\n{sentence * 60}\n\nLast one."
    starts = [0, *range(12, 12 + 60 * len(sentence), len(sentence))]
    reading = Reading("a", "1", sentences=tuple(Sentence(start, start + 43, 0) for start in starts))
    found = blocks(text, reading)
    assert [block.begins for block in found] == [True, True, *[False] * (len(found) - 3), True]
    assert all(block.span.end - block.span.start <= LONGEST_BLOCK for block in found)
    assert all(block.span.of(text).startswith("A sentence") for block in found[1:-1])
    assert "".join(block.span.of(text) for block in found) == text.replace("\n\n", "").replace("  ", " ")


def test_a_text_without_spaces_or_sentences_is_still_divided():
    found = blocks("x" * 20_000, Reading("a", "1"))
    assert max(block.span.end - block.span.start for block in found) <= LONGEST_RUN
    assert sum(block.span.end - block.span.start for block in found) == 20_000
