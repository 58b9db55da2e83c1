"""Likeness of wording: label texts and a query as weighted runs of three and four letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
import numpy.typing as npt

from domain.skills.text import words

Scores = npt.NDArray[np.float32]
_SIZES = (3, 4)


class Ngrams:
    """An inverted index from letter runs to labels, with cosine scores (TF-IDF)."""

    def __init__(self, labels: Sequence[str]) -> None:
        counts = [Counter(_runs(label)) for label in labels]
        spread: Counter[str] = Counter()
        for count in counts:
            spread.update(count.keys())
        self._ids = {run: place for place, run in enumerate(spread)}
        self._idf = np.asarray(
            [log((1 + len(labels)) / (1 + found)) + 1 for found in spread.values()], np.float32
        )
        self._count = len(labels)
        owners: list[npt.NDArray[np.int32]] = []
        runs: list[npt.NDArray[np.int32]] = []
        shares: list[Scores] = []
        for place, count in enumerate(counts):
            ids, share = self._vector(count)
            owners.append(np.full(len(ids), place, np.int32))
            runs.append(ids)
            shares.append(share)
        flat = np.concatenate(runs) if runs else np.zeros(0, np.int32)
        order = np.argsort(flat, kind="stable")
        self._owners = np.concatenate(owners)[order] if runs else flat
        self._shares = np.concatenate(shares)[order] if runs else np.zeros(0, np.float32)
        self._starts = np.searchsorted(flat[order], np.arange(len(self._ids) + 1))

    def _vector(self, count: Counter[str]) -> tuple[npt.NDArray[np.int32], Scores]:
        known = [(self._ids[run], times) for run, times in count.items() if run in self._ids]
        ids = np.asarray([place for place, _ in known], np.int32)
        share = np.asarray([1 + log(times) for _, times in known], np.float32) * self._idf[ids]
        return ids, np.asarray(share / max(float(np.linalg.norm(share)), 1e-9), np.float32)

    def scores(self, text: str) -> Scores:
        """The cosine in [0, 1] of the text with each label, in the labels' order."""
        ids, share = self._vector(Counter(_runs(text)))
        if not len(ids):
            return np.zeros(self._count, np.float32)
        slices = [slice(self._starts[place], self._starts[place + 1]) for place in ids]
        owners = np.concatenate([self._owners[part] for part in slices])
        weights = np.concatenate(
            [self._shares[part] * one for part, one in zip(slices, share, strict=True)]
        )
        return np.bincount(owners, weights, self._count).astype(np.float32)


def _runs(text: str) -> list[str]:
    padded = f" {' '.join(words(text).folded)} "
    return [padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1)]
