"""A web site of a test: real HTTP on this machine, whose pages are a dictionary."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Reply:
    """What the site answers."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0


@dataclass(slots=True)
class Asked:
    """A request that the site got; `at` is in seconds of a steady clock."""

    path: str
    headers: dict[str, str]
    at: float


Page = Reply | str | bytes | Callable[[Asked], Reply]


@dataclass(slots=True)
class Site:
    """`pages` maps a path to its answer; others are 404. `asked` holds every request."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        page = self.pages.get(asked.path, Reply("not here", 404))
        if callable(page):
            page = page(asked)
        return page if isinstance(page, Reply) else Reply(page)


@contextmanager
def running_site() -> Iterator[Site]:
    site: Site

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.reply(Asked(self.path, headers, time.monotonic()))
            time.sleep(reply.wait_s)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            kind = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
            for name, value in {**kind, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except ConnectionError:
                pass  # the client had enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
