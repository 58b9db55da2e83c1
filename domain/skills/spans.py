"""Skill phrases in a sentence that no dictionary knows: a conditional random field over its words.

Words are seen by form, by the taxonomy, by clusters of the static table, and by the sentence model
in their context, as far as these are installed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pycrfsuite

from domain.skills.cache import cached_bytes
from domain.skills.encoders import SentenceModel, StaticTable, Vectors, unit
from domain.skills.index import Index
from domain.skills.taxonomy import Taxonomy
from domain.skills.text import words

Features = dict[str, float]

SIZES = (64, 256, 1024)
"""How many groups of like words a tagger sees, coarse to fine."""

_SHAPES = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "X" * 26 + "x" * 26 + "0" * 10
)


@dataclass(frozen=True, slots=True)
class Probe:
    """A network of one hidden layer that guesses a word's tag from its vectors."""

    into: Vectors
    into_bias: Vectors
    out: Vectors
    out_bias: Vectors

    def guesses(self, inputs: Vectors) -> Vectors:
        """A row a word: the chances of O, B and I."""
        hidden = np.maximum(inputs @ self.into + self.into_bias, 0)
        logits = hidden @ self.out + self.out_bias
        share = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(share / share.sum(axis=1, keepdims=True), np.float32)


@dataclass(frozen=True)
class Sight:
    """What a tagger sees words by. The same parts must be there when training and when tagging."""

    taxonomy: Taxonomy
    index: Index
    table: StaticTable | None = None
    clusters: Sequence[Vectors] = ()
    model: SentenceModel | None = None
    probe: Probe | None = None

    @cached_property
    def _seen(self) -> dict[str, list[str]]:
        return {}

    def features(self, sentences: Sequence[Sequence[str]]) -> list[list[Features]]:
        """Per sentence and word: names of what is seen, with weights."""
        guesses: Sequence[Vectors | None] = [None] * len(sentences)
        if self.model is not None and self.probe is not None:
            guesses = [self.probe.guesses(inputs) for inputs in self.inputs(sentences)]
        return self.seen(sentences, guesses)

    def inputs(self, sentences: Sequence[Sequence[str]]) -> list[Vectors]:
        """Per sentence, a row a word: its vector in context, its neighbours', its own."""
        assert self.model is not None
        assert self.table is not None
        found = []
        for tokens, rows in zip(sentences, self.model.words(sentences), strict=True):
            edge = np.zeros((1, rows.shape[1]), np.float32)
            around = np.concatenate([edge, rows[:-1]]), rows, np.concatenate([rows[1:], edge])
            found.append(np.concatenate([*around, 5 * self.table.encode(tokens)], axis=1))
        return found

    def seen(
        self, sentences: Sequence[Sequence[str]], guesses: Sequence[Vectors | None]
    ) -> list[list[Features]]:
        """As `features`, with the probe's guesses given."""
        return [
            self._sentence(tokens, guess) for tokens, guess in zip(sentences, guesses, strict=True)
        ]

    def _sentence(self, tokens: Sequence[str], guess: Vectors | None) -> list[Features]:
        known = self._named(tokens)
        own = [self._word(token) + known[at] for at, token in enumerate(tokens)]
        found: list[Features] = []
        for at in range(len(tokens)):
            seen: Features = {"1": 1.0}
            for step in (-2, -1, 0, 1, 2):
                if 0 <= at + step < len(tokens):
                    far = abs(step) == 2
                    seen.update(
                        (f"{step}{name}", 1.0)
                        for name in own[at + step]
                        if not far or name[0] in "wkc"
                    )
                else:
                    seen[f"{step}end"] = 1.0
            if at:
                seen[f"-w|w={tokens[at - 1].lower()}|{tokens[at].lower()}"] = 1.0
            if at + 1 < len(tokens):
                seen[f"w|+w={tokens[at].lower()}|{tokens[at + 1].lower()}"] = 1.0
            if guess is not None:
                for step in (-1, 0, 1):
                    if 0 <= at + step < len(tokens):
                        row = guess[at + step]
                        seen.update((f"{step}g{k}", float(value)) for k, value in enumerate(row))
                        seen[f"{step}g={int(row.argmax())}{int(4 * row.max())}"] = 1.0
            found.append(seen)
        return found

    def _word(self, token: str) -> list[str]:
        seen = self._seen.get(token)
        if seen is None:
            low = token.lower()
            form = token.translate(_SHAPES)
            seen = [f"w={low}", f"s={_short(form)}", f"p3={low[:3]}"]
            seen += [f"e{size}={low[-size:]}" for size in (2, 3, 4)]
            if self.table is not None:
                vector = self.table.encode([token])[0]
                seen += [
                    f"c{size}={int(np.argmax(centres @ vector))}"
                    for size, centres in enumerate(self.clusters)
                ]
            self._seen[token] = seen
        return list(seen)

    def _named(self, tokens: Sequence[str]) -> list[list[str]]:
        """How the taxonomy knows each word: the kind, domain and place in the name."""
        text = " ".join(tokens)
        starts: list[int] = []
        at = 0
        for token in tokens:
            starts.append(at)
            at += len(token) + 1
        found: list[list[str]] = [[] for _ in tokens]
        split = words(text)
        for hit in self.index.hits(split):
            skill = self.taxonomy.skills[hit.names[0].skill_id]
            low = np.searchsorted(starts, split.starts[hit.first], side="right") - 1
            high = np.searchsorted(starts, split.ends[hit.last] - 1, side="right") - 1
            for place in range(low, high + 1):
                mark = "b" if place == low else "i"
                found[place] += [f"k={mark}", f"kk={mark}{skill.kind}", f"kd={mark}{skill.domain}"]
        return found


