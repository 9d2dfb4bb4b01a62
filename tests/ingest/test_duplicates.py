import random

import pytest

from briefing.ingest.duplicates import article_id, near_copies
from briefing.types import Article
from tests.ingest.build import QUAY

WORDS = [f"word{number}" for number in range(3000)]


def made(text: str, name: str = "") -> Article:
    return Article(name or article_id(text), text, "Title")


def words(seed: int, count: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)  # noqa: S311 - invented texts, no secret


@pytest.mark.parametrize(
    "same",
    ['"No," he said - it\'s café...', "“No,” he  said – it’s\n\ncafé…", "«No,» he said — it‘s cafe\u0301…  "],
)
def test_typography_and_white_space_do_not_make_another_article(same):
    assert article_id(same) == article_id("“No,” he said – it’s café…")


@pytest.mark.parametrize("other", ["“No,” she said", "“no,” he said", "“No,” he said.", "No he said"])
def test_words_case_and_signs_do(other):
    assert article_id(other) != article_id("“No,” he said")


def test_the_id_is_sixteen_hex_digits_and_never_changes():
    assert article_id("The quay is closed.") == "7f2dd8ac8e638bb2"


def test_one_story_under_two_headlines_is_a_copy():
    text = "\n\n".join(QUAY)
    one, two = made("Quay shut. " + text, "b"), made("Port council votes. " + text + " (Wire)", "a")
    other = made(" ".join(words(1)), "c")
    assert near_copies([one, two, other]) == (("a", "b"),)


def test_the_order_of_the_articles_does_not_matter():
    base = words(2)
    articles = [made(" ".join(base[cut:]), f"id{cut}") for cut in (0, 10, 30)] + [made(" ".join(words(3)), "z")]
    expected = (("id0", "id10", "id30"),)
    assert near_copies(articles) == expected
    assert near_copies(reversed(articles)) == expected


def test_a_copy_with_one_word_in_ten_changed_is_a_copy_and_with_one_in_four_is_not():
    base = words(4, 600)

    def changed(step: int) -> Article:
        return made(" ".join("other" if number % step == 0 else word for number, word in enumerate(base)), f"s{step}")

    assert near_copies([made(" ".join(base), "base"), changed(12)]) == (("base", "s12"),)
    assert near_copies([made(" ".join(base), "base"), changed(4)]) == ()


def test_reports_that_quote_the_same_speech_are_not_copies():
    speech = words(5, 60)
    one, two = (made(" ".join(words(seed, 150) + speech + words(seed + 1, 90)), str(seed)) for seed in (6, 8))
    assert near_copies([one, two]) == ()


def test_a_short_item_inside_a_roundup_is_not_a_copy_of_it():
    item = words(10, 60)
    assert near_copies([made(" ".join(item), "item"), made(" ".join(words(11) + item), "roundup")]) == ()


def test_copies_of_copies_do_not_chain():
    base = words(12, 900)
    first, middle, last = (
        made(" ".join(base[start : start + 400]), name) for start, name in ((0, "a"), (190, "b"), (380, "c"))
    )
    assert all({"a", "c"} - set(group) for group in near_copies([first, middle, last]))


def test_short_and_empty_texts():
    assert near_copies([]) == ()
    assert near_copies([made("", "a"), made("", "b")]) == ()
    assert near_copies([made("Quay is closed", "a"), made("quay is CLOSED!", "b")]) == (("a", "b"),)


def test_many_copies_are_one_group():
    text = " ".join(words(13))
    articles = [made(f"{text} end{number}", f"{number:03}") for number in range(200)]
    assert [len(group) for group in near_copies(articles)] == [200]
