"""The sentence model with a head that guesses tags of words, in numbers that can be taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import Pieces, Vectors
from domain.skills.spans import TAGS
from learnbot.skilltrain import onnx
from learnbot.skilltrain.transformer import Weights, forward, softmax

Ints = npt.NDArray[np.int64]

LONGEST = 128
"""Tokens read at once, unless one sentence is longer."""

_SHORTEST = 16
_TOGETHER = 16
_MATRICES = ("asked", "keys", "values", "mixed", "spread", "back")
_VECTORS = {
    "mixed_bias": "attention.output.dense.bias",
    "middle_scale": "attention.output.LayerNorm.weight",
    "middle_shift": "attention.output.LayerNorm.bias",
    "spread_bias": "intermediate.dense.bias",
    "back_bias": "output.dense.bias",
    "out_scale": "output.LayerNorm.weight",
    "out_shift": "output.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one length, and where the first piece of each of their words stands."""

    ids: Ints
    mask: Vectors
    rows: Ints
    columns: Ints

    @classmethod
    def of(cls, sentences: Sequence[Pieces]) -> Batch:
        longest = max(len(one.ids) for one in sentences)
        ids = np.zeros((len(sentences), longest), np.int64)
        mask = np.zeros(ids.shape, np.float32)
        for row, one in enumerate(sentences):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
        columns = [one.heads[one.heads >= 0] for one in sentences]
        rows = np.repeat(np.arange(len(sentences)), [len(one) for one in columns])
        return cls(ids, mask, rows, np.concatenate(columns))


@dataclass(frozen=True, slots=True)
class Network:
    """Guesses, for each word, its tag for each of some kinds of span."""

    embedding: Weights
    """Not taught."""
    layers: list[Weights]
    head: Weights

    def guesses(self, sentences: Sequence[Pieces], documents: Sequence[str]) -> list[Vectors]:
        """Per sentence the chances (words, kinds, tags); O for words beyond the longest input."""
        kinds = len(self.head["bias"]) // len(TAGS)
        found = [np.zeros((len(one.heads), kinds, len(TAGS)), np.float32) for one in sentences]
        groups = packs([len(one.ids) for one in sentences], documents)
        inputs = [Pieces.joined([sentences[at] for at in group]) for group in groups]
        order = sorted(range(len(inputs)), key=lambda at: len(inputs[at].ids))
        for start in range(0, len(order), _TOGETHER):
            chosen = order[start : start + _TOGETHER]
            batch = Batch.of([inputs[at] for at in chosen])
            hidden = self.embed(batch)
            for layer in self.layers:
                hidden, _ = forward(layer, hidden, batch.mask)
            shares = self.shares(hidden[batch.rows, batch.columns])
            seen = 0
            for at in (at for place in chosen for at in groups[place]):
                found[at][..., 0] = 1
                stands = sentences[at].heads >= 0
                found[at][stands] = shares[seen : seen + stands.sum()]
                seen += stands.sum()
        return found

    def embed(self, batch: Batch) -> Vectors:
        """Hidden states before the first layer."""
        summed = self.embedding["tokens"][batch.ids]
        summed += self.embedding["places"][: batch.ids.shape[1]]
        summed -= summed.mean(axis=-1, keepdims=True)
        summed /= np.sqrt((summed**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        return summed * self.embedding["scale"] + self.embedding["shift"]

    def shares(self, hidden: Vectors) -> Vectors:
        """The chances of words with such hidden states."""
        logits = hidden @ self.head["matrix"] + self.head["bias"]
        return softmax(logits.reshape(len(hidden), -1, len(TAGS)))

    def taught(self) -> dict[str, Vectors]:
        """Every weight that teaching changes, by a name of its own."""
        parts = {str(at): layer for at, layer in enumerate(self.layers)} | {"head": self.head}
        return {f"{part}.{name}": one for part, ws in parts.items() for name, one in ws.items()}

    def save(self, path: Path) -> None:
        """Writes what was taught, in half precision: 21 MB."""
        halves: dict[str, Any] = {n: one.astype(np.float16) for n, one in self.taught().items()}
        np.savez(path, **halves)

    def load(self, path: Path) -> None:
        """Takes what `save` wrote."""
        with np.load(path) as file:
            for name, one in self.taught().items():
                one[...] = file[name]


def packs(
    lengths: Sequence[int],
    documents: Sequence[str],
    chance: np.random.Generator | None = None,
) -> list[list[int]]:
    """Runs of sentences of one document that are read together, each the others' context.

    With a `chance`, the runs are of random length, so that neighbours and their number vary.
    """
    found: list[list[int]] = []
    room, last = 0, ""
    for at, (length, document) in enumerate(zip(lengths, documents, strict=True)):
        if not found or document != last or length > room:
            found.append([])
            room = LONGEST if chance is None else int(chance.integers(_SHORTEST, LONGEST))
        found[-1].append(at)
        room, last = room - length, document
    return found


def untaught(model: Path, kinds: int, chance: np.random.Generator) -> Network:
    """The model as its package ships it, with a head that knows nothing."""
    stored = onnx.weights(model)

    def matrix(name: str) -> Vectors:
        """Eight-bit numbers with a scale a row or column."""
        return np.asarray(stored[f"{name}_q"] * stored[f"{name}_scale"], np.float32)

    # The exporter numbered the layers' matrices in the order of their use.
    used = sorted(int(name[4:-2]) for name in stored if name[:4] == "val_" and name[-2:] == "_q")
    layers = []
    for at in range(len(used) // len(_MATRICES)):
        prefix = f"inner.encoder.layer.{at}."
        numbers = used[at * len(_MATRICES) :][: len(_MATRICES)]
        own = {name: matrix(f"val_{n}") for name, n in zip(_MATRICES, numbers, strict=True)}
        own["into"] = np.hstack([own.pop(name) for name in ("asked", "keys", "values")])
        own["into_bias"] = np.concatenate(
            [stored[f"{prefix}attention.self.{one}.bias"] for one in ("query", "key", "value")]
        )
        own |= {name: stored[prefix + source].copy() for name, source in _VECTORS.items()}
        layers.append(own)
    prefix = "inner.embeddings."
    embedding = {
        "tokens": matrix(f"{prefix}word_embeddings.weight"),
        "places": matrix(f"{prefix}position_embeddings.weight")
        + stored[f"{prefix}token_type_embeddings.weight"][0],
        "scale": stored[f"{prefix}LayerNorm.weight"],
        "shift": stored[f"{prefix}LayerNorm.bias"],
    }
    width = len(embedding["scale"])
    head = {
        "matrix": np.float32(0.02) * chance.standard_normal((width, len(TAGS) * kinds), np.float32),
        "bias": np.zeros(len(TAGS) * kinds, np.float32),
    }
    return Network(embedding, layers, head)
