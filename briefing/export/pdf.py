"""A document as PDF: tagged (PDF/UA-1), set in packaged fonts, a brief on exactly one page."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from briefing.errors import ExportError
from briefing.export import fonts, paper
from briefing.export.paper import Fitted, Paper
from briefing.types import Brief, Document

if TYPE_CHECKING:
    import typst

SIZE = 10.0  # points, of documents that may run over several pages
MOST_SPELLED = 120  # places; a text in a script without a font would be a list of names that nobody can read
MOST_LISTED = 6  # characters named in the line that tells of them
# typst 0.15 maps each joined form of a letter to the letters beside it, so that a reader which does not heed the tags
# copies some of them twice; its text as tagged is right.
JOINED = re.compile(r"[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
COPIED = (
    "Arabic letters copied out of this PDF may come out twice or out of order; what is printed is right. To copy, "
    "use the HTML, Markdown or DOCX form."
)
STANDARD = "ua-1"  # ISO 14289-1: tagged, so that it can be read aloud


def render(document: Document, *, size: Paper = "a4") -> bytes:
    """Return the document as PDF.

    Args:
        document: any of the four; a brief is cut to one page. size: of the paper.

    Raises:
        ExportError: the text is in a script that the packaged fonts lack, or a brief cannot be cut to a page.
    """
    if isinstance(document, Brief):
        fitted = one_page(document, size=size)
        return _pdf(paper.data(fitted.brief, paper=size, size=fitted.size))
    return _pdf(paper.data(document, paper=size, size=SIZE))


def on_letter(document: Document) -> bytes:
    """Return the document as PDF on US Letter paper; as `render`."""
    return render(document, size="us-letter")


def one_page(brief: Brief, *, size: Paper = "a4") -> Fitted:
    """Return what of a brief stands on its one page, and what is left out for space.

    Args:
        brief: the brief as written. size: of the paper.

    Raises:
        ExportError: as for `render`.
    """
    return paper.fit(
        brief,
        lambda part, points: _is_one_page(paper.data(part, paper=size, size=points, draft=True)),
        lambda part, points: _is_one_page(paper.data(part, paper=size, size=points)),
    )


def preview(fitted: Fitted, *, size: Paper = "a4", ppi: int = 110) -> bytes:
    """Return the one page as a PNG picture.

    Args:
        fitted: what stands on it, from `one_page`. size: of the paper that it was fitted to. ppi: pixels per inch.

    Raises:
        ExportError: as for `render`.
    """
    picture = _compiled(paper.data(fitted.brief, paper=size, size=fitted.size), format="png", ppi=float(ppi))
    return picture[0] if isinstance(picture, list) else picture


def _pdf(data: dict[str, Any]) -> bytes:
    made = _compiled(data, format="pdf", pdf_standards=[STANDARD], timestamp=0)
    if isinstance(made, list):
        raise TypeError("the typesetter returned pages instead of one file")
    return made


def _compiled(data: dict[str, Any], **form: Any) -> bytes | list[bytes]:
    return _typesetter(data).compile(**form) or b""


def _is_one_page(data: dict[str, Any]) -> bool:
    pages = _compiled(data, format="svg")
    return not isinstance(pages, list) or len(pages) == 1


def _packed(data: dict[str, Any]) -> str:
    """Return data as JSON in which every character has a glyph: what no font has stands as its name, and is told."""
    text = json.dumps(data, ensure_ascii=False)
    if JOINED.search(text):
        data = paper.with_line(data, COPIED)
        text = json.dumps(data, ensure_ascii=False)
    unknown = fonts.missing(text)
    if not unknown:
        return text
    if sum(map(text.count, unknown)) > MOST_SPELLED:
        shown = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in unknown[:5])
        raise ExportError(f"The fonts for PDF have no {shown}.", advice="Export as HTML or DOCX instead.")
    told = paper.with_line(data, f"Characters that the fonts lack, named in square brackets: {_listed(unknown)}.")
    return fonts.spelled(json.dumps(told, ensure_ascii=False), unknown)


def _listed(unknown: tuple[str, ...]) -> str:
    more = len(unknown) - MOST_LISTED
    listed = "; ".join(f"{fonts.name(one)} (U+{ord(one):04X})" for one in unknown[:MOST_LISTED])
    return f"{listed}; and {more} more" if more > 0 else listed


def _typesetter(data: dict[str, Any]) -> typst.Compiler:
    """Return a typesetter for one set of data; what it has set before, another one need not set again."""
    import typst

    folder = files("briefing.export").joinpath("data")
    page = str(folder.joinpath("page.typ"))
    return typst.Compiler(page, root=str(folder), font_paths=_fonts(), sys_inputs={"data": _packed(data)})


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.folders())
