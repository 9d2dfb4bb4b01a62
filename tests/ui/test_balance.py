"""Voice balance and lists: counts in plain words, and nothing that judges."""

from dataclasses import replace

from briefing.types import Figure, Reading, Span, Statement, Voice, WordingNote
from briefing.ui import balance, wording
from tests.ui.builders import FERRY, article


def test_the_chart_shows_who_is_quoted_most_first():
    found = [Voice("Ada", quoted_words=3), Voice("Ben", statements=2), Voice("Cy", quoted_words=30)]
    assert [voice.name for voice in balance.most_quoted(found)] == ["Cy", "Ada"]
    assert len(balance.most_quoted(Voice(f"V{n}", quoted_words=n + 1) for n in range(40))) == balance.MOST_BARS


def test_a_passage_that_criticises_is_shown_with_whose_words_it_is_in():
    found = article()
    outlets, ferreiras = span_of("slammed the reckless decision"), span_of("had not been asked")
    around, answer = span_of("Toll Ferreira of the Dockers’ Union said"), span_of("That cannot go on.")
    reading = Reading(
        found.id,
        "1",
        statements=(
            Statement(answer, (answer,), "direct", "The council"),
            Statement(Span(around.start, ferreiras.end), (ferreiras,), "indirect", "Toll <Ferreira>"),
        ),
    )
    sentence = Span(around.start, ferreiras.end)
    council = Voice("The council", criticised=(outlets, ferreiras, sentence, span_of("“That cannot go on.”")))
    passages = balance.criticism(found, reading, council).split("<li>")[1:]
    assert passages[0].startswith("<q>slammed the reckless decision</q>")
    assert [passage.split('meta">')[1].split("</span>")[0] for passage in passages] == [
        "in the outlet’s own voice",
        "in the words of Toll &lt;Ferreira&gt;",
        "with words of Toll &lt;Ferreira&gt;",
        "in the outlet’s own voice",
    ]
    assert balance.criticism(found, reading, Voice("Nobody")) == ""


def span_of(words: str) -> Span:
    start = FERRY.index(words)
    return Span(start, start + len(words))


def figure(kind="number", value="1200000", unit="", counts="") -> Figure:
    return Figure(0, 4, "1.2m", kind, value, unit, counts)


def test_a_figure_says_its_value_its_unit_and_what_it_counts():
    assert wording.figure_mark(figure(counts="crowns")).note == "Figure: 1,200,000, counting crowns"
    assert wording.figure_mark(figure("percent", "12.5", "%")).note == "Figure: 12.5 %"
    assert wording.figure_mark(figure("money", "412", "USD")).note == "Figure: 412 USD"


def test_a_figure_says_what_is_uncertain_a_range_and_a_place():
    assert wording.meaning(replace(figure("percent", "10", "%"), upto="12")) == "10 to 12 %"
    assert wording.meaning(replace(figure("percent", "2.5", "pp"), approximate=True)) == "about 2.5 percentage points"
    assert wording.meaning(figure("ordinal", "3")) == "no. 3"


def test_a_date_says_its_day_as_far_as_it_is_known():
    days = {
        "2031-05-03": "3 May 2031",
        "2031-05": "May 2031",
        "--02-29": "29 February, year not known",
        "--04": "April, year not known",
        "2031": "2031",
        "2031-04/2031-06": "April 2031 to June 2031",
        "2031-05-03T15:30": "3 May 2031, 15:30",
        "T15:30": "15:30",
        "FY2031": "financial year 2031",
        "next spring": "next spring",
    }
    assert {value: wording.meaning(figure("date", value)) for value in days} == days
    assert wording.figure_mark(figure("date", "2031-05")).kind == "date"


def test_a_loaded_word_says_whose_it_is_why_and_what_is_neutral():
    own = WordingNote("a", 0, 4, "slam", "criticise", "It suggests violence.")
    assert wording.term_mark(own).note == (
        "Loaded wording, in the outlet’s own voice. It suggests violence. Neutral: “criticise”."
    )
    said = WordingNote("a", 0, 4, "slam", "", "It suggests violence.", "Mara Venn")
    assert wording.term_mark(said).note == "Loaded wording, in the words of Mara Venn. It suggests violence."


def test_the_lists_escape_every_cell_and_are_bounded():
    hostile = Figure(0, 1, "<b>", "number", "1", "<i>", "<u>")
    made = wording.figure_table(Reading("a", "1", figures=(hostile,) * 300))
    assert made.count("<tr>") == wording.MOST_ROWS + 1
    assert "the first 200 of 300" in made
    assert "<b>" not in made
    assert "<u>" not in made
    terms = wording.term_table(article(outlet=""), [WordingNote("a", 0, 1, "<b>", "", "<i>")])
    assert "&lt;b&gt;</th><td>the article’s own voice</td><td>&lt;i&gt;</td><td>none is established" in terms
