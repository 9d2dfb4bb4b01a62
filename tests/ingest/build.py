"""Builders of invented sources: pages, PDF and Word files, feeds."""

from __future__ import annotations

from io import BytesIO

import docx
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from briefing.ingest import extract
from briefing.types import Article, Source

QUAY = (
    "The harbour council of Alderhaven voted 12 to 3 on Tuesday to close the northern quay for three weeks, after "
    "engineers found cracks in its foundations that nobody had reported since the storms of last winter.",
    "“We have no choice,” said harbour master Ilse Brandt, who has run the port for nine years. “If we wait, the "
    "problem becomes a disaster.” She added that the fish market would stay open.",
    "Shipping companies protested. The owner of the largest, Tomas Verrin, called the vote a gift to rival ports and "
    "said that 40 ships would have to wait off the coast until the work is done.",
)


def page(body: str, *, head: str = "<title>Alderhaven closes its quay</title>") -> bytes:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def story(extra: str = "") -> str:
    first, *rest = (f"<p>{text}</p>" for text in QUAY)
    return f"<article><h1>Alderhaven closes its quay</h1>{first}{extra}{''.join(rest)}</article>"


def from_page(data: bytes, **details: str) -> Article:
    return extract.to_article(Source("url", "https://news.example/quay", data, "text/html", details))


def from_file(name: str, data: bytes, **details: str) -> Article:
    return extract.to_article(Source("file", name, data, details=details))


def from_text(text: str, **details: str) -> Article:
    return extract.to_article(Source("text", "pasted text", text.encode(), "text/plain", details))


def pdf(*paragraphs: str, title: str = "", heading: str = "") -> bytes:
    styles = getSampleStyleSheet()
    flow: list[object] = [Paragraph(heading, styles["Title"])] if heading else []
    for text in paragraphs:
        flow += [Paragraph(text, styles["BodyText"]), Spacer(1, 6)]
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A5, title=title, invariant=1).build(flow)
    return out.getvalue()


def word(*paragraphs: str, heading: str = "", author: str = "") -> bytes:
    document = docx.Document()
    if heading:
        document.add_heading(heading, 0)
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.author = author
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
