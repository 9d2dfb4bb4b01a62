"""Whatever a text holds: no exception, exact spans, work in proportion to its length, and doubt said as doubt."""

from functools import partial

import pytest
from hypothesis import given

from briefing.reading import read, sentences
from briefing.types import Span
from tests.reading.hostile import PATTERNS, SENTENCE, TEXTS, article, work
from tests.reading.said import short, statements

SIZE = 3_000  # characters


def check(text):
    """Read a text and check every span of the reading against it."""
    reading = read(article(text))
    whole = Span(0, len(text))
    for one in reading.sentences:
        assert one.start < one.end
        assert whole.holds(one.span)
    assert [(s.start, s.end) for s in reading.sentences] == sorted((s.start, s.end) for s in reading.sentences)
    assert all(one.end <= two.start for one, two in zip(reading.sentences, reading.sentences[1:], strict=False))
    for statement in reading.statements:
        assert statement.content
        for span in (statement.span, *statement.content, statement.speaker_span, statement.cue_span):
            assert span is None or (span.start < span.end and whole.holds(span))
    firsts = [statement.content[0].start for statement in reading.statements]
    assert firsts == sorted(firsts)
    assert all(whole.holds(f.span) and f.span.of(text) == f.text for f in reading.figures)
    assert all(whole.holds(n.span) and n.span.of(text) == n.term for n in reading.wording)
    return reading


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_without_end_is_read(name):
    check(PATTERNS[name] * (SIZE // len(PATTERNS[name])))


@given(TEXTS)
def test_any_text_is_read_with_exact_spans(text):
    check(text)


@given(TEXTS)
def test_every_character_that_is_no_space_stands_in_a_sentence(text):
    rest = list(text)
    for sentence in sentences.split(text):
        rest[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    assert not "".join(rest).strip()


@pytest.mark.parametrize("name", PATTERNS)
def test_work_grows_in_proportion_to_the_text(name):
    pattern = PATTERNS[name]
    read(article(SENTENCE + pattern))  # what is loaded once is loaded now
    texts = [(SENTENCE + "\n\n" + pattern * (size // len(pattern))) for size in (SIZE, 2 * SIZE, 4 * SIZE)]
    small, middle, large = (work(partial(read, article(text))) for text in texts)
    assert large - middle < 3 * (middle - small) + 2_000


@pytest.mark.parametrize(
    "text",
    [
        "The bridge must go,” said Ada Quill. Bo Vale left.",
        'The bridge must go," said Ada Quill. Bo Vale left.',
        "“The bridge must go, said Ada Quill. Bo Vale left.",
        '"The bridge must go, Ada Quill said. Bo Vale left.',
        "Bo Vale left. “The bridge must go, Ada Quill said.",
    ],
)
def test_a_lost_mark_is_said_as_doubt_and_takes_no_more_than_the_words_up_to_the_speaker(text):
    assert [(s.speaker, s.inferred, [span.of(text) for span in s.content]) for s in statements(text)] == [
        ("Ada Quill", True, ["The bridge must go"])
    ]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = "Ada Quill said: “The bridge must go. It is old.\n\nThe council meets on Monday. Bo Vale left."
    (said,) = statements(text)
    assert (said.speaker, said.inferred) == ("Ada Quill", True)
    assert [span.of(text) for span in said.content] == ["The bridge must go. It is old."]


def test_a_quotation_over_paragraphs_is_closed_by_the_last_alone_and_is_certain():
    text = "Ada Quill said: “The bridge must go.\n\n“It is old.\n\n“Nobody likes it.”\n\nThe council meets."
    (said,) = statements(text)
    assert not said.inferred
    assert [span.of(text) for span in said.content] == ["The bridge must go.", "It is old.", "Nobody likes it."]


def test_a_quotation_whose_speaker_is_not_known_is_a_statement_of_nobody():
    assert short("“The bridge must go and it must go now.”") == [
        ("direct", "", ["The bridge must go and it must go now."])
    ]


@pytest.mark.parametrize(
    "text", ["The “new” bridge opened.", "The band played “A Song for the Old Bridge” twice.", "It is a “death trap”."]
)
def test_scare_quotes_and_titles_of_works_are_no_statements(text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He is 6\'2" tall. "The bridge must go," said Ada Quill.', "The bridge must go"),
        ('"He is 6\'2" tall," said Ada Quill.', "He is 6'2\" tall"),
        ("„The bridge must go“, said Ada Quill.", "The bridge must go"),
        ("»The bridge must go«, said Ada Quill.", "The bridge must go"),
        ("«The bridge must go», said Ada Quill.", "The bridge must go"),
        ("‹The bridge must go›, said Ada Quill.", "The bridge must go"),
        ("「The bridge must go」 said Ada Quill.", "The bridge must go"),
        ("『The bridge must go』 said Ada Quill.", "The bridge must go"),
        ("‚The bridge must go‘, said Ada Quill. ‘Yes.’", "The bridge must go"),
        ("”The bridge must go”, said Ada Quill.", "The bridge must go"),
        ("''The bridge must go,'' said Ada Quill.", "The bridge must go"),
        ("``The bridge must go,'' said Ada Quill.", "The bridge must go"),
        (",,The bridge must go,'' said Ada Quill.", "The bridge must go"),
        ("&quot;The bridge must go,&quot; said Ada Quill.", "The bridge must go"),
        ("&ldquo;The bridge must go,&rdquo; said Ada Quill.", "The bridge must go"),
        ('“The bridge must go," said Ada Quill.', "The bridge must go"),
    ],
)
def test_marks_of_other_keyboards_and_languages(text, words):
    found = [(s.kind, s.speaker, s.inferred, s.content[0].of(text)) for s in statements(text)]
    assert ("direct", "Ada Quill", False, words) in found
    assert all(not speaker for _, speaker, _, content in found if content != words)


def test_the_value_of_an_html_attribute_is_no_speech():
    text = '<a href="x" title="It is a long title here">link</a> Ada Quill said "The bridge must go."'
    assert short(text) == [("direct", "Ada Quill", ["The bridge must go."])]


def test_empty_marks_are_no_statement():
    assert statements('Ada Quill said "".') == ()
    told = short('Ada Quill said "". "We will build it," she said.')
    assert [words for _, _, words in told] == [["We will build it"]]
