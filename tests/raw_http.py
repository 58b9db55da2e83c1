"""HTTP as bytes: requests written by hand, and what comes back on the same connection."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import httptools


class Response(NamedTuple):
    """One response; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def post(body: bytes, *headers: str, path: str = "/graphql", length: int | None = None) -> bytes:
    """A POST of JSON, with further header lines."""
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: learnbot.test",
        "Content-Type: application/json",
        f"Content-Length: {len(body) if length is None else length}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(body: bytes) -> bytes:
    """The same, sent in chunks."""
    head = post(b"", "Transfer-Encoding: chunked").replace(b"Content-Length: 0\r\n", b"")
    return b"%b%x\r\n%b\r\n0\r\n\r\n" % (head, len(body), body)


class _Responses:
    """What the parser of responses finds, under the names of its callbacks."""

    def __init__(self) -> None:
        self.all: list[Response] = []
        self._headers: dict[str, str] = {}
        self._body = b""
        self.parser = httptools.HttpResponseParser(self)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode().lower()] = value.decode()

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        status = self.parser.get_status_code()
        if status >= 200:  # the others come before a response
            self.all.append(Response(status, self._headers, self._body))
        self._headers, self._body = {}, b""


class Connection:
    """A connection to a server of ours."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._responses = _Responses()
        self._told = 0

    @classmethod
    async def open(cls, host: str, *, ahead: int = 65_536) -> "Connection":
        """`ahead`: bytes that are taken from the socket before somebody reads them."""
        name, port = host.split(":")
        return cls(*await asyncio.open_connection(name, int(port), limit=ahead))

    async def send(self, parts: Iterable[bytes], apart_s: float = 0.0) -> None:
        """Send bytes, each part in a packet of its own where `apart_s` lets them be."""
        for part in parts:
            self._writer.write(part)
            await self._writer.drain()
            if apart_s:
                await asyncio.sleep(apart_s)

    async def responses(self, count: int) -> Sequence[Response]:
        """The next `count` responses, or fewer where the server closes before."""
        async with asyncio.timeout(10):
            while len(self._responses.all) < self._told + count:
                data = await self._reader.read(65_536)
                if not data:
                    break
                self._responses.parser.feed_data(data)
        found = self._responses.all[self._told : self._told + count]
        self._told += len(found)
        return found

    async def closed(self) -> bool:
        """Whether the server has closed the connection, or does so soon."""
        async with asyncio.timeout(10):
            return await self._reader.read(1) == b""

    def close(self) -> None:
        self._writer.close()


async def exchanged(host: str, *requests: bytes) -> Sequence[Response]:
    """The responses to requests that are sent as one piece over a connection."""
    connection = await Connection.open(host)
    try:
        await connection.send([b"".join(requests)])
        return await connection.responses(len(requests))
    finally:
        connection.close()
