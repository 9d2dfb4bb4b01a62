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


@pytest.mark.parametrize(
    "sentence",
    [
        # The main verb stands behind the clause.
        "On Monday night in the hall of Lowmere on the Orr, after two long votes, the council of Lowmere adjourned.",
        "The town that had built a bridge over the Orr in the last century, after a long and costly war, sold it.",
        "When the council of Lowmere met, in a night of talks and votes, with the mayor away, the clerk resigned.",
        "Lowmere, the town on the river Orr with the oldest bridge of all, after a night of talks, its council gone.",
        # What goes on behind the clause belongs to the main clause.
        "The town of Lowmere kept the old tolls on the river bridge from 1998, when the ferry had sunk, through 2006.",
        "The town of Lowmere kept the tolls on the old bridge in force, where they rose each year, through 2006.",
        "The council of Lowmere closed the river bridge for two whole years, after the pillars sank, in June 2031.",
        # What it compares with.
        "The council of Lowmere closed the river bridge for two whole years, just as it had done with the ferry.",
    ],
)
def test_no_clause_takes_the_main_verb_or_the_end_of_the_main_clause_with_it(sentence):
    """A clause that a comma closes may go; what is left then still has its verb, and its end."""
    for cut in trimming.additions(sentence, Span(0, len(sentence)), ()):
        assert cut.end < len(sentence) - 1


def test_what_is_left_has_a_verb():
    sentence = "The vote after a debate of a whole night in the hall following the fall of the bridge was close."
    assert trimming.additions(sentence, Span(0, len(sentence)), ()) == ()


def test_what_weighs_is_noted_with_its_reason():
    sentence = "The council of Lowmere passed a sweeping election law on Monday."
    (note,) = trimming.weighing("one", sentence, Span(0, len(sentence)), ())
    assert (note.term, note.neutral, note.article_id) == ("sweeping", "", "one")
    assert note.why
