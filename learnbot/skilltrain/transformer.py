"""BERT's encoder in numpy, forwards and backwards: enough to teach a small one on a processor.

After Devlin et al. 2019 (layers normalised after each sum) and Hendrycks and Gimpel 2016 (GELU,
here by its tanh). Weights of a layer are a dict; gradients come in a dict of the same names.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from domain.skills.encoders import Vectors

Weights = dict[str, Vectors]

HEADS = 12
"""Of MiniLM-L6-H384; weights do not tell."""

_TOGETHER = 64
"""Rows whose activations are worked out at once: they stay in a core's cache."""
_EPSILON = 1e-12
_SLOPE = np.float32(np.sqrt(2 / np.pi))
_CUBE = np.float32(0.044715)


class Kept(NamedTuple):
    """What a layer's way back needs from its way forth."""

    inputs: Vectors
    asked: Vectors
    keys: Vectors
    values: Vectors
    shares: Vectors
    mixed: Vectors
    dropped: tuple[Vectors | None, Vectors | None]
    middle: Vectors
    spread: Vectors
    slopes: Vectors
    normed: tuple[Normed, Normed]


class Normed(NamedTuple):
    """Rows of mean nought and spread one, and what each was divided by, inverted."""

    rows: Vectors
    scale: Vectors


def forward(
    layer: Weights,
    inputs: Vectors,
    mask: Vectors,
    chance: np.random.Generator | None = None,
    dropout: float = 0.0,
) -> tuple[Vectors, Kept]:
    """Hidden states (sentences, tokens, width) one layer on; `mask` is 1 where a token stands.

    With a `chance`, so much of both branches' outputs is dropped.
    """
    count, longest, width = inputs.shape
    size = width // HEADS
    flat = inputs.reshape(-1, width)
    projected = _linear(flat, layer["into"], layer["into_bias"])
    asked, keys, values = (
        np.ascontiguousarray(part)
        for part in projected.reshape(count, longest, 3, HEADS, size).transpose(2, 0, 3, 1, 4)
    )
    shares = (asked @ keys.swapaxes(2, 3)) * np.float32(size**-0.5)
    shares += (mask[:, None, None, :] - 1) * np.float32(1e4)
    softmax(shares)
    mixed = (shares @ values).swapaxes(1, 2).reshape(-1, width)
    branch = _linear(mixed, layer["mixed"], layer["mixed_bias"])
    first_dropped = drop(branch, chance, dropout)
    branch += flat
    middle, first = _normalised(branch, layer["middle_scale"], layer["middle_shift"])
    spread = _linear(middle, layer["spread"], layer["spread_bias"])
    slopes = _gelu(spread)
    branch = _linear(spread, layer["back"], layer["back_bias"])
    second_dropped = drop(branch, chance, dropout)
    branch += middle
    outputs, second = _normalised(branch, layer["out_scale"], layer["out_shift"])
    dropped = (first_dropped, second_dropped)
    kept = Kept(
        flat, asked, keys, values, shares, mixed, dropped, middle, spread, slopes, (first, second)
    )
    return outputs.reshape(inputs.shape), kept


def backward(layer: Weights, wanted: Vectors, kept: Kept) -> tuple[Vectors, Weights]:
    """The loss's gradients in the layer's inputs and weights, from those in its outputs."""
    count, longest, width = wanted.shape
    size = width // HEADS
    found: Weights = {}
    branch, found["out_scale"], found["out_shift"] = _normalised_back(
        wanted.reshape(-1, width), layer["out_scale"], kept.normed[1]
    )
    spread = _linear_back(found, "back", layer, kept.spread, _masked(branch, kept.dropped[1]))
    spread *= kept.slopes
    middle = branch + _linear_back(found, "spread", layer, kept.middle, spread)
    branch, found["middle_scale"], found["middle_shift"] = _normalised_back(
        middle, layer["middle_scale"], kept.normed[0]
    )
    mixed = _linear_back(found, "mixed", layer, kept.mixed, _masked(branch, kept.dropped[0]))
    by_head = mixed.reshape(count, longest, HEADS, size).swapaxes(1, 2)
    values = kept.shares.swapaxes(2, 3) @ by_head
    shares = by_head @ kept.values.swapaxes(2, 3)
    shares -= (shares * kept.shares).sum(axis=-1, keepdims=True)
    shares *= kept.shares * np.float32(size**-0.5)
    asked = shares @ kept.keys
    keys = shares.swapaxes(2, 3) @ kept.asked
    projected = np.stack([asked, keys, values]).transpose(1, 3, 0, 2, 4).reshape(-1, 3 * width)
    inputs = branch + _linear_back(found, "into", layer, kept.inputs, projected)
    return inputs.reshape(wanted.shape), found


def softmax(scores: Vectors) -> Vectors:
    """Shares along the last axis, in place."""
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def drop(rows: Vectors, chance: np.random.Generator | None, dropout: float) -> Vectors | None:
    """Drops numbers in place and scales the others up; what each was multiplied with."""
    if chance is None or not dropout:
        return None
    kept = chance.random(rows.shape, np.float32) >= dropout
    factors = kept * np.float32(1 / (1 - dropout))
    rows *= factors
    return factors


def _masked(rows: Vectors, factors: Vectors | None) -> Vectors:
    return rows if factors is None else rows * factors


def _linear(rows: Vectors, matrix: Vectors, bias: Vectors) -> Vectors:
    found: Vectors = rows @ matrix
    found += bias
    return found


def _linear_back(
    found: Weights, name: str, layer: Weights, rows: Vectors, wanted: Vectors
) -> Vectors:
    """The gradient in the rows; those in the weights go into `found`."""
    found[name] = rows.T @ wanted
    found[f"{name}_bias"] = wanted.sum(axis=0)
    return np.asarray(wanted @ layer[name].T, np.float32)


def _normalised(rows: Vectors, scale: Vectors, shift: Vectors) -> tuple[Vectors, Normed]:
    normed = rows - rows.mean(axis=-1, keepdims=True)
    inverse = 1 / np.sqrt((normed * normed).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    normed *= inverse
    return normed * scale + shift, Normed(normed, inverse)


def _normalised_back(
    wanted: Vectors, scale: Vectors, kept: Normed
) -> tuple[Vectors, Vectors, Vectors]:
    """Gradients in the rows, the scale and the shift."""
    rows = wanted * scale
    along = (rows * kept.rows).mean(axis=-1, keepdims=True)
    inputs = kept.scale * (rows - rows.mean(axis=-1, keepdims=True) - kept.rows * along)
    return inputs, (wanted * kept.rows).sum(axis=0), wanted.sum(axis=0)


def _gelu(rows: Vectors) -> Vectors:
    """GELU in place; what comes back is its slope at each number."""
    slopes = np.empty_like(rows)
    for start in range(0, len(rows), _TOGETHER):
        part, slope = rows[start : start + _TOGETHER], slopes[start : start + _TOGETHER]
        square = part * part
        bent = square * (_CUBE * _SLOPE)
        bent += _SLOPE
        bent *= part
        np.tanh(bent, out=bent)
        np.multiply(bent, bent, out=slope)
        np.subtract(1, slope, out=slope)
        square *= 3 * _CUBE * _SLOPE
        square += _SLOPE
        slope *= square
        slope *= part
        slope += bent
        slope += 1
        slope *= np.float32(0.5)
        bent += 1
        bent *= np.float32(0.5)
        part *= bent
    return slopes
