"""Failures inside a level, and how they become located errors and nulls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graphql import GraphQLError, located_error

if TYPE_CHECKING:
    from graphql import FieldNode


class Failed(NamedTuple):
    """Stands in the data where a value could not be completed.

    `bubbles` counts the objects and lists that the null climbs out of: 0 leaves a null in
    this very place, 1 nulls the object or list around it, and so on.
    """

    error: Exception
    nodes: list[FieldNode]
    bubbles: int


class _Climb(Exception):
    def __init__(self, levels: int) -> None:
        self.levels = levels


def settle(data: dict[str, Any]) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
    """The data with every failure replaced by its null, and the errors.

    Errors come in the order of the response, depth first, as graphql-core lists them for
    resolvers that do not await. Once a non-null failure has nulled an object or a list, what
    follows inside it is not looked at. Nothing is changed in place: one value may stand in
    several places of the response, and then fails once for each.
    """
    errors: list[GraphQLError] = []
    try:
        settled: dict[str, Any] = _contents(data, [], errors)
    except _Climb:
        return None, errors
    return settled, errors


def _contents(value: Any, path: list[str | int], errors: list[GraphQLError]) -> Any:
    if type(value) is dict:
        return {key: _slot(inner, key, path, errors) for key, inner in value.items()}
    return [_slot(inner, index, path, errors) for index, inner in enumerate(value)]


def _slot(value: Any, key: str | int, path: list[str | int], errors: list[GraphQLError]) -> Any:
    if type(value) is Failed:
        errors.append(located_error(value.error, value.nodes, [*path, key]))
        if value.bubbles:
            raise _Climb(value.bubbles)
        return None
    if type(value) is not dict and type(value) is not list:
        return value
    path.append(key)
    try:
        return _contents(value, path, errors)
    except _Climb as climb:
        if climb.levels > 1:
            raise _Climb(climb.levels - 1) from None
        return None
    finally:
        path.pop()
