"""Texts that no outlet prints: lost and mixed marks, odd characters, and patterns to repeat without end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from hypothesis import strategies as st

from briefing.types import Article

SENTENCE = "Mayor Ada Quill said the bridge must go. "
PATTERNS = {
    "one line": SENTENCE,
    "straight marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "pairs": "“a” ",
    "quotations": '"It is old," she said. ',
    "marks never closed": "“It is old. ",
    "paragraphs never closed": "“I go. He left.\n\n",
    "apostrophes": "'a ",
    "single marks": "‘a b’ ",
    "low marks": "„a ",
    "guillemets": "«a ",
    "corner brackets": "「あ",
    "html leftovers": "&quot;a ",
    "feet and inches": "6'2\" ",
    "said": "said ",
    "said that": "said that he said that ",
    "said by": "said Quill ",
    "according": "According to Ada Quill, ",
    "names": "Ada Quill ",
    "names in a row": "Ada Quill, ",
    "titles": "President Senator ",
    "initials": "A. ",
    "newlines": "\n",
    "short paragraphs": "a\n\n",
    "blank lines": "a \n \n",
    "spaces": " ",
    "stops": ".",
    "stops and spaces": ". ",
    "wide stops": "あ。",
    "brackets": "[a] ",
    "labels": "ADA QUILL: I go.\n\nBO VALE: I stay.\n\n",
    "colons": "Ada Quill said:\n\nI have gone.\n\n",
    "first person": "I have my bridge and I keep it.\n\n",
    "we after quotations": "“We go,” said Ada Quill.\n\nWe have our bridge and we keep it.\n\n",
    "signed posts": "I go. — Ada Quill (@quill) May 5, 2025\n\n",
    "entries": "- a b\n",
    "figures": "1,000 ",
    "money": "$1.2m on May 5, 2025 ",
    "nul bytes": "\0 ",
    "lone surrogates": "\ud800 ",
    "combining marks": "a\u0301",
    "emoji": "😀 ",
    "right to left": "אמר: ״שלום״. قال: «نعم». ",
    "capitals": SENTENCE.upper(),
    "no capitals": SENTENCE.lower(),
}

_PIECES = [
    *PATTERNS.values(),
    "”", "’", "‘", "''", "``", "„", "‚", "»", "›", "『", "』", ",", ".", "?!”", "…", "—", ":", "\n\n", "\r\n", "\t",
    "\u2028", "\u202e", "\ufeff", "\xa0", " he said ", " said Bo Vale", "told me ", "She added:\n\n", "Q: ", "A: ", "(",
    "No. 5 ", "a.m. ", "U.S. ", "TARN (Corrwire) — ", "Mr. ", "’s ", "10% ", "İ", "ß", "\u0345", "\U0010ffff", "\udfff",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=40).map("".join)


def article(text: str) -> Article:
    return Article("a1", text, "Bridge in Tarn")


def work(run: Callable[[], object]) -> int:
    """Count the function calls of a piece of work, those of built-in functions included."""
    calls = 0

    def count(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls
