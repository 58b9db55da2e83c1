"""The API gateway as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.kit.config import Settings
from domain.kit.services import Services, open_services
from domain.skills.current import following
from gateway import graphiql
from gateway.admin import admin_routes
from gateway.door import Door, door_of
from gateway.edge import open_edge
from gateway.errors import OUTAGES, problem
from gateway.export import export_route
from gateway.files import file_route
from gateway.graphql import GraphQLEndpoint
from gateway.headers import headers_of
from gateway.health import health_routes
from gateway.middleware import Observed
from gateway.rate_limit import RateLimited
from gateway.requests import PREFLIGHT
from gateway.responses import json_response, unavailable_response
from gateway.shortcut import Shortcut
from gateway.sockets import Sockets
from schema.root import schema

SERVICE = "api-gateway"
GRAPHQL = "/graphql"

# What a page of a known origin may send, beyond what any page may.
_HEADERS = ["authorization", "content-type", "x-request-id", *PREFLIGHT]

# What it may read of an answer, beyond what any page may.
_EXPOSED = [
    "content-disposition",
    "ratelimit",
    "ratelimit-policy",
    "retry-after",
    "x-request-id",
]


class Gateway(Starlette):
    """Operations of clients that are no page of another origin go past what they don't need.

    What the others pass (routes, CORS, handlers of errors) takes longer than a kept answer.
    """

    def __init__(self, graphql: ASGIApp, door: type[Door], **parts: Any) -> None:
        super().__init__(**parts)
        self._graphql = graphql
        self.door = door
        """The HTTP protocol of a server: it gives kept answers before they come here."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] == "http"
            and scope["path"] == GRAPHQL
            and "origin" not in headers_of(scope)
        ):
            await self._graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(settings: Settings, services: Services | None = None) -> Gateway:
    """The gateway. It opens its own services at start, unless they are given (in tests)."""
    opened: list[Services] = [services] if services else []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if services is not None:
            yield
            return
        async with open_services(settings) as own, following(own):
            opened.append(own)
            yield
            opened.clear()

    def current() -> Services:
        return opened[0]

    page = graphiql.page if settings.graphiql else graphiql.no_page
    edge = open_edge(schema, settings, current)
    graphql = GraphQLEndpoint(edge, page)
    observed = Observed(RateLimited(graphql, edge.rate), SERVICE)
    return Gateway(
        observed,
        door_of(Shortcut(edge, observed, GRAPHQL)),
        routes=[
            Route(GRAPHQL, graphql),
            WebSocketRoute(GRAPHQL, Sockets(edge)),
            *graphiql.routes,
            file_route(current),
            export_route(edge.contexts),
            *admin_routes(edge.contexts),
            *health_routes(SERVICE, current),
        ],
        middleware=[
            Middleware(Observed, service=SERVICE),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors_origins,
                allow_methods=["GET", "POST"],
                allow_headers=_HEADERS,
                expose_headers=_EXPOSED,
                max_age=600,
            ),
            Middleware(RateLimited, rate=edge.rate),
        ],
        exception_handlers={HTTPException: _refused, **dict.fromkeys(OUTAGES, _unavailable)},
        lifespan=lifespan,
    )


async def _unavailable(_request: Request, error: Exception) -> Response:
    return unavailable_response(error)


async def _refused(_request: Request, error: Exception) -> Response:
    """No such path, or not by this method."""
    assert isinstance(error, HTTPException)
    code = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(error.status_code, "BAD_REQUEST")
    return json_response(problem(error.detail, code), error.status_code, **(error.headers or {}))
