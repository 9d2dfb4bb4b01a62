import gzip
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from briefing.errors import BlockedAddress, FetchError
from briefing.ingest import fetch as fetching
from briefing.ingest.addresses import public_addresses
from briefing.ingest.fetch import fetch

PUBLIC = {"news.example": ("8.8.8.8",), "other.example": ("9.9.9.9",), "inside.example": ("10.0.0.1",)}


def resolve(host, port):
    return public_addresses(host, port, look_up=lambda host, port: PUBLIC.get(host, (host,)))


def answering(**answers: httpx.Response | Exception) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """A transport that answers by path; an answer is a response or an error to raise."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        answer = answers[request.url.path.strip("/") or "index"]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.MockTransport(handle), seen


class Packed(httpx.SyncByteStream):
    def __init__(self, data: bytes) -> None:
        self.data = data

    def __iter__(self) -> Iterator[bytes]:
        yield self.data


def page(text: str = "<p>hello</p>", status: int = 200, **headers: str) -> httpx.Response:
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"content-type": "text/html", **headers}, stream=Packed(text.encode()))


def to(location: str, status: int = 302, **headers: str) -> httpx.Response:
    return page("", status, location=location, **headers)


def refused(answer: httpx.Response | Exception, path: str = "index") -> str:
    transport, _ = answering(**{path: answer})
    with pytest.raises(FetchError) as caught:
        fetch(f"https://news.example/{path}", resolver=resolve, transport=transport)
    return str(caught.value)


def test_a_page_is_a_source_named_by_its_final_address():
    transport, seen = answering(old=to("/new#part"), new=page(content_type="text/html; charset=utf-8"))
    source = fetch("http://news.example/old", resolver=resolve, transport=transport)
    assert (source.kind, source.name) == ("url", "http://news.example/new")
    assert (source.data, source.content_type) == (b"<p>hello</p>", "text/html; charset=utf-8")
    assert [str(request.url) for request in seen] == ["http://news.example/old", "http://news.example/new"]


def test_no_cookie_goes_to_the_next_address():
    transport, seen = answering(a=to("/b", set_cookie="id=7; Path=/"), b=page())
    fetch("https://news.example/a", resolver=resolve, transport=transport)
    assert "cookie" not in seen[1].headers


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/", "//127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://inside.example/",
        "file:///etc/hosts", "ftp://other.example/", "http://user@other.example/", "data:text/html,x",
        "http://other.example\\@127.0.0.1/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_redirect_is_checked_like_the_first_address(location, status):
    transport, seen = answering(a=to(location, status))
    with pytest.raises(FetchError):
        fetch("https://news.example/a", resolver=resolve, transport=transport)
    assert len(seen) == 1


def test_redirects_end_after_five():
    transport, seen = answering(a=to("/a"))
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch("https://news.example/a", resolver=resolve, transport=transport)
    assert len(seen) == 6


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8501/", "http://localhost/", "http://inside.example/", "http://[::1]/", "http://1２7.0.0.1/"],
)
def test_an_address_that_is_not_public_is_never_connected_to(url):
    transport, seen = answering(index=page())
    with pytest.raises(FetchError):
        fetch(url, resolver=resolve, transport=transport)
    assert seen == []


def test_the_default_guard_refuses_this_machine():
    with serving(b"secret") as port, pytest.raises(BlockedAddress):
        fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "login"), (402, "payment"), (403, "not let Evenhand in"), (404, "does not exist"), (410, "removed"),
     (429, "too many requests"), (451, "legal"), (418, "cannot be opened"), (300, "cannot be opened"),
     (500, "problem of its own"), (503, "problem of its own")],
)  # fmt: skip
def test_each_answer_of_a_server_is_told_in_plain_words(status, words):
    message = refused(page(status=status))
    assert words in message
    assert "news.example" in message
    assert "paste the text instead" in message


def test_failures_on_the_way_are_told_in_plain_words():
    assert "longer than 20 seconds" in refused(httpx.ReadTimeout("slow"))
    assert "may be down" in refused(httpx.ConnectError("refused"))
    assert "certificate" in refused(httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"))
    assert "could not be read" in refused(httpx.RemoteProtocolError("cut off"))


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "audio/mpeg", "application/json", "application/zip", "image/svg+xml"]
)
def test_what_cannot_be_an_article_is_refused_by_its_type(kind):
    assert f"a file of type {kind}" in refused(page(content_type=kind))


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/pdf", "application/rss+xml", "text/xml; charset=utf-8"]
)
def test_what_can_be_an_article_or_feed_passes(kind):
    transport, _ = answering(index=page(content_type=kind))
    assert fetch("https://news.example/", resolver=resolve, transport=transport).data


def test_a_body_over_the_limit_is_refused_announced_or_not():
    class Endless(httpx.SyncByteStream):
        def __iter__(self):
            while True:
                yield b"x" * 1_000_000

    assert "larger than 10 MB" in refused(page(content_length="10000001"))
    assert "larger than 10 MB" in refused(httpx.Response(200, headers={"content-type": "text/html"}, stream=Endless()))


def test_a_packed_page_is_unpacked_and_a_bomb_is_not():
    headers = {"content-type": "text/html", "content-encoding": "gzip"}
    small = httpx.Response(200, headers=headers, stream=Packed(gzip.compress(b"<p>packed</p>")))
    transport, _ = answering(index=small)
    assert fetch("https://news.example/", resolver=resolve, transport=transport).data == b"<p>packed</p>"
    bomb = httpx.Response(200, headers=headers, stream=Packed(gzip.compress(b"x" * 50_000_000)))
    assert "larger than 10 MB" in refused(bomb)
    broken = httpx.Response(200, headers=headers, stream=Packed(zlib.compress(b"not gzip")))
    assert "could not be read" in refused(broken)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "x-unknown"])
def test_codings_that_were_not_asked_for_are_refused(coding):
    headers = {"content-type": "text/html", "content-encoding": coding}
    assert "not asked for" in refused(httpx.Response(200, headers=headers, stream=Packed(b"abc")))


@contextmanager
def serving(body, *, drip=False):
    """A real server on this machine; with `drip` it sends one byte of a header at a time and never ends."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if drip:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not over.wait(0.05):
                    self.wfile.write(b"x")
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body or self.headers["Host"].encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

        def handle(self):
            try:
                super().handle()
            except OSError:
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_connection_goes_to_the_vetted_address_and_keeps_the_name():
    with serving(b"") as port:
        source = fetch(f"http://news.example:{port}/", resolver=lambda host, port: ("127.0.0.1",))
    assert source.data == f"news.example:{port}".encode()


def test_the_next_vetted_address_is_tried_when_the_first_does_not_answer():
    with serving(b"second") as port:
        source = fetch(f"http://news.example:{port}/", resolver=lambda host, port: ("::1", "127.0.0.1"))
    assert source.data == b"second"


def test_a_server_that_drips_bytes_is_left_at_the_deadline(monkeypatch):
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.3)
    with serving(b"", drip=True) as port, pytest.raises(FetchError, match="took longer than"):
        fetch(f"http://127.0.0.1:{port}/", resolver=lambda host, port: (host,))


def test_a_closed_port_is_a_site_that_is_down():
    with serving(b"") as port:
        pass
    with pytest.raises(FetchError, match="may be down"):
        fetch(f"http://127.0.0.1:{port}/", resolver=lambda host, port: (host,))
