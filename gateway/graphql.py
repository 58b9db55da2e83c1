"""The /graphql route: one operation in, one response out, as GraphQL over HTTP says."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import strawberry
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from domain.kit.config import Settings
from domain.kit.jwt import BadToken
from domain.kit.services import Services
from domain.kit.telemetry import request_id
from gateway import requests
from gateway.auth import viewer_from_header
from gateway.documents import Document, Documents
from gateway.errors import formatted, problem
from gateway.executor import Answer
from gateway.fields import compiler, graphql_schema
from gateway.negotiation import JSON, RESPONSE, accepts, response_type
from gateway.requests import BadRequest, GraphQLRequest
from gateway.responses import json_response
from resolvers.context import Context

log = logging.getLogger("learnbot.gateway")

EXECUTOR_HEADER = "x-learnbot-executor"

Page = Callable[[Request], Awaitable[Response]]


class GraphQLEndpoint:
    """An ASGI application that answers GET and POST; `page` serves the IDE to browsers."""

    def __init__(
        self,
        schema: strawberry.Schema,
        settings: Settings,
        services: Callable[[], Services],
        page: Page,
    ) -> None:
        self.settings = settings
        self.services = services
        self.page = page
        self.documents = Documents(graphql_schema(schema), settings)
        self.compiler = compiler(schema)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """The whole way of one request."""
        accept = request.headers.get("accept")
        if request.method not in ("GET", "POST"):
            return _answer(
                problem("Use GET or POST.", "METHOD_NOT_ALLOWED"), 405, allow="GET, POST"
            )
        browsing = request.method == "GET" and "query" not in request.query_params
        if browsing and accepts(accept, "text/html"):
            return await self.page(request)
        media_type = response_type(accept)
        if media_type is None:
            return _answer(problem(f"Accept {RESPONSE} or {JSON}.", "NOT_ACCEPTABLE"), 406)
        try:
            context = self._context(request)
            asked = await requests.read(
                request,
                body_limit=self.settings.body_limit_bytes,
                upload_limit=self.settings.resume_limit_bytes,
            )
        except BadToken as error:
            code = "TOKEN_EXPIRED" if error.expired else "UNAUTHENTICATED"
            message = (
                "The access token has expired: refresh it."
                if error.expired
                else "The access token is not valid: log in again."
            )
            return _answer(
                problem(message, code), 401, media_type, **{"www-authenticate": "Bearer"}
            )
        except BadRequest as error:
            return _answer(problem(str(error), error.code), error.status, media_type)
        return await self._run(request, asked, context, media_type)

    async def _run(
        self, request: Request, asked: GraphQLRequest, context: Context, media_type: str
    ) -> Response:
        document = self.documents.get(asked.query)
        if document.errors:
            code = "GRAPHQL_PARSE_FAILED" if document.unparsed else "GRAPHQL_VALIDATION_FAILED"
            return self._refused(document.errors, media_type, code, unparsed=document.unparsed)
        operation = document.operation(asked.operation_name)
        if operation is None:
            error = GraphQLError("Name one operation of the document as operationName.")
            return self._refused((error,), media_type, "OPERATION_RESOLUTION_FAILURE")
        if operation.operation is OperationType.SUBSCRIPTION:
            error = GraphQLError("Subscribe over a WebSocket (graphql-transport-ws).")
            return self._refused((error,), media_type, "BAD_REQUEST")
        if request.method == "GET" and operation.operation is not OperationType.QUERY:
            body = problem("Send mutations by POST.", "METHOD_NOT_ALLOWED")
            return _answer(body, 405, media_type, allow="POST")
        errors = document.check(asked.operation_name, operation, asked.variables, self.settings)
        if errors:
            return self._refused(tuple(errors), media_type, "DOCUMENT_TOO_LARGE")
        started = time.perf_counter()
        answer = await self._execute(request, document, asked, context)
        if log.isEnabledFor(logging.DEBUG):
            log.debug(
                "operation",
                extra={
                    "operation": asked.operation_name,
                    "duration_ms": round((time.perf_counter() - started) * 1000, 1),
                },
            )
        return self._response(answer, media_type)

    async def _execute(
        self, request: Request, document: Document, asked: GraphQLRequest, context: Context
    ) -> Answer:
        plan = document.plan(self.compiler, asked.operation_name)
        run = plan.execute if self._compiled(request) else plan.refer
        try:
            async with asyncio.timeout(self.settings.operation_timeout_s):
                return await run(context, None, asked.variables)
        except TimeoutError as error:
            return Answer(None, [GraphQLError("Too late.", original_error=error)])

    def _compiled(self, request: Request) -> bool:
        """Whether plans run: as the settings say, or a header where we develop and test."""
        executor: str = self.settings.executor
        if self.settings.environment in ("development", "test"):
            executor = request.headers.get(EXECUTOR_HEADER, executor)
        return executor == "compiled"

    def _context(self, request: Request) -> Context:
        services = self.services()
        return Context(
            services=services,
            viewer=viewer_from_header(services.signer, request.headers.get("authorization")),
            request_id=request_id.get() or "",
            client_address=request.client.host if request.client else "",
            user_agent=request.headers.get("user-agent", ""),
        )

    def _response(self, result: Answer, media_type: str) -> Response:
        if result.errors and result.data is None and not any(e.path for e in result.errors):
            timed_out = any(isinstance(e.original_error, TimeoutError) for e in result.errors)
            if not timed_out:  # variables that can't be coerced: nothing was run
                return self._refused(tuple(result.errors), media_type, "BAD_USER_INPUT")
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            shown = result.errors[: self.settings.document_errors_limit]
            body = {"errors": [formatted(error) for error in shown], **body}
        partial = bool(result.errors) and result.data is not None
        draft = self.settings.http_status_profile == "draft" and media_type == RESPONSE
        return _answer(body, 294 if partial and draft else 200, media_type)

    def _refused(
        self,
        errors: tuple[GraphQLError, ...],
        media_type: str,
        code: str,
        *,
        unparsed: bool = False,
    ) -> Response:
        """An answer to a request of which nothing was run: no `data`, and 4xx where it's known."""
        body = {"errors": [formatted(error, default_code=code) for error in errors]}
        if self.settings.http_status_profile == "draft":
            status = 400 if unparsed else 422
        else:
            status = 400 if media_type == RESPONSE else 200
        return _answer(body, status, media_type)


def _answer(
    body: Mapping[str, Any], status: int, media_type: str = JSON, **headers: str
) -> Response:
    return json_response(body, status, media_type, vary="Accept", **headers)
