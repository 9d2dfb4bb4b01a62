"""Pictures of the app with its sample articles: `python -m tests.browser.screens [FOLDER]`.

Without a folder it makes the pictures of the README, in docs/screens; with one, every screen in light, dark, at phone
width and at twice the size, to be looked at.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.browser.served import ROOT, Scheme, Visit, served, visit

README = ROOT / "docs" / "screens"
WIDE, PHONE, DOUBLED = (1280, 900), (390, 844), (640, 450)  # CSS pixels; the last is the first at 200 %
LOOKS: tuple[tuple[str, tuple[int, int], Scheme], ...] = (
    ("light", WIDE, "light"),
    ("dark", WIDE, "dark"),
    ("phone", PHONE, "light"),
    ("doubled", DOUBLED, "light"),
)
BELOW_THE_BAR = "one => { one.style.scrollMarginTop = '5rem'; one.scrollIntoView(); }"
EVENT = "Choose “Sample event: the Fair Rents Act”"
SCREENS = ("articles", "summary", "compare", "ask", "brief", "settings")
MADE_BY = {"summary": "summarise", "compare": "compare", "brief": "write-brief", "ask": "suggestion-0"}


def opened(there: Visit, address: str, screen: str, event: str = "") -> None:
    """Open a screen with a document of the samples, or of those of one event, on it."""
    there.open(f"{address}/{'' if screen == 'articles' else screen}")
    if event and screen != "ask":
        there.click(there.page.get_by_role("button", name=event))
    if screen in MADE_BY:
        there.press(MADE_BY[screen])
        there.page.locator(".ev-claim").first.wait_for()
        there.settled()


def cited(there: Visit) -> None:
    """Open the source of the first citation beside the document."""
    there.page.locator(".stMain [data-cite]:visible").first.click()
    there.page.locator(".panel mark").first.wait_for()
    there.settled()


def pictures(address: str, folder: Path) -> None:
    """Make the four pictures of the README."""
    with visit(address) as there:
        for screen, top in (
            ("summary", ".ev-headline"),
            ("compare", ".ev-matrix"),
            ("brief", ".ev-headline"),
            ("ask", ""),
        ):
            opened(there, address, screen, EVENT)
            if screen in ("summary", "ask"):
                cited(there)
            if top:
                there.page.locator(top).first.evaluate(BELOW_THE_BAR)
            there.page.mouse.move(0, 0)
            there.settled()
            there.page.screenshot(path=folder / f"{screen}.png")


def every(address: str, folder: Path) -> None:
    """Picture every screen in every look, whole."""
    for look, (width, height), scheme in LOOKS:
        with visit(address, width, height, scheme) as there:
            for screen in SCREENS:
                opened(there, address, screen)
                there.page.screenshot(path=folder / f"{screen}-{look}.png", full_page=True)


def main(argv: Sequence[str]) -> int:
    """Serve the app over a new library and picture it."""
    folder = Path(argv[0]) if argv else README
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, served(Path(data), samples=True) as address:
        (every if argv else pictures)(address, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
