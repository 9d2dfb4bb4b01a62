"""Why a sentence stands: whose voice, how its check went, what was found, and the words it rests on."""

from dataclasses import replace

import pytest

from briefing.types import Check, Finding, WordingNote
from briefing.ui.parts.evidence import Marker
from briefing.ui.parts.why import Told, account, findings, whose, why
from tests.ui.builders import FERRY, article, claim
from tests.ui.screens import go, keys, open_app, press, ran, two_articles, words

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
    assert says in told(replace(claim(article(), FIRST), check=Check(status)))


def test_findings_tell_of_the_first_draft_or_of_the_withheld_one():
    one = replace(claim(article(), FIRST), check=Check("replaced", (WRONG,)))
    assert list(account(one))[-2:] == [Told("head", "What was found in the first draft"), Told("item", WRONG.message)]
    withheld = replace(one, check=Check("withheld", (WRONG,)))
    assert Told("head", "What was found") in account(withheld)
    assert "What was found" not in told(claim(article(), FIRST))


def test_the_words_at_fault_are_named_once_and_escaped():
    assert findings((replace(WRONG, words="<b>"),)).endswith("not in the cited text. “&lt;b&gt;”</li></ul>")
    assert findings((WRONG,)).count("$500") == 1
    assert findings(()) == ""


def test_words_that_were_eased_are_listed_with_the_reason():
    eased = WordingNote("a", 0, 7, "slammed", "criticised", "It suggests violence.")
    left = replace(eased, term="reckless", neutral="")
    made = told(claim(article(), FIRST, wording=(eased, left)))
    assert "“slammed” became “criticised”. It suggests violence." in made
    assert "“reckless” was left out or quoted." in made


def test_a_sentence_of_the_source_is_said_to_be_word_for_word():
    assert "word for word" in told(claim(article(), FIRST))
    assert "word for word" not in told(claim(article(), FIRST, "The ferry will close."))


def test_an_account_is_closed_at_first_and_ends_with_the_cited_words_and_their_citation():
    one = claim(article(), FIRST, "Close it <now>.", speaker="<b>", voice="attributed")
    made = why(one, (Marker("k-1", "● 1", 1, "Source 1, Arrel Courier"),))
    assert made.startswith('<details class="ev-why"><summary>Why?</summary>')
    assert "It is said by &lt;b&gt;, not by the outlet." in made
    assert made.endswith(
        f'<blockquote>{FIRST} <a class="ev-cite ev-source-1" href="#k-1" role="button" data-cite="k-1" '
        'aria-label="Source 1, Arrel Courier">● 1</a></blockquote></div></details>'
    )
    assert "It cites nothing." in why(replace(one, citations=()), ())


def test_the_voice_is_one_plain_sentence():
    found = claim(article(), FIRST)
    assert whose(found) == "The cited source reports it as a fact; nobody is named as its speaker."
    said = replace(found, voice="attributed", speaker="Mara Venn")
    assert whose(said) == "It is said by Mara Venn, not by the outlet."
    assert "the layout of the text suggests it" in whose(replace(said, inferred=True))
    assert whose(replace(said, speaker="")) == "It is said by a source without a name, not by the outlet."
    assert whose(replace(found, voice="outlet", speaker="Arrel Courier")).endswith("of the outlet, Arrel Courier.")


def test_every_claim_says_why_with_the_cited_words_and_needs_no_press():
    app = press(go(open_app(two_articles()), "summary"), "summarise")
    assert words(app).count("<summary>Why?</summary>") == 3
    assert f'<blockquote>{FIRST} <a class="ev-cite ev-source-1" href="#summary-0-1"' in words(app)
    assert words(app).count("Checked as it was first written") == 3
    assert not [key for key in keys(app) if key.startswith(("why-", "cite-"))]


def test_why_is_still_told_when_the_article_is_gone():
    desk = two_articles()
    app = press(go(open_app(desk), "summary"), "summarise")
    desk.delete(desk.articles()[0].id)
    assert f"<blockquote>{FIRST} <a" in words(ran(app))


def told(one):
    return "\n".join(line.words for line in account(one))
