"""Runs one role as a process: its HTTP server and, where it has queues, its worker."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from multiprocessing import parent_process
from typing import Literal

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp

import domain.tables  # noqa: F401 (a mapped class is complete when all of them are known)
from domain.kit.config import Settings
from domain.kit.services import Services, open_services
from domain.kit.telemetry import configure_logging
from domain.skills.current import following
from learnbot.roles import API_GATEWAY, Role
from learnbot.trouble import Trouble
from learnbot.working import Worker

log = logging.getLogger("learnbot.service")

# Read when numpy comes in, later. Its products are small here and requests run side by side:
# threads for each product get in each other's way, and a text took five times the processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# ECS sends SIGTERM and kills after 30 s: what is being done gets most of that time.
GRACE_S = 20

# Objects made, less those freed, until the collector looks at the youngest.
GC_THRESHOLD = 20_000


def run(role: Role, settings: Settings, *, with_parent: bool = False) -> None:
    """Serve `role` until SIGTERM or SIGINT; `with_parent`, also until the parent process ends."""
    if settings.database_url is None:
        raise Trouble("DATABASE_URL isn't set: only `learnbot up` brings a database along.")
    configure_logging(role.name)
    # uvicorn raises the signal again when it is done: without these the exit code would be 143.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    if role == API_GATEWAY:  # another process may hold a copy of it
        from gateway.app import create_app
        from gateway.trusted import BadManifestError

        try:
            gateway = create_app(settings)
        except BadManifestError as error:
            raise Trouble(str(error)) from None
        serving = _serve(role, settings, gateway, with_parent, gateway.door)
    else:
        serving = _serve(role, settings, worker_app(role, settings), with_parent)
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(serving)
    log.info("stopped", extra={"role": role.name})


async def _serve(
    role: Role,
    settings: Settings,
    app: ASGIApp,
    with_parent: bool,
    http: type[asyncio.Protocol] | Literal["auto"] = "auto",
) -> None:
    spare_collections()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http=http,
            host=settings.host,
            port=role.port(settings),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # gateway/addresses.py knows whom to trust
            lifespan="on",
            ws_max_size=settings.body_limit_bytes,
            timeout_graceful_shutdown=GRACE_S,
        )
    )
    if with_parent and (parent := parent_process()) is not None:
        loop = asyncio.get_running_loop()
        loop.add_reader(parent.sentinel, _end, server, parent.sentinel)
    log.info("starting", extra={"role": role.name, "port": role.port(settings)})
    await server.serve()


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where there is one: it halves the time that a small request takes."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def spare_collections() -> None:
    """Leave what was imported out of garbage collections, and let a page's objects be made first.

    An answer is some thousand objects without cycles; by default the collector would look through
    everything that lives several times while one is made.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(GC_THRESHOLD, 50, 50)


def _end(server: uvicorn.Server, sentinel: int) -> None:
    asyncio.get_running_loop().remove_reader(sentinel)
    server.should_exit = True


def worker_app(role: Role, settings: Settings) -> Starlette:
    """The HTTP side of a worker: health and metrics; its lifespan runs the worker itself."""
    from gateway.health import health_routes
    from gateway.middleware import Observed

    opened: list[Services] = []
    workers: list[Worker] = []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with open_services(settings) as services, following(services):
            opened.append(services)
            worker = Worker(role, services, grace_s=GRACE_S)
            workers.append(worker)
            task = asyncio.create_task(worker.run())
            try:
                yield
            finally:
                # Cancelled once, procrastinate finishes what it is doing.
                task.cancel()
                await asyncio.wait([task])

    async def worker_check() -> str | None:
        return await workers[0].trouble()

    return Starlette(
        routes=health_routes(role.name, lambda: opened[0], {"worker": worker_check}),
        middleware=[Middleware(Observed, service=role.name)],
        lifespan=lifespan,
    )
