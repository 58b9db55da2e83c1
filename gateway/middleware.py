"""What every request passes: its id, its log line and metrics, safe headers, and the rate limit."""

import logging
import re
import time
import uuid

from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from prometheus_client import Counter, Histogram
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.kit import telemetry
from domain.kit.config import Settings
from gateway.errors import problem
from gateway.responses import json_response

log = logging.getLogger("learnbot.http")

_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_PATHS = frozenset({"/graphql", "/health", "/health/live", "/health/ready", "/metrics"})


class Observed:
    """Gives each request an id (its own `X-Request-ID` where that is a good one), and logs it."""

    def __init__(self, app: ASGIApp, service: str) -> None:
        self.app = app
        self.service = service
        # prometheus_client checks label values anew each time: the few pairs are kept.
        self._metrics: dict[tuple[str, int], tuple[Counter, Histogram]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = Request(scope).headers.get("x-request-id", "") if scope["type"] == "http" else ""
        current = given if _GOOD_ID.fullmatch(given) else uuid.uuid4().hex
        token = telemetry.request_id.set(current)
        started, status = time.perf_counter(), 500

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"]
                set_already = {name for name, _ in headers}
                message["headers"] = [
                    *headers,
                    (b"x-request-id", current.encode()),
                    *(header for header in _SAFE if header[0] not in set_already),
                ]
            await send(message)

        try:
            await self.app(scope, receive, send_marked)
        finally:
            if scope["type"] == "http":
                self._record(scope, status, time.perf_counter() - started)
            telemetry.request_id.reset(token)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        path: str = scope["path"]
        # A fixed set of routes: a scanner's made-up paths must not become metric labels.
        route = path if path in _PATHS else "/" + path.split("/")[1] if status < 404 else "other"
        counter, histogram = self._metrics.get((route, status)) or self._labelled(route, status)
        counter.inc()
        histogram.observe(seconds)
        quiet = path.startswith(("/health", "/metrics"))
        log.log(
            logging.DEBUG if quiet else logging.INFO,
            "request",
            extra={
                "route": route,
                "method": scope["method"],
                "status": status,
                "duration_ms": round(seconds * 1000, 2),
            },
        )

    def _labelled(self, route: str, status: int) -> tuple[Counter, Histogram]:
        made = (
            telemetry.HTTP_REQUESTS.labels(self.service, route, str(status)),
            telemetry.HTTP_SECONDS.labels(self.service, route),
        )
        self._metrics[route, status] = made
        return made


class RateLimited:
    """At most `request_burst` requests in the time that the steady rate gives for them.

    Counted per caller's token, or per address for anonymous callers; 429 with Retry-After above.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.proxies = settings.trusted_proxies
        storage = (
            RedisStorage(settings.redis_url.get_secret_value(), implementation="redispy")
            if settings.redis_url
            else MemoryStorage()
        )
        self.limiter = MovingWindowRateLimiter(storage)
        window_s = max(1, round(settings.request_burst / settings.request_limit_per_second))
        self.item = RateLimitItemPerSecond(settings.request_burst, window_s)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(("/health", "/metrics", "/static")):
            await self.app(scope, receive, send)
            return
        client = caller_key(Request(scope), self.proxies)
        if await self.limiter.hit(self.item, client):
            await self.app(scope, receive, send)
            return
        reset_at, _ = await self.limiter.get_window_stats(self.item, client)
        wait_s = max(1, round(reset_at - time.time()))
        response: Response = json_response(
            problem(f"Too many requests: wait {wait_s} s.", "RATE_LIMITED"),
            429,
            **{"retry-after": str(wait_s)},
        )
        await response(scope, receive, send)


def caller_key(request: Request, trusted_proxies: int) -> str:
    """Whom a request counts against: the session of a token, else the address."""
    header = request.headers.get("authorization")
    if header:
        return f"token:{hash(header)}"
    return f"address:{client_address(request, trusted_proxies)}"


def client_address(request: Request, trusted_proxies: int) -> str:
    """The caller's address: the entry of X-Forwarded-For that the outermost trusted proxy wrote."""
    if trusted_proxies:
        hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",")]
        if len(hops) >= trusted_proxies and hops[-trusted_proxies]:
            return hops[-trusted_proxies]
    return request.client.host if request.client else "unknown"
