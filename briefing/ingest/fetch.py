"""Fetching one page or feed over guarded HTTP."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import httpx

from briefing.errors import AskedToWait, BlockedAddress, FetchError, PageGone
from briefing.ingest.addresses import Resolver, check_form, public_addresses
from briefing.ingest.connection import Deadline, PinnedTransport
from briefing.ingest.waiting import seconds
from briefing.types import Source

MAX_BYTES = 10_000_000
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
STEP_SECONDS = 10.0  # one connect, or one read without a byte
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "Evenhand/0.1 (reads one page for a person)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,"
    "application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip",  # the one coding whose output is easy to bound while it is unpacked
}
READABLE = ("text/", "application/pdf", "application/octet-stream", "application/xhtml", "application/vnd.openxml")
XML = {"application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml"}
NOT_MODIFIED, GONE, TOO_MANY, UNAVAILABLE = 304, 410, 429, 503
FOR_GOOD = {301, 308}
REFUSALS = {
    401: "asks for a login, so Evenhand cannot read it",
    402: "asks for payment, so Evenhand cannot read it",
    403: "does not let Evenhand in",
    404: "does not exist; the link may be dead or mistyped",
    410: "has been removed",
    429: "has had too many requests; wait a few minutes",
    451: "may not be shown for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a site besides the page.

    Args:
        etag: of the version that is known, "" for none. modified: its Last-Modified, "" for none.
        also: content types that are read besides those of articles.
    """

    etag: str = ""
    modified: str = ""
    also: frozenset[str] = frozenset()

    def headers(self) -> Mapping[str, str]:
        """Return the headers that ask for the page only if it has changed (RFC 9110, section 13)."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site answered.

    Args:
        source: the page; `None` when it has not changed since the version that was named.
        moved: the address to use from now on, "" while the old one holds.
        etag: of this version. modified: its Last-Modified.
    """

    source: Source | None
    moved: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class _Moved:
    """A redirect: where to, and whether for good."""

    to: str
    for_good: bool


def fetch(url: str, *, resolver: Resolver | None = None, transport: httpx.BaseTransport | None = None) -> Source:
    """Fetch a page or feed from the public web.

    Redirects are followed by hand, at most `MAX_REDIRECTS`, each checked like the first address; no cookie or
    credential is ever sent. The body is at most `MAX_BYTES` after decompression, and everything ends in `MAX_SECONDS`.

    Args:
        url: an http or https address.
        resolver: host and port to the addresses that may be connected to; the default lets only public ones pass.
        transport: what carries the request; the default connects to the resolver's addresses only.

    Returns:
        A source of kind "url", named by its final address.

    Raises:
        BlockedAddress: when the address, or one it redirects to, is not a public http or https address.
        FetchError: for everything that can go wrong on the way, in one plain sentence.
    """
    source = ask(url, Order(), resolver=resolver, transport=transport).source
    if source is None:
        raise FetchError("The site says that nothing has changed, although nothing was known.")
    return source


def ask(
    url: str, order: Order, *, resolver: Resolver | None = None, transport: httpx.BaseTransport | None = None
) -> Fetched:
    """Fetch a page or feed if it has changed; as `fetch` in everything else.

    Args:
        url: an http or https address. order: which version is known, and what may come.
        resolver: as for `fetch`. transport: as for `fetch`.

    Raises:
        PageGone: the site says that there is nothing any more and will not be.
        AskedToWait: the site asks for some time without requests.
        BlockedAddress: as `fetch`. FetchError: as `fetch`.
    """
    deadline = Deadline(MAX_SECONDS)
    moved, for_good = "", True
    for _ in range(MAX_REDIRECTS + 1):
        target = _parse(url)
        addresses = (resolver or public_addresses)(target.host, target.port or PORTS[target.scheme])
        carrier = transport or PinnedTransport(addresses, deadline)
        outcome = _exchange(target, carrier, order)
        if isinstance(outcome, Fetched):
            return replace(outcome, moved=moved)
        url, for_good = outcome.to, for_good and outcome.for_good
        if for_good:
            moved = url
    raise FetchError(f"{target.host} redirects more than {MAX_REDIRECTS} times, so the page was not opened.")


def _parse(url: str) -> httpx.URL:
    check_form(url)
    try:
        target = httpx.URL(url).copy_with(fragment=None)
    except httpx.InvalidURL as error:
        raise BlockedAddress("This is not a web address that can be opened.") from error
    if not target.host:
        raise BlockedAddress("The address names no web site.")
    return target


def _exchange(target: httpx.URL, transport: httpx.BaseTransport, order: Order) -> Fetched | _Moved:
    """Return what was fetched, or where the answer redirects to."""
    try:
        with (
            httpx.Client(transport=transport, trust_env=False, headers=HEADERS, timeout=STEP_SECONDS) as client,
            client.stream("GET", target, headers=order.headers()) as response,
        ):
            if response.has_redirect_location:
                return _Moved(str(target.join(response.headers["location"])), response.status_code in FOR_GOOD)
            version = {"etag": response.headers.get("etag", ""), "modified": response.headers.get("last-modified", "")}
            if response.status_code == NOT_MODIFIED and order.headers():
                return Fetched(None, **version)
            _check_answer(target, response, order)
            data = b"".join(_unpacked(response))
            return Fetched(Source("url", str(target), data, response.headers.get("content-type")), **version)
    except httpx.TimeoutException as error:
        raise FetchError(f"{target.host} took longer than {MAX_SECONDS:.0f} seconds to answer.") from error
    except httpx.ConnectError as error:
        reason = "its certificate is not valid" if "certificate" in str(error).lower() else "the site may be down"
        raise FetchError(f"No connection to {target.host} could be made; {reason}.") from error
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
        raise FetchError(f"{target.host} sent an answer that could not be read.") from error


def _check_answer(target: httpx.URL, response: httpx.Response, order: Order) -> None:
    status = response.status_code
    if status in {TOO_MANY, UNAVAILABLE} and (wait := seconds(response.headers.get("retry-after", ""))) is not None:
        raise AskedToWait(f"{target.host} asks for no requests until later (answer {status}).", seconds=wait)
    if status == GONE:
        raise PageGone(f"The page at {target.host} {REFUSALS[GONE]} (answer {GONE}).")
    if status >= 500:
        raise FetchError(f"{target.host} has a problem of its own (error {status}); try again later.")
    if status != 200:
        raise FetchError(f"The page at {target.host} {REFUSALS.get(status, 'cannot be opened')} (answer {status}).")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and not (kind.startswith(READABLE) or kind in XML | order.also):
        raise FetchError(
            f"The address leads to a file of type {kind}, not to an article.",
            advice="Give the address of the article itself, or paste the text instead.",
        )
    if response.headers.get("content-length", "").isdecimal():
        _check_size(target, int(response.headers["content-length"]))


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """Yield the body, decompressed, and stop as soon as it is over the limit."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise FetchError(f"{response.url.host} packs the page in a way that was not asked for ({coding[:20]}).")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    size = 0
    for packed in response.iter_raw():
        # One byte more than allowed is enough to know; without the bound one chunk of a bomb unpacks to gigabytes.
        chunk = unpack.decompress(packed, MAX_BYTES - size + 1) if unpack else packed
        size += len(chunk)
        _check_size(response.url, size)
        yield chunk


def _check_size(target: httpx.URL, size: int) -> None:
    if size > MAX_BYTES:
        raise FetchError(
            f"The page at {target.host} is larger than {MAX_BYTES // 1_000_000} MB.",
            advice="Paste the part that you need instead.",
        )
