"""`python -m briefing.ingest.child FORM ENCODING`: bytes on standard input, what was found as JSON on standard output.

Run by `parsing` only. The limits are set before a parser is imported, so that nothing untrusted runs without them.
"""

from __future__ import annotations

import sys

from briefing.ingest.parsing import as_json

PROCESSOR_SECONDS = 20
MEMORY_BYTES = 800_000_000  # a usual file takes 90 MB, a page of 10 MB about 600 MB


def limit() -> None:
    """Bound this process's memory and processor time, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    # macOS knows RLIMIT_AS but refuses to set it; the time limit and the parent's kill still hold there.
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))


def main(form: str, declared: str = "") -> None:
    """Read standard input with the parser for `form` and write the answer."""
    limit()
    sys.stdout.write(as_json(form, sys.stdin.buffer.read(), declared))


if __name__ == "__main__":
    main(*sys.argv[1:])
