"""Title, author, outlet and date of a web page: from what it states for machines, cleaned of what is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from html import unescape

from briefing.ingest import dates
from briefing.ingest.cleaning import clean_line
from briefing.ingest.structured import Structured, names

TITLE_ENDS = re.compile(r"\s+[|–—»·•]+\s+|\s+[-:]{1,2}\s+")
AUTHOR_PARTS = re.compile(r"\s*(?:;|,|\||/|\band\b|\bwith\b|\n)\s*", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:(?:written |reported |posted |published |reporting )?by|text|words|author|por|von|par|di|door|av|текст|автор)"
    r"[\s:]+(?=\S)",
    re.IGNORECASE,
)  # fmt: skip
# What stands after a name in a byline: the work, a day, an address.
AFTER_NAME = re.compile(
    r"\s+(?:(?:(?:\w+ ){0,3}(?:reporter|correspondent|editor|writer|columnist|journalist|producer|contributor)s?)$"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b.*|\d.*|[(\[<@].*|(?:for|of|at|in) .*)$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"^(?:admin\w*|administrator|editor|editors|staff|web ?master|user|guest|root|unknown|none|null|author|redaktion"
    r"|www\..*|.*@.*|\W*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)[\d ]*$|\b(?:reporter|correspondent|editor|writer|columnist|journalist)s?$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|journalist|producer|contributor)s?$", re.IGNORECASE
)
FIRST_WORDS = re.compile(r"\S+ \S+")
NO_OUTLET = re.compile(r"^(?:https?:|www\.)|\bcopyright\b|©|\ball rights\b", re.IGNORECASE)
OUTLET_CHARACTERS, AUTHOR_WORDS = 60, 5


def title(said: Structured, found: str, outlet: str, host: str) -> str:
    """Return the headline without the site's name behind it.

    Args:
        said: what the page states. found: the title that the extraction found, "" for none.
        outlet: the outlet's name. host: of the page's address.
    """
    headlines = (name for value in said.values("headline") for name in names(value))
    stated = [clean_line(unescape(told)) for told in (*headlines, said.meta("og:title", "twitter:title")) if told]
    found = clean_line(unescape(found))
    # Of two that begin alike the shorter is the one without the site's name; an extraction cuts at any dash, though.
    alike = (told for told in stated if found.startswith(told) and TITLE_ENDS.match(found[len(told) :]))
    longer = (told for told in stated if told.startswith(found) and TITLE_ENDS.match(told[len(found) :]))
    return _without_site(next(alike, "") or next(longer, "") or found or next(iter(stated), ""), outlet, host)


def _without_site(headline: str, outlet: str, host: str) -> str:
    host = host.removeprefix("www.")
    site = {_letters(outlet), _letters(host), _letters(host.rsplit(".", 1)[0])} - {""}
    for end in TITLE_ENDS.finditer(headline):
        part = _letters(TITLE_ENDS.split(headline[end.end() :])[0])
        if end.start() and part and any(name.startswith(part) for name in site):
            return headline[: end.start()].rstrip()
    return headline


def outlet(said: Structured, found: str, host: str) -> str:
    """Return the name under which a site publishes, "" when it states none.

    Of several names the one that the address bears out is taken: some pages state a section's.

    Args:
        said: what the page states. found: the name that the extraction found. host: of the page's address.
    """
    label, address = _letters(host.removeprefix("www.").split(".")[0]), _letters(host)
    publishers = (name for value in said.values("publisher") for name in names(value))
    # Where none is stated, an extraction makes one of the address, which says more as it is.
    guess = found if found.lower() == label else ""
    stated = (said.meta("og:site_name"), *publishers, said.meta("application-name"), "" if guess else found)
    usable = [name for one in stated if _is_outlet(name := clean_line(unescape(one)).strip(" _-|:"))]
    borne_out = (name for name in usable if _letters(name).removeprefix("the") in address or label in _letters(name))
    return next(borne_out, "") or (usable and (guess or usable[0])) or ""


def _is_outlet(name: str) -> bool:
    return 2 < len(name) <= OUTLET_CHARACTERS and not NO_OUTLET.search(name)


def authors(said: Structured, found: str, outlet: str) -> str:
    """Return the names of the people, or the agency, who wrote an article, divided by "; ".

    Args:
        said: what the page states. found: the byline that the extraction found. outlet: whose name is nobody's.
    """
    stated = (name for value in said.values("author") for name in names(value))
    sources: Iterable[list[str]] = (
        list(stated),
        [said.meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")],
        [found],
    )
    return next((text for told in sources if (text := "; ".join(_people(told, _letters(outlet))))), "")


def _people(told: Iterable[str], outlet: str) -> Iterator[str]:
    """Yield the names in some bylines, each once; an outlet's own name is none."""
    seen = {outlet}
    bylines = (clean_line(unescape(one)) for one in told if "://" not in one)
    for first, part in ((not place, part) for line in bylines for place, part in enumerate(AUTHOR_PARTS.split(line))):
        name = _name(part, first=first)
        letters = _letters(name)
        if letters in seen or (len(letters) > 2 and letters in outlet) or len(name.split()) > AUTHOR_WORDS:
            continue
        if not NO_NAME.search(name):
            seen.add(letters)
            yield name


def _name(part: str, *, first: bool) -> str:
    """Return a part of a byline without what stands before and behind the name; "" for the role of the one before."""
    part = LABEL.sub("", part.strip(" .,:-–—|*•")).strip()
    if not first and ROLE.search(part):
        return ""
    name_words = FIRST_WORDS.match(part)
    behind = AFTER_NAME.search(part, name_words.end() if name_words else 0)
    name = (part[: behind.start()] if behind else part).strip(" .,:-–—|")
    return name.title() if name.isupper() and " " in name else name


def published(said: Structured, found: str) -> str:
    """Return the day of publication as the page states it for machines, else as the extraction found it.

    What is stated is often the time in Greenwich; a day before or after it, as found, is the one that readers see.
    """
    stated = (name for value in said.values("datePublished", "dateCreated") for name in names(value))
    metas = said.meta(
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dcterms.created", "date", "pubdate",
    )  # fmt: skip
    day = next((day for told in (*stated, metas) if (day := dates.parse(told))), None)
    seen = dates.parse(found)
    return found if day is None or (seen and abs(seen - day) <= timedelta(days=1)) else day.isoformat()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
