"""Fetching one page or feed over guarded HTTP."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import httpx

from briefing.errors import BlockedAddress, FetchError
from briefing.ingest.addresses import Resolver, check_form, public_addresses
from briefing.ingest.connection import Deadline, PinnedTransport
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
REFUSALS = {
    401: "asks for a login, so Evenhand cannot read it",
    402: "asks for payment, so Evenhand cannot read it",
    403: "does not let Evenhand in",
    404: "does not exist; the link may be dead or mistyped",
    410: "has been removed",
    429: "has had too many requests; wait a few minutes",
    451: "may not be shown for legal reasons",
}


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
    deadline = Deadline(MAX_SECONDS)
    for _ in range(MAX_REDIRECTS + 1):
        target = _parse(url)
        addresses = (resolver or public_addresses)(target.host, target.port or PORTS[target.scheme])
        carrier = transport or PinnedTransport(addresses, deadline)
        outcome = _exchange(target, carrier)
        if isinstance(outcome, Source):
            return outcome
        url = outcome
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


def _exchange(target: httpx.URL, transport: httpx.BaseTransport) -> Source | str:
    """Return the source, or the address that the answer redirects to."""
    try:
        with (
            httpx.Client(transport=transport, trust_env=False, headers=HEADERS, timeout=STEP_SECONDS) as client,
            client.stream("GET", target) as response,
        ):
            if response.has_redirect_location:
                return str(target.join(response.headers["location"]))
            _check_answer(target, response)
            data = b"".join(_unpacked(response))
            return Source("url", str(target), data, response.headers.get("content-type"))
    except httpx.TimeoutException as error:
        raise FetchError(f"{target.host} took longer than {MAX_SECONDS:.0f} seconds to answer.") from error
    except httpx.ConnectError as error:
        reason = "its certificate is not valid" if "certificate" in str(error).lower() else "the site may be down"
        raise FetchError(f"No connection to {target.host} could be made; {reason}.") from error
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
        raise FetchError(f"{target.host} sent an answer that could not be read.") from error


def _check_answer(target: httpx.URL, response: httpx.Response) -> None:
    status = response.status_code
    if status >= 500:
        raise FetchError(f"{target.host} has a problem of its own (error {status}); try again later.")
    if status != 200:
        raise FetchError(f"The page at {target.host} {REFUSALS.get(status, 'cannot be opened')} (answer {status}).")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and not (kind.startswith(READABLE) or kind in XML):
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
