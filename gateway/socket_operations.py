"""The operations that run over one socket."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from typing import Any

import orjson
from graphql import OperationType
from starlette.websockets import WebSocket, WebSocketDisconnect

from gateway import requests
from gateway.auth import AnyCaller
from gateway.edge import Edge
from gateway.errors import MASKED, problem
from gateway.operations import Prepared, Rejected, not_run
from gateway.rate_limit import too_many
from gateway.requests import BadRequest
from gateway.subscriptions import Full
from resolvers.context import Context

log = logging.getLogger("learnbot.gateway")


class SocketOperations:
    """Each runs in a task of its own, under the same limits as over HTTP."""

    def __init__(self, edge: Edge, socket: WebSocket, caller: AnyCaller | None) -> None:
        self.edge = edge
        self.socket = socket
        self.caller = caller
        self.running: dict[str, asyncio.Task[None]] = {}

    async def start(self, id: str, payload: Any) -> None:
        """Run what a `subscribe` asks for, or tell why not."""
        limit = self.edge.settings.socket_operations_limit
        wait_s = (await self.edge.rate.count(self.socket.scope, self.caller)).wait_s
        if wait_s is not None:
            await self._refuse(id, too_many(wait_s))
        elif len(self.running) >= limit:
            message = f"At most {limit} operations run at once over one socket."
            await self._refuse(id, problem(message, "TOO_MANY_OPERATIONS"))
        else:
            self.running[id] = asyncio.create_task(self._run(id, payload))

    def stop(self, id: str) -> None:
        """End an operation that the client wants no longer; nothing more is sent for it."""
        task = self.running.pop(id, None)
        if task is not None:
            task.cancel()

    async def close(self) -> None:
        """End them all, and wait until each has cleaned up."""
        tasks = list(self.running.values())
        for id in list(self.running):
            self.stop(id)
        if tasks:
            await asyncio.wait(tasks)

    async def _run(self, id: str, payload: Any) -> None:
        try:
            await self._answer(id, payload)
        except (BadRequest, Full, Rejected) as error:
            await self._end(id, _refusal(error))
        except WebSocketDisconnect:
            self.running.pop(id, None)
        except Exception:  # the task is ours: nobody else would hear of it
            log.exception("operation failed", extra={"route": "/graphql"})
            await self._end(id, problem(MASKED, "INTERNAL"))
        else:
            await self._end(id)

    async def _answer(self, id: str, payload: Any) -> None:
        operations = self.edge.operations
        prepared = operations.prepare(requests.checked(payload))
        if prepared.kind is OperationType.SUBSCRIPTION:
            await self._follow(id, prepared)
            return
        answer = await operations.run(prepared, self._context())
        body = operations.body(answer)
        if not_run(answer):
            await self._end(id, body)
        else:
            await self._next(id, body)

    async def _follow(self, id: str, prepared: Prepared) -> None:
        operations = self.edge.operations
        key = self.edge.contexts.key(self.socket.scope, self.caller)
        with self.edge.subscriptions.one(key):
            async with aclosing(operations.events(prepared, self._context)) as events:
                async for answer in events:
                    await self._next(id, operations.body(answer))

    def _context(self) -> Context:
        return self.edge.contexts.of(self.socket.scope, self.caller)

    async def _next(self, id: str, body: Mapping[str, Any]) -> None:
        await self._send({"id": id, "type": "next", "payload": body})

    async def _refuse(self, id: str, body: Mapping[str, Any]) -> None:
        await self._send({"id": id, "type": "error", "payload": body["errors"]})

    async def _end(self, id: str, refusal: Mapping[str, Any] | None = None) -> None:
        """The last message of an operation; its id is free before the client hears of it."""
        if self.running.pop(id, None) is None:
            return
        try:
            if refusal is not None:
                await self._refuse(id, refusal)
            else:
                await self._send({"id": id, "type": "complete"})
        except WebSocketDisconnect:
            pass

    async def _send(self, message: Mapping[str, Any]) -> None:
        await self.socket.send_text(orjson.dumps(message, option=orjson.OPT_UTC_Z).decode())


def _refusal(error: BadRequest | Full | Rejected) -> Mapping[str, Sequence[Any]]:
    if isinstance(error, Rejected):
        return error.body()
    if isinstance(error, Full):
        return problem(str(error), "TOO_MANY_SUBSCRIPTIONS")
    return problem(str(error), error.code)
