"""The shortcut: kept answers given where a request's bytes arrive, before ASGI.

What it answers, counts and logs is what the application would. Whatever isn't plain, isn't kept or
isn't allowed takes the ordinary way, as if nobody had looked at it. Why: docs/decisions/0028.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from domain.kit import telemetry
from domain.kit.jwt import BadToken
from gateway.edge import Edge
from gateway.headers import HeaderList
from gateway.heads import END, Head, Heads
from gateway.middleware import SAFE, Observed, id_of
from gateway.rate_limit import told_of
from gateway.responses import VARY, encoded_response

log = logging.getLogger("learnbot.gateway")


class Asked(NamedTuple):
    """One whole request whose answer is kept."""

    head: Head
    body: bytes
    began: float  # by time.perf_counter()


class Shortcut:
    """The kept answers of one gateway, for the connections of its server."""

    def __init__(self, edge: Edge, observed: Observed, path: str) -> None:
        self._edge = edge
        self._observed = observed
        self._path = path
        self._heads = Heads(path)
        self._on = edge.settings.executor == "compiled"

    def find(self, data: bytes) -> Asked | None:
        """What is asked by these bytes, where they are one plain request and may be answered."""
        if not self._on or not data.startswith(b"POST "):
            return None
        head_text, _, body = data.partition(END)
        if body not in self._edge.kept:
            return None
        head = self._heads.read(head_text)
        if head is None or head.length != len(body):
            return None
        return Asked(head, body, time.perf_counter())

    def answer(
        self,
        asked: Asked,
        client: tuple[str, int] | None,
        server_headers: HeaderList,
        then: Callable[[bytes | None], None],
    ) -> None:
        """Call `then` with the whole response, or with None: take the ordinary way.

        `server_headers` are those that the server adds to every response.
        """

        def looked(look: asyncio.Future[bool]) -> None:
            response = None
            try:
                found = self._found(asked, client) if look.result() else None
                if found is not None:
                    response = self._response(asked, server_headers, *found)
            except (Exception, asyncio.CancelledError):  # whatever it is, somebody waits
                log.exception("the shortcut failed")
            then(response)

        self._edge.contexts.services().changes.look().add_done_callback(looked)

    def _found(
        self, asked: Asked, client: tuple[str, int] | None
    ) -> tuple[bytes, HeaderList] | None:
        """What is kept, right after a look for changes, where this caller may have it.

        With the header fields of the caller's rate.
        """
        edge = self._edge
        try:
            caller = edge.contexts.callers.at_once(asked.head.headers.get("authorization"))
        except (BadToken, LookupError):
            return None
        body = edge.kept.current(asked.body, edge.contexts.services().changes)
        if body is None:
            return None
        counted = edge.rate.count_here(asked.head.scope(client), caller)
        if counted is None or counted.wait_s is not None:
            return None
        return body, told_of(counted)

    def _response(
        self, asked: Asked, server_headers: HeaderList, body: bytes, fields: HeaderList
    ) -> bytes:
        id = id_of(asked.head.headers)
        telemetry.request_id.set(id)  # for this callback alone: it has a context of its own
        self._observed.record(self._path, "POST", 200, time.perf_counter() - asked.began)
        head = _head(asked.head.media_type, *server_headers)
        return b"%b%bcontent-length: %d\r\nx-request-id: %b\r\n\r\n%b" % (
            head, _lines(fields), len(body), id.encode(), body
        )  # fmt: skip


@lru_cache(8)  # the server's headers tell the second
def _head(media_type: str, *server_headers: tuple[bytes, bytes]) -> bytes:
    ours = encoded_response(b"", 200, media_type, vary=VARY).raw_headers
    headers = (*server_headers, *(one for one in ours if one[0] != b"content-length"), *SAFE)
    return b"HTTP/1.1 200 OK\r\n" + _lines(headers)


def _lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])
