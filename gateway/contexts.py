"""Contexts: who calls, from where, with which services; made anew for each operation."""

from collections.abc import Callable

from starlette.types import Scope

from domain.keys.values import Grant
from domain.kit.config import Settings
from domain.kit.jwt import BadToken
from domain.kit.services import Services
from gateway.addresses import client_address, network
from gateway.auth import AnyCaller, Callers
from gateway.headers import headers_of
from resolvers.context import Context

# In a request's scope: whom its token names, or why nobody.
_FOUND = "learnbot.caller"


class Contexts:
    """Makes contexts of requests and of sockets."""

    def __init__(
        self, settings: Settings, services: Callable[[], Services], callers: Callers
    ) -> None:
        self.services = services
        self.callers = callers
        self._proxies = settings.trusted_proxies

    async def caller(self, scope: Scope) -> AnyCaller | None:
        """Whom the request's token names, found out once a request; raises BadToken."""
        if _FOUND not in scope:
            try:
                scope[_FOUND] = await self.callers.find(headers_of(scope).get("authorization"))
            except BadToken as error:
                scope[_FOUND] = error
        found: AnyCaller | BadToken | None = scope[_FOUND]
        if isinstance(found, BadToken):
            raise found
        return found

    async def known(self, scope: Scope) -> AnyCaller | None:
        """The same, where a bad token is as none."""
        try:
            return await self.caller(scope)
        except BadToken:
            return None

    def of(self, scope: Scope, caller: AnyCaller | None) -> Context:
        """A fresh context: its batches have loaded nothing yet."""
        return Context(
            services=self.services(),
            viewer=None if caller is None or isinstance(caller, Grant) else caller.viewer,
            grant=caller if isinstance(caller, Grant) else None,
            client_address=network(client_address(scope, self._proxies)),
            user_agent=headers_of(scope).get("user-agent", ""),
        )

    def key(self, scope: Scope, caller: AnyCaller | None) -> str:
        """Whom an operation counts against: the key or the account, else the address."""
        if isinstance(caller, Grant):
            return f"key:{caller.key_id}"
        if caller is not None:
            return f"user:{caller.viewer.user_id}"
        return f"address:{network(client_address(scope, self._proxies))}"
