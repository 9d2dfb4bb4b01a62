from __future__ import annotations

from briefing.writing import labels, phrases, terms


def label(*texts: str, **options: object) -> str:
    held = [set(terms.content(text)) for text in texts]
    shared = {stem: 1.0 for stem in sorted(set.union(*held)) if sum(stem in one for one in held) > 1}
    telling = {stem: value for stem, value in shared.items() if stem in phrases.telling(list(shared))}
    return labels.label(texts, telling, phrases.nouns(texts), **options)  # type: ignore[arg-type]


def test_a_label_is_the_noun_phrase_that_the_texts_share():
    assert label(
        "The cost of the tram line rose again, the council of Tarnwick said.",
        "Critics of the council say the cost of the tram line is a scandal.",
    ) in {"Cost of the tram line", "Tram line"}


def test_where_no_phrase_names_it_the_noun_that_is_shared_does():
    assert label("The bakers pay the toll.", "The toll, says the mayor, is fair.") == "Statements on toll"


def test_a_label_begins_with_no_verb_and_with_no_part_of_a_longer_name():
    assert label("A law that protects freedom of faith.", "The freedom of faith comes first.") == "Freedom of faith"
    assert label("The health care law of May.", "She opposes the health care law.") == "Health care law"
    assert label("The largest bakery in town.", "It is the largest bakery by far.") == ""


def test_a_label_is_not_cut_at_a_hyphen_a_vague_noun_or_a_name():
    assert "Page report" not in label("A 48-page report on the toll.", "The 48-page report on the toll.")
    assert label("The river security adviser spoke.", "A river security adviser was heard.") == ""
    assert "Deferred Toll" not in label("The Deferred Toll for Bakers.", "It ends the Deferred Toll for Bakers.")


def test_a_month_a_title_or_a_name_is_no_label():
    made = label(
        "Senator Farrow spoke in November.",
        "In November Senator Farrow was heard again.",
        barred={terms.stem("farrow")},
    )
    assert made == ""


def test_a_group_that_speaks_is_no_issue():
    texts = ("The Harbour Office will pay.", "Nobody believes the Harbour Office.")
    assert label(*texts, parties=("The Harbour Office",)) == ""
    assert label(*texts) == "Harbour Office"


def test_a_label_does_not_cut_the_noun_off_that_it_describes():
    made = label("The sex discrimination lawsuit goes on.", "A sex discrimination lawsuit was filed.")
    assert made == "Sex discrimination lawsuit"


def test_a_loaded_term_gives_way_to_the_neutral_wording():
    made = label("The police found illegal immigrants at the quay.", "Who hides the illegal immigrants?")
    assert made == "People in the country illegally"


def test_a_label_has_no_word_that_only_one_text_has():
    made = label("The toll road will ruin a young baker.", "Ferries are cheaper than the toll road, she said.")
    assert made == "Toll road"
    assert label("A shameless toll, he said, is planned.", "The toll, says the mayor, is fair.") == "Statements on toll"


def test_a_noun_and_a_verb_of_one_form_are_no_label():
    assert label("The signs of anger grew.", "She will sign the bill for the quay.") == ""


def test_the_end_of_a_longer_phrase_is_no_label():
    texts = ("They talk of harbour fire drills.", "Nobody wants the harbour fire drills.")
    assert label(*texts) == "Harbour fire drills"


def test_a_name_that_one_text_has_is_no_label():
    assert label("Guards, among them Odo Brandle, were hurt.", "She met the guards and thanked Imke Odo.") in {
        "", "Statements on guards",
    }  # fmt: skip
