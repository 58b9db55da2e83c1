"""Which occupation a job title, or a list of duties, is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log

import numpy as np
import numpy.typing as npt

from domain.skills import encoders
from domain.skills.encoders import Vectors, unit
from domain.skills.labels import Labels
from domain.skills.ngrams import Ngrams
from domain.skills.ranking import available
from domain.skills.rare_words import RareWords
from domain.skills.text import words
from domain.skills.values import Tier

Scores = npt.NDArray[np.float32]
OPTIONAL_SHARE = 0.5
"""What an optional skill of an occupation counts beside an essential one."""


MODEL_SHARE = 2.0
"""What each signal of the sentence model counts beside each other; chosen on JobBERT's val."""


class Titles:
    """Occupations by their names: likeness of letters, of words' meaning, of the whole title's."""

    def __init__(self, occupations: Labels, tier: Tier | None = None) -> None:
        self.tier = available()[-1] if tier is None else tier
        names = [
            dict.fromkeys((preferred, *alternatives))
            for preferred, alternatives in zip(
                occupations.preferred, occupations.alternatives, strict=True
            )
        ]
        self._names = [name for one in names for name in one]
        self._starts = np.cumsum([0, *(len(one) for one in names[:-1])])

    @cached_property
    def _letters(self) -> Ngrams:
        return Ngrams(self._names)

    @cached_property
    def _by_table(self) -> Vectors:
        table = encoders.static()
        assert table is not None
        return table.encode(self._names)

    @cached_property
    def _by_model(self) -> Vectors:
        model = encoders.sentences()
        assert model is not None
        none: list[tuple[str, ...]] = [()] * len(self._names)
        return Labels(ids=self._names, preferred=self._names, alternatives=none).vectors(model)

    def scores(self, titles: Sequence[str]) -> Scores:
        """A row a title, a column an occupation; higher is likelier, the scale is the row's own."""
        letters = np.stack([self._best(self._letters.scores(title)) for title in titles])
        total = standard(letters)
        table, model = encoders.static(), encoders.sentences()
        if self.tier is not Tier.DICTIONARY and table is not None:
            total += self._near(table.encode(titles), self._by_table)
        if self.tier is Tier.SENTENCE and model is not None:
            total += MODEL_SHARE * self._near(model.encode(titles), self._by_model)
        return total

    def _near(self, titles: Vectors, names: Vectors) -> Scores:
        """How near an occupation's nearest name is, and the middle of its names."""
        best = np.stack([self._best(row) for row in titles @ names.T])
        means = unit(np.add.reduceat(names, self._starts, axis=0))
        return standard(best) + standard(titles @ means.T)

    def _best(self, by_name: Scores) -> Scores:
        return np.asarray(np.maximum.reduceat(by_name, self._starts), np.float32)


