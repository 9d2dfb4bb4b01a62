"""Who says what, who is who and what is left open in a brief."""

from __future__ import annotations

from datetime import date

from briefing.types import Brief
from briefing.writing import brief
from briefing.writing.extractive import ExtractiveWriter
from tests.writing import stories


def made(*texts: str, titles: tuple[str, ...] = ("Council raises the toll",)) -> Brief:
    articles = [
        stories.article(text, outlet, titles[min(at, len(titles) - 1)])
        for at, (text, outlet) in enumerate(
            zip(texts, ("Lowmere Post", "Lowmere Courier", "The Gazette"), strict=False)
        )
    ]
    return brief.brief(stories.evidence(*articles), ExtractiveWriter())


TOLL = (
    "The council of Lowmere raised the bridge toll to four marks on Tuesday.\n\n"
    "Mayor Edda Farrow met the bakers of the quay at the town hall. She later confirmed that it had been agreed.\n\n"
    "“Thank you for coming,” Farrow said. “A toll of four marks pays for new pillars within ten years,” she said.\n\n"
    "“The council taxes the bakers of the quay to death,” said Joss Pellington, who heads the traders' league."
)


def test_the_most_telling_statement_is_given_under_its_speakers_name():
    written = made(TOLL)
    says = {claim.speaker: claim.text for claim in written.says}
    assert "taxes the bakers" in says["Joss Pellington"]
    assert all(name.split()[-1] in text for name, text in says.items())
    assert any("pays for new pillars" in claim.text for claim in written.claims())
    assert not any("Thank you" in claim.text for claim in written.claims())


def test_no_statement_begins_with_a_word_that_points_back():
    assert not any(claim.text.startswith(("He ", "She ", "They ", "It ", "That ")) for claim in made(TOLL).says)


def test_a_word_that_only_looks_like_a_name_does_not_speak():
    text = TOLL + "\n\nTradition says that a bridge toll in Lowmere is never raised in an election year."
    assert "Tradition" not in {claim.speaker for claim in made(text).says}


def test_a_role_that_is_no_whole_noun_phrase_is_left_out():
    text = (
        "Osric Vane, one of three centrists who broke ranks, said the toll was unfunded by the council of Lowmere.\n\n"
        "“Nobody has paid for the pillars yet,” said Imke Sorrel, a bridge engineer at the Lowmere institute."
    )
    people = {person.name: person.role for person in made(text).who}
    assert people == {"Imke Sorrel": "bridge engineer at the Lowmere institute"}


def test_a_brief_on_two_events_is_on_the_larger_and_says_so():
    train = (
        "A train carried silver from Castelune to Saint Orrin on Friday, the guild of Castelune said.\n\n"
        "The guild of Castelune sold the silver, and the Morvan villages near Castelune kept a share of the silver.\n\n"
        "Pernilla Oakes of Castelune said the Morvan villages had waited nine years for the silver of Saint Orrin."
    )
    found = stories.evidence(
        stories.bridge(), stories.quay(), stories.article(train, "The Vine", "Silver leaves Castelune")
    )
    written = brief.brief(found, ExtractiveWriter())
    assert "two events" in written.provenance.note
    assert "Silver leaves Castelune" in written.provenance.note
    assert "Silver leaves Castelune" in written.left_out
    assert not any("silver" in claim.text for claim in written.claims())


def test_a_sentence_stands_in_the_key_facts_or_in_the_timeline():
    written = made(stories.BRIDGE, stories.QUAY, stories.FERRY)
    facts = {claim.text for claim in written.key_facts}
    if len(facts) >= brief.FEWEST_FACTS:
        assert not facts & {moment.claim.text for moment in written.timeline}
    days = [moment.claim.text for moment in written.timeline]
    assert len(days) == len(set(days))


def test_a_day_that_names_an_event_of_old_is_no_moment():
    text = TOLL + "\n\nFifteen families of the 3 May 2029 victims crossed the bridge at Lowmere without a toll."
    assert date(2029, 5, 3) not in {moment.day for moment in made(text).timeline}


def test_who_is_criticised_and_not_heard_is_asked():
    text = (
        "The council of Lowmere raised the bridge toll to four marks on Tuesday.\n\n"
        "Joss Pellington, who heads the traders' league, accused Mayor Edda Farrow of lying about the toll.\n\n"
        "Farrow signed the new toll on Monday. Farrow has been the mayor of Lowmere for nine years."
    )
    asked = [question.text for question in made(text, titles=("Farrow raises the toll",)).questions]
    assert any("Edda Farrow" in text and text.split("?")[0].startswith(("How does", "What does")) for text in asked)


def test_a_promise_that_is_only_spoken_of_and_a_post_with_its_tags_are_nobodys_statement():
    text = TOLL + (
        "\n\nOdo Brandle said the quay would stay open. If Odo Brandle does not keep his promise to rebuild the quay "
        "of Lowmere, the league can vote against him."
        "\n\n“The toll pays for the pillars of the bridge #LowmereToll,” said Imke Sorrel, an engineer."
    )
    told = [claim.text for claim in made(text).says]
    assert not any(words.startswith("If ") or "#LowmereToll" in words for words in told)


def test_a_role_that_names_nothing_is_left_out_and_a_name_in_a_role_keeps_its_capital():
    text = (
        "“The pillars are old,” said Osric Vane, spokesman for the department.\n\n"
        "“Nobody paid for them,” said Odo Brandle, the group's director.\n\n"
        "Brandmoor lawyer Imke Sorrel said the toll of Lowmere was unlawful and would fall."
    )
    assert {person.name: person.role for person in made(text).who} == {"Imke Sorrel": "Brandmoor lawyer"}


def test_a_describing_word_is_no_party_that_could_be_asked():
    text = TOLL + "".join(
        f"\n\nOld Harbour {what} of Lowmere denounced the toll on the bridge."
        for what in ("bakers", "fishers", "guilds")
    )
    assert not any("Old Harbour say" in question.text for question in made(text).questions)
