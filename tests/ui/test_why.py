"""Why a sentence stands: whose voice, how its check went, what was found, and the words it rests on."""

from dataclasses import replace

import pytest

from briefing.types import Check, Finding, WordingNote
from briefing.ui.parts.why import account, findings, whose
from tests.ui.builders import FERRY, article, claim
from tests.ui.screens import go, open_app, press, two_articles, words

FIRST = FERRY.split("\n\n")[0]
WRONG = Finding("figure", "$500", "The figure “$500” is not in the cited text.")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("verified", "Checked as it was first written"),
        ("repaired", "It was written once more, and this wording passed."),
        ("replaced", "the source’s own sentence stands in its place"),
        ("withheld", "it is not part of the document"),
    ],
)
def test_each_outcome_is_told_in_plain_words(status, says):
    assert says in account(replace(claim(article(), FIRST), check=Check(status)))


def test_findings_tell_of_the_first_draft_or_of_the_withheld_one():
    one = replace(claim(article(), FIRST), check=Check("replaced", (WRONG,)))
    assert "What was found in the first draft" in account(one)
    assert "<li>The figure “$500” is not in the cited text.</li>" in account(one)
    withheld = account(replace(one, check=Check("withheld", (WRONG,))))
    assert '<p class="ev-source">What was found</p>' in withheld
    assert "What was found" not in account(claim(article(), FIRST))


def test_the_words_at_fault_are_named_once_and_escaped():
    assert findings((replace(WRONG, words="<b>"),)).endswith("not in the cited text. <q>&lt;b&gt;</q></li></ul>")
    assert findings((WRONG,)).count("$500") == 1
    assert findings(()) == ""


def test_words_that_were_eased_are_listed_with_the_reason():
    eased = WordingNote("a", 0, 7, "slammed", "criticised", "It suggests violence.")
    left = replace(eased, term="reckless", neutral="")
    made = account(claim(article(), FIRST, wording=(eased, left)))
    assert "<q>slammed</q> became <q>criticised</q>. It suggests violence." in made
    assert "<q>reckless</q> was left out or quoted." in made


def test_a_sentence_of_the_source_is_said_to_be_word_for_word():
    assert "word for word" in account(claim(article(), FIRST))
    assert "word for word" not in account(claim(article(), FIRST, "The ferry will close."))


def test_the_voice_is_one_plain_sentence():
    found = claim(article(), FIRST)
    assert whose(found) == "The cited source reports it as a fact; nobody is named as its speaker."
    said = replace(found, voice="attributed", speaker="Mara Venn")
    assert whose(said) == "It is said by Mara Venn, not by the outlet."
    assert "the layout of the text suggests it" in whose(replace(said, inferred=True))
    assert whose(replace(said, speaker="")) == "It is said by a source without a name, not by the outlet."
    assert whose(replace(found, voice="outlet", speaker="Arrel Courier")).endswith("of the outlet, Arrel Courier.")


def test_every_claim_says_why_with_the_cited_words_marked():
    desk = two_articles()
    app = press(go(open_app(desk), "summary"), "summarise")
    press(app, "why-summary-0")
    shown = words(app)
    assert f'<div class="ev-article"><p><mark class="ev-mark-cited">{FIRST}</mark></p></div>' in shown
    assert "[1] · Arrel Courier · 2 April 2031" in shown
    assert "Checked as it was first written" in shown


def test_why_still_opens_when_the_article_is_gone_or_changed():
    desk = two_articles()
    app = press(go(open_app(desk), "summary"), "summarise")
    first, second = desk.articles()
    desk.delete(first.id)
    desk.shelf.articles[second.id] = replace(second, text="Another text.")
    press(app, "why-summary-0")
    assert "Its article is no longer in the library." in words(app)
    press(app, "why-summary-1")
    assert "<blockquote>Port Arrel will lose its night ferry, the council decided.</blockquote>" in words(app)
