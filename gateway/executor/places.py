"""Where the values of a level stand in the response, worked out only when asked."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from graphql.pyutils import Path

if TYPE_CHECKING:
    from collections.abc import Sequence


class Places(Protocol):
    def path(self, index: int) -> Path | None:
        """The response path of the value at this index of the level; None for the root."""


class Root:
    __slots__ = ()

    def path(self, index: int) -> Path | None:
        return None


class OfField:
    """The values of one field, one for each parent."""

    __slots__ = ("key", "parents", "typename")

    def __init__(self, parents: Places, key: str, typename: str) -> None:
        self.parents = parents
        self.key = key
        self.typename = typename

    def path(self, index: int) -> Path:
        return Path(self.parents.path(index), self.key, self.typename)


class OfItems:
    """The items of lists, laid one list after the other."""

    __slots__ = ("ends", "lengths", "lists")

    def __init__(self, lists: Places, lengths: Sequence[int]) -> None:
        self.lists = lists
        self.lengths = lengths
        self.ends: list[int] | None = None

    def path(self, index: int) -> Path:
        if self.ends is None:
            self.ends = list(accumulate(self.lengths))
        owner = bisect_right(self.ends, index)
        start = self.ends[owner] - self.lengths[owner]
        return Path(self.lists.path(owner), index - start, None)


class Picked:
    """Some of the values of a level."""

    __slots__ = ("places", "spots")

    def __init__(self, places: Places, spots: Sequence[int]) -> None:
        self.places = places
        self.spots = spots

    def path(self, index: int) -> Path | None:
        return self.places.path(self.spots[index])


ROOT = Root()
