"""The sample articles have what the demonstration and the gate rely on."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from briefing.samples import front_matter, sample_sources

SOURCES = sample_sources()
TEXTS = {source.name.removesuffix(".md"): (source.data or b"").decode("utf-8") for source in SOURCES}
REAL_OUTLETS = (
    "Reuters", "Associated Press", "BBC", "CNN", "Fox News", "Guardian", "New York Times", "Washington Post",
    "Le Monde", "Der Spiegel", "El País", "Financial Times", "The Economist", "Bloomberg", "Politico", "HuffPost",
)  # fmt: skip


def paragraphs(name: str) -> list[str]:
    return TEXTS[name].split("\n\n")


def having(words: str) -> set[str]:
    return {name for name, text in TEXTS.items() if words in text}


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def similarity(left: str, right: str) -> float:
    a, b = shingles(TEXTS[left]), shingles(TEXTS[right])
    return len(a & b) / len(a | b)


def test_there_are_ten_articles_on_two_events_from_four_outlets():
    assert len(SOURCES) == 10
    assert {source.name.split("-")[0] for source in SOURCES} == {"centre", "rents"}
    assert len({source.details["outlet"] for source in SOURCES}) == 4
    assert all(source.kind == "file" for source in SOURCES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_is_marked_as_invented_and_complete(source):
    whole = files("briefing.samples").joinpath(source.name).read_text(encoding="utf-8")
    values, body = front_matter(whole)
    assert values["note"].startswith("Invented for Evenhand: ")
    assert (urlsplit(values["url"]).hostname or "").endswith(".example")
    assert values["language"] == "en"
    assert date.fromisoformat(values["published"]) == date.fromisoformat(source.details["published"])
    assert source.details["title"]
    assert source.details["author"]
    assert (source.data or b"").decode("utf-8") == body
    assert not body.startswith("---")


@pytest.mark.parametrize("name", TEXTS)
def test_each_is_of_the_right_length_in_plain_paragraphs(name):
    assert 250 <= len(TEXTS[name].split()) <= 450
    assert all(part.strip() == part and "\n" not in part for part in paragraphs(name))
    assert TEXTS[name].count("“") == TEXTS[name].count("”")
    assert '"' not in TEXTS[name]


@pytest.mark.parametrize("outlet", REAL_OUTLETS)
def test_no_real_outlet_is_named(outlet):
    whole = " ".join((*TEXTS.values(), *(" ".join(source.details.values()) for source in SOURCES)))
    assert outlet.lower() not in whole.lower()


def test_quotes_come_in_every_form():
    every = " ".join(TEXTS.values())
    assert re.search(r"“[^”]+,” said [A-Z]\w+ [A-Z]\w+", every)
    assert re.search(r",” \w+ said(?: before the vote)?\. “", every)
    assert re.search(r"said,? “[^”]+,” \w+ said|he said\.|she said", every)
    assert re.search(r"called it “[^”]+” and", every)
    assert re.search(r"said (?:he|the|one|a|it) \w+", every)
    assert "‘A town is measured by its smallest room,’" in every


def test_block_quotes_without_marks_follow_a_colon_he_added_and_a_shift_to_the_first_person():
    after_colon = [
        (before, block)
        for name in TEXTS
        for before, block in zip(paragraphs(name), paragraphs(name)[1:], strict=False)
        if before.endswith(":") and "“" not in block
    ]
    assert len(after_colon) == 3
    assert any(before.endswith("He added:") for before, _ in after_colon)
    shifts = [
        block
        for name in TEXTS
        for before, block in zip(paragraphs(name), paragraphs(name)[1:], strict=False)
        if not before.endswith(":") and "“" not in block and re.search(r"\b(?:I|my|me)\b", block)
    ]
    assert len(shifts) == 3


def test_the_second_hand_words_name_both_speakers():
    assert len(having("quoted the governor of the central bank, Edmund Sarle, as saying")) == 2
    assert having("quoted the interior minister, Gerrit Hallowmere, as saying")


def test_figures_disagree_between_outlets():
    assert having("412 million crowns")
    assert having("430-million-crown camp")
    assert having("3,000 residents")
    assert having("about 1,800")
    assert len(having("640,000 flats")) == 4
    assert having("some 610,000 flats") == {"rents-anvil-rent-grab"}


def test_one_wire_story_ran_twice_under_different_headlines():
    gazette, ledger = "rents-gazette-chamber-passes-rent-ceiling", "rents-ledger-lawmakers-cap-rent-rises"
    titles = {source.details["title"] for source in SOURCES if source.details["author"] == "Corrwire"}
    assert len(titles) == 2
    assert TEXTS[gazette] != TEXTS[ledger]
    assert similarity(gazette, ledger) > 0.75
    others = [(a, b) for a in TEXTS for b in TEXTS if a < b and {a, b} != {gazette, ledger}]
    assert max(similarity(a, b) for a, b in others) < 0.3


def test_two_dates_stand_in_one_outlet_only():
    assert len(having("15 September")) == 1
    assert len(having("1 October")) == 1


def test_somebody_declines_and_somebody_criticised_is_never_quoted():
    assert len(having("declined to comment")) >= 6
    assert having("Brennick Estates")
    assert not any(
        re.search(r"Brennick Estates (?:said|told|declined)|” said Brennick", text) for text in TEXTS.values()
    )


def test_questions_stay_open():
    assert having("The resolution does not say how long the centre will stay open.")
    assert having("The act does not say who will sit on the boards or who will pay for them.")


def test_loaded_words_of_both_slants_stand_in_the_outlets_voice_and_inside_quotes():
    own = {name: re.sub(r"“[^”]*”", "", text) for name, text in TEXTS.items()}
    for words in ("vicious campaign of fear", "greedy landlord", "predatory increases"):
        assert any(words in text for name, text in own.items() if "lantern" in name)
    for words in ("rammed through", "illegals", "heavy-handed diktat"):
        assert any(words in text for name, text in own.items() if "anvil" in name)
    quoted = " ".join(re.findall(r"“([^”]*)”", " ".join(TEXTS.values())))
    assert "reckless experiment" in quoted
    assert "profiteer" in quoted


def test_front_matter_is_required():
    with pytest.raises(ValueError, match="front matter"):
        front_matter("No block here.")
