"""The gateway on a real port and a worker beside it, for tests that come as a client does."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from domain import worker
from domain.kit.services import Services
from gateway.app import create_app


@asynccontextmanager
async def served(services: Services) -> AsyncIterator[str]:
    """The gateway's address while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings = services.settings.model_copy(update={"public_url": url})
        server = uvicorn.Server(uvicorn.Config(create_app(settings, services), log_config=None))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield url
        finally:
            server.should_exit = True
            await serving


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
