"""Labels for a sentence by meaning: many weak signals, one weighted sum, one probability.

A label is compared with the whole sentence and with each short window of it (the best window
counts), by letters, by a static table and by a sentence model, as far as these are installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from domain.skills import encoders
from domain.skills.encoders import SentenceModel, StaticTable, Vectors, unit
from domain.skills.labels import REUSE, Labels
from domain.skills.text import Words, words
from domain.skills.values import Tier
from domain.skills.windows import windows

Places = npt.NDArray[np.int64]

CANDIDATES = 150
"""So many labels are weighed finely for a sentence; those of the rough sum's top."""
DECIDED = 12
"""A sentence names hardly more skills than this."""

SIGNALS: Mapping[Tier, tuple[str, ...]] = {
    Tier.DICTIONARY: ("letters", "named", "named_alternative"),
    Tier.STATIC: ("static", "static_window", "base", "base_window"),
    Tier.SENTENCE: ("sentence", "sentence_skill", "window", "window_skill"),
}
COMMON = ("occupations", *REUSE)
SHAPE = ("score", "behind", "rank", "best", "lead")
"""What only the decision looks at: the score, and how it stands among the sentence's others."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A label's place among the labels, its score, and the chance in [0, 1] that it is meant."""

    place: int
    score: float
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What fitting found for a tier: weights to rank by, weights and a bias to decide by."""

    rank: Mapping[str, float]
    decision: Mapping[str, float]
    bias: float
    threshold: float


def names(tier: Tier) -> tuple[str, ...]:
    """The signals of a tier: its own, those of the tiers below, and how common labels are."""
    tiers = list(SIGNALS)
    upto = tiers[: tiers.index(tier) + 1]
    return (*(name for one in upto for name in SIGNALS[one]), *COMMON)


class Ranker:
    """Ranks one set of labels. Vectors of the labels come from the cache, or are made once."""

    def __init__(self, labels: Labels, tier: Tier | None = None, threads: int = 1) -> None:
        best = available(threads)[-1]
        self.tier = best if tier is None else tier
        self.labels = labels
        self._table = encoders.static() if self.tier is not Tier.DICTIONARY else None
        self._base = encoders.static_base() if self.tier is not Tier.DICTIONARY else None
        self._model = encoders.sentences(threads) if self.tier is Tier.SENTENCE else None

    @cached_property
    def weights(self) -> Weights:
        """As fitted; raises LookupError where trained/fusion.json lacks this tier."""
        fitted = encoders.fusion()
        if fitted is None or self.tier not in fitted["tiers"]:
            raise LookupError(f"no weights for the tier {self.tier}")
        return Weights(**fitted["tiers"][self.tier])

    @cached_property
    def _model_labels(self) -> tuple[Vectors, Vectors, Vectors, Vectors]:
        """Centres and preferred labels, as they are and turned towards skills."""
        assert self._model is not None
        centres, labels = self.labels.centres(self._model), self.labels.vectors(self._model)
        return centres, labels, encoders.turned(centres), encoders.turned(labels)

    def rank(self, texts: Sequence[str], limit: int = 10) -> list[list[Ranked]]:
        """The likeliest labels of each text, best first."""
        weigh = np.asarray([self.weights.rank[name] for name in names(self.tier)], np.float32)
        found = []
        for text in texts:
            places, signals = self.candidates(text)
            found.append(self._decide(places, signals, signals @ weigh, limit))
        return found

    def _decide(
        self, places: Places, signals: Vectors, scores: Vectors, limit: int
    ) -> list[Ranked]:
        order = np.argsort(-scores, kind="stable")[: max(limit, 4)]
        ordered = scores[order]
        weigh = [self.weights.decision[name] for name in (*names(self.tier), *SHAPE)]
        logits = np.concatenate([signals[order], shape(ordered)], axis=1) @ np.asarray(weigh)
        chances = 1 / (1 + np.exp(-(logits + self.weights.bias)))
        return [
            Ranked(int(places[at]), float(score), float(chance))
            for at, score, chance in zip(order, ordered, chances, strict=True)
        ][:limit]

    def candidates(self, text: str) -> tuple[Places, Vectors]:
        """The places of the labels worth weighing, and their signals, a column a name."""
        columns = self._signals(text)
        rough = np.sum(columns, axis=0)
        count = min(CANDIDATES, len(self.labels))
        top = np.argpartition(-rough, count - 1)[:count]
        chosen = np.stack([column[top] for column in columns], axis=1)
        return top.astype(np.int64), np.concatenate([chosen, self.labels.commonness[top]], axis=1)

    def _signals(self, text: str) -> list[Vectors]:
        found = words(text)
        spans = windows(text, found)
        columns = [self.labels.ngrams.scores(text), *self._named(found)]
        for table in (self._table, self._base):
            if table is not None:
                columns += self._by_table(table, text, found, spans)
        if self._model is not None:
            columns += self._by_model(self._model, text, found, spans)
        return columns

    def _named(self, found: Words) -> tuple[Vectors, Vectors]:
        """Labels that stand in the text word by word: by themselves, by an alternative."""
        own = np.zeros(len(self.labels), np.float32)
        other = np.zeros(len(self.labels), np.float32)
        for hit in self.labels.index.hits(found):
            for name in hit.names:
                signal = own if name.main else other
                signal[int(name.skill_id)] = max(signal[int(name.skill_id)], 1 / len(hit.names))
        return own, other

    def _by_table(
        self, table: StaticTable, text: str, found: Words, spans: Sequence[tuple[int, int]]
    ) -> list[Vectors]:
        labels = self.labels.vectors(table)
        whole = table.encode([text])[0] @ labels.T
        if not spans:
            return [whole, np.zeros_like(whole)]
        sums = table.sums([text[a:b] for a, b in zip(found.starts, found.ends, strict=True)])
        upto = np.concatenate([np.zeros((1, sums.shape[1]), np.float32), np.cumsum(sums, axis=0)])
        firsts, lasts = np.asarray(spans).T
        return [whole, (unit(upto[lasts + 1] - upto[firsts]) @ labels.T).max(axis=0)]

    def _by_model(
        self, model: SentenceModel, text: str, found: Words, spans: Sequence[tuple[int, int]]
    ) -> list[Vectors]:
        phrases = [text[found.starts[first] : found.ends[last]] for first, last in spans]
        encoded = model.encode([text, *phrases])
        turned = encoders.turned(encoded)
        centres, labels, turned_centres, turned_labels = self._model_labels
        columns = [encoded[0] @ centres.T, turned[0] @ turned_centres.T]
        if not spans:
            return [*columns, np.zeros_like(columns[0]), np.zeros_like(columns[0])]
        best = (encoded[1:] @ labels.T).max(axis=0)
        return [*columns, best, (turned[1:] @ turned_labels.T).max(axis=0)]


def shape(ordered: Vectors) -> Vectors:
    """How scores, best first, stand among each other: the columns of SHAPE."""
    count = len(ordered)
    return np.stack(
        [
            ordered,
            ordered - ordered[0],
            np.log1p(np.arange(count, dtype=np.float32)),
            np.full(count, ordered[0]),
            np.full(count, ordered[0] - ordered[min(3, count - 1)]),
        ],
        axis=1,
    )


def available(threads: int = 1) -> tuple[Tier, ...]:
    """The tiers that the installed packages give, lowest first."""
    found = [Tier.DICTIONARY]
    if encoders.static() is not None:
        found.append(Tier.STATIC)
        if encoders.sentences(threads) is not None:
            found.append(Tier.SENTENCE)
    return tuple(found)
