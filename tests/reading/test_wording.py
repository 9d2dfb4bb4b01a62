from collections import Counter

from briefing.reading import wording
from tests.reading.said import statements


def notes(text):
    return [(n.term, n.neutral, n.speaker) for n in wording.notes("a1", text, statements(text))]


def test_the_style_sheet_is_even_handed():
    sides = Counter(entry.side for entry in wording.style_sheet())
    assert sides["left"] == sides["right"]
    assert sides["both"] >= 20
    neutral = Counter(e.side for e in wording.style_sheet() if any(wording_ for _, wording_ in e.forms))
    assert abs(neutral["left"] - neutral["right"]) <= 4


def test_every_entry_says_why_and_no_form_stands_twice():
    forms = Counter(form for entry in wording.style_sheet() for form, _ in entry.forms)
    assert [form for form, times in forms.items() if times > 1] == []
    assert all(entry.why.endswith(".") for entry in wording.style_sheet())


def test_no_neutral_wording_is_itself_loaded():
    for entry in wording.style_sheet():
        for form, neutral in entry.forms:
            assert notes(neutral) == [], (form, neutral)


def test_a_term_in_the_outlets_voice_and_in_a_speakers():
    text = "The death tax is old. “The death tax must go,” said Ada Quill."
    assert notes(text) == [("death tax", "estate tax", ""), ("death tax", "estate tax", "Ada Quill")]


def test_a_term_in_marks_without_a_speaker_is_not_the_outlets():
    assert notes("They march against the “death tax”.") == [("death tax", "estate tax", wording.UNNAMED)]


def test_forms_have_their_own_neutral_wording():
    assert notes("Job creators met. The job creator spoke.") == [
        ("Job creators", "employers", ""),
        ("job creator", "employer", ""),
    ]


def test_only_whole_words_match_and_positions_are_exact():
    text = "Shamrocks and shams. A sham, then."
    (note,) = wording.notes("a1", text, ())
    assert (note.span.of(text), note.start) == ("sham", text.index("A sham") + 2)


def test_scores_tell_loaded_from_plain():
    plain = "The council voted on Monday to close the bridge, the mayor said."
    loaded = "The shameless council outrageously rammed through its ridiculous, destructive scheme!"
    assert 0.0 <= wording.score(plain) < 0.5 <= wording.score(loaded) <= 1.0
    assert wording.score("") < 0.5
