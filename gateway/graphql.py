"""The /graphql route: one operation in, one response out, as GraphQL over HTTP says."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import Any

from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from domain.kit import origins
from domain.kit.jwt import BadToken
from gateway import requests
from gateway.auth import AnyCaller
from gateway.caching import cached
from gateway.edge import Edge
from gateway.errors import UNAVAILABLE_CODE, problem, token_problem
from gateway.event_stream import EventStream
from gateway.executor import Answer
from gateway.headers import EXECUTOR_HEADER, headers_of
from gateway.negotiation import EVENTS, JSON, RESPONSE, accepts, response_type, streams
from gateway.operations import Prepared, Rejected, not_run
from gateway.requests import BadRequest, GraphQLRequest, Sent
from gateway.responses import RETRY_AFTER, VARY, encoded_response, json_response
from gateway.subscriptions import Full

Page = Callable[[Request], Awaitable[Response]]


class GraphQLEndpoint:
    """An ASGI application that answers GET and POST; `page` serves the IDE to browsers."""

    def __init__(self, edge: Edge, page: Page) -> None:
        self.edge = edge
        self.settings = edge.settings
        self.operations = edge.operations
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """The whole way of one request."""
        accept, method = headers_of(request.scope).get("accept"), request.method
        if method not in ("GET", "POST"):
            return _answer(
                problem("Use GET or POST.", "METHOD_NOT_ALLOWED"), 405, allow="GET, POST"
            )
        if method == "GET" and self._browsing(request) and accepts(accept, "text/html"):
            return await self.page(request)
        media_type = response_type(accept)
        if media_type is None:
            message = f"Accept {RESPONSE}, {JSON} or {EVENTS}."
            return _answer(problem(message, "NOT_ACCEPTABLE"), 406)
        # What can't be told as a stream of events is told in JSON.
        in_json = JSON if media_type == EVENTS else media_type
        try:
            caller = await self.edge.contexts.caller(request.scope)
            async with asyncio.timeout(self.settings.read_timeout_s):
                sent = await requests.receive(
                    request,
                    body_limit=self.settings.body_limit_bytes,
                    upload_limit=self.settings.resume_limit_bytes,
                )
            found = await self._kept(request, sent, media_type)
            if found is not None:
                kept = encoded_response(found, 200, media_type, vary=VARY)
                return self._with_caching(request, kept, caller)
            asked = sent.read()
        except BadToken as error:
            headers = {"www-authenticate": "Bearer"}
            return _answer(token_problem(error), 401, in_json, **headers)
        except BadRequest as error:
            return _answer(problem(str(error), error.code), error.status, in_json)
        except TimeoutError:
            body = problem("The request came too slowly.", "REQUEST_TIMEOUT")
            return _answer(body, 408, in_json, connection="close")
        return await self._run(request, sent.key, asked, caller, media_type)

    async def _run(
        self,
        request: Request,
        key: bytes | None,
        asked: GraphQLRequest,
        caller: AnyCaller | None,
        media_type: str,
    ) -> Response:
        in_json = JSON if media_type == EVENTS else media_type
        try:
            prepared = self.operations.prepare(asked)
            if prepared.kind is OperationType.SUBSCRIPTION and not streams(
                headers_of(request.scope).get("accept")
            ):
                unstreamed = GraphQLError(f"Subscribe over a WebSocket, or accept {EVENTS}.")
                raise Rejected(unstreamed, code="BAD_REQUEST")
        except Rejected as rejected:
            if media_type == EVENTS:
                return EventStream.of(rejected.body())
            return self._refused(rejected.body(), in_json, unparsed=rejected.unparsed)
        if request.method == "GET" and prepared.kind is OperationType.MUTATION:
            body = problem("Send mutations by POST.", "METHOD_NOT_ALLOWED")
            return _answer(body, 405, in_json, allow="POST")
        if prepared.kind is OperationType.SUBSCRIPTION:
            return EventStream(
                self._events(request, caller, prepared), caller.expires_at if caller else None
            )
        context = self.edge.contexts.of(request.scope, caller)
        since = context.services.changes.count
        with origins.noted() as made_from:
            answer = await self.operations.run(prepared, context, self._executor(request))
        if media_type == EVENTS:
            return EventStream.of(self.operations.body(answer))
        response = self._response(answer, in_json)
        if answer.lasting and key is not None:
            self.edge.kept.keep(key, bytes(response.body), made_from, since)
        return self._with_caching(request, response, caller)

    async def _kept(self, request: Request, sent: Sent, media_type: str) -> bytes | None:
        if sent.key is None or media_type == EVENTS or self._executor(request) != "compiled":
            return None
        return await self.edge.kept.find(sent.key, self.edge.contexts.services().changes)

    def _with_caching(
        self, request: Request, response: Response, caller: AnyCaller | None
    ) -> Response:
        if request.method == "GET":
            return cached(request, response, anonymous=caller is None)
        return response

    def _browsing(self, request: Request) -> bool:
        """Whether someone only opened the address."""
        asks = {"query", "documentId", "extensions"} & request.query_params.keys()
        return not asks

    async def _events(
        self, request: Request, caller: AnyCaller | None, prepared: Prepared
    ) -> AsyncGenerator[Mapping[str, Any]]:
        contexts = self.edge.contexts
        try:
            with self.edge.subscriptions.one(contexts.key(request.scope, caller)):
                events = self.operations.events(
                    prepared, lambda: contexts.of(request.scope, caller)
                )
                async with aclosing(events):
                    async for answer in events:
                        yield self.operations.body(answer)
        except Full as full:
            yield problem(str(full), "TOO_MANY_SUBSCRIPTIONS")

    def _executor(self, request: Request) -> str:
        """How the operation runs: as the settings say, or a header where we develop and test."""
        executor: str = self.settings.executor
        if self.settings.environment in ("development", "test"):
            executor = headers_of(request.scope).get(EXECUTOR_HEADER, executor)
        return executor

    def _response(self, answer: Answer, media_type: str) -> Response:
        body = self.operations.body(answer)
        if not_run(answer):
            return self._refused({"errors": body["errors"]}, media_type)
        partial = bool(answer.errors) and answer.data is not None
        draft = self.settings.http_status_profile == "draft" and media_type == RESPONSE
        later = RETRY_AFTER if _outage(body) else {}
        return _answer(body, 294 if partial and draft else 200, media_type, **later)

    def _refused(
        self, body: Mapping[str, Any], media_type: str, *, unparsed: bool = False
    ) -> Response:
        """An answer to a request of which nothing was run: no `data`, and 4xx where it's known."""
        if self.settings.http_status_profile == "draft":
            status = 400 if unparsed else 422
        else:
            status = 400 if media_type == RESPONSE else 200
        return _answer(body, status, media_type)


def _answer(
    body: Mapping[str, Any], status: int, media_type: str = JSON, **headers: str
) -> Response:
    return json_response(body, status, media_type, vary=VARY, **headers)


def _outage(body: Mapping[str, Any]) -> bool:
    """Whether a field failed for want of the database."""
    return any(
        error["extensions"]["code"] == UNAVAILABLE_CODE for error in body.get("errors") or ()
    )
