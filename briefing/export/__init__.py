"""A document as Markdown, HTML or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.export import evidence, html, markdown
from briefing.types import Document

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a document can take away.

    Args:
        name: as a person calls it.
        suffix: of the file, with its dot.
        mime: the MIME type.
        render: document in, UTF-8 bytes out.
    """

    name: str
    suffix: str
    mime: str
    render: Callable[[Document], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format("Markdown", ".md", "text/markdown", markdown.render),
        "html": Format("HTML", ".html", "text/html", html.render),
        "json": Format("JSON evidence pack", ".json", "application/json", evidence.render),
    }
)
