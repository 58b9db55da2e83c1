"""Fits how the ranking's signals are weighed, on labelled sentences kept apart from any test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import Vectors
from domain.skills.labels import Labels
from domain.skills.ranking import DECIDED, SHAPE, Ranker, names, shape
from domain.skills.values import Tier
from learnbot.skilltrain.corpora import Labelled

_STEPS = 300
_RATE = 0.05
_DAMPING = 0.03
_DECISION_DAMPING = 0.003
_THRESHOLDS = np.arange(0.15, 0.6, 0.025)

Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence's candidates: their signals, which are right, how many labels it has."""

    signals: Vectors
    right: Truth
    labels: int
    weight: float
    decides: bool


def samples(
    ranker: Ranker, labels: Labels, sets: Sequence[tuple[Sequence[Labelled], float, bool]]
) -> list[Sample]:
    """`sets` are sentences, the weight of each, and whether they count for the decision too."""
    by_label = {label.lower(): at for at, label in reversed(list(enumerate(labels.preferred)))}
    found = []
    for sentences, weight, decides in sets:
        for sentence in sentences:
            wanted = {by_label[label] for label in sentence.labels if label in by_label}
            places, signals = ranker.candidates(sentence.text)
            right = np.isin(places, sorted(wanted))
            found.append(Sample(signals, right, len(sentence.labels), weight, decides))
    return found


def fit(tier: Tier, found: Sequence[Sample]) -> dict[str, Any]:
    """The weights of a tier, as ranking.Weights has them."""
    everything = np.concatenate([sample.signals for sample in found])
    spread = everything.std(axis=0) + 1e-6
    rank = _fit_rank([sample for sample in found if sample.right.any()], spread) / spread
    deciding = [sample for sample in found if sample.decides]
    rows, right = zip(*(_decision_rows(sample, rank) for sample in deciding), strict=True)
    decision, bias = _fit_logistic(np.concatenate(rows), np.concatenate(right))
    chances = [1 / (1 + np.exp(-(row @ decision + bias))) for row in rows]
    total = sum(sample.labels for sample in deciding)
    return {
        "rank": _named(names(tier), rank),
        "decision": _named((*names(tier), *SHAPE), decision),
        "bias": round(float(bias), 4),
        "threshold": _threshold(np.concatenate(chances), np.concatenate(right), total),
    }


def _named(keys: Sequence[str], values: Vectors) -> dict[str, float]:
    return {key: round(float(value), 4) for key, value in zip(keys, values, strict=True)}


def _fit_rank(found: Sequence[Sample], spread: Vectors) -> Vectors:
    """Listwise: the softmax of a sentence's scores should lie on its labels. Adam, damped."""
    signals = np.stack([sample.signals / spread for sample in found])
    goal = np.stack([sample.right / sample.right.sum() for sample in found])
    weights = np.asarray([sample.weight for sample in found])
    rank = np.zeros(signals.shape[2])
    first, second = np.zeros_like(rank), np.zeros_like(rank)
    for step in range(1, _STEPS + 1):
        scores = signals @ rank
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        off = (share - goal) * weights[:, None] / weights.sum()
        gradient = np.einsum("nk,nkf->f", off, signals) + _DAMPING * rank
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        mean, scale = first / (1 - 0.9**step), np.sqrt(second / (1 - 0.99**step))
        rank -= _RATE * mean / (scale + 1e-8)
    return np.asarray(rank, np.float32)


def _decision_rows(sample: Sample, rank: Vectors) -> tuple[Vectors, Truth]:
    scores = sample.signals @ rank
    order = np.argsort(-scores, kind="stable")[:DECIDED]
    rows = np.concatenate([sample.signals[order], shape(scores[order])], axis=1)
    return rows, sample.right[order]


def _fit_logistic(rows: Vectors, right: Truth) -> tuple[Vectors, float]:
    """Newton's method on scaled columns, damped; weights for the columns as they were."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    inputs = np.c_[(rows - middle) / spread, np.ones(len(rows))].astype(np.float64)
    damping = _DECISION_DAMPING * len(rows) * np.eye(inputs.shape[1])
    found = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ found))
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + damping
        found -= np.linalg.solve(bend, inputs.T @ (chance - right) + damping @ found)
    weights = found[:-1] / spread
    return np.asarray(weights, np.float32), float(found[-1] - weights @ middle)


def _threshold(chances: Vectors, right: Truth, total: int) -> float:
    """Where the sets of labels are best by F1."""

    def f1(threshold: float) -> float:
        said = chances >= threshold
        return float(2 * (said & right).sum() / max(1, said.sum() + total))

    return round(float(max(_THRESHOLDS, key=f1)), 3)
