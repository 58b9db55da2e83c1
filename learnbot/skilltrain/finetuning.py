"""Teaches the whole sentence model to tag words: Adam, dropout, a rate that rises and falls."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import Pieces, Vectors
from learnbot.skilltrain.network import LONGEST, Batch, Network, packs
from learnbot.skilltrain.transformer import Kept, Weights, backward, drop, forward

Ints = npt.NDArray[np.int64]

EPOCHS = 3
PARTS = 2
"""A step's inputs are parted between so many threads, whatever the machine: results are its own."""
TOKENS = 640
"""A step's, padding among them."""
RATE = 3e-4
HEAD_RATE = 1e-3
"""The head begins from nothing, so it learns faster."""
DROPOUT = 0.1

_WARM = 0.1
"""The share of the way in which the rate rises."""
_DECAY = 0.01
_LONGEST_GRADIENT = 1.0
_LIKE = 256
"""So many inputs are sorted by length together, so that little is computed for padding."""


def teach(
    network: Network,
    sentences: Sequence[Pieces],
    tags: Sequence[Ints],
    documents: Sequence[str],
    chance: np.random.Generator,
) -> None:
    """Changes the network. `tags` (words, kinds) are places in `spans.TAGS`."""
    adam = Adam(network.taught())
    chances = chance.spawn(PARTS)
    with ThreadPoolExecutor(PARTS) as pool:
        for epoch in range(EPOCHS):
            groups = packs([len(one.ids) for one in sentences], documents, chance)
            inputs = [Pieces.joined([sentences[at] for at in group]) for group in groups]
            wanted = [np.concatenate([tags[at] for at in group]) for group in groups]
            steps = batches([len(one.ids) for one in inputs], chance)
            for step, chosen in enumerate(steps):
                parts = [
                    (Batch.of([inputs[at] for at in part]), _right(inputs, wanted, part))
                    for part in (chosen[first::PARTS] for first in range(PARTS))
                    if len(part)
                ]
                total = sum(len(right) for _, right in parts)
                found = [
                    pool.submit(gradients, network, *part, own, total)
                    for part, own in zip(parts, chances, strict=False)
                ]
                done = (epoch + (step + 0.5) / len(steps)) / EPOCHS
                adam.step(
                    _summed([one.result() for one in found]),
                    min(done / _WARM, (1 - done) / (1 - _WARM)),
                )


def _right(inputs: Sequence[Pieces], wanted: Sequence[Ints], places: Ints) -> Ints:
    return np.concatenate([wanted[at][inputs[at].heads >= 0] for at in places])


def _summed(found: Sequence[Weights]) -> Weights:
    first, *others = found
    for other in others:
        for name, one in other.items():
            first[name] += one
    return first


def recipe() -> tuple[object, ...]:
    """What else than the sentences makes a taught network what it is."""
    return EPOCHS, TOKENS, RATE, HEAD_RATE, DROPOUT, LONGEST


def batches(lengths: Sequence[int], chance: np.random.Generator) -> list[Ints]:
    """Places of inputs of like length, every one once, in a new order each time."""
    order = chance.permutation(len(lengths))
    found: list[Ints] = []
    for start in range(0, len(order), _LIKE):
        part = order[start : start + _LIKE]
        part = part[np.argsort(np.asarray(lengths)[part], kind="stable")[::-1]]
        while len(part):
            count = max(1, TOKENS // lengths[part[0]])
            found.append(part[:count])
            part = part[count:]
    return [found[at] for at in chance.permutation(len(found))]


def gradients(
    network: Network,
    batch: Batch,
    wanted: Ints,
    chance: np.random.Generator | None = None,
    words: int | None = None,
) -> Weights:
    """Of the cross entropy of the words' tags, by the names of `Network.taught`.

    The mean over so many `words` where they are more than the batch's own.
    """
    hidden = network.embed(batch)
    drop(hidden, chance, DROPOUT)
    ways: list[Kept] = []
    for layer in network.layers:
        hidden, kept = forward(layer, hidden, batch.mask, chance, DROPOUT)
        ways.append(kept)
    seen = hidden[batch.rows, batch.columns]
    factors = drop(seen, chance, DROPOUT)
    shares = network.shares(seen)
    shares[(*np.ogrid[: len(wanted), : wanted.shape[1]], wanted)] -= 1
    back: Vectors = shares.reshape(len(seen), -1) / np.float32(max(1, words or len(seen)))
    found = {"head.matrix": seen.T @ back, "head.bias": back.sum(axis=0)}
    seen = back @ network.head["matrix"].T
    back = np.zeros_like(hidden)
    back[batch.rows, batch.columns] = seen if factors is None else seen * factors
    for at in reversed(range(len(network.layers))):
        back, own = backward(network.layers[at], back, ways.pop())
        found |= {f"{at}.{name}": one for name, one in own.items()}
    return found


class Adam:
    """Kingma and Ba 2015, with the decay of weights apart (Loshchilov and Hutter 2019)."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._means = {name: np.zeros_like(one) for name, one in weights.items()}
        self._squares = {name: np.zeros_like(one) for name, one in weights.items()}
        self._steps = 0

    def step(self, found: Weights, share: float) -> None:
        """One step at so great a share of the full rate; long gradients are shortened."""
        self._steps += 1
        length = float(np.sqrt(sum(float(np.vdot(one, one)) for one in found.values())))
        cut = np.float32(min(1, _LONGEST_GRADIENT / max(length, 1e-12)))
        for name, gradient in found.items():
            rate = share * (HEAD_RATE if name.startswith("head") else RATE)
            self._move(name, gradient * cut, rate)

    def _move(self, name: str, gradient: Vectors, rate: float) -> None:
        weights, mean, square = self._weights[name], self._means[name], self._squares[name]
        mean += np.float32(0.1) * (gradient - mean)
        square += np.float32(0.001) * (gradient * gradient - square)
        scale = np.sqrt(square / np.float32(1 - 0.999**self._steps))
        scale += np.float32(1e-8)
        if weights.ndim > 1:
            weights *= np.float32(1 - rate * _DECAY)
        weights -= np.float32(rate / (1 - 0.9**self._steps)) * mean / scale
