import re

import pytest

from briefing.types import Span
from briefing.ui.parts.marks import Mark, shared_out, woven


def bare(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_marks_inside_each_other_nest_with_the_longest_outside():
    text = "said the vile 3 m plan"
    marks = [Mark(Span(14, 17), "figure"), Mark(Span(9, 22), "quote"), Mark(Span(5, 22), "indirect")]
    assert woven(text, Span(0, 22), marks) == (
        'said <mark class="ev-mark-indirect">the <mark class="ev-mark-quote">vile '
        '<mark class="ev-mark-figure">3 m</mark> plan</mark></mark>'
    )


def test_of_two_marks_that_cross_the_later_is_opened_again():
    made = woven("abcdef", Span(0, 6), [Mark(Span(0, 4), "quote", number=1), Mark(Span(2, 6), "loaded", number=2)])
    assert made == (
        '<mark class="ev-mark-quote" data-number="1">ab<mark class="ev-mark-loaded" data-number="2">cd</mark></mark>'
        '<mark class="ev-mark-loaded">ef</mark>'
    )


@pytest.mark.parametrize("spans", [[(0, 9), (0, 9)], [(0, 3), (3, 6), (1, 8), (2, 4)], [(4, 4)], [(7, 20), (0, 2)]])
def test_every_character_stays_and_every_mark_is_closed(spans):
    text = "<a> & <b>"
    made = woven(text, Span(1, 8), [Mark(Span(*span), "quote") for span in spans])
    assert bare(made) == "a&gt; &amp; &lt;b"
    assert made.count("<mark") == made.count("</mark>")


def test_a_note_cannot_leave_its_attribute():
    made = woven("ab", Span(0, 2), [Mark(Span(0, 2), "quote", '" onclick="x')])
    assert made == '<mark class="ev-mark-quote" title="&quot; onclick=&quot;x">ab</mark>'


def test_things_are_shared_out_to_every_run_that_they_meet():
    runs = [Span(0, 4), Span(6, 9), Span(11, 20)]
    things = [(Span(2, 12), "all"), (Span(4, 6), "between"), (Span(8, 9), "second"), (Span(30, 31), "behind")]
    assert shared_out(things, runs) == [["all"], ["all", "second"], ["all"]]
    assert shared_out(things, []) == []
