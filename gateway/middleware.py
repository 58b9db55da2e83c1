"""What every request passes: its id, its log line and metrics, safe headers, masked faults."""

import logging
import re
import secrets
import time
from collections.abc import Mapping

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.kit import telemetry
from gateway.errors import MASKED, problem
from gateway.headers import headers_of
from gateway.responses import json_response

log = logging.getLogger("learnbot.http")

_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
SAFE: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_SAFE_NAMES = frozenset(name for name, _ in SAFE)
_PATHS = frozenset({"/graphql", "/health", "/health/live", "/health/ready", "/metrics"})


def id_of(headers: Mapping[str, str]) -> str:
    """The id of a request: its own where that is a good one."""
    given = headers.get("x-request-id", "")
    return given if _GOOD_ID.fullmatch(given) else secrets.token_hex(16)


class Observed:
    """Gives each request an id, which its answer tells, and logs it."""

    def __init__(self, app: ASGIApp, service: str) -> None:
        self.app = app
        self.service = service
        # prometheus_client checks label values anew each time: the few pairs are kept.
        self._metrics: dict[tuple[str, int], tuple[Counter, Histogram]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        current = id_of(headers_of(scope))
        token = telemetry.request_id.set(current)
        started, status = time.perf_counter(), 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                status = message["status"]
                headers = message["headers"]
                set_already = {name for name, _ in headers}
                safe = SAFE
                if not _SAFE_NAMES.isdisjoint(set_already):
                    safe = tuple(header for header in SAFE if header[0] not in set_already)
                message["headers"] = [*headers, (b"x-request-id", current.encode()), *safe]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        try:
            await self.app(scope, receive, send_marked)
        except Exception:  # here it can still be told with the request's id
            log.exception("request failed", extra={"route": scope["path"]})
            if scope["type"] == "http" and not status:
                response = json_response(problem(MASKED, "INTERNAL"), 500)
                await response(scope, receive, send_marked)
        finally:
            method = scope.get("method", "GET")
            self.record(scope["path"], method, status or 403, time.perf_counter() - started)
            telemetry.request_id.reset(token)

    def record(self, path: str, method: str, status: int, seconds: float) -> None:
        """Count and log one request."""
        # A fixed set of routes: a scanner's made-up paths must not become metric labels.
        route = path if path in _PATHS else "/" + path.split("/")[1] if status < 404 else "other"
        counter, histogram = self._metrics.get((route, status)) or self._labelled(route, status)
        counter.inc()
        if status != 101:  # a socket is open for as long as someone listens
            histogram.observe(seconds)
        level = logging.DEBUG if path.startswith(("/health", "/metrics")) else logging.INFO
        fields = {
            "route": route,
            "method": method,
            "status": status,
            "duration_ms": round(seconds * 1000, 2),
        }
        telemetry.say(log, level, "request", fields)

    def _labelled(self, route: str, status: int) -> tuple[Counter, Histogram]:
        made = (
            telemetry.HTTP_REQUESTS.labels(self.service, route, str(status)),
            telemetry.HTTP_SECONDS.labels(self.service, route),
        )
        self._metrics[route, status] = made
        return made
