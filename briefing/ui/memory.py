"""What the Articles page remembers in a session: the fields for adding, what is picked, and where the list stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

from briefing.types import FeedItem
from briefing.ui import state
from briefing.ui.jobs import Line

Way = Literal["paste", "links", "files", "folder", "feeds"]

WAY = "way"
FIRST_WAY: Way = "paste"
PICK = "pick-"


def prepare() -> None:
    """Give what is missing its first value; before the page is drawn."""
    first_values: dict[str, object] = {
        WAY: FIRST_WAY,
        "round": 0,
        "paste": {},
        "pasted": None,
        "feed": (),
        "picked": frozenset(),
        "unfolded": frozenset(),
        "listed-by": None,
        "listings": 0,
    }
    for key, value in first_values.items():
        if state.value(key) is None:
            state.set_value(key, value)


def way() -> Way:
    """Return the way of adding articles that is open."""
    return cast(Way, state.value(WAY) or FIRST_WAY)


def field(name: str) -> str:
    """Return the key of an adding field; it changes when the fields are emptied."""
    return f"{name}-{state.value('round')}"


def empty_fields() -> None:
    """Empty the fields for the next articles."""
    state.set_value("paste", {})
    state.set_value("feed", ())
    state.set_value("round", cast(int, state.value("round")) + 1)


def paste_instead(title: str, url: str = "") -> None:
    """Open the field for pasted text, filled with what is known of a refused item; in a callback."""
    empty_fields()
    state.set_value(WAY, "paste")
    state.set_value("paste", {"title": title, "url": url})


def paste_details() -> dict[str, str]:
    """Return what the field for pasted text begins with."""
    return dict(cast(dict[str, str], state.value("paste") or {}))


def pasted() -> Line | None:
    """Return what became of the text that was pasted, or the article that was saved, last."""
    return cast(Line | None, state.value("pasted"))


def keep_pasted(line: Line | None) -> None:
    """Remember what became of a pasted text, `None` to forget it."""
    state.set_value("pasted", line)


def feed_items() -> tuple[FeedItem, ...]:
    """Return the items of the feed that was fetched last."""
    return cast(tuple[FeedItem, ...], state.value("feed") or ())


def keep_feed(items: Iterable[FeedItem]) -> None:
    """Remember the items of a fetched feed."""
    state.set_value("feed", tuple(items))


def picked() -> frozenset[str]:
    """Return the ids of the articles that are picked in the list."""
    return cast(frozenset[str], state.value("picked") or frozenset())


def pick(article_ids: Iterable[str]) -> None:
    """Pick exactly these articles."""
    state.set_value("picked", frozenset(article_ids))


def before_box(article_id: str) -> str:
    """Give the box of an article its value and return its key; before it is drawn."""
    state.set_value(PICK + article_id, article_id in picked())
    return PICK + article_id


def take_box(article_id: str) -> None:
    """Remember that the box of an article was ticked or emptied; its callback."""
    pick(picked() | {article_id} if state.value(PICK + article_id) else picked() - {article_id})


def unfolded(article_id: str) -> bool:
    """Tell whether the copies of an article are shown."""
    return article_id in cast(frozenset[str], state.value("unfolded") or frozenset())


def unfold(article_id: str) -> None:
    """Show the copies of an article, or no longer; a callback."""
    state.set_value("unfolded", cast(frozenset[str], state.value("unfolded") or frozenset()) ^ {article_id})


def page_key(listed_by: object) -> str:
    """Return the key of the pages of the list: another one, so that the first page opens, when the list is another.

    Args:
        listed_by: what the list depends on, to be compared.
    """
    if state.value("listed-by") != listed_by:
        state.set_value("listed-by", listed_by)
        state.set_value("listings", cast(int, state.value("listings")) + 1)
    return f"library-page-{state.value('listings')}"


def page(key: str) -> int:
    """Return which page of the list is open."""
    return cast(int, state.value(key) or 1)
