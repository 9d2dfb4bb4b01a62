"""Under whose name words may stand: second-hand speech, unnamed speakers, the outlet's own words, reported speech."""

from __future__ import annotations

import pytest

from briefing import checking
from briefing.reading import read
from briefing.types import Article, Check, Citation, ClaimVoice, Draft, Evidence, Reading, Span, Statement, Voice
from tests.checking.build import kinds

TEXT = (
    "Harbour talks in Sandwick broke down on Monday. The “final” offer came too late.\n\n"
    "“We have nothing left to give,” said Mara Quill, the union’s leader. “The next move is theirs.”\n\n"
    "Port director Olle Brandt said the strike could cost 40 crowns a crate.\n\n"
    "“The minister told me to wait,” a docker said.\n\n"
    "Quill said Brandt had called the strikers “spoilt children” in March."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def made(*statements: Statement, voices: tuple[Voice, ...] = ()) -> Evidence:
    """Build evidence whose reading is written by hand, so that a test rests on no reader."""
    article = Article("b" * 16, TEXT, "Talks break down", "Sandwick Gazette")
    return Evidence((article,), {article.id: Reading(article.id, "1", (), statements, voices)}, ())


QUILL = Statement(
    span("“We have nothing left to give,” said Mara Quill, the union’s leader. “The next move is theirs.”"),
    (span("We have nothing left to give,"), span("The next move is theirs.")),
    "direct",
    "Mara Quill",
    span("Mara Quill"),
    "said",
    Span(TEXT.index("said Mara"), TEXT.index("said Mara") + 4),
    "the union’s leader",
)
BRANDT = Statement(
    span("Port director Olle Brandt said the strike could cost 40 crowns a crate."),
    (span("the strike could cost 40 crowns a crate"),),
    "indirect",
    "Olle Brandt",
    span("Port director Olle Brandt"),
    "said",
    Span(TEXT.index("said the strike"), TEXT.index("said the strike") + 4),
    "Port director",
)
DOCKER = Statement(
    span("“The minister told me to wait,” a docker said."), (span("The minister told me to wait,"),), "direct"
)
RELAYED = Statement(
    span("Quill said Brandt had called the strikers “spoilt children” in March."),
    (span("spoilt children"),),
    "mixed",
    "Olle Brandt",
    Span(TEXT.index("Brandt had"), TEXT.index("Brandt had") + 6),
    "called",
    span("called"),
    via="Mara Quill",
)
ALL = (QUILL, BRANDT, DOCKER, RELAYED)
VOICES = (
    Voice("Mara Quill", aliases=("Quill",), role="the union’s leader"),
    Voice("Olle Brandt", aliases=("Brandt",), role="port director"),
)


def judged(text: str, speaker: str = "", voice: ClaimVoice = "reported", evidence: Evidence | None = None) -> Check:
    draft = Draft(text, (Citation("b" * 16, 0, len(TEXT), TEXT),), "attributed" if speaker else voice, speaker)
    return checking.check(draft, evidence or made(*ALL, voices=VOICES))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mara Quill said: “We have nothing left to give.”", "Mara Quill"),
        ("Quill: “The next move is theirs.”", "Mara Quill"),
        ("Union leader Mara Quill said: “The next move is theirs.”", "Mara Quill"),
        ("“We have nothing left to give … The next move is theirs,” Quill said.", "Quill"),
        ("Mara Quill, quoting Olle Brandt: “spoilt children.”", "Olle Brandt"),
        ("Olle Brandt, as quoted by Mara Quill: “spoilt children.”", "Olle Brandt"),
    ],
)
def test_the_right_name_passes_in_every_form(text, speaker):
    assert judged(text, speaker).findings == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olle Brandt said: “We have nothing left to give.”", "Olle Brandt"),
        ("Olle Brandt said: “We have nothing left to give.”", ""),
        ("Mara Quill said: “We have nothing left to give.”", "Olle Brandt"),
        ("Nora Quill said: “We have nothing left to give.”", "Nora Quill"),
        ("Olle Brandt called the strikers “spoilt children.”", "Olle Brandt"),
        ("Mara Quill said: “The minister told me to wait.”", "Mara Quill"),
        ("The minister: “The minister told me to wait.”", "The minister"),
        ("Mara Quill: “Harbour talks in Sandwick broke down on Monday.”", "Mara Quill"),
        ("Mara Quill called the offer “final”.", "Mara Quill"),
    ],
)
def test_a_wrong_name_is_refused(text, speaker):
    assert "attribution" in kinds(judged(text, speaker))


