"""Heads of HTTP requests that are said again word for word: read once."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import httptools
from starlette.types import Scope

from gateway.headers import EXECUTOR_HEADER, HEADERS, headers_of
from gateway.negotiation import JSON, RESPONSE, is_json, response_type

END = b"\r\n\r\n"

# What makes a request anything but one plain body that is answered by another.
_UNUSUAL = frozenset(
    {"origin", "transfer-encoding", "expect", "upgrade", "content-encoding", EXECUTOR_HEADER}
)

# Clients repeat theirs. One is some hundred bytes; a longer one takes the long way.
_KEPT = 1_000
_LIMIT_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of a plain POST: its headers, the type of its answer, the body's length."""

    headers: Mapping[str, str]
    media_type: str
    length: int

    def scope(self, client: tuple[str, int] | None) -> Scope:
        """As much of an ASGI scope as tells who is calling."""
        return {"type": "http", "client": client, HEADERS: self.headers}


class Heads:
    """Heads by their bytes; the oldest go. `path` is the one that plain requests go to."""

    def __init__(self, path: str) -> None:
        self._url = path.encode()
        self._kept: OrderedDict[bytes, Head | None] = OrderedDict()

    def read(self, text: bytes) -> Head | None:
        """The head of a plain POST of JSON; None of any other, whatever there is to say of it."""
        if text in self._kept:
            return self._kept[text]
        if len(text) > _LIMIT_BYTES:
            return None
        head = self._kept[text] = _read(text, self._url)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return head


class _Parts:
    """What the parser finds, under the names of its callbacks."""

    def __init__(self) -> None:
        self.url = b""
        self.headers: list[tuple[bytes, bytes]] = []

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), value))


def _read(text: bytes, url: bytes) -> Head | None:
    parts = _Parts()
    parser = httptools.HttpRequestParser(parts)
    try:
        parser.feed_data(text + END)
    except (httptools.HttpParserError, httptools.HttpParserUpgrade):
        return None
    headers = headers_of({"headers": parts.headers})
    length = headers.get("content-length", "")
    media_type = response_type(headers.get("accept"))
    if (
        parser.get_method() != b"POST"
        or parts.url != url
        or parser.get_http_version() != "1.1"
        or not parser.should_keep_alive()
        or not _UNUSUAL.isdisjoint(headers)
        or not length.isdecimal()
        or not is_json(headers.get("content-type", ""))
        or media_type not in (JSON, RESPONSE)
    ):
        return None
    return Head(headers, media_type, int(length))
