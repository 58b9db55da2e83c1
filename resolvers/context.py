"""What every resolver may reach: the services, the caller, the batches of this request."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.dataloader import DataLoader

from domain.accounts.values import Role, Viewer
from domain.keys.values import ApiKeyScope, Grant
from domain.kit.services import Services


@dataclass(slots=True)
class Context:
    """Made once a request; `loaders` holds a dataloader for each relation that was walked."""

    services: Services
    viewer: Viewer | None = None
    grant: Grant | None = None  # of a partner's key: then there is no viewer
    client_address: str = ""
    user_agent: str = ""
    loaders: dict[Hashable, DataLoader[Any, Any]] = field(default_factory=dict)
    levels: dict[Hashable, Any] = field(default_factory=dict)  # the same, of compiled plans

    def of_anyone(self) -> "Context":
        """The same request without whoever makes it."""
        return replace(self, viewer=None, grant=None, client_address="", user_agent="")

    def require_viewer(self) -> Viewer:
        """The caller; raises UNAUTHENTICATED for an anonymous one, FORBIDDEN for a key."""
        if self.grant is not None:
            raise GraphQLError(
                "This takes an account: an API key has none.", extensions={"code": "FORBIDDEN"}
            )
        if self.viewer is None:
            raise GraphQLError(
                "Log in first: send an access token as `Authorization: Bearer …`.",
                extensions={"code": "UNAUTHENTICATED"},
            )
        return self.viewer

    def gone(self) -> GraphQLError:
        """The error of a caller whose account was deleted while the access token lives."""
        return GraphQLError("This account was deleted.", extensions={"code": "UNAUTHENTICATED"})

    def require_admin(self) -> Viewer:
        """The caller; raises UNAUTHENTICATED or FORBIDDEN where it is no administrator."""
        viewer = self.require_viewer()
        if viewer.role is not Role.ADMIN:
            raise GraphQLError("Only administrators may do this.", extensions={"code": "FORBIDDEN"})
        return viewer

    def require_scope(self, scope: ApiKeyScope | None) -> None:
        """Raises FORBIDDEN where the caller is a key without this scope; None: no key may."""
        if self.grant is None or scope in self.grant.scopes:
            return
        if scope is None:
            self.require_viewer()
        else:
            raise GraphQLError(
                f"This takes an API key with the scope {scope.name}.",
                extensions={"code": "FORBIDDEN", "scope": scope.name},
            )


Info = strawberry.Info[Context, None]
