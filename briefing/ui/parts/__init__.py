"""The pieces that the screens are made of."""

from briefing.ui.parts.choose import article_label, choose_articles
from briefing.ui.parts.claims import claim_row, claim_rows, numbers, sentence
from briefing.ui.parts.documents import answer_footer, footer, kept, ledger, opened, title
from briefing.ui.parts.errors import error_box, errors_left, errors_shown
from briefing.ui.parts.evidence import heading
from briefing.ui.parts.frame import page
from briefing.ui.parts.printed import printed
from briefing.ui.parts.text import (
    Mark,
    byline,
    counted,
    day,
    draw,
    escape,
    marked,
    plain,
    safe,
    table,
)

__all__ = [
    "Mark",
    "answer_footer",
    "article_label",
    "byline",
    "choose_articles",
    "claim_row",
    "claim_rows",
    "counted",
    "day",
    "draw",
    "error_box",
    "errors_left",
    "errors_shown",
    "escape",
    "footer",
    "heading",
    "kept",
    "ledger",
    "marked",
    "numbers",
    "opened",
    "page",
    "plain",
    "printed",
    "safe",
    "sentence",
    "table",
    "title",
]