def _short(form: str) -> str:
    """A word's shape with runs of three and more cut: "Xxxxx" is "Xxx"."""
    kept = ""
    for sign in form:
        if not kept.endswith(sign * 2):
            kept += sign
    return kept


class Tagger:
    """Spans of one kind, by a trained model file."""

    def __init__(self, sight: Sight, path: Path) -> None:
        self._sight = sight
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, float]]]:
        """Per sentence: (first word, last word, confidence in [0, 1])."""
        found = []
        for rows in self._sight.features(sentences):
            tags = self._tagger.tag(pycrfsuite.ItemSequence(rows))
            found.append(
                [
                    (first, last, min(self._sure(tags[at], at) for at in range(first, last + 1)))
                    for first, last in runs(tags)
                ]
            )
        return found

    def _sure(self, tag: str, at: int) -> float:
        return float(self._tagger.marginal(tag, at))


def runs(tags: Sequence[str]) -> list[tuple[int, int]]:
    """The spans [first, last] of B, I, O tags."""
    found: list[tuple[int, int]] = []
    first = -1
    for at, tag in enumerate([*tags, "O"]):
        if first >= 0 and tag != "I":
            found.append((first, at - 1))
            first = -1
        if tag == "B" or (tag == "I" and first < 0):
            first = at
    return found


def train(
    sight: Sight,
    sentences: Sequence[Sequence[str]],
    spans: Sequence[Sequence[tuple[int, int]]],
    path: Path,
    *,
    features: Sequence[Sequence[Features]] | None = None,
    sparse: float = 1.0,
    damped: float = 0.5,
    rounds: int = 100,
) -> None:
    """Fits a model and writes it to `path`. `sparse` and `damped` weigh the L1 and L2 norms."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": sparse, "c2": damped, "max_iterations": rounds, "feature.possible_transitions": True}
    )
    seen = features if features is not None else sight.features(sentences)
    for rows, tokens, marked in zip(seen, sentences, spans, strict=True):
        tags = ["O"] * len(tokens)
        for first, last in marked:
            tags[first : last + 1] = ["B"] + ["I"] * (last - first)
        trainer.append(pycrfsuite.ItemSequence(rows), tags)
    trainer.train(str(path))


def clusters(table: StaticTable, sizes: Sequence[int] | None = None) -> list[Vectors]:
    """Groups of the table's own tokens, by k-means on their directions: centres of unit length.

    Kept in the cache: a quarter of a minute's work.
    """
    rows = unit(table.table)
    sizes = SIZES if sizes is None else sizes

    def packed() -> bytes:
        file = io.BytesIO()
        np.savez(file, *_centres(rows, sizes or SIZES))
        return file.getvalue()

    name = f"clusters-{table.name}-{'-'.join(map(str, sizes))}.npz"
    with np.load(io.BytesIO(cached_bytes(name, packed))) as kept:
        return [kept[f"arr_{at}"] for at in range(len(sizes))]


def _centres(rows: Vectors, sizes: Sequence[int]) -> list[Vectors]:
    chance = np.random.default_rng(0)
    found = []
    for size in sizes:
        centres = rows[chance.choice(len(rows), size, replace=False)]
        for _ in range(8):
            nearest: npt.NDArray[np.int64] = np.argmax(rows @ centres.T, axis=1)
            sums = np.zeros_like(centres)
            np.add.at(sums, nearest, rows)
            centres = unit(sums)
        found.append(centres)
    return found
