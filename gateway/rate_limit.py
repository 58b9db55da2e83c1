"""How many requests a caller may make."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from domain.keys.values import Grant
from domain.kit.config import Settings
from domain.kit.db import UNAVAILABLE
from domain.kit.jwt import BadToken
from domain.kit.rates import Count, Rate
from gateway.auth import AnyCaller
from gateway.contexts import Contexts
from gateway.errors import problem
from gateway.headers import HeaderList
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

    async def count(self, scope: Scope, caller: AnyCaller | None) -> Count:
        """Count one more, where that may be done."""
        rate, key = self._rate_of(caller), self._contexts.key(scope, caller)
        return await self._contexts.services().rates.count(rate, key)

    def count_here(self, scope: Scope, caller: AnyCaller | None) -> Count | None:
        """The same at once; None where it is not this process alone that counts."""
        rates = self._contexts.services().rates
        if rates.shared:
            return None
        return rates.count_here(self._rate_of(caller), self._contexts.key(scope, caller))

    def _rate_of(self, caller: AnyCaller | None) -> Rate:
        if not isinstance(caller, Grant):
            return self._rate
        per_second = caller.requests_per_second or self._per_second
        # A second's requests come at once: a lower burst would be a lower rate.
        return _rate(caller.request_burst or max(self._burst, per_second), per_second)

    async def count_by_token(self, scope: Scope) -> Count:
        """The same by the request's own token.

        One that isn't good counts as none: a fresh one each time would be a fresh count.
        """
        try:
            caller = await self._contexts.caller(scope)
        except BadToken:
            caller = None
        return await self.count(scope, caller)


def _rate(burst: int, per_second: int) -> Rate:
    return Rate("requests", burst, max(1, round(burst / per_second)))


class RateLimited:
    """Counts requests and the handshakes of sockets; 429 with Retry-After above the rate.

    Each answer to a request tells how it stands.
    """

    def __init__(self, app: ASGIApp, rate: RequestRate) -> None:
        self.app = app
        self.rate = rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(_FREE):
            await self.app(scope, receive, send)
            return
        fields: HeaderList = []

        async def send_told(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                message["headers"] = [*message["headers"], *fields]
            await send(message)

        try:
            counted = await self.rate.count_by_token(scope)
        except UNAVAILABLE as error:  # a key can't be looked up
            response = unavailable_response(error)
        else:
            fields = told_of(counted)
            if counted.wait_s is None:
                await self.app(scope, receive, send_told)
                return
            retry_after = {"retry-after": str(counted.wait_s)}
            response = json_response(too_many(counted.wait_s), 429, **retry_after)
        if scope["type"] == "websocket":
            await WebSocket(scope, receive, send_told).send_denial_response(response)
        else:
            await response(scope, receive, send_told)


def told_of(counted: Count) -> HeaderList:
    """What a client is told of its rate, by draft-ietf-httpapi-ratelimit-headers-11."""
    rate, left, wait_s = counted
    policy = b'"requests";q=%d;w=%d' % (rate.times, rate.seconds)
    fields = [(b"ratelimit-policy", policy)]
    if wait_s is not None:
        fields.append((b"ratelimit", b'"requests";r=0;t=%d' % wait_s))
    elif left is not None:
        # Without `t`: windows slide, so there is no moment when all comes back.
        fields.append((b"ratelimit", b'"requests";r=%d' % left))
    return fields


def too_many(wait_s: int) -> dict[str, object]:
    """The body of a refusal for coming too often."""
    message = f"Too many requests: wait {wait_s} s."
    return {**problem(message, "RATE_LIMITED", retryAfterS=wait_s)}
