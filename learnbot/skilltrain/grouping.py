"""Which group of ESCO a phrase belongs to (Kompetencer), learned from labelled phrases."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from domain.skills import encoders
from domain.skills.encoders import Vectors, unit
from domain.skills.esco import Concept, Release
from domain.skills.labels import Labels
from domain.skills.text import words
from learnbot.skilltrain import corpora, metrics
from learnbot.skilltrain.corpora import Corpora

Places = npt.NDArray[np.int64]

_SET = "kompetencer"
_SCORED = ("en_test", "en_dev", "da_test", "da_dev")
_LEARNED = ("en_train", "en_dev")
_DIMENSIONS = 4096
_STEPS = 150
_RATE = 0.05
_DAMPING = 1e-5
_NEAREST = 10
_BATCH = 256
_HIGHEST = 12
"""Steps up the hierarchy after which no group is looked for."""
_FIELD = re.compile(r"/isced-f/(\d\d)\d*$")
_GROUP = re.compile(r"[SLTA]\d")
_OF_LABELS = 2.0
"""What the groups of the nearest labels count beside each other signal."""
_SEEN = 2.0
"""What a phrase's own labels in the training part count beside the guess."""


def lines(sets: Corpora, everything: Corpora, release: Release, labels: Labels) -> Iterator[str]:
    """A line a part; the published measure is the mean F1 of the groups, weighted by size."""
    for name in _SCORED:
        target = sets.find(f"{_SET}/{name}.tsv")
        # What is scored is not learned from; a test part may learn from everything else.
        learned_from = (one for one in _LEARNED if one != name)
        sources = [p for one in learned_from if (p := everything.find(f"{_SET}/{one}.tsv"))]
        if target is None or not sources:
            continue
        learned = [row for path in sources for row in corpora.grouped(path)]
        asked = corpora.grouped(target)
        said = Grouper(learned, release, labels).groups([phrase for phrase, _ in asked])
        scored = metrics.of_classes([group for _, group in asked], said)
        yield (
            f"groups {_SET} {name}: weighted F1 {scored.weighted:.1f}, plain mean F1"
            f" {scored.plain:.1f}, right {scored.right:.1f} % of {len(asked)}"
            f" (trained on {', '.join(path.name for path in sources)} at evaluation time)"
        )


class Grouper:
    """Softmax regression on letters, vectors and the groups of ESCO's nearest labels."""

    def __init__(
        self,
        learned: Sequence[tuple[str, str]],
        release: Release,
        labels: Labels,
    ) -> None:
        self._near = Nearest(release, labels)
        self.names = sorted({group for _, group in learned})
        places = [self.names.index(group) for _, group in learned]
        self._known: dict[str, Counter[int]] = defaultdict(Counter)
        for (phrase, _), place in zip(learned, places, strict=True):
            self._known[phrase][place] += 1
        phrases = [phrase for phrase, _ in learned]
        counts = _hashed(phrases)
        self._rarity = np.log((1 + len(phrases)) / (1 + (counts > 0).sum(axis=0)))
        self._weights = _fitted(self._signals(phrases), np.asarray(places), len(self.names))

    def groups(self, phrases: Sequence[str]) -> list[str]:
        """The likeliest group of each phrase."""
        scores = self._signals(phrases) @ self._weights
        chances = _softmax(scores)
        for row, phrase in zip(chances, phrases, strict=True):
            known = self._known.get(phrase, Counter())
            for place, count in known.items():
                row[place] += _SEEN * count / known.total()
        return [self.names[int(at)] for at in chances.argmax(axis=1)]

    def _signals(self, phrases: Sequence[str]) -> Vectors:
        columns = [unit(_hashed(phrases) * self._rarity)]
        for encoder in (encoders.sentences(), encoders.static()):
            if encoder is not None:
                columns.append(encoder.encode(list(phrases)))
        columns.append(_OF_LABELS * self._near.shares(phrases))
        return np.concatenate(columns, axis=1)


