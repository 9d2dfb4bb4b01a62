"""What a page says about itself for machines: JSON-LD and meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

MOST_NODES = 2000
ARTICLE_TYPES = {
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "reviewnewsarticle",
    "backgroundnewsarticle", "blogposting", "liveblogposting", "report", "scholarlyarticle", "techarticle", "review",
    "satiricalarticle", "advertisercontentarticle", "imagegallery", "mediagallery", "claimreview",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Structured:
    """The JSON-LD nodes of a page that describe an article, and its meta elements by name.

    Args:
        nodes: schema.org objects, in the page's order.
        metas: content by name, property or itemprop in lower case; the first of a name counts.
    """

    nodes: tuple[dict[str, Any], ...]
    metas: dict[str, str]

    def values(self, *names: str) -> Iterator[Any]:
        """Yield the values of the nodes under these names, the first name first."""
        yield from (node[name] for name in names for node in self.nodes if node.get(name))

    def meta(self, *names: str) -> str:
        """Return the first meta element among these names that says something."""
        return next((self.metas[name] for name in names if self.metas.get(name)), "")

    def is_a(self, *types: str) -> bool:
        """Tell whether a node has one of these types, in lower case."""
        return any(kind in types for node in self.nodes for kind in _types(node))


def structured(page: html.HtmlElement) -> Structured:
    """Read JSON-LD and meta elements; what is not well formed is passed over."""
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := (meta.get(attribute) or "").strip().lower()):
                metas.setdefault(name, content)
    found = (node for script in page.iter("script") for node in _nodes(script))
    return Structured(tuple(node for node in found if ARTICLE_TYPES.intersection(_types(node))), metas)


def _nodes(script: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD script, those inside lists and graphs too."""
    if "ld+json" not in (script.get("type") or ""):
        return
    try:
        waiting = [json.loads(script.text or "", strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_NODES):
        if not waiting:
            return
        told = waiting.pop(0)
        if isinstance(told, list):
            waiting += told
        elif isinstance(told, dict):
            yield told
            waiting += [told[name] for name in ("@graph", "mainEntity") if name in told]


def _types(node: dict[str, Any]) -> set[str]:
    told = node.get("@type")
    named = told if isinstance(told, list) else [told]
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in named if kind}


def names(value: Any) -> list[str]:
    """Return the names in a schema.org value: a text, an object with a name, or a list of them."""
    if isinstance(value, list):
        return [name for one in value[:20] for name in names(one)]
    told = value.get("name") if isinstance(value, dict) else value
    return names(told) if isinstance(told, list) else [told] if isinstance(told, str) and told.strip() else []
