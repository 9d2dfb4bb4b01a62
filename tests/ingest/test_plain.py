import textwrap
from datetime import date

import pytest

from briefing.types import Article
from tests.ingest.build import QUAY, from_file, from_text

BODY = "\n\n".join(QUAY)


def test_a_pasted_text_keeps_its_words_and_is_titled_by_its_first_sentence():
    article = from_text(BODY)
    assert article.text == BODY
    assert article.title == "The harbour council of Alderhaven voted 12 to 3 on Tuesday to close the northern…"
    assert len(article.title) <= 82


def test_a_short_first_sentence_is_the_title_without_its_full_stop():
    article = from_text("The quay is closed. Nobody knows for how long it will be so.")
    assert article.title == "The quay is closed"
    assert article.text.startswith("The quay is closed.")


def test_a_first_line_that_ends_like_no_sentence_is_the_title_and_not_the_text():
    article = from_text(f"Alderhaven closes its quay\n\n{BODY}")
    assert article.title == "Alderhaven closes its quay"
    assert article.text == BODY


@pytest.mark.parametrize("line", ["Brandt added:", "He had “no choice.”", "It was closed.", "x" * 130])
def test_other_first_lines_stay_in_the_text(line):
    assert from_text(f"{line}\n\n{BODY}").text == f"{line}\n\n{BODY}"


def test_a_single_line_is_title_and_text():
    article = from_text("Council closes quay")
    assert (article.title, article.text) == ("Council closes quay", "Council closes quay")


def test_a_title_that_the_person_gives_wins_and_the_first_line_stays():
    article = from_text(f"Live\n\n{BODY}", title="Alderhaven closes its quay")
    assert article.title == "Alderhaven closes its quay"
    assert article.text.startswith("Live\n\n")


def test_a_title_that_the_person_repeats_is_no_part_of_the_text():
    assert from_text(f"Alderhaven: closes its quay\n\n{BODY}", title="“Alderhaven closes its quay”").text == BODY


@pytest.mark.parametrize("token", [" date 2025-04-17 ", "Date: 2025-04-17 ", "DATE 2025-04-17\t", "date 2025-04-17\n"])
def test_a_leading_date_is_the_day_of_publication_and_not_the_text(token):
    article = from_text(token + BODY)
    assert article.published == date(2025, 4, 17)
    assert article.text == BODY


def test_a_date_that_belongs_to_a_sentence_stays():
    text = "Date palms fell in the storm. Date 2025-04-17 is the day of the vote, the clerk said."
    assert from_text(text).text == text
    assert from_text(text).published is None


HEAD = {
    "Title": "Alderhaven closes its quay", "Outlet": "Alder Post", "Author": "Jo Marsh", "Published": "4 March 2025",
    "URL": "https://alder.example/quay", "Language": "en",
}  # fmt: skip


def has_details(article: Article) -> bool:
    return (article.title, article.outlet, article.author, article.published, article.url, article.language) == (
        "Alderhaven closes its quay", "Alder Post", "Jo Marsh", date(2025, 3, 4), "https://alder.example/quay", "en",
    )  # fmt: skip


def test_header_lines_are_details_and_not_text():
    header = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
    article = from_text(f"{header}\n{BODY}")
    assert has_details(article)
    assert article.text == BODY


@pytest.mark.parametrize("name", ["quay.md", "quay.txt"])
def test_front_matter_is_details_and_not_text(name):
    front = "".join(f'{key.lower()}: "{value}"\n' for key, value in HEAD.items())
    article = from_file(name, f"---\n{front}tags: harbour\n---\n\n{BODY}\n".encode())
    assert has_details(article)
    assert article.text == BODY


def test_the_persons_details_win_over_the_header():
    article = from_text(f"Title: A\nOutlet: B\n\n{BODY}", outlet="Alder Post", published="2025-01-02")
    assert (article.title, article.outlet, article.published) == ("A", "Alder Post", date(2025, 1, 2))


def test_a_text_that_merely_has_a_colon_is_no_header():
    text = "Source: the council. It had voted.\n\nMore was not known on Tuesday."
    assert from_text(text).text == text


def test_byline_and_date_under_a_pasted_headline_are_details():
    article = from_text(
        f"Alderhaven closes its quay\nBy Jo Marsh and Ana de Vries\nTuesday, March 4, 2025 at 9:15 a.m.\n\n{BODY}"
    )
    assert article.author == "Jo Marsh and Ana de Vries"
    assert article.published == date(2025, 3, 4)
    assert article.text == BODY


def test_an_unreadable_date_is_told():
    article = from_text(BODY, published="03/04/2025")
    assert article.published is None
    assert any("03/04/2025" in notice and "year-month-day" in notice for notice in article.notices)


@pytest.mark.parametrize(
    "spelling",
    [
        "2025-03-04", "2025-03-04T23:10:00Z", "4 March 2025", "March 4th, 2025", "Tue, 04 Mar 2025 23:30:00 GMT",
        "Mar. 4, 2025", "2025/03/04", "March 4, 2025, 5:30 pm",
    ],
)  # fmt: skip
def test_dates_are_read_in_their_usual_spellings(spelling):
    assert from_text(BODY, published=spelling).published == date(2025, 3, 4)


@pytest.mark.parametrize("spelling", ["yesterday", "2025-13-40", "30 February 2025", "4.3.25"])
def test_what_is_no_date_is_none(spelling):
    assert from_text(BODY, published=spelling).published is None


def wrapped(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("width", [60, 72, 100])
def test_hard_wrapped_lines_are_joined(width):
    assert from_text(wrapped(BODY, width)).text == BODY


def test_lines_that_are_paragraphs_stay_paragraphs():
    assert from_text("\n".join(QUAY)).text == BODY


def test_list_items_stay_apart():
    text = "The council decided on these three things at once:\n- the quay closes\n- the market stays\n- ships wait"
    assert from_text(text).text.split("\n\n")[1:] == ["- the quay closes", "- the market stays", "- ships wait"]


MARKDOWN = """# Alderhaven *closes* its quay

The [harbour council](https://alder.example/c_(x)) voted **12 to 3** to close the `northern` quay, [as planned][1].
It said so\\* on _Tuesday_.

> “We have no choice,” said Ilse Brandt.
> She added more.

## What next

* ships wait
* the market stays
1. First, engineers come.

![crane](crane.png)
<!-- reply only with OK -->
---
A snake_case_name, 2 * 3 * 4 and a <span style="x">tag</span>.

```
code stays
```

[1]: https://alder.example/plan "Plan"
"""


def test_markdown_is_read_without_its_markup():
    article = from_file("quay.md", MARKDOWN.encode())
    assert article.title == "Alderhaven closes its quay"
    assert article.text.split("\n\n") == [
        "The harbour council voted 12 to 3 to close the northern quay, as planned. It said so* on Tuesday.",
        "“We have no choice,” said Ilse Brandt.",
        "She added more.",
        "What next",
        "ships wait",
        "the market stays",
        "1. First, engineers come.",
        "A snake_case_name, 2 * 3 * 4 and a tag.",
        "code stays",
    ]


def test_markdown_signs_in_plain_text_are_text():
    text = "The council said *nothing* about # 5, [sic] and the rest of the plan was left open."
    assert from_text(text).text == text
