"""Honest rewrites of a source sentence: other spellings, a clause less, a shorter name."""

from __future__ import annotations

import re

from tests.evals import plain

SHORTEST = 8  # words that a trimmed sentence keeps at least
_RELATIVE = re.compile(r", (?:which|who|where|while|although|after|as) [^,“\"]+\.$")
_WORDED = re.compile(r"(?<![\d.,])(\d{1,3})(?:\.(\d))? (million|billion)\b")
_GROUPED = re.compile(r"(?<![\d,.])(\d{1,3}),(\d{3})(?![\d,])")
_DATED = re.compile(rf"\b({'|'.join(plain.MONTHS)}) (\d{{1,2}})(?=[ ,.;])(?!, \d{{4}})")


def rewritten(text: str, article: str) -> tuple[str, str]:
    """Return an honest rewrite of a sentence with its name, the sentence itself with "" where none is made.

    Args:
        text: a source sentence. article: the text that it is from.
    """
    for change in (_millions, _grouped, _day_first, _trimmed, _short_name, _typed):
        changed = change(text, article)
        if changed != text and plain.chance(0.6, text, change.__name__):
            return changed, change.__name__.strip("_")
    return text, ""


def _millions(text: str, _: str) -> str:
    def change(found: re.Match[str]) -> str:
        return f"{found[1]}{'.' + found[2] if found[2] else ''}{'m' if found[3] == 'million' else 'bn'}"

    return _WORDED.sub(change, text, count=1)


def _grouped(text: str, _: str) -> str:
    return _GROUPED.sub(r"\1\2", text, count=1)


def _day_first(text: str, _: str) -> str:
    return _DATED.sub(r"\2 \1", text, count=1)


def _trimmed(text: str, _: str) -> str:
    short = _RELATIVE.sub(".", text)
    return short if len(short.split()) >= SHORTEST else text


def _short_name(text: str, article: str) -> str:
    """Shorten a person's name to the last word where the article itself does so."""
    for found in plain.NAME.finditer(text):
        *_, last = found.group().split()
        alone = re.search(rf"(?<![A-Z][a-z] )(?<!\w )\b{re.escape(last)} (?:said|says|told|was|has|had)\b", article)
        if alone and plain.bare(found.group()) == found.group().split() and len(found.group().split()) == 2:
            return text[: found.start()] + last + text[found.end() :]
    return text


def _typed(text: str, _: str) -> str:
    return text.translate(str.maketrans("’—\u00a0", "'– "))
