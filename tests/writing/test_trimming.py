"""What goes from a printed sentence: joining words, asides that weigh, describing words; and what stays."""

import pytest

from briefing.types import Span
from briefing.writing import trimming
from briefing.writing.drafting import replaced


def trimmed(sentence: str, held: tuple[Span, ...] = ()) -> str:
    """The sentence as it prints."""
    own = Span(0, len(sentence))
    cuts = trimming.cuts(sentence, own, held)
    weighing = [n.span for n in trimming.weighing("one", sentence, own, (*held, *cuts))]
    return replaced(sentence, own, [(cut, "") for cut in cuts] + [(Span(s.start, s.end + 1), "") for s in weighing])


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (
            "Farrow, however, kept the bridge of Lowmere closed on Monday.",
            "Farrow kept the bridge of Lowmere closed on Monday.",
        ),
        (
            "At the end of the month, though, the council of Lowmere opened the bridge.",
            "At the end of the month, the council of Lowmere opened the bridge.",
        ),
        (
            "The council closed the bridge for two years, which could give Farrow a lift at the polls.",
            "The council closed the bridge for two years.",
        ),
        (
            "Marking a painful defeat for the mayor, the council of Lowmere opened the bridge on Monday.",
            "the council of Lowmere opened the bridge on Monday.",
        ),
        (
            "The council of Lowmere passed a sweeping election law on Monday.",
            "The council of Lowmere passed an election law on Monday.",
        ),
        (
            "The mayor of Lowmere, who is new, abruptly resigned on Monday.",
            "The mayor of Lowmere, who is new, resigned on Monday.",
        ),
        (
            "The council struck down the controversial toll on the bridge.",
            "The council struck down the toll on the bridge.",
        ),
    ],
)
def test_what_only_joins_or_weighs_goes(source, printed):
    assert trimmed(source) == printed


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll of Lowmere is controversial and will stay in force.",  # it says so
        "The court of Lowmere rules in controversial cases only.",  # it tells them from others
        "Police found explosive devices under the old bridge of Lowmere.",
        "The toll fell sharply after the council opened the bridge of Lowmere.",
        "In a blow to Mayor Farrow, the council voted to undo her plan.",  # “her” would be nobody's
        "The council closed the bridge, a defeat by 9 votes to 4 for the mayor.",  # a figure is a fact
        "It was a staggering number of people for the town of Lowmere.",
        "Farrow was on the verge of striking a deal with the ferry company.",
    ],
)
def test_what_tells_something_stays(sentence):
    assert trimmed(sentence) == sentence


def test_words_of_others_stay_as_they_are():
    sentence = "The union called it a “sweeping victory for the whole town” on Monday."
    assert trimmed(sentence, (Span(sentence.index("“"), sentence.index("”") + 1),)) == sentence


def test_a_clause_that_only_adds_may_go_and_one_that_denies_may_not():
    adding = "The council of Lowmere closed the river bridge for two whole years, after the pillars had begun to sink."
    denying = "The council of Lowmere closed the river bridge for two whole years, after the mayor denied that it sank."
    (span,) = trimming.additions(adding, Span(0, len(adding)), ())
    assert span.of(adding) == ", after the pillars had begun to sink"
    assert trimming.additions(denying, Span(0, len(denying)), ()) == ()


def test_what_weighs_is_noted_with_its_reason():
    sentence = "The council of Lowmere passed a sweeping election law on Monday."
    (note,) = trimming.weighing("one", sentence, Span(0, len(sentence)), ())
    assert (note.term, note.neutral, note.article_id) == ("sweeping", "", "one")
    assert note.why
