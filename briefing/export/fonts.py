"""The fonts of a page: packaged, so that it looks the same everywhere, and asked whether they have every character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

# Package and font file, in the order in which data/page.typ falls back from one to the next.
FONTS = (
    ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    ("fontpkg_heebo", "files/Heebo[wght].ttf"),
    ("fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf"),
    ("fontpkg_noto_sans_thai", "files/NotoSansThai[wdth,wght].ttf"),
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
)
HEADINGS = ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf")


def folders() -> list[str]:
    """Return the folders that the fonts lie in."""
    return [str(path.parent) for path in map(_path, (*FONTS, HEADINGS))]


def missing(text: str) -> tuple[str, ...]:
    """Return the characters that no font has, each once, in the order of the text.

    Args:
        text: everything that is to be printed.
    """
    left = dict.fromkeys(character for character in text if _is_drawn(character))
    for font in FONTS:
        if not left:
            break
        left = _without(left, _characters(font))
    return tuple(left)


def spelled(text: str, unknown: Iterable[str]) -> str:
    """Return text with each run of characters that no font has as their names: "[character: grinning face]".

    Args:
        text: everything that is to be printed. unknown: the characters, from `missing`.
    """
    letters = "".join(map(re.escape, unknown))
    # Joiners and selectors hold the parts of one emoji together; between names they would hold nothing.
    run = re.compile(f"[{letters}](?:[\u200d\ufe00-\ufe0f]*[{letters}])*[\ufe00-\ufe0f]*") if letters else None
    return run.sub(_bracketed, text) if run else text


def name(character: str) -> str:
    """Return a character's name in Unicode, in small letters, or its code where it has none."""
    return unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"


def _bracketed(run: re.Match[str]) -> str:
    return f"[character: {', '.join(name(character) for character in run.group() if _is_drawn(character))}]"


def _without(left: Iterable[str], known: frozenset[int]) -> dict[str, None]:
    return dict.fromkeys(character for character in left if ord(character) not in known)


def _is_drawn(character: str) -> bool:
    """Tell whether a character needs a glyph: controls, joiners, variation selectors and spaces do not."""
    selects = "\ufe00" <= character <= "\ufe0f"
    return not selects and unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def _path(font: tuple[str, str]) -> Path:
    package, name = font
    return Path(str(files(package).joinpath(name)))


@cache
def _characters(font: tuple[str, str]) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(_path(font), lazy=True) as opened:
        known: dict[int, str] = opened.getBestCmap()
        return frozenset(known)
