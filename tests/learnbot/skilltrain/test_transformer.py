"""A layer's way back agrees with what small changes of its inputs and weights do."""

import numpy as np
import pytest

from domain.skills.encoders import Vectors
from learnbot.skilltrain.transformer import HEADS, Weights, backward, forward

WIDTH = 2 * HEADS
SHAPES = {
    "into": (WIDTH, 3 * WIDTH),
    "mixed": (WIDTH, WIDTH),
    "spread": (WIDTH, 4 * WIDTH),
    "back": (4 * WIDTH, WIDTH),
}
NORMS = ("middle_scale", "middle_shift", "out_scale", "out_shift")
STEP = 1e-4


@pytest.fixture
def layer() -> Weights:
    """In double precision, in which differences can be taken."""
    chance = np.random.default_rng(3)
    found = {name: chance.standard_normal(shape) / 4 for name, shape in SHAPES.items()}
    found |= {f"{name}_bias": chance.standard_normal(shape[1]) for name, shape in SHAPES.items()}
    found |= {name: chance.standard_normal(WIDTH) for name in NORMS}
    return found


@pytest.fixture
def inputs() -> Vectors:
    return np.asarray(np.random.default_rng(4).standard_normal((2, 5, WIDTH)))


MASK = np.asarray([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]], np.float32)


@pytest.mark.parametrize("name", [*SHAPES, *(f"{one}_bias" for one in SHAPES), *NORMS, "inputs"])
def test_gradients_are_those_of_small_differences(
    layer: Weights, inputs: Vectors, name: str
) -> None:
    weighed = np.random.default_rng(5).standard_normal(inputs.shape)
    outputs, kept = forward(layer, inputs, MASK)
    into, found = backward(layer, np.asarray(weighed), kept)
    changed = inputs if name == "inputs" else layer[name]
    gradient = into if name == "inputs" else found[name]
    assert gradient.shape == changed.shape
    for place in (tuple(0 for _ in changed.shape), tuple(size - 1 for size in changed.shape)):
        before = changed[place]
        losses = []
        for step in (STEP, -STEP):
            changed[place] = before + step
            losses.append((forward(layer, inputs, MASK)[0] * weighed).sum())
        changed[place] = before
        difference = (losses[0] - losses[1]) / (2 * STEP)
        assert gradient[place] == pytest.approx(difference, rel=1e-4, abs=1e-4)
    assert outputs.shape == inputs.shape


def test_padding_changes_nothing(layer: Weights, inputs: Vectors) -> None:
    whole, _ = forward(layer, inputs, MASK)
    alone, _ = forward(layer, inputs[1:, :3], MASK[1:, :3])
    np.testing.assert_allclose(whole[1:, :3], alone, atol=1e-5)


def test_dropout_needs_a_chance_and_changes_outputs(layer: Weights, inputs: Vectors) -> None:
    still, _ = forward(layer, inputs, MASK, None, 0.5)
    again, _ = forward(layer, inputs, MASK)
    dropped, _ = forward(layer, inputs, MASK, np.random.default_rng(0), 0.5)
    np.testing.assert_array_equal(still, again)
    assert np.abs(dropped - still).max() > 0.1
