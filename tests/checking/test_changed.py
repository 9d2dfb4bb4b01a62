"""What a draft changes in the sentence that it is taken from, and whose words it repeats without saying so."""

from __future__ import annotations

import pytest

from tests.checking.build import judged, kinds

TEXT = """Skarvik voters backed the tunnel by 27 points to 14 in the poll of March, before the harbour fee rose in May.

Nora Helvig leads the Green League group on the Skarvik council, and Jon Aske heads the Coast Party.

The ferry sails at 6 p.m. from pier 12, and the bakery won 5 of 9 prizes under rule 70/30.

The tunnel will flood within ten winters, according to a survey of divers.

“I do not mind,” Aske told reporters. “She can stay if she wants.”

Mr. Aske, a pilot for many years who has fallen out with half of the port, said the fee was an error."""


def test_each_sentence_passes_as_it_stands():
    for line in TEXT.split("\n\n")[:4]:
        assert judged(line, line, text=TEXT).findings == (), line


@pytest.mark.parametrize(
    ("said", "source", "kind", "words"),
    [
        ("Skarvik voters backed the tunnel by 14 points to 27 in the poll of March.", "voters", "figure", "14"),
        ("Skarvik voters backed the tunnel by 27 points to 14 in the poll of June.", "voters", "date", "June"),
        ("Skarvik voters opposed the tunnel by 27 points to 14 in the poll of March.", "voters", "support", "opposed"),
        ("Skarvik voters backed the tunnel in March, after the harbour fee rose in May.", "voters", "support", "after"),
        ("Skarvik voters backed the tunnel in March, before the harbour fee fell in May.", "voters", "support", "fell"),
        ("Nora Helvig leads the Coast Party group on the Skarvik council.", "Helvig", "name", "Coast Party"),
        ("Jon Aske leads the Green League group on the Skarvik council.", "Helvig", "name", "Jon Aske"),
        ("The ferry sails at 9 p.m. from pier 12.", "ferry", "date", "9"),
        ("The ferry sails at 12 p.m. from pier 6.", "ferry", "figure", "6"),
        ("The bakery won 5 of 9 prizes under rule 70/3.", "ferry", "figure", "3"),
        ("The bakery lost 5 of 9 prizes under rule 70/30.", "ferry", "support", "lost"),
    ],
)
def test_a_changed_word_is_named_even_when_the_text_has_the_new_word_elsewhere(said, source, kind, words):
    found = [finding for finding in judged(said, source, text=TEXT).findings if finding.kind == kind]
    assert any(words in finding.words for finding in found)


def test_words_in_another_order_are_no_change_of_fact():
    assert judged("In the poll of March, Skarvik voters backed the tunnel.", "voters", text=TEXT).findings == ()


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("The tunnel will flood within ten winters.", "flood"),
        ("She can stay if she wants.", "I do not mind"),
        ("The fee was an error.", "many years"),
    ],
)
def test_a_cut_off_attribution_is_found(said, source):
    assert "attribution" in kinds(judged(said, source, text=TEXT))


@pytest.mark.parametrize("name", ["Aske", "Jon Aske", "Mr. Aske"])
def test_a_speaker_may_be_named_as_the_source_names_him(name):
    said = f"{name} said: “She can stay if she wants.”"
    assert judged(said, "I do not mind", voice="attributed", speaker=name, text=TEXT).findings == ()


@pytest.mark.parametrize("name", ["He", "You", "She"])
def test_a_pronoun_names_nobody(name):
    said = f"{name} said the fee was an error."
    assert "attribution" in kinds(judged(said, "many years", voice="attributed", speaker=name, text=TEXT))


def test_a_name_and_a_role_are_not_speech():
    assert judged("Mr. Aske, a pilot for many years.", "many years", text=TEXT).findings == ()


def test_a_negation_ends_with_its_clause():
    text = "The yard is hardly large, but it has built nine ships, said Ms. Orre. “I see no end,” said Ulla Bratt."
    assert judged("According to Orre, it has built nine ships.", "hardly", text=text).findings == ()
    assert judged("Ulla Bratt said: “I see no end.”", "no end", voice="attributed", speaker="Ulla Bratt",
                  text=text).findings == ()  # fmt: skip


def test_a_sentence_rests_on_the_text_and_not_on_the_title_of_its_speaker():
    text = "Rolf Edde, a retired ship fitter who led the march, spoke first.\n\n“What I mind is the noise,” Edde said."
    outcome = judged("Rolf Edde, a retired ship fitter who led the march, praised families.", "noise", text=text)
    assert "support" in kinds(outcome)


def test_a_changed_last_word_is_found_where_the_source_goes_on():
    assert "figure" in kinds(judged("The ferry sails at 6 p.m. from pier 9.", "ferry", text=TEXT))
