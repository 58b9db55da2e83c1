"""The API gateway as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route, WebSocketRoute

from domain.kit.config import Settings
from domain.kit.services import Services, open_services
from gateway import graphiql
from gateway.files import file_route
from gateway.graphql import GraphQLEndpoint
from gateway.health import database_check, health_routes
from gateway.middleware import Observed, RateLimited
from gateway.sockets import Sockets
from schema.root import schema

SERVICE = "api-gateway"


def create_app(settings: Settings, services: Services | None = None) -> Starlette:
    """The gateway. It opens its own services at start, unless they are given (in tests)."""
    opened: list[Services] = [services] if services else []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if services is not None:
            yield
            return
        async with open_services(settings) as own:
            opened.append(own)
            yield
            opened.clear()

    def current() -> Services:
        return opened[0]

    page = graphiql.page if settings.graphiql else graphiql.no_page
    return Starlette(
        routes=[
            Route("/graphql", GraphQLEndpoint(schema, settings, current, page)),
            WebSocketRoute("/graphql", Sockets(schema, settings, current)),
            *graphiql.routes,
            file_route(current),
            *health_routes(SERVICE, {"database": database_check(current)}),
        ],
        middleware=[
            Middleware(Observed, service=SERVICE),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors_origins,
                allow_methods=["GET", "POST"],
                allow_headers=[
                    "authorization",
                    "content-type",
                    "x-request-id",
                    "graphql-require-preflight",
                    "x-requested-with",
                ],
                expose_headers=["x-request-id", "retry-after"],
                max_age=600,
            ),
            Middleware(RateLimited, settings=settings),
        ],
        lifespan=lifespan,
    )
