from __future__ import annotations

import pytest

from briefing.types import Answer, Claim, Evidence
from briefing.writing import answer
from briefing.writing.answer import REFUSAL
from briefing.writing.extractive import ExtractiveWriter
from briefing.writing.questions import History
from tests.writing import stories

EARLIER = (("What does Joss Pellington say about the shops?", "Joss Pellington said: “Nobody has asked the shops.”"),)


def ask(
    question: str, *, found: Evidence | None = None, history: History = (), writer: ExtractiveWriter | None = None
) -> Answer:
    *claims, made = answer.answer(question, found or stories.three(), writer or ExtractiveWriter(), history=history)
    assert isinstance(made, Answer)
    assert made.sentences == tuple(claims)
    return made


@pytest.mark.parametrize(
    "question",
    [
        "What did the Supreme Court rule?",
        "Who is the president of France?",
        "What does Edda Farrow say about hospitals?",
        "What does Tilda Marsh say about the bridge?",
        "How many shops are on the quay?",
        "When will the airport open?",
        "What is the capital of Lowmere?",
        "What does it cost to build a submarine?",
        "?",
    ],
)
def test_what_the_articles_do_not_answer_is_refused(question):
    made = ask(question)
    assert made.refused == REFUSAL == "The loaded articles do not answer this question."
    assert made.sentences == ()


def test_a_refusal_asks_no_writer():
    class Silent(ExtractiveWriter):
        def answer(self, question, evidence, history):
            raise AssertionError("a writer was asked")

    assert ask("Who is the president of France?", writer=Silent()).refused


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much will the repair of the bridge cost?", "48 million marks"),
        ("What does Edda Farrow say about closing a road?", "so that we do not have to bury anyone"),
        ("What does the mayor say about closing a road?", "so that we do not have to bury anyone"),
        ("What did Imke Sorrel say about the pillars?", "could give way in a flood"),
        ("How many people joined the march?", "1,200 people"),
        ("How many passengers can the ferry carry?", "60 passengers"),
        ("When will a ferry carry passengers across the river?", "4 June 2031"),
        ("Who heads the traders' league?", "Joss Pellington"),
        ("What happened?", "9 to 4"),
        ("Which figures differ?", "million marks"),
    ],
)
def test_what_the_articles_answer_is_answered_with_citations(question, words):
    made = ask(question)
    assert made.refused == ""
    assert any(words in claim.text for claim in made.sentences)
    assert stories.exact(made.sentences, stories.three())
    assert [note.number for note in made.sources] == list(range(1, len(made.sources) + 1))


def test_a_question_for_someones_words_is_answered_from_those_words_only():
    made = ask("What does Joss Pellington say?")
    assert {(claim.voice, claim.speaker) for claim in made.sentences} == {("attributed", "Joss Pellington")}


def test_a_name_of_one_word_finds_its_voice():
    assert ask("What does Pellington say about the shops?").sentences == ask(EARLIER[0][0]).sentences


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("What did he say about summers?", "What did Joss Pellington say about summers?"),
        ("And Edda Farrow?", "What does Edda Farrow say about the shops?"),
        ("What about his league?", "What about Joss Pellington’s league?"),
        ("What does Imke Sorrel say?", "What does Imke Sorrel say?"),
    ],
)
def test_a_follow_up_takes_its_name_from_the_question_before(question, full):
    assert answer.standalone(question, EARLIER) == full


def test_a_follow_up_without_history_stays_as_it_is():
    assert answer.standalone("What did he say?", ()) == "What did he say?"
    assert ask("What did he say about summers?").refused
    assert "two summers" in ask("What did he say about summers?", history=EARLIER).sentences[0].text


def test_every_suggestion_is_answered():
    found = stories.three()
    suggested = answer.suggestions(found)
    assert 1 <= len(suggested) <= 4
    assert [question for question in suggested if ask(question, found=found).refused] == []


def test_a_refusal_suggests_what_can_be_asked():
    assert ask("Who is the president of France?").suggestions == answer.suggestions(stories.three())


def test_an_answer_that_is_stopped_early_keeps_what_was_shown():
    found = stories.three()
    first = next(answer.answer("What does Joss Pellington say?", found, ExtractiveWriter()))
    assert isinstance(first, Claim)
    made = answer.assemble("What does Joss Pellington say?", [first], found, ExtractiveWriter(), complete=False)
    assert made.sentences == (first,)
    assert not made.complete
    assert made.tally.verified == 1


def test_a_sentence_that_points_back_comes_with_the_one_before():
    text = (
        "The old bridge at Lowmere has seven stone pillars. It was built by prisoners in 1811.\n\n"
        "The council will meet again in the autumn to look at the plan."
    )
    made = ask("When was it built by prisoners?", found=stories.evidence(stories.article(text, "Lowmere Post")))
    assert [claim.text for claim in made.sentences] == [
        "The old bridge at Lowmere has seven stone pillars.",
        "It was built by prisoners in 1811.",
    ]


