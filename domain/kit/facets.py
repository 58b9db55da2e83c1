"""Facets: how many rows of a search have each value, of each kind that it may choose among."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

S = TypeVar("S")
F = TypeVar("F")


async def facets_by_kind(
    wanted: S,
    wider: Mapping[str, S],
    found: Callable[[S], Awaitable[Sequence[UUID]]],
    counted: Callable[[Sequence[UUID]], Awaitable[dict[str, list[F]]]],
) -> tuple[Sequence[UUID], dict[str, list[F]]]:
    """The rows that are `found`, and their facets, `counted` of each kind.

    A kind that the search chooses from is counted over `wider[kind]`, as if it didn't: so each
    value tells how many choosing it instead would give.
    """
    ids = await found(wanted)
    facets = await counted(ids)
    for kind, search in wider.items():
        if search != wanted:
            facets[kind] = (await counted(await found(search)))[kind]
    return ids, facets
