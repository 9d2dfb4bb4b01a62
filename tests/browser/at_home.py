"""The app as Streamlit serves it, in a process for which every name under .example leads to this machine."""

import sys
from unittest.mock import patch

from streamlit.web.cli import main

from briefing.errors import BlockedAddress
from briefing.ingest import fetch


def here(host: str, port: int) -> tuple[str, ...]:
    """Return this machine for an invented site; no other is looked up."""
    if not host.endswith(".example"):
        raise BlockedAddress(f"Tests may not look up {host}.")
    return ("127.0.0.1",)


if __name__ == "__main__":
    with patch.object(fetch, "public_addresses", here):
        sys.exit(main())
