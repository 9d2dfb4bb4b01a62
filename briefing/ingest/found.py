"""What a parser finds in one source, before the person's own details are laid over it."""

from __future__ import annotations

from dataclasses import dataclass

MAX_TEXT_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """The words of an article as one parser read them; every field is raw text until `extract` has cleaned it.

    Args:
        text: the body, one paragraph a line.
        title, outlet, author, url, language: as the source names them, "" when it does not.
        published: a date in any of the spellings of `dates.parse`.
        notices: what a reader should know about the page that it comes from, in plain sentences.
    """

    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    notices: tuple[str, ...] = ()
