"""Claims are correct before they are corrupted and wrong afterwards; replies take the product's way."""

from __future__ import annotations

import json

import pytest

from briefing.types import Article, Span
from tests.evals import lies, lying, marked, plain, truths
from tests.evals.counts import Counts
from tests.evals.truths import Truth

TEXT = (
    "Wells in the valley are running dry. Mayor Ada Brinkmoor said the town of Low Sallow would drill 12 new wells by "
    "October 2024. “Nobody here will carry water in buckets again while I hold this office,” Brinkmoor said.\n\n"
    "Farmer Piet Oosterlow said the plan would not help the upper fields. “The pumps are old and the pipes are older "
    "than I am,” Oosterlow said. Council members approved 340,000 crowns on Tuesday after a short debate. "
    "A second reading at the county seat is planned for spring."
)
ARTICLE = Article("a1", TEXT, "Wells run dry", "The Sallow Post", language="en")


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return next(span for span in plain.sentences(TEXT) if span.start <= start < span.end)


def _quote() -> Truth:
    line, words = _span("Nobody here"), "Nobody here will carry water in buckets again while I hold this office"
    other = Span(TEXT.index("The pumps"), TEXT.index(",” Oosterlow"))
    return Truth(
        ARTICLE,
        f"Ada Brinkmoor said: “{words}.”",
        (line,),
        "quote",
        "attributed",
        "Ada Brinkmoor",
        words,
        ("Piet Oosterlow",),
        quotes=((other, other.of(TEXT)),),
    )


def _indirect() -> Truth:
    line = _span("Mayor Ada")
    said = "the town of Low Sallow would drill 12 new wells by October 2024"
    speakers = ("Piet Oosterlow",)
    return Truth(ARTICLE, line.of(TEXT), (line,), "indirect", "attributed", "Ada Brinkmoor", said, speakers)


def _fact() -> Truth:
    line = _span("Council members")
    return Truth(ARTICLE, line.of(TEXT), (line,), "fact")


def _lie(kind: str, truth: Truth) -> lies.Lie:
    lie = lies.of(kind, truth)
    assert lie is not None
    return lie


def test_sentences_end_where_they_end_and_not_after_a_title():
    assert [span.of("Mr. Low fell. “Up!” he cried.") for span in plain.sentences("Mr. Low fell. “Up!” he cried.")] == [
        "Mr. Low fell.",
        "“Up!” he cried.",
    ]


def test_a_word_in_a_quote_is_not_the_sources():
    lie = _lie("word in a quote", _quote())
    (words,) = [span.of(lie.text) for span in plain.quotations(lie.text)]
    assert plain.squeezed(words) not in plain.squeezed(TEXT)


def test_a_joined_quote_stands_nowhere_and_has_no_ellipsis():
    lie = _lie("joined quote", _quote())
    (words,) = [span.of(lie.text) for span in plain.quotations(lie.text)]
    assert "…" not in words
    assert plain.squeezed(words) not in plain.squeezed(TEXT)
    assert set(plain.WORD.findall(words)) <= set(plain.WORD.findall(TEXT))


@pytest.mark.parametrize(("kind", "truth"), [("figure", _fact()), ("date", _fact()), ("negation", _fact())])
def test_a_changed_claim_differs_in_one_place_and_cites_the_same(kind, truth):
    lie = _lie(kind, truth)
    assert lie.text != truth.text
    assert lie.spans == truth.spans
    assert len(set(lie.text.split()) ^ set(truth.text.split())) <= 3


def test_a_figure_is_another_number_and_a_date_another_day():
    assert "340,000" not in _lie("figure", _fact()).text
    assert "Tuesday" not in _lie("date", _fact()).text


def test_a_year_is_no_figure():
    lie = _lie("figure", _indirect())
    assert "2024" in lie.text
    assert "12 new" not in lie.text


def test_a_speaker_becomes_somebody_else_in_text_and_field():
    lie = _lie("speaker", _quote())
    assert lie.speaker == "Piet Oosterlow"
    assert "Brinkmoor" not in lie.text


def test_a_dropped_attribution_names_nobody():
    lie = _lie("attribution dropped", _indirect())
    assert lie.text == "The town of Low Sallow would drill 12 new wells by October 2024."
    assert (lie.voice, lie.speaker) == ("reported", "")


def test_a_name_is_swapped_for_one_that_is_no_kin():
    line = _span("Farmer Piet")
    lie = lies.of("name", Truth(ARTICLE, line.of(TEXT), (line,), "indirect", "attributed", "farmers", "x"))
    assert lie is None or "Piet Oosterlow" not in lie.text
    assert plain.kin("Ada Brinkmoor", "Mayor Brinkmoor")
    assert plain.kin("Sallow Water Board", "SWB")
    assert not plain.kin("Ada Brinkmoor", "Piet Oosterlow")


def test_a_wrong_id_is_of_a_sentence_that_says_something_else():
    lie = _lie("wrong id", _fact())
    assert lie.text == _fact().text
    assert not set(lie.spans) & set(_fact().spans)


def test_an_id_never_given_is_in_no_prompt():
    lie = _lie("id never given", _fact())
    assert lie.ids
    assert all(name not in TEXT for name in lie.ids)


def test_lies_are_refused_and_their_truths_shown_on_the_way_of_a_reply():
    counts = Counts()
    lying.count(lying.measure([_quote(), _indirect(), _fact()], most=3), counts)
    assert counts.shares()["truths shown"] == 1.0
    assert counts.shares()["lies id never given"] == 1.0
    assert counts.shares()["lies word in a quote"] == 1.0
    assert {f"lies {kind}" for kind in ("figure", "date", "speaker", "wrong id")} <= counts.total.keys()


def test_no_more_cases_of_a_kind_than_asked_for():
    cases = list(lying.measure([_quote(), _indirect(), _fact()], most=1))
    kinds = [case.kind for case in cases]
    assert len(kinds) == len(set(kinds))
    assert lying.UNTOUCHED in kinds


def test_claims_of_marked_data_are_under_their_marked_speakers(tmp_path):
    said = "Nobody here will carry water in buckets again while I hold this office"
    start = TEXT.index(said)
    cue = TEXT.index("Brinkmoor said.")
    said_by = {
        "source": [[cue, cue + 9]],
        "cue": [[cue + 10, cue + 14]],
        "content": [[start - 1, start + len(said) + 2]],
        "type": "direct",
    }
    row = {"id": "post_2024-05-03_a", "title": "t", "publisher": "post", "text": TEXT, "attributions": [said_by]}
    (tmp_path / marked.FILES[0]).write_text(json.dumps(row) + "\n", encoding="utf-8")
    for name in marked.FILES[1:]:
        (tmp_path / name).write_text("", encoding="utf-8")
    quotes = [truth for truth in truths.of_shared(tmp_path) if truth.form == "quote"]
    assert [(truth.speaker, truth.words) for truth in quotes] == [("Brinkmoor", said)]
    assert quotes[0].source.startswith("“Nobody here")


def test_the_samples_offer_claims_of_every_form():
    forms = [truth.form for truth in truths.of_samples()]
    assert all(forms.count(form) >= 20 for form in ("quote", "indirect", "fact"))


def test_the_table_names_every_kind(capsys):
    assert lying.main([]) == 0
    shown = capsys.readouterr().out
    assert all(kind in shown for kind in lies.KINDS)
    assert "untouched refused" in shown
