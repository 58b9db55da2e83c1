"""Long skill phrases by meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import StaticTable, Vectors, unit
from domain.skills.index import Hit, Name
from domain.skills.labels import Labels
from domain.skills.rough import Rough
from domain.skills.taxonomy import Taxonomy
from domain.skills.text import Words
from domain.skills.values import Kind
from domain.skills.windows import windows

Places = npt.NDArray[np.int64]

THRESHOLD = 0.82
"""Below this cosine a window says something else (docs/measurements/skills.md)."""

WORDS_KEPT = 20_000
"""Vectors of words kept in memory, a kilobyte each."""

_KINDS = frozenset({Kind.PRACTICE, Kind.SOFT, Kind.KNOWLEDGE})
_SHORTEST = 2
"""A single word is a name, or it is nothing."""


class Meaning:
    """The skills that prose puts in its own words: practices, knowledge and soft skills."""

    def __init__(self, taxonomy: Taxonomy, table: StaticTable) -> None:
        self._table = table
        self._kept: dict[str, Vectors] = {}
        self._skills = [
            skill
            for skill in taxonomy.skills.values()
            if skill.kind in _KINDS and " " in skill.name
        ]

    @cached_property
    def _labels(self) -> Vectors:
        """A row a skill; from the cache, or made in a tenth of a second."""
        return Labels(
            ids=[skill.id for skill in self._skills],
            preferred=[skill.name for skill in self._skills],
            alternatives=[()] * len(self._skills),
        ).vectors(self._table)

    @cached_property
    def _rough(self) -> Rough:
        return Rough(self._labels)

    def hits(self, text: str, found: Words, hits: Sequence[Hit]) -> Iterator[tuple[Hit, float]]:
        """Windows over no other hit that mean a skill, with their cosine; the surest first."""
        if not self._skills or len(found) < _SHORTEST:
            return
        # Years and amounts have vectors too: "2016-2023" is near "ISO 20022".
        taken = np.asarray([word.isdecimal() for word in found.folded])
        for hit in hits:
            taken[hit.first : hit.last + 1] = True
        spans = np.asarray(
            [
                (first, last)
                for first, last in windows(text, found)
                if last - first + 1 >= _SHORTEST and not taken[first : last + 1].any()
            ]
        )
        if not len(spans):
            return
        best, near = self._nearest(text, found, spans)
        for at in np.argsort(-near, kind="stable"):
            first, last = (int(place) for place in spans[at])
            if near[at] < THRESHOLD:
                return
            if not taken[first : last + 1].any():
                taken[first : last + 1] = True
                skill = self._skills[int(best[at])]
                name = Name(skill.id, skill.name, main=True)
                yield Hit(first, last, (name,), exact=False), float(near[at])

    def _nearest(self, text: str, found: Words, spans: Places) -> tuple[Places, Vectors]:
        """The nearest label of each span and its cosine; both nought where none is near.

        What hits leave over is little, so that windows are hardly more than words, and each meets
        the labels by itself.
        """
        wordings = [text[a:b].lower() for a, b in zip(found.starts, found.ends, strict=True)]
        unique = {wording: at for at, wording in enumerate(dict.fromkeys(wordings))}
        rows = self._words(list(unique))[[unique[wording] for wording in wordings]]
        windows = unit(np.stack([rows[first : last + 1].sum(axis=0) for first, last in spans]))
        pairs = self._rough.pairs(windows, THRESHOLD)
        cosines = np.einsum("ij,ij->i", windows[pairs[:, 0]], self._labels[pairs[:, 1]])
        best = np.zeros(len(spans), np.int64)
        near = np.zeros(len(spans), np.float32)
        # The last one written stays: the highest cosine, the first label among equals.
        order = np.lexsort((-pairs[:, 1], cosines))
        order = order[cosines[order] >= THRESHOLD]
        best[pairs[order, 0]] = pairs[order, 1]
        near[pairs[order, 0]] = cosines[order]
        return best, near

    def _words(self, wordings: Sequence[str]) -> Vectors:
        """A row a word, not scaled. Words come again in every text, so that many are kept."""
        known = {word: row for word in wordings if (row := self._kept.get(word)) is not None}
        fresh = [word for word in wordings if word not in known]
        known.update(zip(fresh, self._table.sums(fresh), strict=True))
        if len(self._kept) > WORDS_KEPT:
            self._kept.clear()
        self._kept.update((word, known[word]) for word in fresh)
        return np.stack([known[word] for word in wordings])
