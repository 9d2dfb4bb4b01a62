"""The words that a sentence puts in quotation marks.

A sentence that is checked may be half of a quotation (“We are late. | We will go,” he said.), so a mark without its
partner counts too: the checker prefers to look at too many words. Apostrophes, possessives and elisions are no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.reading import marks
from briefing.types import Span

_MARK = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»‹›‘’'‚‛＂]")
_DOUBLED = {"''": '"', "’’": "”", "‘‘": "“", "``": "“", "＂": '"', "‟": "“", "‹": "«", "›": "»", "‛": "‘"}
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "”": '”"', '"': '"”'}
_DEEPER = {"“": "“", "„": "„", "«": "«", '"': "“"}
_SINGLE = "‘’'‚"
_ELISION = re.compile(r"(?:tis|twas|twere|twill|em|til|till|cause|cuz|cos|n|bout|round|nuff|neath|kay)\b|\d", re.I)
_LEANS = " \t\n\r\xa0\u202f([{—–-/:|>"
_SENTENCE_END = ",.?!…"

Mark = tuple[int, int, str]


def quoted(text: str) -> tuple[Span, ...]:
    """Find the words inside quotation marks, outermost marks only.

    Args:
        text: a sentence or a longer text; marks pair within a paragraph.

    Returns:
        Spans without their marks and surrounding white space, in order.
    """
    found = [span for start, end in marks.paragraphs(text) for span in _Paragraph(text, start, end).spans()]
    return tuple(span for span in found if any(character.isalnum() for character in span.of(text)))


def outside(text: str) -> str:
    """Return the text with every quoted word blanked out, the same length."""
    letters = list(text)
    for span in quoted(text):
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)


class _Paragraph:
    """The marks of one paragraph, paired from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.marks: list[Mark] = [
            (m.start(), m.end(), _DOUBLED.get(m[0], m[0])) for m in _MARK.finditer(text, start, end)
        ]

    def spans(self) -> Iterator[Span]:
        """Yield the outermost quoted spans."""
        number, boundary = 0, self.start
        while number < len(self.marks):
            at, after, _ = self.marks[number]
            role, partner = self._role(number)
            if role == "opens":
                stop = self.marks[partner][0] if partner < len(self.marks) else self.end
                boundary = self.marks[partner][1] if partner < len(self.marks) else self.end
                yield self._trimmed(after, stop)
                number = partner
            elif role == "closes":
                yield self._trimmed(boundary, at)
                boundary = after
            number += 1

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _role(self, number: int) -> tuple[str, int]:
        """Tell whether mark `number` opens (and which mark closes it), closes without a partner, or is none."""
        _, _, mark = self.marks[number]
        if mark in _SINGLE:
            return self._single(number)
        if self._opens(number):
            return "opens", self._partner(number)
        return ("", -1) if self._measure(number) else ("closes", -1)

    def _before(self, number: int) -> str:
        at = self.marks[number][0]
        return self.text[at - 1] if at > self.start else " "

    def _next(self, number: int) -> str:
        after = self.marks[number][1]
        return self.text[after] if after < self.end else " "

    def _leans(self, number: int) -> bool:
        """Tell whether nothing but white space, a bracket, a dash or another mark stands to the left."""
        before = self._before(number)
        return before in _LEANS or before in "“„«‘\"'"

    def _opens(self, number: int) -> bool:
        mark, following = self.marks[number][2], self._next(number)
        if mark in "“„«":
            return True
        if mark in "”»":
            return self._leans(number) and following.isalnum()
        return not following.isspace() and (self._leans(number) or following.isalnum())

    def _measure(self, number: int) -> bool:
        """Tell whether a straight mark stands for inches: after a digit, with nothing open."""
        return self.marks[number][2] == '"' and self._before(number).isdigit()

    def _partner(self, number: int) -> int:
        mark, depth = self.marks[number][2], 0
        for other in range(number + 1, len(self.marks)):
            kind = self.marks[other][2]
            if kind in _CLOSERS[mark]:
                if depth == 0 or kind == '"':
                    return other
                depth -= 1
            elif kind == _DEEPER.get(mark):
                depth += 1
        return len(self.marks)

    def _single(self, number: int) -> tuple[str, int]:
        at, after, mark = self.marks[number]
        following = self._next(number)
        if self._leans(number) and (following.isalnum() or following in "[…"):
            if _ELISION.match(self.text, after):
                return "", -1
            partner, sure = self._single_partner(number)
            if partner < len(self.marks) and (sure or mark != "’"):
                return "opens", partner
            return ("opens", partner) if mark in "‘‚" else ("", -1)
        ends = mark in "’'" and at > self.start and self._before(number) in _SENTENCE_END
        return ("closes", -1) if ends and not following.isalnum() else ("", -1)

    def _single_partner(self, number: int) -> tuple[int, bool]:
        """Find the closing single mark: one that cannot be a plural possessive, else the first that could be one."""
        weak, double = len(self.marks), False
        for other in range(number + 1, len(self.marks)):
            mark = self.marks[other][2]
            if mark not in _SINGLE:
                double = not double
                continue
            if double or mark in "‚" or self._next(other).isalnum() or self._before(other).isspace():
                if not double and self._opens_again(other):
                    break
                continue
            after = self.marks[other][1]
            possessive = self._before(other) in "sS" and self.text[after : after + 2].strip().isalpha()
            if not possessive:
                return other, True
            weak = min(weak, other)
        return weak, False

    def _opens_again(self, number: int) -> bool:
        """Tell whether another single quotation opens at mark `number`."""
        after = self.marks[number][1]
        return self._leans(number) and self._next(number).isalnum() and not _ELISION.match(self.text, after)
