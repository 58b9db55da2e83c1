"""`operation`: a mutation whose refusals come back as members of its outcome union."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from domain.kit.refusal import Refused
from resolvers.batching import described
from resolvers.context import Context

# The description of an `input` argument: its own fields say the rest.
INPUT = described("What to do.")

Method = Callable[..., Awaitable[Any]]


class Access(Enum):
    """Who may call an operation. A public one says in its description why."""

    PUBLIC = "public"
    USER = "user"
    ADMIN = "admin"


class Operation(FieldExtension):
    """Checks the caller, then turns a refusal into the value that the client gets."""

    def __init__(self, access: Access) -> None:
        self.access = access

    async def resolve_async(
        self, next_: Method, source: Any, info: strawberry.Info[Context, None], **given: Any
    ) -> Any:
        if self.access is Access.USER:
            info.context.require_viewer()
        elif self.access is Access.ADMIN:
            info.context.require_admin()
        try:
            return await next_(source, info, **given)
        except Refused as refused:
            return refused.reason


def operation(outcome: Any, *, access: Access, **options: Any) -> Callable[[Method], Any]:
    """Declare a mutation that answers with `outcome`, a union of results and refusals."""
    return lambda method: strawberry.mutation(
        method, graphql_type=outcome, extensions=[Operation(access)], **options
    )
