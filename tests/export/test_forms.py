"""Every document in every form: nothing is lost and every marker resolves."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt

from briefing.export import FORMATS, plain
from briefing.types import Citation, Document, Person
from tests.export.builders import (
    ARTICLES,
    BLOCK,
    COST,
    RUIZ,
    TRAM,
    VOTE,
    answer,
    brief,
    comparison,
    every_document,
    refusal,
    summary,
)

DOCUMENTS = every_document()
NAMES = [f"{type(document).__name__}-{number}" for number, document in enumerate(DOCUMENTS)]
documents = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)


def read(document: Document, form: str) -> str:
    return FORMATS[form].render(document).decode("utf-8")


def text_of_markdown(text: str) -> str:
    """Return what a reader sees of Markdown."""
    tokens = MarkdownIt("commonmark").parse(text)
    return "\n".join(
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    )


def text_of_page(text: str) -> str:
    page = parser.fromstring(text)
    return " ".join(page.find(".//body").text_content().split())


def test_the_forms_are_named_for_files():
    assert {name: (form.suffix, form.mime) for name, form in FORMATS.items()} == {
        "pdf": (".pdf", "application/pdf"),
        "pdf-letter": (".pdf", "application/pdf"),
        "docx": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "markdown": (".md", "text/markdown"),
        "html": (".html", "text/html"),
        "json": (".json", "application/json"),
    }


@documents
def test_every_claim_and_every_exact_quote_stands_in_each_form(document):
    markdown, page = text_of_markdown(read(document, "markdown")), text_of_page(read(document, "html"))
    for claim in document.claims():
        assert claim.text in markdown
        assert claim.text in page
        for citation in claim.citations:
            shown = " ".join(citation.quote.split())
            assert shown in markdown
            assert shown in page
            assert f"characters {citation.start}–{citation.end}" in markdown
            assert f"characters {citation.start}–{citation.end}" in page


@documents
def test_every_marker_resolves_to_a_source(document):
    listed = {source.number for source in document.sources}
    for text in (
        text_of_markdown(read(document, "markdown")),
        text_of_page(read(document, "html")),
        plain.render(document),
    ):
        assert {int(number) for number in re.findall(r"\[(\d+)\]", text)} == listed


@documents
def test_every_link_inside_the_page_has_its_target(document):
    page = parser.fromstring(read(document, "html"))
    targets = {element.get("id") for element in page.iter() if element.get("id")}
    inner = [link.get("href") for link in page.iter("a") if link.get("href").startswith("#")]
    assert {link[1:] for link in inner} <= targets
    assert len(targets) == len([element for element in page.iter() if element.get("id")])


@documents
def test_the_page_may_run_and_fetch_nothing(document):
    page = parser.fromstring(read(document, "html"))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "img", "link", "iframe", "object", "form"})
    assert "url(" not in read(document, "html")
    assert "@import" not in read(document, "html")


@documents
def test_the_evidence_pack_parses_back_with_its_quotes_intact(document):
    pack = json.loads(FORMATS["json"].render(document))
    assert [claim["text"] for claim in pack["claims"]] == [claim.text for claim in document.claims()]
    for claim in pack["claims"]:
        for citation in claim["citations"]:
            assert ARTICLES[citation["article"]].text[citation["start"] : citation["end"]] == citation["quote"]
    assert {source["article"] for source in pack["sources"]} >= {
        citation["article"] for claim in pack["claims"] for citation in claim["citations"]
    }
    assert pack["kind"] == type(document).__name__.lower()


@documents
def test_tally_and_provenance_are_in_every_form(document):
    tally = document.tally
    line = f"{tally.verified} verified, {tally.repaired} repaired, {tally.replaced} replaced, {tally.withheld} withheld"
    for text in (
        text_of_markdown(read(document, "markdown")),
        text_of_page(read(document, "html")),
        plain.render(document),
    ):
        assert line in text
        assert "Writer: extractive" in " ".join(text.split())


def test_an_inferred_attribution_is_shown_as_such():
    for text in (read(summary(), "markdown"), read(summary(), "html"), plain.render(summary())):
        assert BLOCK.text in " ".join(text.split())
        assert text.count("attribution inferred") >= 1
    pack = json.loads(read(summary(), "json"))
    assert [claim["inferred"] for claim in pack["claims"]] == [False, False, True, False]


def test_an_article_cited_twice_in_a_sentence_has_one_marker():
    assert "voted for it. [2][1]" in text_of_markdown(read(summary(), "markdown"))


def test_the_source_list_says_everything_about_a_source():
    for text in (text_of_markdown(read(summary(), "markdown")), text_of_page(read(summary(), "html"))):
        assert "Tarnwick Courier, “Council approves tramway”, Ada Pell, 2026-03-04" in text
        assert "https://courier.example/tram?a=1&b=2" in text
        assert "nearly the same text as [1]" in text
        assert TRAM.id in text
    assert 'href="https://courier.example/tram?a=1&amp;b=2"' in read(summary(), "html")


def test_the_wording_ledger_names_term_wording_and_voice():
    assert "“tram” → “light railway”: the article, in its own voice [2], characters 4–8. an example" in text_of_page(
        read(summary(), "html")
    )


def test_the_voices_say_who_is_heard_who_declined_and_who_is_only_named():
    shown = text_of_markdown(read(summary(), "markdown"))
    assert "Ines Corvo (commissioner): 2 statements, 9 quoted words [1]" in shown
    assert "The ministry: declined to comment [2]" in shown
    assert "Rails plc: named, not quoted [2]" in shown


def test_a_withheld_sentence_is_counted_with_its_reason_and_kept_in_the_pack_only():
    for text in (read(summary(), "markdown"), read(summary(), "html"), plain.render(summary())):
        assert "1 withheld" in text
        assert "Withheld because of: support 1." in text
        assert "triumph" not in text
    pack = json.loads(read(summary(), "json"))
    assert pack["withheld"][0]["text"] == "The tram is a triumph."
    assert pack["withheld"][0]["check"]["findings"] == [{"kind": "support", "words": "triumph", "message": "No."}]


def heads(table) -> list[str]:
    return [" ".join(head.text_content().split()) for head in table.iter("th")]


def test_few_columns_make_a_table_and_many_make_several():
    few, many = parser.fromstring(read(comparison(2), "html")), parser.fromstring(read(comparison(7), "html"))
    assert [heads(table) for table in few.iter("table")] == [
        ["Issue", "Tarnwick Courier daily", "Outlet 2 daily", "The vote"]
    ]
    assert [heads(table) for table in many.iter("table")] == [
        ["Issue", "Tarnwick Courier daily", "Outlet 2 daily", "Outlet 3 daily", "The vote"],
        ["Issue", "Outlet 4 daily", "Outlet 5 daily", "Outlet 6 daily", "Outlet 7 daily", "The vote"],
    ]
    assert [title.text for title in many.iter("h2")][:2] == ["Positions (1 of 2)", "Positions (2 of 2)"]
    assert text_of_page(read(comparison(7), "html")).count("not found in the loaded text") == 6


def test_a_silent_column_says_so():
    for text in (read(comparison(), "markdown"), read(comparison(), "html"), plain.render(comparison())):
        assert text.count("not found in the loaded text") == 1


def test_a_comparison_packs_its_matrix_as_indexes():
    pack = json.loads(read(comparison(), "json"))
    assert pack["issues"] == [{"label": "The vote", "named": False, "cells": [[0, 1], []]}]
    assert pack["figures"] == [{"label": "cost", "sides": [2, 3]}]
    assert pack["only"] == [{"name": "Tarnwick Courier", "claims": [7]}]
    assert pack["copies"] == [[TRAM.id, COST.id]]
    assert [claim["section"] for claim in pack["claims"]] == [
        "issues", "issues", "figures", "figures", "terms", "shared", "some", "only",
    ]  # fmt: skip


def test_a_brief_packs_its_sections_as_indexes():
    pack = json.loads(read(brief(), "json"))
    assert pack["headline"] == 0
    assert pack["bottom_line"] == [1, 2]
    assert pack["timeline"] == [{"day": "2026-03-03", "claim": 7}]
    assert pack["who"] == [{"name": "Ines Corvo", "role": "commissioner", "claim": 8}]
    assert pack["questions"] == [{"text": "Who pays?", "basis": [9]}]
    assert pack["provenance"]["created"] == "2026-03-05T08:30:00+00:00"
    assert pack["sources"][0]["published"] == "2026-03-04"


def test_a_refusal_is_said_and_a_stopped_answer_is_marked():
    assert "The loaded articles do not answer this question." in plain.render(refusal())
    assert json.loads(read(refusal(), "json"))["refused"] == "The loaded articles do not answer this question."
    assert "stopped before it was complete" in read(answer(), "markdown")
    assert json.loads(read(answer(), "json"))["complete"] is False


def test_a_headline_that_is_the_title_is_printed_once_with_its_marker():
    document = replace(brief(), title=VOTE.text, bottom_line=(), timeline=())
    assert read(document, "markdown").startswith(f"# {VOTE.text} \\[1\\]\n\nTopic: tram\n\n## Key facts")
    assert plain.render(document).startswith(f"{VOTE.text} [1]\n\nTopic: tram\n\nKEY FACTS")
    assert (
        " ".join(parser.fromstring(read(document, "html")).find(".//h1").text_content().split()) == f"{VOTE.text} [1]"
    )


def test_a_label_of_several_lines_is_printed_once():
    shown = plain.render(comparison())
    assert f"- Tarnwick Courier:\n  - {VOTE.text} [1]\n  - “We are building" in shown
    assert read(comparison(), "markdown").count("**Tarnwick Courier:**") == 1


def test_a_line_that_names_its_speaker_needs_no_label():
    named = replace(RUIZ, text="Ines Corvo: “We are building for fifty years.”")
    person = Person("Ines Corvo", "", named)
    assert f"- {named.text} [1]" in plain.render(replace(brief(), who=(person,)))
    assert "Ines Corvo: Ines Corvo" not in read(replace(brief(), who=(person,)), "markdown")


def test_an_open_question_stands_before_what_raises_it():
    assert "- Who pays? The Ledger puts the cost" in plain.render(brief())


def test_plain_text_fits_a_terminal():
    assert max(len(line) for line in plain.render(brief()).splitlines()) <= 100
    assert "KEY FACTS" in plain.render(brief())
    assert "2026-03-03: The council voted 29 to 16 for the tram. [1]" in plain.render(brief())


def test_notes_on_an_article_that_no_claim_cites_name_it_by_its_id():
    few = replace(summary(), sources=summary().sources[:1], sentences=(VOTE, BLOCK))
    assert f"“tram” → “light railway”: the outlet, in its own voice article {COST.id}" in text_of_page(
        read(few, "html")
    )
    assert f"The ministry: declined to comment article {COST.id}" in text_of_markdown(read(few, "markdown"))


def test_a_citation_of_an_unlisted_article_is_never_printed():
    stray = replace(VOTE, citations=(Citation("f" * 16, 0, 3, "The"),))
    for form in ("markdown", "html"):
        with pytest.raises(KeyError):
            FORMATS[form].render(replace(summary(), sentences=(stray,)))


def test_a_headline_is_the_title_with_its_marker_and_is_printed_once():
    made = replace(summary(), headline=replace(VOTE, text="Tarnwick gets its tram"), title="Tarnwick gets its tram")
    assert "# Tarnwick gets its tram \\[1\\]" in read(made, "markdown")
    assert read(made, "markdown").split("## Evidence")[0].count("Tarnwick gets its tram") == 1
    pack = json.loads(read(made, "json"))
    assert pack["claims"][pack["headline"]]["text"] == "Tarnwick gets its tram"


@pytest.mark.parametrize("made", [summary(), comparison(), brief()], ids=["summary", "comparison", "brief"])
def test_a_document_that_was_stopped_says_so(made: Document):
    cut = replace(made, complete=False)
    for form in ("markdown", "html"):
        assert "stopped before it was complete" in read(cut, form)
        assert "stopped before it was complete" not in read(made, form)
    assert json.loads(read(cut, "json"))["complete"] is False
