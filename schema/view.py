"""Binds a GraphQL type to the domain record it is a view of."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from uuid import UUID

import strawberry
from strawberry.types.base import get_object_definition

from domain.kit import whole
from domain.kit.ids import public_id
from resolvers.batching import computed
from resolvers.context import Context

T = TypeVar("T")
NodeLoader = Callable[[Context, UUID], Awaitable[Any]]


@strawberry.interface(description="Anything with an id that can be fetched again by `node`.")
class Node:
    id: Annotated[
        strawberry.ID,
        strawberry.field(description="Opaque, stable and unique over all types."),
    ]


@dataclass(frozen=True, slots=True)
class NodeKind:
    """How `node(id:)` finds one type: the ids' prefix, and a loader that checks who asks."""

    prefix: str
    view: type[Any]
    load: NodeLoader


NODES: dict[str, NodeKind] = {}


def view_of(
    source: type[Any], *, prefix: str | None = None, node: NodeLoader | None = None, **options: Any
) -> Callable[[type[T]], type[T]]:
    """Make a GraphQL object type whose plain fields are read off instances of `source`.

    With `prefix` the type gets an `id` made of the record's, by which `node` loads it again.
    Raises TypeError at import time when `source` has no attribute of a plain field's name.
    """

    def bind(cls: type[T]) -> type[T]:
        # Lets unions and interfaces recognise `source`.
        recognise = classmethod(lambda _cls, value, _info: isinstance(value, source))
        cls.is_type_of = recognise  # type: ignore[attr-defined]
        if prefix is not None:
            _give_id(cls, prefix)
        view = strawberry.type(cls, **options)
        _check(view, source)
        if prefix is not None:
            if node is None:
                raise TypeError(f"{view.__name__}: say how a node is loaded by its id")
            NODES[prefix] = NodeKind(prefix, view, node)
        return view

    return bind


def _give_id(cls: type[Any], prefix: str) -> None:
    field = strawberry.field(
        resolver=computed(
            lambda record: public_id(prefix, record.id),
            reads=["id"],
            written=("id", whole.public_id(prefix)),
        ),
        description="Opaque, stable and unique over all types.",
    )
    own = dict(inspect.get_annotations(cls))
    cls.__annotations__ = {"id": Annotated[strawberry.ID, field], **own}


def _check(view: type[Any], source: type[Any]) -> None:
    fields = get_object_definition(view, strict=True).fields
    known: set[str] = set()
    for base in source.__mro__:
        known.update(vars(base), inspect.get_annotations(base))
    missing = {f.python_name for f in fields if f.base_resolver is None} - known
    if missing:
        raise TypeError(f"{view.__name__}: {source.__name__} has no {sorted(missing)}")
