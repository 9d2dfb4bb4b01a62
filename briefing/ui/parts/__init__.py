"""The pieces that the screens are made of."""

from briefing.ui.parts.choose import article_label, choose_articles
from briefing.ui.parts.claims import arrived, claim_row, claim_rows
from briefing.ui.parts.documents import answer_footer, articles_of, footer, kept, ledger, opened, title
from briefing.ui.parts.editing import Line, Shown, edit_bar, movers, shown
from briefing.ui.parts.errors import error_box, errors_left, errors_shown
from briefing.ui.parts.evidence import heading
from briefing.ui.parts.frame import page, run
from briefing.ui.parts.issues import choose_columns, hidden_issues, issue_tools, new_issue
from briefing.ui.parts.marks import PARAGRAPH, Mark, shared_out, woven
from briefing.ui.parts.matrix import ABSENT, matrix
from briefing.ui.parts.printed import printed
from briefing.ui.parts.shades import Shades, shades
from briefing.ui.parts.stopping import stoppable, stopped_note, take_up
from briefing.ui.parts.text import (
    byline,
    counted,
    day,
    draw,
    escape,
    plain,
    safe,
    table,
)

__all__ = [
    "ABSENT",
    "PARAGRAPH",
    "Line",
    "Mark",
    "Shades",
    "Shown",
    "answer_footer",
    "arrived",
    "article_label",
    "articles_of",
    "byline",
    "choose_articles",
    "choose_columns",
    "claim_row",
    "claim_rows",
    "counted",
    "day",
    "draw",
    "edit_bar",
    "error_box",
    "errors_left",
    "errors_shown",
    "escape",
    "footer",
    "heading",
    "hidden_issues",
    "issue_tools",
    "kept",
    "ledger",
    "matrix",
    "movers",
    "new_issue",
    "opened",
    "page",
    "plain",
    "printed",
    "run",
    "safe",
    "shades",
    "shared_out",
    "shown",
    "stoppable",
    "stopped_note",
    "table",
    "take_up",
    "title",
    "woven",
]
