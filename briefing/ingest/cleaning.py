"""From bytes to clean text: encodings, invisible characters, white space."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

import charset_normalizer

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEVEN_BIT = ("iso-2022", "iso2022", "hz", "utf-7")  # their bytes are valid UTF-8 that says something else
SAMPLE_BYTES = 200_000
ASCII = bytes(range(128))
CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27})
OTHER_SCRIPT = 0.3  # of the bytes outside ASCII: Western European text has a tenth, Cyrillic and Chinese most

LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
SURROGATES = re.compile(r"[\ud800-\udfff]")
# Characters that show nothing, or turn the direction of what follows: they can carry words that no reader sees
# (Unicode tags, variation selectors) or make words read differently from what they are (bidirectional overrides).
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufdd0-\ufdef"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))  # not characters
    + "]"
)
# Joiners shape Persian, Indic scripts and emoji, and the text selector emoji; anywhere else they are invisible too.
LONE_JOINER = re.compile(
    r"(?<![\u0600-\u1fff\u2190-\U0010ffff])[\u200c\u200d\ufe0e\ufe0f]|(?<=[\u200c\u200d])[\u200c\u200d]+"
)

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def decode(data: bytes, declared: str = "") -> str:
    """Return the characters of `data`.

    A byte order mark decides; then a declared encoding of seven bits; then UTF-8 if the bytes are valid UTF-8, whatever
    was declared; then UTF-16 that shows by its zero bytes; then the declared encoding; then, for other scripts than
    Latin, what charset-normalizer finds; at last Windows-1252.

    Args:
        data: text in any encoding.
        declared: the encoding that the sender named, if any.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if declared.lower().startswith(SEVEN_BIT) and data.isascii():
        with suppress(UnicodeError, LookupError):
            return data.decode(declared)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut in the middle of its last character is still UTF-8.
        if error.start >= len(data) - 3 and not data[: error.start].isascii():
            return data.decode("utf-8", "ignore")
    for encoding in _candidates(data, declared):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _candidates(data: bytes, declared: str) -> list[str]:
    sample = data[:SAMPLE_BYTES]
    found = []
    if _mostly_zero(sample[1::2]):
        found.append("utf-16-le")
    if _mostly_zero(sample[0::2]):
        found.append("utf-16-be")
    if declared:
        # As browsers do: what calls itself ISO 8859-1 is Windows-1252 in practice.
        found.append("cp1252" if declared.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else declared)
    # Statistics tell scripts apart, but not Western European code pages: those would turn ï into ď.
    if len(sample.translate(None, ASCII)) > OTHER_SCRIPT * len(sample):
        best = charset_normalizer.from_bytes(sample).best()
        found += [best.encoding] if best else []
    return found


def _mostly_zero(sample: bytes) -> bool:
    return len(sample) > 2 and sample.count(0) > 0.4 * len(sample)


def is_text(data: bytes) -> bool:
    """Tell whether bytes can be text: few control characters, or UTF-16/32 by mark or zero bytes."""
    sample = data[:SAMPLE_BYTES]
    if any(sample.startswith(mark) for mark, _ in BOMS) or _mostly_zero(sample[0::2]) != _mostly_zero(sample[1::2]):
        return True
    return len(sample) - len(sample.translate(None, CONTROLS)) <= 0.02 * len(sample)


def word_count(text: str) -> int:
    """Return about how many words a text has; scripts without spaces count two letters as a word."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2


def visible(text: str) -> str:
    """Return the text without characters that a reader cannot see; lone surrogates become U+FFFD."""
    return LONE_JOINER.sub("", INVISIBLE.sub("", SURROGATES.sub("\ufffd", text)))


def clean(text: str) -> str:
    """Return the text as articles keep it: visible characters, single spaces, one blank line between paragraphs.

    Every line of the input becomes a paragraph. Nothing else is changed; accents are composed (NFC), so that what a
    reader types is found.
    """
    text = LINE_BREAKS.sub("\n", text)
    lines = (SPACES.sub(" ", line).strip() for line in visible(text).split("\n"))
    return unicodedata.normalize("NFC", "\n\n".join(line for line in lines if line))


def clean_line(text: str) -> str:
    """Return the text as one clean line, for titles and names."""
    return clean(text).replace("\n\n", " ")
