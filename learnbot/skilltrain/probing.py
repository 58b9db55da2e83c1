"""Trains the tagger's probe: a small network over vectors that are already there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import Vectors
from domain.skills.spans import Probe

HIDDEN = 192
_BATCH = 512
_RATE = 1e-3
_DROPPED = 0.4
_DECAY = 1e-4

Tags = npt.NDArray[np.int64]


def tags_of(length: int, spans: Sequence[tuple[int, int]]) -> Tags:
    """0 for O, 1 for B, 2 for I."""
    tags = np.zeros(length, np.int64)
    for first, last in spans:
        tags[first] = 1
        tags[first + 1 : last + 1] = 2
    return tags


def train(inputs: Vectors, tags: Tags, epochs: int = 3, seed: int = 0) -> Probe:
    """Adam on the cross entropy, with dropout on inputs and hidden layer."""
    chance = np.random.default_rng(seed)
    width = inputs.shape[1]
    layers = [
        (chance.standard_normal((width, HIDDEN)) * np.sqrt(2 / width)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (chance.standard_normal((HIDDEN, 3)) * np.sqrt(2 / HIDDEN)).astype(np.float32),
        np.zeros(3, np.float32),
    ]
    first = [np.zeros_like(one) for one in layers]
    second = [np.zeros_like(one) for one in layers]
    step, steps = 0, epochs * -(-len(inputs) // _BATCH)
    for _ in range(epochs):
        order = chance.permutation(len(inputs))
        for at in range(0, len(order), _BATCH):
            chosen = order[at : at + _BATCH]
            step += 1
            gradients = _gradients(layers, inputs[chosen], tags[chosen], chance)
            pace = _RATE * (1 - 0.9 * step / steps)
            for layer, gradient, mean, square in zip(layers, gradients, first, second, strict=True):
                mean += 0.1 * (gradient - mean)
                square += 0.001 * (gradient**2 - square)
                scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
                layer -= pace * (mean / (1 - 0.9**step) / scale + _DECAY * layer)
    return Probe(*layers)


def _gradients(
    layers: Sequence[Vectors], inputs: Vectors, tags: Tags, chance: np.random.Generator
) -> list[Vectors]:
    into, into_bias, out, out_bias = layers
    kept = chance.random(inputs.shape, np.float32) > _DROPPED / 2
    shown = inputs * kept / (1 - _DROPPED / 2)
    before = shown @ into + into_bias
    alive = (before > 0) & (chance.random(before.shape, np.float32) > _DROPPED)
    hidden = np.where(alive, before, 0) / (1 - _DROPPED)
    logits = hidden @ out + out_bias
    share = np.exp(logits - logits.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    share[np.arange(len(tags)), tags] -= 1
    share /= len(tags)
    back = np.where(alive, share @ out.T, 0) / (1 - _DROPPED)
    return [
        np.asarray(one, np.float32)
        for one in (shown.T @ back, back.sum(axis=0), hidden.T @ share, share.sum(axis=0))
    ]
