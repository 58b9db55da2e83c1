"""Which of many unit vectors can be near a given one, by their main directions alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import Vectors

DIRECTIONS = 64
"""Main directions kept, a quarter of the static table's: the rest is only bounded."""

_TOGETHER = 4096
"""Rows that are met at once: many more leave the cache of a core."""


class Rough:
    """Unit vectors by their main directions and the length of what these leave out.

    Two vectors' cosine is at most the product of their main directions and of those two lengths
    together, so that no pair above a threshold is missed.
    """

    def __init__(self, rows: Vectors, directions: int = DIRECTIONS) -> None:
        _, turned = np.linalg.eigh(rows.T @ rows)
        self._main = np.asarray(turned[:, -directions:], np.float32)
        self._rows = self._short(rows)

    def pairs(self, vectors: Vectors, least: float) -> npt.NDArray[np.int64]:
        """Places (of the vector, of the row) of all pairs whose cosine may reach `least`."""
        asked = self._short(vectors)
        found = [np.zeros((0, 2), np.int64)]
        for start in range(0, len(self._rows), _TOGETHER):
            bound = asked @ self._rows[start : start + _TOGETHER].T
            found.append(np.argwhere(bound >= least) + np.asarray([0, start]))
        return np.concatenate(found)

    def _short(self, vectors: Vectors) -> Vectors:
        main = vectors @ self._main
        rest = np.sqrt(np.maximum((vectors**2).sum(axis=1) - (main**2).sum(axis=1), 0))
        # Rounding must not lose a pair that is just at the threshold.
        return np.concatenate([main, (rest + 1e-3)[:, None]], axis=1)
