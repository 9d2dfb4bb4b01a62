"""People in full at their first mention."""

import pytest

from briefing.types import Draft
from briefing.writing.drafting import cite
from briefing.writing.given import Given
from tests.writing import stories

TEXT = (
    "Mayor Edda Farrow of Lowmere closed the river bridge on Monday, she told reporters.\n\n"
    "Farrow has paid for new pillars. Mr. Pellington was not asked by Farrow.\n\n"
    "“Nobody has asked the shops,” said Joss Pellington, who heads the traders' league."
)


def draft(words: str, voice: str = "reported") -> Draft:
    article = stories.article(TEXT, "Lowmere Post")
    sentence = stories.evidence(article).readings[article.id].sentences[1].span
    return Draft(words, (cite(article, sentence),), "outlet" if voice == "outlet" else "reported")


def given(told: str = "") -> Given:
    return Given(stories.evidence(stories.article(TEXT, "Lowmere Post")), told)


def test_the_first_mention_is_the_full_name_and_cites_where_it_stands():
    named = given()
    first, second = named.named(draft("Farrow has paid."), 3), named.named(draft("Farrow has left."), 3)
    assert first.text == "Edda Farrow has paid."
    assert any("Mayor Edda Farrow" in cited.quote for cited in first.citations)
    assert second.text == "Farrow has left."


def test_an_honorific_gives_way_to_the_first_name():
    assert given().named(draft("The league of Mr. Pellington has paid."), 3).text.endswith("Joss Pellington has paid.")


@pytest.mark.parametrize(
    "words",
    [
        "The council did not ask Farrow.",  # what is denied stays word for word
        "Farrow called the pillars “a danger”.",  # the words in marks would seem to be Farrow's in full
        "Mayor Farrow has paid.",
    ],
)
def test_a_name_that_would_read_wrongly_stays(words):
    assert given().named(draft(words), 3).text == words


def test_no_name_grows_where_there_is_no_room_or_it_was_given_or_it_is_the_outlets_sentence():
    assert given().named(draft("Farrow has paid."), 0).text == "Farrow has paid."
    assert given("Edda Farrow resigns").named(draft("Farrow has paid."), 3).text == "Farrow has paid."
    assert given().named(draft("Farrow has paid.", "outlet"), 3).text == "Farrow has paid."
