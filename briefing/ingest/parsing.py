"""Running a parser: small pages and text here, what can blow up in a child process with limits."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import cast

from briefing import errors
from briefing.errors import BriefingError, UnreadableFile
from briefing.ingest.forms import Form
from briefing.ingest.found import Found

ROOT = Path(__file__).parents[2]
CHILD_SECONDS = 40.0  # by the clock; `child` allows itself 20 of processor time, which a busy machine stretches
# Nine pages in ten are smaller and take trafilatura some 10 ms here; a page of 100,000 links takes 12 s.
HTML_BYTES_HERE = 500_000
PARSERS = {
    "html": ("pages", "read"),
    "pdf": ("pdf", "read"),
    "docx": ("word", "read"),
    "text": ("plain", "read_text"),
    "markdown": ("plain", "read_markdown"),
}


def parse(form: Form, data: bytes, declared: str = "") -> Found:
    """Return what the parser for `form` finds.

    PDF, DOCX and very large pages are read in a child process that is killed after `CHILD_SECONDS` and that may not
    use more memory than `child.MEMORY_BYTES`: crafted files make parsers loop and allocate without end.

    Raises:
        BriefingError: the parser's refusal, or `UnreadableFile` when the child was killed.
    """
    if form in {"text", "markdown"} or (form == "html" and len(data) <= HTML_BYTES_HERE):
        return parse_here(form, data, declared)
    command = [sys.executable, "-m", "briefing.ingest.child", form, declared]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the untrusted bytes go to its standard input
            command, input=data, capture_output=True, timeout=CHILD_SECONDS, cwd=ROOT, check=True
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise UnreadableFile("The file is damaged, or it takes too much time or memory to read.") from error
    if "refusal" in answer:
        kind = getattr(errors, answer["refusal"])
        raise kind(answer["message"], advice=answer["advice"])
    return Found(**{**answer, "notices": tuple(answer["notices"])})


def parse_here(form: str, data: bytes, declared: str = "") -> Found:
    """Run the parser for `form` in this process; the parser's library is imported on first use."""
    module, function = PARSERS[form]
    parser: ModuleType = importlib.import_module(f"briefing.ingest.{module}")
    return cast(Found, getattr(parser, function)(data, declared))


def as_json(form: str, data: bytes, declared: str) -> str:
    """Return what `parse_here` finds, or its refusal, as JSON; lone surrogates survive as escapes."""
    try:
        return json.dumps(asdict(parse_here(form, data, declared)))
    except BriefingError as error:
        return json.dumps({"refusal": type(error).__name__, "message": error.message, "advice": error.advice})
