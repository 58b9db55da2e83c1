"""The WebSocket side of /graphql: graphql-transport-ws."""

import asyncio
import time
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from domain.kit.db import UNAVAILABLE
from domain.kit.jwt import BadToken
from gateway.auth import AnyCaller
from gateway.edge import Edge
from gateway.socket_operations import SocketOperations

PROTOCOL = "graphql-transport-ws"

_REASON_LIMIT = 120  # bytes; a close frame holds 123


class Sockets:
    """Takes connections of the pages that may call us, and of clients that are no page."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        self._origins = {origin.rstrip("/") for origin in edge.settings.cors_origins}
        self._origins.add(edge.settings.public_url.rstrip("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        if not self._may_connect(socket):
            await socket.close()  # before it is accepted: the handshake gets 403
            return
        if PROTOCOL not in scope["subprotocols"]:
            await socket.accept()
            await socket.close(4406, "Subprotocol not acceptable")
            return
        await socket.accept(subprotocol=PROTOCOL)
        try:
            await _Connection(self.edge, socket).serve()
        except _Close as close:
            await socket.close(close.code, close.reason[:_REASON_LIMIT])
        except WebSocketDisconnect:
            pass

    def _may_connect(self, socket: WebSocket) -> bool:
        """A browser says where its page is from: that must be here, or a place we know."""
        origin = socket.headers.get("origin")
        if origin is None or origin.rstrip("/") in self._origins:
            return True
        return urlsplit(origin).netloc == socket.headers.get("host")


class _Close(Exception):
    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class _Connection:
    """One socket, from its first message to its end."""

    def __init__(self, edge: Edge, socket: WebSocket) -> None:
        self.edge = edge
        self.socket = socket
        self.header: str | None = None

    async def serve(self) -> None:
        """Raises _Close or WebSocketDisconnect; what runs then is cancelled."""
        caller = await self._initialised()
        await self._send({"type": "connection_ack"})
        operations = SocketOperations(self.edge, self.socket, caller)
        lasts_s = caller.expires_at - time.time() if caller else None
        try:
            async with asyncio.timeout(lasts_s):
                while True:
                    await self._handle(await self._message(), operations)
        except TimeoutError:
            # By this code clients connect again, with the token that they have then.
            raise _Close(4403, "The access token or key has expired") from None
        finally:
            await operations.close()

    async def _initialised(self) -> AnyCaller | None:
        try:
            async with asyncio.timeout(self.edge.settings.socket_init_timeout_s):
                while (message := await self._message())["type"] != "connection_init":
                    if message["type"] == "ping":
                        await self._send({"type": "pong"})
                    elif message["type"] != "pong":
                        raise _Close(4401, "Unauthorized")
        except TimeoutError:
            raise _Close(4408, "Connection initialisation timeout") from None
        parameters = message.get("payload")
        if not isinstance(parameters, dict | None):
            raise _Close(4400, "Invalid connection_init payload")
        given = parameters or {}
        header = given.get("Authorization") or given.get("authorization")
        if not isinstance(header, str | None):
            raise _Close(4403, "Forbidden")
        self.header = header
        return await self._caller()

    async def _caller(self) -> AnyCaller | None:
        """Whom the token names now: what it opens may have been taken back meanwhile."""
        try:
            return await self.edge.contexts.callers.find(self.header)
        except BadToken:
            raise _Close(4403, "Forbidden") from None
        except UNAVAILABLE:  # a key can't be looked up
            raise _Close(1013, "Try again later") from None

    async def _handle(self, message: dict[str, Any], operations: SocketOperations) -> None:
        kind, id = message["type"], message.get("id")
        if kind == "ping":
            await self._send({"type": "pong"})
        elif kind == "connection_init":
            raise _Close(4429, "Too many initialisation requests")
        elif kind == "pong":
            pass
        elif kind not in ("subscribe", "complete"):
            raise _Close(4400, "Unknown message type")
        elif not isinstance(id, str) or not id:
            raise _Close(4400, f"{kind} needs an id")
        elif kind == "complete":
            operations.stop(id)
        elif id in operations.running:
            raise _Close(4409, f"Subscriber for {id} already exists")
        else:
            operations.caller = await self._caller()
            await operations.start(id, message.get("payload"))

    async def _message(self) -> dict[str, Any]:
        raw = await self.socket.receive()
        if raw["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(raw.get("code", 1005))
        try:
            message = orjson.loads(raw.get("text") or "")
        except ValueError:
            raise _Close(4400, "Send messages as JSON in text frames") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise _Close(4400, "A message is an object with a type")
        return message

    async def _send(self, message: dict[str, Any]) -> None:
        await self.socket.send_text(orjson.dumps(message).decode())
