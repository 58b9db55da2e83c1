"""Skill phrases in a sentence that no dictionary knows: a conditional random field over its words.

Words are seen by form, by the taxonomy, and by clusters of the static table where it is installed.
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
from domain.skills.encoders import StaticTable, Vectors, unit
from domain.skills.index import Index
from domain.skills.taxonomy import Taxonomy
from domain.skills.text import words

Features = dict[str, float]

TAGS = "OBILU"
"""Outside; the beginning, inside and last word of a span; the unit of one word."""

_NEXT = {"O": "OBU", "B": "IL", "I": "IL", "L": "OBU", "U": "OBU"}


def _allowed(tags: str) -> list[float]:
    return [0.0 if tag in tags else -np.inf for tag in TAGS]


_FOLLOWS = np.asarray([_allowed(_NEXT[tag]) for tag in TAGS], np.float32)
_BEGINS = np.asarray(_allowed("OBU"), np.float32)
_ENDS = np.asarray(_allowed("OLU"), np.float32)

SIZES = (64, 256, 1024)
"""How many groups of like words a tagger sees, coarse to fine."""

_SHAPES = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "X" * 26 + "x" * 26 + "0" * 10
)


@dataclass(frozen=True)
class Sight:
    """What a tagger sees words by. The same parts must be there when training and when tagging."""

    taxonomy: Taxonomy
    index: Index
    table: StaticTable | None = None
    clusters: Sequence[Vectors] = ()

    @cached_property
    def _seen(self) -> dict[str, list[str]]:
        return {}

    def features(self, tokens: Sequence[str]) -> list[Features]:
        """Per word of a sentence: names of what is seen, with weights."""
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

    def shares(self, tokens: Sequence[str]) -> Vectors:
        """Per word the chances of TAGS."""
        found = np.zeros((len(tokens), len(TAGS)), np.float32)
        if tokens:
            self._tagger.set(pycrfsuite.ItemSequence(self._sight.features(tokens)))
            for column, tag in enumerate(TAGS):
                # A tag that never stood in training is not known to the model.
                if tag in self._tagger.labels():
                    found[:, column] = [self._tagger.marginal(tag, at) for at in range(len(tokens))]
        return found

    def spans(self, tokens: Sequence[str]) -> list[tuple[int, int, float]]:
        """(First word, last word, confidence in [0, 1]) of each span."""
        shares = self.shares(tokens)
        tags = likeliest(shares)
        return [
            (
                first,
                last,
                min(float(shares[at, TAGS.index(tags[at])]) for at in range(first, last + 1)),
            )
            for first, last in runs(tags)
        ]


def likeliest(shares: Vectors) -> str:
    """The likeliest tags of words with such chances, among those that hold as whole spans."""
    if not len(shares):
        return ""
    with np.errstate(divide="ignore"):
        logs = np.log(shares)
    best = logs[0] + _BEGINS
    came: list[npt.NDArray[np.int64]] = []
    for row in logs[1:]:
        paths = best[:, None] + _FOLLOWS
        came.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    tags = [int((best + _ENDS).argmax())]
    for origins in reversed(came):
        tags.append(int(origins[tags[-1]]))
    return "".join(TAGS[tag] for tag in reversed(tags))


def tags_of(tokens: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    """A tag a word."""
    tags = ["O"] * len(tokens)
    for first, last in spans:
        inside = ["I"] * (last - first - 1)
        tags[first : last + 1] = ["U"] if first == last else ["B", *inside, "L"]
    return tags


def runs(tags: Sequence[str]) -> list[tuple[int, int]]:
    """The spans [first, last] of tags that hold."""
    firsts = [at for at, tag in enumerate(tags) if tag in "BU"]
    lasts = [at for at, tag in enumerate(tags) if tag in "LU"]
    return list(zip(firsts, lasts, strict=True))


def train(
    sight: Sight,
    sentences: Sequence[Sequence[str]],
    spans: Sequence[Sequence[tuple[int, int]]],
    path: Path,
    *,
    sparse: float = 1.0,
    damped: float = 0.5,
    rounds: int = 100,
) -> None:
    """Fits a model and writes it to `path`. `sparse` and `damped` weigh the L1 and L2 norms."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": sparse, "c2": damped, "max_iterations": rounds, "feature.possible_transitions": True}
    )
    for tokens, marked in zip(sentences, spans, strict=True):
        trainer.append(pycrfsuite.ItemSequence(sight.features(tokens)), tags_of(tokens, marked))
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
