"""A gateway under changed settings, called in this process or on a port; a worker beside it."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import uvicorn
from graph import Graph
from samples import resume_pdf
from websockets.asyncio.client import ClientConnection, connect

from domain import worker
from domain.kit.ids import parse_public_id
from domain.kit.rates import Rates
from domain.kit.reads import Reads
from domain.kit.services import Services
from gateway.app import create_app


def with_settings(services: Services, **changed: Any) -> Services:
    """The same services under settings of which some are changed; nothing is counted yet."""
    settings = services.settings.model_copy(update=changed)
    # Windows begin with the test: none ends amid a burst that is to be one too many.
    began = time.monotonic()
    rates = Rates(settings, lambda: time.monotonic() - began)
    reads = Reads(services.db, settings)
    return replace(services, settings=settings, rates=rates, reads=reads)


@asynccontextmanager
async def calling(services: Services, **changed: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of a gateway in this process."""
    changed_services = with_settings(services, **changed)
    app = create_app(changed_services.settings, changed_services)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://learnbot.test") as http:
        yield http


@asynccontextmanager
async def served(services: Services, *, door: bool = True, **changed: Any) -> AsyncIterator[str]:
    """The host and port of a gateway that is served by uvicorn, as in production.

    Without its `door` every request takes the ordinary way.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        changed_services = with_settings(services, **{"public_url": f"http://{host}", **changed})
        settings = changed_services.settings
        app = create_app(settings, changed_services)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=app.door if door else "httptools",
                log_config=None,
                access_log=False,
                ws_max_size=settings.body_limit_bytes,
                timeout_graceful_shutdown=2,
            )
        )
        task = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield host
        finally:
            server.should_exit = True
            await task


@asynccontextmanager
async def working(services: Services) -> AsyncIterator[None]:
    """Every task is worked off while the block runs."""
    app = worker.build_app(services, worker.tasks())
    async with app.open_async():
        task = asyncio.create_task(app.run_worker_async(install_signal_handlers=False))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])


UPLOAD = """
mutation ($file: Upload!) {
  uploadResume(file: $file) { ... on ResumeQueued { resume { id } } }
}
"""


async def uploaded(person: Graph) -> str:
    """The id of a resume that waits to be read."""
    answer = await person.upload(UPLOAD, "cv.pdf", resume_pdf(), "application/pdf")
    id: str = answer.data["uploadResume"]["resume"]["id"]
    return id


def key(id: str) -> UUID:
    """The database's key of a public id."""
    parsed = parse_public_id(id)
    assert parsed is not None
    return parsed[1]


PROTOCOL = "graphql-transport-ws"


class Client:
    """Speaks graphql-transport-ws."""

    def __init__(self, connection: ClientConnection) -> None:
        self.socket = connection

    async def send(self, type: str, **more: Any) -> None:
        await self.socket.send(json.dumps({"type": type, **more}))

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(10):
            found: dict[str, Any] = json.loads(await self.socket.recv())
        return found

    async def ask(self, query: str, id: str = "1", **payload: Any) -> dict[str, Any]:
        await self.send("subscribe", id=id, payload={"query": query, **payload})
        return await self.next()

    async def closed(self) -> tuple[int, str]:
        """Code and reason of the server's close."""
        async with asyncio.timeout(10):
            await self.socket.wait_closed()
        code, reason = self.socket.close_code, self.socket.close_reason
        assert code is not None
        assert reason is not None
        return code, reason


@asynccontextmanager
async def opened(host: str, **options: Any) -> AsyncIterator[Client]:
    async with connect(
        f"ws://{host}/graphql", **{"subprotocols": [PROTOCOL], **options}
    ) as connection:
        yield Client(connection)


@asynccontextmanager
async def acknowledged(host: str, token: str | None = None) -> AsyncIterator[Client]:
    async with opened(host) as client:
        parameters = {"Authorization": f"Bearer {token}"} if token else None
        await client.send("connection_init", payload=parameters)
        assert await client.next() == {"type": "connection_ack"}
        yield client
