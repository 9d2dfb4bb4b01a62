"""The pieces that the screens are made of."""

from briefing.ui.language import day
from briefing.ui.parts.arriving import arriving
from briefing.ui.parts.choose import article_labels, choose_articles
from briefing.ui.parts.claims import arrived, claim_row, claim_rows
from briefing.ui.parts.documents import (
    answer_footer,
    articles_of,
    footer,
    kept,
    ledger,
    opened,
    slug,
    stopped_note,
    title,
)
from briefing.ui.parts.editing import Line, Shown, edit_bar, movers, shown
from briefing.ui.parts.errors import error_box, errors_left, errors_shown
from briefing.ui.parts.evidence import heading
from briefing.ui.parts.frame import page, run
from briefing.ui.parts.issues import choose_columns, hidden_issues, issue_tools, new_issue
from briefing.ui.parts.marks import PARAGRAPH, Mark, shared_out, woven
from briefing.ui.parts.matrix import ABSENT, matrix
from briefing.ui.parts.printed import printed
from briefing.ui.parts.shades import Shades, shades
from briefing.ui.parts.text import (
    byline,
    draw,
    escape,
    plain,
    safe,
    table,
)
from briefing.ui.parts.writer import explained, leaving, now_writing, place, writer_form

__all__ = [
    "ABSENT",
    "PARAGRAPH",
    "Line",
    "Mark",
    "Shades",
    "Shown",
    "answer_footer",
    "arrived",
    "arriving",
    "article_labels",
    "articles_of",
    "byline",
    "choose_articles",
    "choose_columns",
    "claim_row",
    "claim_rows",
    "day",
    "draw",
    "edit_bar",
    "error_box",
    "errors_left",
    "errors_shown",
    "escape",
    "explained",
    "footer",
    "heading",
    "hidden_issues",
    "issue_tools",
    "kept",
    "leaving",
    "ledger",
    "matrix",
    "movers",
    "new_issue",
    "now_writing",
    "opened",
    "page",
    "place",
    "plain",
    "printed",
    "run",
    "safe",
    "shades",
    "shared_out",
    "shown",
    "slug",
    "stopped_note",
    "table",
    "title",
    "woven",
    "writer_form",
]
