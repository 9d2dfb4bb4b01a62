"""Articles written for Evenhand; every place, outlet and person in them is invented."""

from __future__ import annotations

from importlib.resources import files

from briefing.types import Source

# What each event's articles are collected under; their file names begin with the key.
EVENTS = {"centre": "Sample event: the Tollgate centre", "rents": "Sample event: the Fair Rents Act"}
DETAILS = ("title", "outlet", "author", "published", "url", "language")


def sample_sources() -> tuple[Source, ...]:
    """Return the ten sample articles: what stands in their front matter as details, the text below it as data."""
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md"))
    return tuple(_source(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split a sample file into its front matter and its text.

    Args:
        text: the file: "---", one `name: value` a line, "---", a blank line, paragraphs.

    Raises:
        ValueError: the file does not begin with a front matter block.
    """
    head, separator, body = text.removeprefix("---\n").partition("\n---\n")
    if not separator or not text.startswith("---\n"):
        raise ValueError("a sample article begins with a front matter block")
    pairs = (line.partition(":") for line in head.splitlines())
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}, body.strip()


def _source(name: str, text: str) -> Source:
    values, body = front_matter(text)
    details = {field: values[field] for field in DETAILS}
    return Source("file", name, body.encode("utf-8"), "text/markdown", details)
