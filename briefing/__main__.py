"""The command line: the same desk as the browser."""

from __future__ import annotations

import sys

from briefing.commands import main

if __name__ == "__main__":
    sys.exit(main())
