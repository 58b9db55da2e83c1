"""Contexts: who calls, from where, with which services; made anew for each operation."""

from collections.abc import Callable

from starlette.requests import HTTPConnection

from domain.accounts.values import Caller
from domain.kit.config import Settings
from domain.kit.services import Services
from domain.kit.telemetry import request_id
from gateway.addresses import client_address, network
from gateway.auth import Callers
from resolvers.context import Context


class Contexts:
    """Makes contexts of requests and of sockets."""

    def __init__(
        self, settings: Settings, services: Callable[[], Services], callers: Callers
    ) -> None:
        self.services = services
        self.callers = callers
        self._proxies = settings.trusted_proxies

    def caller(self, connection: HTTPConnection) -> Caller | None:
        """Whom the request's token names; raises BadToken."""
        return self.callers.from_header(connection.headers.get("authorization"))

    def of(self, connection: HTTPConnection, caller: Caller | None) -> Context:
        """A fresh context: its batches have loaded nothing yet."""
        return Context(
            services=self.services(),
            viewer=caller.viewer if caller else None,
            request_id=request_id.get() or "",
            client_address=network(client_address(connection, self._proxies)),
            user_agent=connection.headers.get("user-agent", ""),
        )

    def key(self, connection: HTTPConnection, caller: Caller | None) -> str:
        """Whom an operation counts against: the account, else the address."""
        if caller is not None:
            return f"user:{caller.viewer.user_id}"
        return f"address:{network(client_address(connection, self._proxies))}"
