"""Pairs that may be near are never missed, and most others are left out."""

import numpy as np
import pytest

from domain.skills.encoders import unit
from domain.skills.rough import Rough


@pytest.mark.parametrize("least", [0.5, 0.82, 0.99])
def test_every_near_pair_is_among_the_rough_ones(least: float) -> None:
    chance = np.random.default_rng(1)
    rows = unit(chance.standard_normal((5000, 40)).astype(np.float32) * np.linspace(3, 0.2, 40))
    asked = unit(rows[:60] + 0.4 * chance.standard_normal((60, 40)).astype(np.float32) / 6)
    near = {(int(a), int(b)) for a, b in np.argwhere(asked @ rows.T >= least)}
    found = {(int(a), int(b)) for a, b in Rough(rows, directions=24).pairs(asked, least)}
    assert near <= found
    assert len(found) < 0.25 * 60 * len(rows)


def test_nothing_is_near_where_nothing_is() -> None:
    rows = np.eye(4, dtype=np.float32)
    asked = np.full((1, 4), 0.5, np.float32)
    assert Rough(rows, directions=4).pairs(asked, 0.9).shape == (0, 2)
