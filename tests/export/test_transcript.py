"""A conversation in every form: its questions in order, each with its answer, one list of sources, and how it ended."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import docx
import pypdf
import pytest
from lxml import html as parser

from briefing.export import FORMATS, plain
from briefing.types import Among, Transcript, Turn
from tests.export.builders import refusal, transcript

CUT = "(This answer was interrupted; it has what had been checked by then.)"


def of_docx(made: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)


def of_pdf(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def of_page(made: bytes) -> str:
    return str(parser.fromstring(made.decode("utf-8")).find(".//body").text_content())


READERS: Mapping[str, Callable[[bytes], str]] = {
    "markdown": lambda made: made.decode("utf-8").replace("\\", ""),
    "html": of_page,
    "docx": of_docx,
    "pdf": of_pdf,
    "pdf-letter": of_pdf,
}
forms = pytest.mark.parametrize("form", READERS)


def read(document: Transcript, form: str) -> str:
    """Return what a reader sees, with single spaces."""
    return " ".join(READERS[form](FORMATS[form].render(document)).replace("\u00ad", "").split())


def refused() -> Transcript:
    """Build a conversation that ends with a question which the articles do not answer."""
    made = transcript()
    return replace(made, turns=(made.turns[0], Turn(replace(refusal(), id="t3"), "t1")), complete=True)


@forms
def test_questions_stand_in_their_order_each_before_its_answer(form):
    text = read(transcript(), form)
    answered = transcript().turns[0].answer.sentences[0].text
    first = text.index("What does Corvo say?", text.index("What did the council decide?"))
    second = text.index("And then?")
    assert first < text.index(answered, first) < second < text.index(answered, second)


@forms
def test_an_answer_that_was_cut_off_says_so_once(form):
    text = read(transcript(), form)
    assert text.count(CUT) == 1
    assert text.index(CUT) > text.index("And then?")


@forms
def test_a_refused_question_stands_with_its_refusal(form):
    text = read(refused(), form)
    assert text.index("Who won?") < text.index("The loaded articles do not answer this question.")
    assert "was interrupted" not in text


@forms
def test_the_sources_are_listed_once(form):
    text = read(transcript(), form)
    assert text.count("Council approves tramway") == 1


def test_a_terminal_shows_it_too():
    text = plain.render(transcript()).casefold()
    assert text.index("what does corvo say?") < text.index("and then?") < text.index("was interrupted")


def test_the_pack_holds_each_turn_with_what_was_asked_and_how_it_ended():
    made = transcript()
    among = Among(("a1",), ("Trams",))
    pack = json.loads(FORMATS["json"].render(replace(made, turns=(replace(made.turns[0], among=among), made.turns[1]))))
    assert [(turn["id"], turn["state"], turn["complete"]) for turn in pack["turns"]] == [
        ("t1", "done", False),
        ("t2", "interrupted", False),
    ]
    assert pack["turns"][0]["asked_of"] == {"articles": ["a1"], "collections": ["Trams"]}
    for packed, turn in zip(pack["turns"], made.turns, strict=True):
        assert packed["question"] == turn.question
        assert [pack["claims"][at]["text"] for at in packed["sentences"]] == [
            claim.text for claim in turn.answer.sentences
        ]
