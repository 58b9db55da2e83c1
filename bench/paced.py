"""Load at a given rate: requests begin when they are due, however long earlier ones take.

A request's time runs from the moment it was due, so that waiting for a connection counts, as it
does for a client: a generator that waits for each answer before it asks again leaves that out
(coordinated omission).
"""

import asyncio
import re
import time
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

_HOST = "127.0.0.1"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Paced(NamedTuple):
    """What came of it: times in milliseconds, sorted; how many answers were not 200."""

    times_ms: list[float]
    failed: int

    def share(self, part: float) -> float:
        """The time that `part` of the requests took at most."""
        return self.times_ms[min(len(self.times_ms) - 1, int(len(self.times_ms) * part))]


def paced(
    ports: Sequence[int], bodies: Sequence[str], per_second: float, seconds: float, connections: int
) -> Paced:
    """Ask the bodies in turn, `per_second` of them, of the servers at `ports` in turn."""
    requests = [
        b"POST /graphql HTTP/1.1\r\nhost: %b\r\ncontent-type: application/json\r\n"
        b"content-length: %d\r\n\r\n%b" % (_HOST.encode(), len(body.encode()), body.encode())
        for body in bodies
    ]
    return asyncio.run(_Load(requests, per_second).run(ports, seconds, connections))


class _Load:
    def __init__(self, requests: Sequence[bytes], per_second: float) -> None:
        self.requests = requests
        self.gap = 1 / per_second
        self.due: deque[float] = deque()
        self.free: deque[_Connection] = deque()
        self.times_ms: list[float] = []
        self.failed = 0
        self.begun = 0
        self.wanted: int | None = None  # known when the last is due
        self.over = asyncio.Event()

    async def run(self, ports: Sequence[int], seconds: float, connections: int) -> Paced:
        loop = asyncio.get_running_loop()
        for number in range(connections):
            port = ports[number % len(ports)]
            _, connection = await loop.create_connection(lambda: _Connection(self), _HOST, port)
            self.free.append(connection)
        moment = time.perf_counter()
        end = moment + seconds
        wanted = 0
        while moment < end:
            now = time.perf_counter()
            while moment <= now and moment < end:
                self.due.append(moment)
                wanted += 1
                moment += self.gap
            self.begin()
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        self.wanted = wanted
        self.check()
        await self.over.wait()
        for connection in self.free:
            connection.close()
        return Paced(sorted(self.times_ms), self.failed)

    def begin(self) -> None:
        while self.due and self.free:
            request = self.requests[self.begun % len(self.requests)]
            self.begun += 1
            self.free.popleft().ask(request, self.due.popleft())

    def done(self, connection: "_Connection", due: float, ok: bool) -> None:
        if ok:
            self.times_ms.append((time.perf_counter() - due) * 1e3)
        else:
            self.failed += 1
        self.free.append(connection)
        self.begin()
        self.check()

    def check(self) -> None:
        """Whether all that were due are answered."""
        if len(self.times_ms) + self.failed == self.wanted:
            self.over.set()


class _Connection(asyncio.Protocol):
    """One connection that is kept open, with at most one request under way."""

    def __init__(self, load: _Load) -> None:
        self.load = load
        self.received = bytearray()
        self.due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def close(self) -> None:
        self.transport.close()

    def ask(self, request: bytes, due: float) -> None:
        self.due = due
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.received += data
        head = self.received.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self.received, 0, head)
        if length is None:
            raise RuntimeError(f"no length: {bytes(self.received[:head])!r}")
        if len(self.received) < head + 4 + int(length[1]):
            return
        ok = self.received.startswith(b"HTTP/1.1 200")
        self.received.clear()
        self.load.done(self, self.due, ok)
