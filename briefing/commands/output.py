"""What a command shows: plain text or JSON on stdout, one sentence on stderr."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import TextWrapper
from typing import Any

from briefing.errors import InputError
from briefing.export import FORMATS, plain
from briefing.export.words import one_line, seen

NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Output:
    """The two streams of one run; text that was loaded never reaches a terminal with control characters in it."""

    as_json: bool = False

    def lines(self, *lines: str) -> None:
        """Write lines as they are, each cleaned of control characters."""
        sys.stdout.write("".join(f"{one_line(line)}\n" for line in lines))

    def wrapped(self, text: str, *, first: str = "") -> None:
        """Write one paragraph in lines of terminal width; `first` stands before it, and the rest is set under it."""
        sys.stdout.write(plain.wrap(text, first=first, hanging=" " * len(first)) + "\n")

    def fitted(self, text: str, *, first: str = "") -> None:
        """Write one paragraph in lines as wide as the terminal, at most as wide as a document's."""
        width = min(max(shutil.get_terminal_size((plain.WIDTH, 0)).columns, NARROWEST), plain.WIDTH)
        wrapper = TextWrapper(
            width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
        sys.stdout.write(wrapper.fill(seen(text)) + "\n")

    def block(self, text: str) -> None:
        """Write text that `plain` has laid out."""
        sys.stdout.write(text)

    def values(self, values: Any) -> None:
        """Write values as JSON."""
        self.bytes(json.dumps(values, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n")

    def bytes(self, data: bytes) -> None:
        """Write UTF-8 bytes, whatever the terminal's encoding."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def error(self, message: str) -> None:
        """Write one line on stderr."""
        sys.stderr.write(seen(message) + "\n")

    def progress(self, message: str) -> None:
        """Write how far something is on stderr, in the place of what was written before; nothing but on a terminal."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{seen(message)}\x1b[K")
            sys.stderr.flush()

    def flush(self) -> None:
        """Hand over everything that is written."""
        sys.stdout.flush()


def save(path: str, data: bytes) -> None:
    """Write a file.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise InputError(
            f"The file {path!r} cannot be written: {error.strerror}.", advice="Choose another place or name."
        ) from error


def form_for(path: str, named: str | None) -> str:
    """Return the export format that a person named, else the one of the file's suffix, else Markdown."""
    suffixes = {form.suffix: name for name, form in reversed(tuple(FORMATS.items()))}  # the first of a suffix is meant
    return named or suffixes.get(Path(path).suffix.lower(), "markdown")
