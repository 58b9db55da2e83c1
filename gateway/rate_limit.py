"""How many requests a caller may make."""

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from domain.keys.values import Grant
from domain.kit.config import Settings
from domain.kit.db import UNAVAILABLE
from domain.kit.jwt import BadToken
from domain.kit.rates import Rate
from gateway.auth import AnyCaller
from gateway.contexts import Contexts
from gateway.errors import problem
from gateway.responses import json_response, unavailable_response

# Probes and files of our own page: cheap, and never to be refused.
_FREE = ("/health", "/metrics", "/static")


class RequestRate:
    """At most `request_burst` requests in the time that the steady rate gives for them.

    A key may have a burst or a steady rate of its own.
    """

    def __init__(self, settings: Settings, contexts: Contexts) -> None:
        self._per_second = settings.request_limit_per_second
        self._burst = settings.request_burst
        self._rate = _rate(self._burst, self._per_second)
        self._contexts = contexts

    async def wait_s(self, scope: Scope, caller: AnyCaller | None) -> int | None:
        """Count one more; the seconds to wait where it is one too many."""
        key = self._contexts.key(scope, caller)
        return await self._contexts.services().rates.wait_s(self._rate_of(caller), key)

    def may_here(self, scope: Scope, caller: AnyCaller | None) -> bool:
        """The same at once, where this process counts alone: whether it isn't one too many."""
        rates = self._contexts.services().rates
        key = self._contexts.key(scope, caller)
        return not rates.shared and rates.wait_here_s(self._rate_of(caller), key) is None

    def _rate_of(self, caller: AnyCaller | None) -> Rate:
        if not isinstance(caller, Grant):
            return self._rate
        per_second = caller.requests_per_second or self._per_second
        # A second's requests come at once: a lower burst would be a lower rate.
        return _rate(caller.request_burst or max(self._burst, per_second), per_second)

    async def wait_for_token_s(self, scope: Scope) -> int | None:
        """The same by the request's own token.

        One that isn't good counts as none: a fresh one each time would be a fresh count.
        """
        try:
            caller = await self._contexts.caller(scope)
        except BadToken:
            caller = None
        return await self.wait_s(scope, caller)


def _rate(burst: int, per_second: int) -> Rate:
    return Rate("requests", burst, max(1, round(burst / per_second)))


class RateLimited:
    """Counts requests and the handshakes of sockets; 429 with Retry-After above the rate."""

    def __init__(self, app: ASGIApp, rate: RequestRate) -> None:
        self.app = app
        self.rate = rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(_FREE):
            await self.app(scope, receive, send)
            return
        try:
            wait_s = await self.rate.wait_for_token_s(scope)
        except UNAVAILABLE as error:  # a key can't be looked up
            response = unavailable_response(error)
        else:
            if wait_s is None:
                await self.app(scope, receive, send)
                return
            response = json_response(too_many(wait_s), 429, **{"retry-after": str(wait_s)})
        if scope["type"] == "websocket":
            await WebSocket(scope, receive, send).send_denial_response(response)
        else:
            await response(scope, receive, send)


def too_many(wait_s: int) -> dict[str, object]:
    """The body of a refusal for coming too often."""
    message = f"Too many requests: wait {wait_s} s."
    return {**problem(message, "RATE_LIMITED", retryAfterS=wait_s)}
