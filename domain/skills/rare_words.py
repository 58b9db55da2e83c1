"""Collections of described things by the words of a text: BM25 (Robertson and Zaragoza 2009)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
import numpy.typing as npt

from domain.skills.text import words

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

SATURATION = 4.0
"""How often a word must be there, weighed, for half of what it can give."""
SHORTENING = 0.75
"""How much long collections are taken to be long-winded, from 0 to 1."""


class RareWords:
    """Which collections have the words of a text, rare words more; an inverted index."""

    def __init__(self, texts: Sequence[str], held: Sequence[tuple[Places, Scores]]) -> None:
        """`held` gives per collection the places of its texts and what each counts."""
        self._ids: dict[str, int] = {}
        counts = [Counter(words(text).folded) for text in texts]
        rows = [
            np.asarray([self._ids.setdefault(word, len(self._ids)) for word in count], np.int64)
            for count in counts
        ]
        times = [np.asarray([*count.values()], np.float32) for count in counts]
        self._count = len(held)
        found, shares = [], []
        for places, weights in held:
            total = np.zeros(len(self._ids), np.float32)
            for place, weight in zip(places, weights, strict=True):
                total[rows[place]] += weight * times[place]
            found.append(np.flatnonzero(total))
            shares.append(total[found[-1]])
        self._set(found, shares)

    def _set(self, found: Sequence[Places], shares: Sequence[Scores]) -> None:
        """Lists of collections by word, from lists of words by collection."""
        lengths = np.asarray([share.sum() for share in shares])
        middle = lengths.sum() / max(1, np.count_nonzero(lengths))
        owners = np.repeat(np.arange(self._count), [len(one) for one in found])
        flat, share = np.concatenate(found), np.concatenate(shares)
        spread = np.bincount(flat, minlength=len(self._ids))
        filled = np.count_nonzero(lengths)
        rarity = np.log1p((filled - spread + 0.5) / (spread + 0.5))
        long = 1 - SHORTENING + SHORTENING * lengths[owners] / max(1e-9, middle)
        gained = rarity[flat] * share * (SATURATION + 1) / (share + SATURATION * long)
        order = np.argsort(flat, kind="stable")
        self._owners = owners[order].astype(np.int32)
        self._gained = gained[order].astype(np.float32)
        self._starts = np.searchsorted(flat[order], np.arange(len(self._ids) + 1))

    def scores(self, text: str) -> Scores:
        """A score a collection, nought where no word is shared."""
        total = np.zeros(self._count, np.float32)
        for word, times in Counter(words(text).folded).items():
            at = self._ids.get(word)
            if at is not None:
                part = slice(self._starts[at], self._starts[at + 1])
                total[self._owners[part]] += np.float32(1 + log(times)) * self._gained[part]
        return total