class Duties:
    """Occupations by their skills: which one's skills are what a list of duties asks for.

    `held` gives, per occupation, the places of its skills in `skills` and whether each is
    essential. Weights were fitted on one half of the O*NET occupations (docs/measurements).
    """

    WEIGHTS = (
        {
            "rare_words": 0.25,
            "table_mean": 0.2,
            "model_mean": 1.1,
            "model_mean_tools": 0.4,
            "model_skills": 0.3,
            "model_duties": 0.4,
        },
        {"rare_words": 0.4, "table_mean": 1.6, "table_skills": 0.2},
        {"rare_words": 0.8, "words": 1.0},
    )
    """The first set whose signals there are: with the sentence model, the static table, neither."""

    def __init__(
        self,
        skills: Labels,
        held: Sequence[Sequence[tuple[int, bool]]],
        tier: Tier | None = None,
    ) -> None:
        self.tier = available()[-1] if tier is None else tier
        self._skills = skills
        self._count = len(held)
        self._filled = np.asarray([at for at, row in enumerate(held) if row])
        self._owners = np.repeat(np.arange(len(held)), [len(row) for row in held])
        self._places = np.asarray([place for row in held for place, _ in row])
        self._starts = np.searchsorted(self._owners, self._filled)
        spread = np.bincount(self._places, minlength=len(skills))
        rarity = np.log((1 + len(held)) / (1 + spread))
        share = [1.0 if essential else OPTIONAL_SHARE for row in held for _, essential in row]
        self._weights = np.asarray(np.asarray(share) * rarity[self._places], np.float32)
        self._totals = np.bincount(self._owners, self._weights, self._count) + 1e-6

    def scores(self, duties: Sequence[str], tools: Sequence[str] = ()) -> Scores:
        """A score an occupation; the lowest for those that list no skill."""
        text = " ".join((*duties, *tools))
        signals = {"rare_words": self._rare_words.scores(text)}
        table, model = encoders.static(), encoders.sentences()
        if self.tier is not Tier.DICTIONARY and table is not None:
            vectors = table.encode([*duties, *tools])
            # Tools are many and alike everywhere: in a mean of all they drown the duties.
            signals["table_mean"] = self._mean(vectors[: len(duties)], self._table_labels)
            signals["table_skills"] = self._by_skill(vectors @ self._table_labels[0].T)
        else:
            signals["words"] = self._words.scores(text)
        if self.tier is Tier.SENTENCE and model is not None:
            vectors = model.encode([*duties, *tools])
            signals["model_mean_tools"] = self._mean(vectors, self._model_labels)
            vectors = vectors[: len(duties)]
            signals["model_mean"] = self._mean(vectors, self._model_labels)
            near = vectors @ self._model_labels[0].T
            signals["model_skills"] = self._by_skill(near)
            signals["model_duties"] = self._by_duty(near)
        total = np.full(self._count, -np.inf, np.float32)
        weights = next(one for one in self.WEIGHTS if one.keys() <= signals.keys())
        weighed = [
            weight * standard(signals[name][self._filled][None])[0]
            for name, weight in weights.items()
        ]
        total[self._filled] = np.sum(weighed, axis=0)
        return total

    @cached_property
    def _words(self) -> _Words:
        texts: list[list[str]] = [[] for _ in range(self._count)]
        for owner, place in zip(self._owners, self._places, strict=True):
            texts[owner].append(self._skills.preferred[place])
        return _Words([" ".join(one) for one in texts])

    @cached_property
    def _rare_words(self) -> RareWords:
        seen = np.split(
            np.arange(len(self._places)), np.searchsorted(self._owners, range(1, self._count))
        )
        return RareWords(
            self._skills.texts, [(self._places[row], self._weights[row]) for row in seen]
        )

    @cached_property
    def _table_labels(self) -> tuple[Vectors, Vectors, Vectors]:
        table = encoders.static()
        assert table is not None
        return self._centred(self._skills.vectors(table))

    @cached_property
    def _model_labels(self) -> tuple[Vectors, Vectors, Vectors]:
        model = encoders.sentences()
        assert model is not None
        return self._centred(self._skills.vectors(model))

    def _centred(self, labels: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        """Labels; their weighted mean an occupation, less what all have in common; that."""
        sums = np.zeros((self._count, labels.shape[1]), np.float32)
        np.add.at(sums, self._owners, labels[self._places] * self._weights[:, None])
        means = unit(sums)
        common = means[self._filled].mean(axis=0)
        return labels, unit(means - common), common

    def _mean(self, vectors: Vectors, labels: tuple[Vectors, Vectors, Vectors]) -> Scores:
        _, means, common = labels
        asked = unit(unit(vectors.mean(axis=0)[None]) - common)
        return np.asarray(means @ asked[0], np.float32)

    def _by_skill(self, near: Vectors) -> Scores:
        """How near the nearest duty is to each skill, weighted."""
        best = near.max(axis=0)[self._places]
        sums = np.bincount(self._owners, self._weights * best, self._count)
        return np.asarray(sums / self._totals, np.float32)

    def _by_duty(self, near: Vectors) -> Scores:
        """How near the nearest skill is to each duty, on average."""
        found = np.zeros(self._count, np.float32)
        best = np.maximum.reduceat(near[:, self._places], self._starts, axis=1)
        found[self._filled] = best.mean(axis=0)
        return found


class _Words:
    """Cosines of texts by their folded words, rare words more."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words(text).folded) for text in texts]
        spread: Counter[str] = Counter()
        for count in counts:
            spread.update(count.keys())
        self._ids = {word: at for at, word in enumerate(spread)}
        self._idf = [log((1 + len(texts)) / (1 + found)) + 1 for found in spread.values()]
        self._rows = np.stack([self._row(count) for count in counts])

    def _row(self, count: Counter[str]) -> Scores:
        row = np.zeros(len(self._ids), np.float32)
        for word, times in count.items():
            at = self._ids.get(word)
            if at is not None:
                row[at] = (1 + log(times)) * self._idf[at]
        return np.asarray(unit(row[None])[0], np.float32)

    def scores(self, text: str) -> Scores:
        return np.asarray(self._rows @ self._row(Counter(words(text).folded)), np.float32)


def standard(rows: Scores) -> Scores:
    """Each row moved and scaled to mean nought and spread one, so that rows can be added."""
    middle, spread = rows.mean(axis=1, keepdims=True), rows.std(axis=1, keepdims=True)
    return np.asarray((rows - middle) / (spread + 1e-6), np.float32)
