"""A document as PDF, DOCX, Markdown, HTML or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.export import docx, evidence, html, markdown, pdf
from briefing.types import Document

__all__ = ["FORMATS", "Format"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a document can take away.

    Args:
        name: as a person calls it.
        suffix: of the file, with its dot.
        mime: the MIME type.
        render: document in, bytes out; text is UTF-8. Raises ExportError where the form cannot hold the document.
    """

    name: str
    suffix: str
    mime: str
    render: Callable[[Document], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format("PDF, A4", ".pdf", "application/pdf", pdf.render),
        "pdf-letter": Format("PDF, Letter", ".pdf", "application/pdf", pdf.on_letter),
        "docx": Format("DOCX (Word)", ".docx", DOCX, docx.render),
        "markdown": Format("Markdown", ".md", "text/markdown", markdown.render),
        "html": Format("HTML", ".html", "text/html", html.render),
        "json": Format("JSON evidence pack", ".json", "application/json", evidence.render),
    }
)