class Nearest:
    """The groups that the ESCO labels nearest to a phrase are in."""

    def __init__(self, release: Release, labels: Labels) -> None:
        self._labels = labels
        found = groups_of(release)
        self.names = sorted({group for groups in found.values() for group in groups})
        self._groups = np.zeros((len(labels), len(self.names)), np.float32)
        for row, uri in zip(self._groups, labels.ids, strict=True):
            groups = found.get(uri, frozenset())
            for group in groups:
                row[self.names.index(group)] = 1 / len(groups)

    def shares(self, phrases: Sequence[str]) -> Vectors:
        """A row a phrase, a column a group: by wording, then by meaning (nought without models)."""
        rows = [self._of_batch(phrases[at : at + _BATCH]) for at in range(0, len(phrases), _BATCH)]
        return np.concatenate(rows)

    def _of_batch(self, phrases: Sequence[str]) -> Vectors:
        letters = np.stack([self._labels.ngrams.scores(phrase) for phrase in phrases])
        meaning = np.zeros_like(letters)
        model, table = encoders.sentences(), encoders.static()
        if model is not None:
            labels = encoders.turned(self._labels.vectors(model))
            meaning += encoders.turned(model.encode(list(phrases))) @ labels.T
        if table is not None:
            meaning += table.encode(list(phrases)) @ self._labels.vectors(table).T
        return np.concatenate([self._spread(letters, 15.0), self._spread(meaning, 8.0)], axis=1)

    def _spread(self, near: Vectors, sharpness: float) -> Vectors:
        """The groups of the nearest labels; `sharpness` says how much less those behind count."""
        count = min(_NEAREST, near.shape[1])
        top = np.argpartition(-near, count - 1, axis=1)[:, :count]
        shares = _softmax(sharpness * np.take_along_axis(near, top, axis=1))
        return np.asarray(np.einsum("nk,nkg->ng", shares, self._groups[top]), np.float32)


def groups_of(release: Release) -> dict[str, frozenset[str]]:
    """The groups of ESCO's second level above each skill: "S1", "A1" (attitudes), "L1", "K06"."""
    above: dict[str, list[str]] = defaultdict(list)
    for one in release.broader:
        above[one.uri].append(one.broader)

    def climb(uri: str, steps: int) -> frozenset[str]:
        field = _FIELD.search(uri)
        if field:
            return frozenset({f"K{field[1]}"})
        concept = release.concepts.get(uri)
        if concept is not None and _GROUP.fullmatch(concept.code):
            return frozenset({concept.code.replace("T", "A")})
        if not steps:
            return frozenset()
        return frozenset().union(*(climb(one, steps - 1) for one in above[uri]))

    return {one.uri: climb(one.uri, _HIGHEST) for one in release.of(Concept.SKILL)}


def _hashed(phrases: Sequence[str]) -> Vectors:
    """Runs of three to five letters and words, each in the column that its checksum names."""
    found = np.zeros((len(phrases), _DIMENSIONS), np.float32)
    for row, phrase in zip(found, phrases, strict=True):
        folded = words(phrase).folded
        text = f" {' '.join(folded)} "
        runs = (text[at : at + size] for size in (3, 4, 5) for at in range(len(text) - size + 1))
        for run in (*runs, *(f"word {word}" for word in folded)):
            row[zlib.crc32(run.encode()) % _DIMENSIONS] += 1
    return np.log1p(found)


def _fitted(signals: Vectors, places: Places, count: int) -> Vectors:
    """Weights a column and group, by Adam over all rows at once; damped."""
    goal = np.eye(count, dtype=np.float32)[places]
    weights = np.zeros((signals.shape[1], count), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        off = (_softmax(signals @ weights) - goal) / len(signals)
        gradient = signals.T @ off + _DAMPING * weights
        first += 0.1 * (gradient - first)
        second += 0.01 * (gradient**2 - second)
        scale = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights -= _RATE * (first / (1 - 0.9**step)) / scale
    return weights


def _softmax(scores: Vectors) -> Vectors:
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), np.float32)