HARBOUR = """The council of Lowmere passed the Quay Lights Act on Monday, Mayor Edda Farrow said.

The Harbour Office says it covers 350 lamps. Opponents said the law would blind the gulls.

“I would have liked that in the winter,” said Odo Brandle, a ferry captain. He expects the lamps to cost more.

Imke Sorrel will ask the Coastal Court to strike down the act. The Coastal Court has its seat in Odderwick.

Tilda Marsh, who keeps the lighthouse, called it “a candle with a budget” and went home on Tuesday."""


def harbour(question: str) -> Answer:
    return ask(question, found=stories.evidence(stories.article(HARBOUR, "Lowmere Post", "Council passes lamps act")))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many lamps does the Quay Lights Act cover?", "350 lamps"),
        ("What does Odo Brandle say about the price?", "in the winter"),
        ("What did the council decide?", "passed the Quay Lights Act"),
    ],
)
def test_what_a_sentence_only_refers_to_counts_as_said(question, words):
    made = harbour(question)
    assert made.refused == ""
    assert any(words in claim.text for claim in made.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "What did the Coastal Court decide about the Quay Lights Act?",
        "When was Tilda Marsh born?",
        "How old is Tilda Marsh?",
        "What does Tilda Marsh say about fish?",
        "Who is the governor of the Coastal Court?",
    ],
)
def test_a_name_that_is_only_mentioned_answers_nothing(question):
    assert harbour(question).refused == REFUSAL


def test_an_answer_that_the_writer_had_to_break_off_is_not_complete():
    class Broken(ExtractiveWriter):
        cut = True

    assert not ask("What does Joss Pellington say?", writer=Broken()).complete
    assert ask("What does Joss Pellington say?").complete


class Rewriting(ExtractiveWriter):
    """Puts every question in the same words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.asked: list[str] = []

    def standalone(self, question, history):
        self.asked.append(question)
        return self.words


BRIDGE = (("How much will the repair of the bridge cost?", "The repair will cost 48 million marks."),)


@pytest.mark.parametrize(
    ("question", "words", "full"),
    [
        ("When will it close?", "When will the bridge close?", "When will the bridge close?"),
        ("And when?", "And when will the repair of the bridge end?", "And when will the repair of the bridge end?"),
        ("When will it close?", "How many people joined the march?", "When will it close?"),
        ("When will it close?", "When will the bridge close, Mayor Otto Frisk?", "When will it close?"),
        ("When will it close?", "", "When will it close?"),
    ],
)
def test_a_writers_wording_of_a_follow_up_counts_if_it_asks_for_the_same(question, words, full):
    writer = Rewriting(words)
    assert answer.standalone(question, BRIDGE, writer) == full
    assert writer.asked == [question]


@pytest.mark.parametrize(
    ("question", "history"),
    [("When will it close?", ()), ("What does Edda Farrow say about the road?", BRIDGE), ("What did he add?", EARLIER)],
)
def test_a_question_that_needs_no_writer_asks_none(question, history):
    writer = Rewriting("Something else?")
    assert "else" not in answer.standalone(question, history, writer)
    assert writer.asked == []


LOAN = """The town of Lowmere will borrow 12 million marks to pay for the repair of the bridge, a third of the cost.

The roof of the school is old, and nobody wants to repair the roof of the school.

“The risk is in the roof of the school, and in nothing else,” said Ada Quill, the town's builder. She counts 40 tiles.

“Nobody knows the cost of the mill yet,” said Odo Brandle, a miller.

Osterby Savings, a bank of the region, owns the mill."""


@pytest.mark.parametrize(
    "question",
    [
        "Which bank pays for the repair of the bridge?",
        "What does the roof of the school cost?",
        "What is the price of the roof of the school?",
        "How much does Ada Quill say the roof of the school costs?",
    ],
)
def test_an_answer_has_the_kind_of_thing_or_the_amount_that_is_asked_for(question):
    found = stories.evidence(stories.article(LOAN, "Lowmere Post", "The bridge and the roof"))
    assert ask(question, found=found).refused == REFUSAL


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which bank owns the mill?", "Osterby Savings"),
        ("How much will the town of Lowmere borrow for the repair?", "12 million marks"),
        ("Which town will borrow for the repair of the bridge?", "Lowmere"),
        ("What does Odo Brandle say about the cost?", "Nobody knows the cost of the mill yet"),
    ],
)
def test_what_has_the_kind_or_the_amount_is_answered(question, words):
    found = stories.evidence(stories.article(LOAN, "Lowmere Post", "The bridge and the roof"))
    assert any(words in claim.text for claim in ask(question, found=found).sentences)