def test_words_of_different_speakers_are_not_joined():
    text = "Mara Quill said: “We have nothing left to give … The minister told me to wait.”"
    assert "quote" in kinds(judged(text, "Mara Quill"))


def test_a_quotation_does_not_run_on_into_the_outlets_words():
    one = Statement(span("Harbour talks in Sandwick broke"), (span("Harbour talks"),), "mixed", "Mara Quill")
    outcome = judged("The Sandwick Gazette writes: “talks in Sandwick broke down.”", evidence=made(one))
    assert "quote" in kinds(outcome)


def test_reported_speech_is_not_put_in_marks():
    assert "quote" in kinds(judged("Olle Brandt said: “the strike could cost 40 crowns a crate.”", "Olle Brandt"))
    assert judged("Olle Brandt said the strike could cost 40 crowns a crate.", "Olle Brandt").passed


def test_the_outlets_own_sentence_may_be_quoted_under_its_name():
    text = "Sandwick Gazette writes: “Harbour talks in Sandwick broke down on Monday.”"
    assert judged(text, "Sandwick Gazette").findings == ()
    assert judged("The Gazette writes: “Harbour talks in Sandwick broke down on Monday.”", voice="outlet").passed


def test_a_person_who_is_only_in_the_title_is_not_the_outlet():
    article = Article("c" * 16, TEXT, "Quill: talks break down", "Sandwick Gazette")
    evidence = Evidence((article,), {article.id: Reading(article.id, "1", voices=VOICES)}, ())
    draft = Draft("Quill said: “Harbour talks in Sandwick broke down on Monday.”",
                  (Citation(article.id, 0, len(TEXT), TEXT),), "attributed", "Quill")  # fmt: skip
    assert "attribution" in kinds(checking.check(draft, evidence))


def test_a_last_name_that_two_people_share_names_nobody():
    other = Voice("Jon Quill", aliases=("Quill",))
    evidence = made(*ALL, voices=(*VOICES, other))
    assert not judged("Quill said: “We have nothing left to give.”", "Quill", evidence=evidence).passed
    assert judged("Mara Quill said: “We have nothing left to give.”", "Mara Quill", evidence=evidence).passed


def test_a_quotation_without_any_name_is_refused():
    outcome = judged("The talks ended with “nothing left to give”.")
    assert "attribution" in kinds(outcome)
    assert "Mara Quill" in outcome.findings[0].message


@pytest.mark.parametrize("mark", ["“{}”", '"{}"', "‘{}’", "'{}'", "„{}“", "«{}»", "``{}''", '“{}"'])
def test_every_style_of_marks_is_checked(mark):
    right, wrong = mark.format("We have nothing left to give"), mark.format("We have nothing more to give")
    assert judged(f"Mara Quill said: {right}", "Mara Quill").findings == ()
    assert "quote" in kinds(judged(f"Mara Quill said: {wrong}", "Mara Quill"))


def test_a_title_that_is_not_in_the_source_is_refused():
    assert "name" in kinds(judged("Senator Mara Quill said: “The next move is theirs.”", "Mara Quill"))


def test_the_reader_and_the_checker_agree_on_the_article():
    article = Article("d" * 16, TEXT, "Talks break down", "Sandwick Gazette")
    evidence = Evidence((article,), {article.id: read(article)}, ())
    cited = span("“We have nothing left to give,” said Mara Quill, the union’s leader.")
    citation = Citation(article.id, cited.start, cited.end, cited.of(TEXT))
    assert checking.check(Draft(citation.quote, (citation,), "attributed", "Mara Quill"), evidence).passed
    assert not checking.check(Draft(citation.quote, (citation,), "attributed", "Olle Brandt"), evidence).passed


def test_a_sentence_of_thousands_of_quotations_is_refused_at_once():
    outcome = judged("“The next move” " * 41)
    assert kinds(outcome) == {"support"}
