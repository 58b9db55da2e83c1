"""Subscriptions: graphql-transport-ws, with the caller told by the connection's parameters."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import strawberry
from graphql import GraphQLError, get_operation_ast
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.extensions import MaskErrors, SchemaExtension
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from domain.kit.config import Settings
from domain.kit.jwt import BadToken
from domain.kit.refusal import Refused
from domain.kit.services import Services
from domain.kit.telemetry import request_id
from gateway.auth import viewer_from_header
from gateway.errors import MASKED
from gateway.limits import check
from resolvers.context import Context

log = logging.getLogger("learnbot.gateway")


class Sockets(GraphQL[Context, None]):
    """The WebSocket side of /graphql."""

    def __init__(
        self, schema: strawberry.Schema, settings: Settings, services: Callable[[], Services]
    ) -> None:
        schema.extensions = (lambda: _Limits(settings), lambda: MaskErrors(_ours, MASKED))
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=5),
            max_subscriptions_per_connection=20,
            allowed_origins=[*settings.cors_origins, settings.public_url],
        )
        self.services = services

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        """A context without a caller: the parameters of the connection bring one."""
        return Context(services=self.services(), request_id=request_id.get() or "")

    async def on_ws_connect(self, context: Context) -> Any:
        """Read `Authorization` off the connection's parameters; refuse a bad token."""
        parameters = context.connection_params or {}
        header = parameters.get("Authorization") or parameters.get("authorization")
        try:
            context.viewer = viewer_from_header(context.services.signer, header)
        except (BadToken, AttributeError):
            raise ConnectionRejectionError({"code": "UNAUTHENTICATED"}) from None
        return await super().on_ws_connect(context)


class _Limits(SchemaExtension):
    """The limits of a document, for operations that come over a socket."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def on_validate(self) -> Iterator[None]:
        """Refuse before execution: an error set after the yield would come too late."""
        context = self.execution_context
        document = context.graphql_document
        operation = document and get_operation_ast(document, context.operation_name)
        if document and operation:
            errors = check(document, operation, context.variables or {}, self.settings)
            if errors:
                context.pre_execution_errors = errors
        yield


def _ours(error: GraphQLError) -> bool:
    """Whether an error is a fault of ours, which clients must not read."""
    original = error.original_error
    return original is not None and not isinstance(original, GraphQLError | Refused)
