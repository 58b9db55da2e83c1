"""`python -m bench.inside`: what a request takes of the gateway's own thread (README.md).

The application is called in this process, as uvicorn would call it, 16 requests at a time: no
sockets and no HTTP parser, so what is left is ours and the libraries' between them and psycopg.
"""

import argparse
import asyncio
import cProfile
import io
import logging
import os
import pstats
import tempfile
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

import domain.tables  # noqa: F401 (a mapped class is complete when all of them are known)
from bench.database import filled
from bench.load import body
from bench.operations import OPERATIONS, OWN
from bench.servers import candidates
from domain.kit.config import Settings
from domain.kit.telemetry import configure_logging
from gateway.app import create_app
from learnbot.services import loop_factory, spare_collections

_KNOWN = {operation.name: operation for operation in (*OPERATIONS, *OWN)}
AT_ONCE = 16
ROUNDS = 5


async def _request(app: Starlette, content: bytes) -> None:
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
        "server": ("127.0.0.1", 8090), "client": ("127.0.0.1", 50_000), "scheme": "http",
        "method": "POST", "root_path": "", "path": "/graphql", "raw_path": b"/graphql",
        "query_string": b"", "state": {},
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json"),
                    (b"content-length", b"%d" % len(content))],
    }  # fmt: skip
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(scope, receive, send)
    if status != 200:
        raise SystemExit(f"answered with {status}")


async def _round(app: Starlette, bodies: Sequence[bytes], requests: int) -> float:
    """Microseconds of this thread's processor time a request."""

    async def some(start: int) -> None:
        for content in islice(cycle(bodies), start, start + requests, AT_ONCE):
            await _request(app, content)

    began = time.thread_time()
    await asyncio.gather(*(some(start) for start in range(AT_ONCE)))
    return (time.thread_time() - began) / requests * 1e6


async def _measure(app: Starlette, bodies: Sequence[bytes], options: argparse.Namespace) -> str:
    async with app.router.lifespan_context(app):
        spare_collections()
        for _ in range(2):  # what is compiled or kept at first use is
            await _round(app, bodies, max(len(bodies), AT_ONCE) * 2)
        if options.profile:
            profile = cProfile.Profile(time.thread_time)
            profile.enable()
            await _round(app, bodies, options.requests)
            profile.disable()
            told = io.StringIO()
            pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(40)
            return told.getvalue()
        found = [await _round(app, bodies, options.requests) for _ in range(ROUNDS)]
        return f"{min(found):.1f} µs a request at the least of {ROUNDS} rounds"


def main() -> None:
    """Print what each operation takes."""
    parser = argparse.ArgumentParser(prog="bench.inside", description=__doc__)
    parser.add_argument("--ask", nargs="+", choices=list(_KNOWN), default=["Single", "Page"])
    parser.add_argument("--requests", type=int, default=4_000, help="of each round")
    parser.add_argument("--as", dest="name", default="learnbot", help="as make bench names it")
    parser.add_argument("--profile", action="store_true", help="where the time goes, instead")
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--home", type=Path, default=Path(".learnbot/bench"))
    options = parser.parse_args()
    environment = {c.name: c.environment for c in candidates() if c.name.startswith("learnbot")}
    os.environ.update(environment[options.name])
    with (
        tempfile.TemporaryDirectory() as folder,
        Path(os.devnull).open("w") as nowhere,
        filled(options.home, options.jobs) as database,
    ):
        os.environ |= {"DATABASE_URL": database.url, "LEARNBOT_DATA_DIR": folder}
        with redirect_stdout(nowhere):
            configure_logging("api-gateway")  # lines are made and written, but not to see
        for name in options.ask:
            operation = _KNOWN[name]
            bodies = [body(operation, value).encode() for value in database.varied(operation)]
            app = create_app(Settings())
            with asyncio.Runner(loop_factory=loop_factory()) as runner:
                found = runner.run(_measure(app, bodies, options))
            print(f"{name}: {found}", flush=True)
        logging.shutdown()


if __name__ == "__main__":
    main()
