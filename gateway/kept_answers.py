"""Answers that are kept while what they were made from stays as it is."""

from collections import OrderedDict
from typing import NamedTuple

from prometheus_client import Counter

from domain.kit.changes import Changes
from domain.kit.origins import Origins
from domain.tables import watched

KEPT = Counter("learnbot_kept_answers", "Answers looked for among those kept.", ["outcome"])
_FOUND, _ABSENT, _CHANGED = (KEPT.labels(outcome) for outcome in ("found", "absent", "changed"))

# One answer may take up this part of the room.
_SHARE = 16

# What an entry takes beside its bytes, roughly.
_OVERHEAD = 600


class _Kept(NamedTuple):
    body: bytes
    tables: frozenset[str]
    since: int  # Changes.count when its reading began


class KeptAnswers:
    """The bodies of answers, by the bytes of their requests; those asked for last stay.

    Only an answer that is lasting, and that was made from watched tables and from nothing else,
    may be kept: then the same request has the same answer until one of the tables is written to.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._size = 0
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes that are taken up."""
        return self._size

    async def find(self, key: bytes, changes: Changes) -> bytes | None:
        """The body of the answer, if it is still the one that would be made now."""
        if key not in self:
            _ABSENT.inc()
            return None
        if not await changes.look():
            return None
        body = self.current(key, changes)
        if body is None and key in self:
            _CHANGED.inc()
            self._drop(key)
        return body

    def __contains__(self, key: bytes) -> bool:
        return key in self._kept

    def current(self, key: bytes, changes: Changes) -> bytes | None:
        """The same, right after a look for changes that was asked for after the answer was."""
        kept = self._kept.get(key)
        if kept is None or not changes.unchanged(kept.tables, kept.since):
            return None
        _FOUND.inc()
        self._kept.move_to_end(key)
        return kept.body

    def keep(self, key: bytes, body: bytes, origins: Origins, since: int) -> None:
        """Keep an answer, if that may be done. `since` is `Changes.count` before it was begun."""
        tables = watched(origins)
        size = _size(key, body)
        if not tables or size > self._limit // _SHARE:
            return
        if key in self._kept:
            self._drop(key)
        # A copy is as long as it says; what orjson gives may hold ten times the room.
        self._kept[key] = _Kept(bytes(memoryview(body)), tables, since)
        self._size += size
        while self._size > self._limit:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: bytes) -> None:
        kept = self._kept.pop(key)
        self._size -= _size(key, kept.body)


def _size(key: bytes, body: bytes) -> int:
    return len(key) + len(body) + _OVERHEAD
