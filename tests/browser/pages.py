"""Invented articles as pages of invented outlets, and the outlets' sites on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def page(outlet: str, title: str, *paragraphs: str) -> bytes:
    """Return an article as a page."""
    head = f'<title>{title}</title><meta property="og:site_name" content="{outlet}"><meta charset="utf-8">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    whole = f"<!doctype html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return whole.encode()


@contextmanager
def sites(pages: Mapping[str, bytes]) -> Iterator[int]:
    """Serve pages by path, whatever the host's name, and give the port."""

    class Reader(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay silent."""

        def do_GET(self) -> None:
            found = pages.get(self.path)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(found or b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Reader)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
