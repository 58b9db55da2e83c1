"""Ways: how a compiled plan answers what a resolver answers alone.

A resolver is what Strawberry asks, one parent at a time. Beside it is known from what it was made.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from domain.kit.page import Page
from domain.kit.whole import Writer

if TYPE_CHECKING:
    from resolvers.batching import Relation


@dataclass(frozen=True, slots=True)
class OfParent:
    """A pure function of the parent.

    `reads` are the parent's fields that it reads; None: it may read any. `written` is the field,
    where it is one alone, and how PostgreSQL writes the same value.
    """

    function: Callable[[Any], Any]
    reads: frozenset[str] | None
    written: tuple[str, Writer] | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Pages of a list at the root, by `pages(context, wanted, **arguments)`.

    With `items`, the relation that gives an item by its own id, they are the same for everyone,
    until what they were read from is written to.
    """

    pages: Callable[..., Awaitable[Page[Any]]]
    items: "Relation[UUID, Any] | None"


Way: TypeAlias = "OfParent | Listed | Relation[Any, Any]"

R = TypeVar("R", bound=Callable[..., Any])

_WAYS: WeakKeyDictionary[object, Way] = WeakKeyDictionary()


def goes(resolver: R, way: Way) -> R:
    """The resolver, known from now on to be answered in this way too."""
    _WAYS[resolver] = way
    return resolver


def way_of(resolver: object) -> "Way | None":
    """None where there is only the resolver."""
    return _WAYS.get(resolver)
