"""Teaches vectors which wordings mean one skill: wording and label close, all others apart.

The loss is InfoNCE, both ways, over the pairs of a batch; pairs that share a label don't repel.
Numpy alone: a bag of token vectors and one matrix have simple gradients.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import SentenceModel, StaticTable, Vectors, unit
from domain.skills.esco import Concept, Release
from learnbot.skilltrain.corpora import Labelled

Places = npt.NDArray[np.int64]
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_SHORTEST = 15
_LONGEST_TOKENS = 64


def pairs(release: Release, sentences: Sequence[Labelled]) -> tuple[list[str], Places]:
    """Wordings and the places of their labels: alternatives, descriptions, labelled sentences."""
    skills = release.of(Concept.SKILL)
    by_label = {skill.labels["en"].preferred.lower(): at for at, skill in enumerate(skills)}
    wordings: list[str] = []
    places: list[int] = []
    for at, skill in enumerate(skills):
        labels = skill.labels["en"]
        described = [s for s in _SENTENCES.split(labels.description) if len(s) > _SHORTEST]
        alternatives = [one for one in labels.alternative if one != labels.preferred]
        wordings += [*alternatives, *described]
        places += [at] * (len(alternatives) + len(described))
    for sentence in sentences:
        known = sorted(by_label[label] for label in sentence.labels if label in by_label)
        wordings += [sentence.text] * len(known)
        places += known
    return wordings, np.asarray(places)


def _batches(
    places: Places, size: int, epochs: int, seed: int
) -> Iterator[tuple[float, Places, Places]]:
    """The share of the work done, and shuffled places of pairs with those of their labels."""
    chance = np.random.default_rng(seed)
    steps = epochs * (len(places) // size)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(len(places))
        for first in range(0, len(order) - size + 1, size):
            chosen = order[first : first + size]
            step += 1
            yield step / steps, chosen, places[chosen]


def _pull(left: Vectors, right: Vectors, labels: Places, temperature: float) -> Vectors:
    """The loss's gradient by the cosines of all pairs of rows."""
    cosines = left @ right.T / temperature
    same = labels[:, None] == labels[None, :]
    np.fill_diagonal(same, False)
    cosines[same] = -1e4
    across = np.exp(cosines - cosines.max(axis=1, keepdims=True))
    across /= across.sum(axis=1, keepdims=True)
    down = np.exp(cosines - cosines.max(axis=0, keepdims=True))
    down /= down.sum(axis=0, keepdims=True)
    pull = (across + down) / 2
    pull[np.diag_indices_from(pull)] -= 1
    return np.asarray(pull / temperature, np.float32)


def _through_unit(gradient: Vectors, rows: Vectors, lengths: Vectors) -> Vectors:
    """A gradient by unit rows as one by the rows before they were scaled."""
    along = (gradient * rows).sum(axis=1, keepdims=True)
    return np.asarray((gradient - along * rows) / lengths, np.float32)


def train_table(
    base: StaticTable,
    wordings: Sequence[str],
    places: Places,
    labels: Sequence[str],
    *,
    epochs: int = 5,
    rate: float = 3e-3,
    batch: int = 1024,
    temperature: float = 0.06,
) -> tuple[Places, Vectors]:
    """The tokens that training moved and their new rows."""
    table = base.table.copy()
    first = np.zeros_like(table)
    second = np.zeros_like(table)
    of_wordings = [ids[:_LONGEST_TOKENS] for ids in base.tokens(wordings)]
    of_labels = base.tokens(labels)
    for done, chosen, owners in _batches(places, batch, epochs, seed=0):
        sides = [
            _Bags(table, [of_wordings[at] for at in chosen]),
            _Bags(table, [of_labels[at] for at in owners]),
        ]
        pull = _pull(sides[0].rows, sides[1].rows, owners, temperature)
        gradients = [sides[0].spread(pull @ sides[1].rows), sides[1].spread(pull.T @ sides[0].rows)]
        tokens, where = np.unique(
            np.concatenate([side.tokens for side in sides]), return_inverse=True
        )
        total = np.zeros((len(tokens), table.shape[1]), np.float32)
        np.add.at(total, where, np.concatenate(gradients))
        first[tokens] = 0.9 * first[tokens] + 0.1 * total
        second[tokens] = 0.99 * second[tokens] + 0.01 * total**2
        pace = rate * (1 - 0.9 * done)
        table[tokens] -= pace * first[tokens] / (np.sqrt(second[tokens]) + 1e-6)
    moved = np.flatnonzero(np.abs(table - base.table).max(axis=1) > 0)
    return moved, table[moved]


class _Bags:
    """Texts as unit sums of their tokens' rows, and the way back of a gradient."""

    def __init__(self, table: Vectors, texts: Sequence[Places]) -> None:
        filled = [ids if len(ids) else np.zeros(1, np.int64) for ids in texts]
        self.tokens = np.concatenate(filled)
        self._counts = np.asarray([len(ids) for ids in filled])
        starts = np.concatenate([[0], np.cumsum(self._counts)[:-1]])
        sums = np.add.reduceat(table[self.tokens], starts, axis=0)
        self._lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
        self.rows = sums / self._lengths

    def spread(self, gradient: Vectors) -> Vectors:
        by_text = _through_unit(gradient, self.rows, self._lengths)
        return np.repeat(by_text, self._counts, axis=0)


def train_matrix(
    model: SentenceModel,
    wordings: Sequence[str],
    places: Places,
    labels: Sequence[str],
    *,
    epochs: int = 4,
    rate: float = 1e-3,
    batch: int = 2048,
    temperature: float = 0.05,
    stay: float = 0.02,
) -> Vectors:
    """One matrix for both sides, from the identity, drawn back to it by `stay`."""
    left, right = model.encode(wordings), model.encode(labels)
    size = left.shape[1]
    identity = np.eye(size, dtype=np.float32)
    matrix = identity.copy()
    first = np.zeros_like(matrix)
    second = np.zeros_like(matrix)
    for step, (done, chosen, owners) in enumerate(_batches(places, batch, epochs, seed=0), 1):
        inputs = left[chosen], right[owners]
        turned = [one @ matrix.T for one in inputs]
        lengths = [np.linalg.norm(one, axis=1, keepdims=True) for one in turned]
        rows = [unit(one) for one in turned]
        pull = _pull(rows[0], rows[1], owners, temperature) / batch
        gradient = stay / size * (matrix - identity)
        for side, drawn in ((0, pull @ rows[1]), (1, pull.T @ rows[0])):
            gradient += (
                _through_unit(drawn.astype(np.float32), rows[side], lengths[side]).T @ inputs[side]
            )
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        pace = rate * (1 - 0.9 * done)
        mean, spread = first / (1 - 0.9**step), second / (1 - 0.999**step)
        matrix -= pace * mean / (np.sqrt(spread) + 1e-8)
    return np.asarray(matrix, np.float32)
