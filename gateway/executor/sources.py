"""Where the value of a field comes from: what a schema tells the compiler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from graphql import GraphQLField, GraphQLObjectType

if TYPE_CHECKING:
    from .fields import BatchedField
    from .level import Level
    from .run import Run

Names: TypeAlias = frozenset[str] | None
"""Attributes of an object that are read; None where that isn't known, so any may be."""


class Load(Protocol):
    def __call__(
        self,
        context: Any,
        parents: Sequence[Any],
        arguments: Mapping[str, Any],
        wanted: Names,
    ) -> Sequence[Any] | Awaitable[Sequence[Any]]:
        """One value, or one exception instance, for each parent and in their order.

        `wanted` names the attributes that the operation reads of the objects in these values, and
        of those of any other field with the same `Batched.relation`.
        """


Handed: TypeAlias = Literal["objects", "containers"]
"""What a field hands on of what its parent holds: objects, or containers such as edges."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A plain function of the parent: it takes no arguments and needs no context."""

    get: Callable[[Any], Any]
    reads: Names = None
    hands_on: Handed | None = None


FindWhole: TypeAlias = "Callable[[BatchedField, Level, Run], Load | None]"


@dataclass(frozen=True, slots=True)
class Batched:
    """One call for all parents of a level. `reads` is of the parents.

    With `contained`, its values are containers, such as pages, and what is wanted is of the
    objects in them: those that fields with `hands_on` give.

    `whole` may find another way for all that an operation asks below this field: a load whose
    values are JSON texts, which go into the answer as they are. With `contained`, it is asked for
    all that is asked of one object, and the load's values are containers as ever, whose objects
    are `Fragment`s of JSON. Where that load fails, or gives a null that the type forbids, the field
    is read again in the ordinary way, which tells why.

    `lasting` says that the values follow from the arguments and the parents alone, for as long as
    what is stored stays as it is: not from who asks, or when.
    """

    load: Load
    reads: Names = None
    relation: Hashable = None
    contained: bool = False
    whole: FindWhole | None = None
    lasting: bool = False


Source: TypeAlias = Computed | Batched
FindSource: TypeAlias = Callable[[GraphQLObjectType, str, GraphQLField], Source | None]


def find_nothing(parent: GraphQLObjectType, name: str, field: GraphQLField) -> Source | None:
    """Knows of no source, so that every field goes through its own resolver."""
    return None
