"""Where the value of a field comes from: what a schema tells the compiler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from graphql import GraphQLField, GraphQLObjectType


class Load(Protocol):
    def __call__(
        self, context: Any, parents: Sequence[Any], arguments: Mapping[str, Any]
    ) -> Sequence[Any] | Awaitable[Sequence[Any]]:
        """One value, or one exception instance, for each parent and in their order."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A plain function of the parent: it takes no arguments and needs no context."""

    get: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Batched:
    """One call for all parents of a level."""

    load: Load


Source: TypeAlias = Computed | Batched
FindSource: TypeAlias = Callable[[GraphQLObjectType, str, GraphQLField], Source | None]


def find_nothing(parent: GraphQLObjectType, name: str, field: GraphQLField) -> Source | None:
    """Knows of no source, so that every field goes through its own resolver."""
    return None
