"""Who may do what: mutations with their outcomes, and fields that a key needs a scope for."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from domain.keys.values import ApiKeyScope
from domain.kit.references import lacks
from domain.kit.refusal import Refused
from resolvers.arguments import described
from resolvers.context import Context

# The description of an `input` argument: its own fields say the rest.
INPUT = described("What the mutation is to do, field by field.")

Method = Callable[..., Awaitable[Any]]


# What comes of an operation that is sent again because its answer was lost.
SAFE = "Safe to send again."
REFUSED = "Sent again it is refused, and nothing is done."


class Access(Enum):
    """Who may call an operation. A public one says in its description why."""

    PUBLIC = "public"
    USER = "user"
    ADMIN = "admin"


class Operation(FieldExtension):
    """Checks the caller, then turns a refusal into the value that the client gets.

    A key passes by `scope`, and by nothing else: not where there is none, not even where anyone
    passes.
    """

    def __init__(self, access: Access, scope: ApiKeyScope | None) -> None:
        self.access = access
        self.scope = scope

    async def resolve_async(
        self, next_: Method, source: Any, info: strawberry.Info[Context, None], **given: Any
    ) -> Any:
        context = info.context
        context.require_scope(self.scope)
        if context.grant is None:
            if self.access is Access.USER:
                context.require_viewer()
            elif self.access is Access.ADMIN:
                context.require_admin()
        try:
            return await next_(source, info, **given)
        except Refused as refused:
            return refused.reason
        except Exception as error:
            # No row may be written for an account that is gone: so nothing needs to ask before.
            viewer = context.viewer
            if viewer is not None and lacks(error, "users", viewer.user_id):
                raise context.gone() from error
            raise


def operation(
    outcome: Any,
    *,
    access: Access,
    description: str,
    again: str,
    scope: ApiKeyScope | None = None,
) -> Callable[[Method], Any]:
    """Declare a mutation that answers with `outcome`, a union of results and refusals.

    `again` says what comes of it where it is sent a second time, after a lost answer. `scope` opens
    it to partners' keys.
    """
    return lambda method: strawberry.mutation(
        method,
        graphql_type=outcome,
        extensions=[Operation(access, scope)],
        description=_scoped(f"{description} {again}", scope),
    )


class Reading(FieldExtension):
    """A field that anyone may read, and a key by its scope: for what costs us more than rows."""

    def __init__(self, scope: ApiKeyScope) -> None:
        self.scope = scope

    async def resolve_async(
        self, next_: Method, source: Any, info: strawberry.Info[Context, None], **given: Any
    ) -> Any:
        info.context.require_scope(self.scope)
        return await next_(source, info, **given)


def reading(resolver: Method, *, scope: ApiKeyScope, description: str) -> Any:
    """Declare such a field."""
    return strawberry.field(
        resolver=resolver,
        extensions=[Reading(scope)],
        description=_scoped(description, scope),
    )


def _scoped(description: str, scope: ApiKeyScope | None) -> str:
    return description if scope is None else f"{description} API keys: with {scope.name}."
