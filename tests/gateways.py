"""A gateway under changed settings: called in this process, or served on a port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import uvicorn

from domain.kit.rates import Rates
from domain.kit.services import Services
from gateway.app import create_app


def with_settings(services: Services, **changed: Any) -> Services:
    """The same services under settings of which some are changed; nothing is counted yet."""
    settings = services.settings.model_copy(update=changed)
    return replace(services, settings=settings, rates=Rates(settings))


@asynccontextmanager
async def calling(services: Services, **changed: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of a gateway in this process."""
    changed_services = with_settings(services, **changed)
    app = create_app(changed_services.settings, changed_services)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://learnbot.test") as http:
        yield http


@asynccontextmanager
async def served(services: Services, **changed: Any) -> AsyncIterator[str]:
    """The host and port of a gateway that is served by uvicorn, as in production."""
    changed_services = with_settings(services, **changed)
    settings = changed_services.settings
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings, changed_services),
            host="127.0.0.1",
            port=0,
            log_config=None,
            access_log=False,
            ws_max_size=settings.body_limit_bytes,
            timeout_graceful_shutdown=2,
        )
    )
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn tells by nothing else)
        await asyncio.sleep(0.01)
    try:
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
