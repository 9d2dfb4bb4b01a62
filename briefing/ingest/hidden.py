"""Taking out of a page what its reader cannot see, before any text is read from it.

Hidden text is where instructions to machines are put: of fourteen ways to hide a sentence in a page, five survive
trafilatura and eight survive a plain get_text (measured, notes on security). Seen text is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

# Never text for a reader. A script stays when it is JSON-LD: publishers state author and date there.
UNSEEN_TAGS = {
    "noscript", "style", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map", "dialog",
    "input", "select", "textarea", "button", "datalist",
}  # fmt: skip
WHOLE_PAGE = {"html", "body", "main", "article"}

HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0*(?:;|!|$)|content-visibility:hidden"
    r"|font-size:0*(?:\.\d+)?(?:;|!|$|px|pt|em|rem|%)|font-size:1px"
    r"|text-indent:-\d{3,}|(?:^|;)(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}"
    r"|clip:rect\((?:0|1px)[^);]{0,40}\)|clip-path:inset\((?:50|100)%"
    r"|transform:scale\(0\)|(?:^|;)color:(?:transparent|rgba\([^);]{0,40},0?\.?0*\))"
)
FLAT = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
WHITE = re.compile(r"#f{3,4}|#(?:f[a-f]){3}(?:ff)?|white|snow|rgba?\(25\d,25\d,25\d(?:,1(?:\.0)?)?\)")

# Only rules of one class or id outside any @media block count: what depends on the window may be seen.
CSS_COMMENT = re.compile(r"/\*(?:(?!/\*).)*?\*/", re.DOTALL)
BRACE = re.compile(r"[{}]")
SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)


def strip_hidden(page: html.HtmlElement) -> None:
    """Remove comments, machinery and hidden elements from a parsed page, in place; text that follows them stays."""
    classes, ids = _hiding_names(page)
    for element in list(page.iter()):
        if element.getparent() is not None and _is_unseen(element, classes, ids):
            element.drop_tree()
    for element in page.iter():
        # What can be seen is decided here; trafilatura would drop whatever has "hidden" in its style, overflow too.
        element.attrib.pop("style", None)


def _is_unseen(element: html.HtmlElement, classes: set[str], ids: set[str]) -> bool:
    tag = element.tag
    if not isinstance(tag, str):  # a comment or processing instruction
        return True
    if tag in UNSEEN_TAGS or (tag == "script" and "ld+json" not in element.get("type", "")):
        return True
    if tag in {"html", "body"}:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    style = _compact(element.get("style", ""))
    if _hides(style) or _blends(element, style):
        return True
    named = element.get("id", "") in ids or any(name in classes for name in element.get("class", "").split())
    return named and tag not in WHOLE_PAGE


def _compact(style: str) -> str:
    return re.sub(r"\s+", "", style).lower()


def _hides(style: str) -> bool:
    if not style:
        return False
    return bool(HIDING.search(style)) or ("overflow:hidden" in style and bool(FLAT.search(style)))


def _blends(element: html.HtmlElement, style: str) -> bool:
    """Tell whether an element's own colour is that of the background it stands on; a page without one is white."""
    colour = COLOUR.search(style)
    ink = colour[1] if colour else _compact(element.get("color", "")) if element.tag == "font" else ""
    if not ink:
        return False
    background = _background(element)
    return ink == background or (bool(WHITE.fullmatch(ink)) and (not background or bool(WHITE.fullmatch(background))))


def _background(element: html.HtmlElement) -> str:
    for holder in (element, *element.iterancestors()):
        found = BACKGROUND.search(_compact(holder.get("style", "")))
        colour = found[1] if found else _compact(holder.get("bgcolor", ""))
        if colour and colour not in {"transparent", "none", "inherit"}:
            return colour
    return ""


def _hiding_names(page: html.HtmlElement) -> tuple[set[str], set[str]]:
    """Return the classes and ids that the page's own style blocks hide."""
    classes: set[str] = set()
    ids: set[str] = set()
    hiding = (
        selectors
        for block in page.iter("style")
        for selectors, rule in _rules(CSS_COMMENT.sub("", block.text or ""))
        if _hides(_compact(rule))
    )
    for selector in ",".join(hiding).split(","):
        if simple := SIMPLE_SELECTOR.fullmatch(selector.strip()):
            (classes if simple[1] == "." else ids).add(simple[2])
    return classes, ids


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules that stand outside any @ block, in one pass."""
    depth, start, opened = 0, 0, 0
    for brace in BRACE.finditer(css):
        if brace[0] == "{":
            opened = opened if depth else brace.start()
            depth += 1
            continue
        depth = max(0, depth - 1)
        if not depth:
            selectors = css[start:opened].rsplit(";", 1)[-1].strip()
            if not selectors.startswith("@"):
                yield selectors, css[opened + 1 : brace.start()]
            start = opened = brace.end()
