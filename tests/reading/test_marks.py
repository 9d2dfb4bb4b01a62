import pytest

from briefing.reading import marks


def inside(text):
    return [text[q.inner_start : q.inner_end] for q in marks.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “one two” and "three four".', ["one two", "three four"]),
        ("„eins zwei“ und «trois quatre» und »fünf sechs«.", ["eins zwei", "trois quatre", "fünf sechs"]),
        ("''Not so,'' he said.", ["Not so,"]),
        ("She said: 'It's the dogs' home,' and left.", ["It's the dogs' home,"]),
        ("The dogs' home isn't Vale's.", []),
        ("“outer “inner” outer” after", ["outer “inner” outer"]),
        ('"mixed marks,” he said.', ["mixed marks,"]),
        ('“mixed marks," he said.', ["mixed marks,"]),
        ("” … so be it,” he said.", [" … so be it,"]),
        ("&quot;One,&quot; he said. &LDQUO;Two.&rdquo;", ["One,", "Two."]),
        ("", []),
    ],
)
def test_pairs_marks(text, expected):
    assert inside(text) == expected


def test_a_quotation_without_end_is_not_closed():
    found = marks.find("“It never ends, he said.\n\nNext paragraph.")
    assert [quotation.closed for quotation in found] == [False]
    assert found[0].end == len("“It never ends,")


def test_a_second_opening_mark_ends_a_quotation_that_was_never_closed():
    assert inside("“a. He said “b” ok") == ["a.", "b"]


def test_a_paragraph_that_opens_with_a_mark_continues_the_open_quotation():
    found = marks.find("“One.\n\n“Two,” he said.")
    assert [(quotation.closed, quotation.continues) for quotation in found] == [(False, False), (True, True)]


def test_the_end_is_a_guess_where_a_mark_is_missing():
    for text, guessed in (("“One,” he said.", 0), ("“One.\n\n“Two.”", 0), ("“One.\n\nTwo.", 1), ("One,” he said.", 1)):
        assert len(marks.broken(marks.find(text))) == guessed


def test_an_unpaired_mark_is_found_and_a_measure_is_none():
    text = 'He is 6\'2" tall. So “be it”. And so” on, 8" x 10".'
    assert marks.unpaired(text, marks.find(text)) == [text.index("” on")]


def test_decades_and_elisions_open_no_quotation():
    assert inside("The '90s were the dogs' years, 'til the end of Vale's.") == []
