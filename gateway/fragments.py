"""Fragments: the JSON of single keys of whole values, kept while the rows stay as they are.

A page of jobs differs from caller to caller and from cursor to cursor; what is shown of each
job, company and skill mostly doesn't.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from prometheus_client import Counter

from domain.kit.batch import marks as marks_of
from domain.kit.origins import Origins, looks_at_clock, note
from domain.kit.whole import Whole
from domain.tables import watched
from resolvers.batching import Relation
from resolvers.context import Context

_READ = Counter("learnbot_fragments", "Whole values by where they came from.", ["outcome"])
_KEPT, _MADE = (_READ.labels(outcome) for outcome in ("kept", "made"))

# What a fragment takes beside its characters, roughly.
_OVERHEAD = 150
# Bytes of a character where not all are ASCII: two, and orjson leaves the UTF-8 beside the text.
_WIDE = 5

# How much of the room is made free at once, and how much of it one fragment may take.
_PARTS = 16


class Room:
    """How much all fragments together may take; who has most gives way, the oldest first."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit = limit_bytes
        self.size = 0
        self.relations: set[FragmentRelation] = set()

    def take(self, size: int) -> bool:
        """Whether there is room for `size` more; then it is taken."""
        part = self.limit // _PARTS
        if size > part:
            return False
        while self.size + size > self.limit:
            max(self.relations, key=lambda relation: relation.size).let_go(part)
        self.size += size
        return True


class FragmentRelation(Relation[Any, str]):
    """A relation of whole values that keeps the texts of its keys.

    They are given while no look, made after the request came, has found a write to a table that
    they were read from (domain/kit/changes.py).
    """

    def __init__(self, batch: Whole, of: Relation[Any, Any], absent: Any, room: Room) -> None:
        super().__init__(batch, of.key, absent, of.reads, of.attribute)
        self._text = batch.statement.text
        self._tables = watched(Origins({self._text}, looks_at_clock(self._text)))
        self._may_keep = bool(room.limit and self._tables)
        self._room = room
        self._texts: dict[Hashable, str] = {}
        self.size = 0  # bytes that they take up
        self._since = 0  # Changes.count at the last look that they all outlived
        room.relations.add(self)

    async def load_many(
        self, context: Context, keys: Sequence[Any], wanted: frozenset[str] | None = None
    ) -> list[str]:
        """As any relation; a text holds all that is asked below, so nothing hangs on `wanted`."""
        changes = context.services.changes
        if not self._may_keep or not await changes.look():
            return await super().load_many(context, keys)
        if not changes.unchanged(self._tables, self._since):
            self.forget()
        since = self._since = changes.count
        marks = marks_of(keys)
        found = {mark: self._texts[mark] for mark in marks if mark in self._texts}
        note(self._text)
        _KEPT.inc(len(found))
        missing = {m: key for m, key in zip(marks, keys, strict=True) if m not in found}
        if missing:
            texts = await super().load_many(context, list(missing.values()))
            made = dict(zip(missing, texts, strict=True))
            _MADE.inc(len(made))
            if self._may_keep and changes.unchanged(self._tables, since):
                self._keep(made)
            found |= made
        return [found[mark] for mark in marks]

    def _keep(self, made: Mapping[Hashable, str | None]) -> None:
        for mark, text in made.items():
            if text is None or mark in self._texts:
                continue
            size = size_of(text)
            if self._room.take(size):
                self._texts[mark] = text
                self.size += size

    def let_go(self, size: int) -> None:
        """Let go of the oldest fragments, as many as take up `size` bytes."""
        left = self.size - size
        while self._texts and self.size > left:
            gone = size_of(self._texts.pop(next(iter(self._texts))))
            self.size -= gone
            self._room.size -= gone

    def forget(self) -> None:
        """Let go of every fragment."""
        self._texts = {}
        self._room.size -= self.size
        self.size = 0

    def retire(self) -> None:
        """Keep nothing from now on: no new plan will ask here."""
        self._may_keep = False
        self.forget()
        self._room.relations.discard(self)


def size_of(text: str) -> int:
    """Bytes that a fragment takes up, nearly at most: the same however often it was given out."""
    return len(text) * (1 if text.isascii() else _WIDE) + _OVERHEAD
