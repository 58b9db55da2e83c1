"""/health and /metrics, the same for every role."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import domain.kit.pool_metrics  # noqa: F401 (they are registered)
from domain.kit.queue_metrics import QueueMetrics
from domain.kit.services import Services
from gateway.errors import problem
from gateway.responses import json_response

# A check answers None when all is well, else the reason in plain words.
Check = Callable[[], Awaitable[str | None]]

_TIMEOUT_S = 2.0


def health_routes(
    service: str, services: Callable[[], Services], checks: Mapping[str, Check] | None = None
) -> list[Route]:
    """`/health` and `/health/ready` run the checks, the database's first; `/health/live` does not.

    503 with reasons where one fails.
    """

    async def database() -> str | None:
        return await services().db.trouble()

    all_checks = {"database": database, **(checks or {})}
    queue = QueueMetrics()

    async def ready(_request: Request) -> Response:
        reasons = {name: await _outcome(check) for name, check in all_checks.items()}
        good = all(reason is None for reason in reasons.values())
        body = {
            "status": "ok" if good else "unavailable",
            "service": service,
            "live": True,
            "ready": good,
            "checks": {name: reason or "ok" for name, reason in reasons.items()},
        }
        return json_response(body, 200 if good else 503)

    async def live(_request: Request) -> Response:
        return json_response({"status": "ok", "service": service, "live": True})

    async def metrics(request: Request) -> Response:
        settings = services().settings
        token = settings.metrics_token
        if token is not None and not _bears(token.get_secret_value(), request):
            told = problem("Send the token of `/metrics` as a bearer token.", "UNAUTHENTICATED")
            return json_response(told, 401, **{"www-authenticate": "Bearer"})
        await queue.refresh(services().db, every_s=settings.queue_metrics_every_s)
        return Response(generate_latest(), headers={"content-type": CONTENT_TYPE_LATEST})

    return [
        Route("/health", ready),
        Route("/health/ready", ready),
        Route("/health/live", live),
        Route("/metrics", metrics),
    ]


def _bears(token: str, request: Request) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    # The time that this takes tells nothing of the token.
    same = compare_digest(given.strip().encode("latin-1"), token.encode())
    return same and scheme.lower() == "bearer"


async def _outcome(check: Check) -> str | None:
    try:
        return await asyncio.wait_for(check(), _TIMEOUT_S)
    except TimeoutError:
        return f"no answer within {_TIMEOUT_S} s"
