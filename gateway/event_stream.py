"""Server-sent events: graphql-sse, one connection an operation."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Any

import orjson
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from domain.kit.jwt import BadToken
from gateway.errors import token_problem
from gateway.negotiation import EVENTS

# A comment this often keeps proxies from taking a quiet stream for a dead one.
PING_S = 12.0

Bodies = AsyncGenerator[Mapping[str, Any]]


class EventStream(Response):
    """Sends each body as the event `next`, then `complete`; lines end in LF, as clients split.

    With `expires_at` (seconds since 1970), a stream ends when its caller's token does.
    """

    media_type = EVENTS

    def __init__(self, bodies: Bodies, expires_at: int | None = None) -> None:
        super().__init__(headers={"cache-control": "no-store", "vary": "Accept"})
        del self.headers["content-length"]
        self.bodies = bodies
        self.expires_at = expires_at

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "EventStream":
        """The stream of one response."""

        async def bodies() -> Bodies:
            yield body

        return cls(bodies())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sending = asyncio.create_task(self._send(send))
        leaving = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, leaving):
                task.cancel()
            await asyncio.wait({sending, leaving})
        if not sending.cancelled():
            sending.result()

    async def _send(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async for event in self._events():
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _events(self) -> AsyncIterator[bytes]:
        bodies = aiter(self.bodies)
        coming: asyncio.Future[Mapping[str, Any]] | None = None
        try:
            while True:
                coming = coming or asyncio.ensure_future(anext(bodies))
                left_s = self.expires_at - time.time() if self.expires_at else PING_S
                await asyncio.wait({coming}, timeout=max(0.0, min(PING_S, left_s)))
                if coming.done():
                    try:
                        body = coming.result()
                    except StopAsyncIteration:
                        break
                    coming = None
                    yield _next(body)
                elif left_s <= PING_S and self.expires_at:
                    yield _next(token_problem(BadToken(expired=True)))
                    break
                else:
                    yield b":\n\n"
        finally:
            if coming is not None and coming.cancel():
                await asyncio.wait({coming})
            await self.bodies.aclose()
        yield b"event: complete\ndata: \n\n"


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _next(body: Mapping[str, Any]) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(body, option=orjson.OPT_UTC_Z) + b"\n\n"
