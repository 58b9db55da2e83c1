"""Scores of rankings, sets and spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True)
class Ranking:
    """Means over queries: shares in percent, mrr in [0, 1]."""

    queries: int
    rp5: float
    rp10: float
    mrr: float


def ranking(found: Iterable[tuple[Sequence[bool], int]]) -> Ranking:
    """Of (which of the ranked are right, how many right ones there are) per query.

    RP@k is hits in the top k over min(k, right ones), as in WorkRB; queries without are left out.
    """
    rows = [(hits, total) for hits, total in found if total]
    count = max(1, len(rows))

    def precision(k: int) -> float:
        return 100 * sum(sum(hits[:k]) / min(k, total) for hits, total in rows) / count

    reciprocal = sum(next((1 / at for at, hit in enumerate(hits, 1) if hit), 0) for hits, _ in rows)
    return Ranking(len(rows), precision(5), precision(10), reciprocal / count)


def ndcg(hits: Sequence[bool], total: int, k: int = 10) -> float:
    """Discounted gain of the top k, by the best that could be."""
    gained = sum(1 / log2(at + 2) for at, hit in enumerate(hits[:k]) if hit)
    return gained / sum(1 / log2(at + 2) for at in range(min(k, total)))


@dataclass(frozen=True, slots=True)
class Classes:
    """F1 over classes, weighted by how often each is wanted and plain, and the share right: %."""

    weighted: float
    plain: float
    right: float


def of_classes(wanted: Sequence[str], said: Sequence[str]) -> Classes:
    """Of one class a case; a class that is never wanted only takes from the others."""
    sizes, guesses = Counter(wanted), Counter(said)
    hits = Counter(one for one, other in zip(wanted, said, strict=True) if one == other)
    scores = {one: 200 * hits[one] / (size + guesses[one]) for one, size in sizes.items()}
    count = max(1, len(wanted))
    return Classes(
        weighted=sum(scores[one] * size for one, size in sizes.items()) / count,
        plain=sum(scores.values()) / max(1, len(scores)),
        right=100 * hits.total() / count,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """What was said, what of it is right, what there was to say."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.said)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.said + self.wanted)


def of_sets(said: set[str], wanted: frozenset[str]) -> Counts:
    return Counts(len(said & wanted), len(said), len(wanted))


def strict(said: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> Counts:
    """Spans that agree at both ends."""
    return Counts(len(said & wanted), len(said), len(wanted))


def overlapping(said: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> tuple[Counts, Counts]:
    """Spans that share a word with one of the other side: for precision, and for recall."""

    def touched(ones: set[tuple[int, int]], others: set[tuple[int, int]]) -> int:
        return sum(any(a <= d and c <= b for c, d in others) for a, b in ones)

    return (
        Counts(touched(said, wanted), len(said), 0),
        Counts(touched(wanted, said), 0, len(wanted)),
    )


def overlap_f1(counts: tuple[Counts, Counts]) -> float:
    precision, recall = counts[0].precision, counts[1].recall
    return 2 * precision * recall / max(1e-9, precision + recall)
