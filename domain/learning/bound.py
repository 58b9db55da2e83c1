"""A lower bound for a cover, by Lagrangian relaxation: what each open unit costs at least."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROUNDS = 120
PATIENCE = 8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bound:
    """`lower` bounds the effort of every cover; one that takes option i costs `with_option[i]`.

    `prices` (one a unit) and `money` (one a cent) are feasible: no option's effort plus its cost in
    money is less than the prices of its units.
    """

    lower: float
    with_option: Floats
    prices: Floats
    money: float


def bound(
    teaches: NDArray[np.bool_], efforts: Floats, costs: Floats, budget: float | None, upper: float
) -> Bound:
    """The bound for options (rows of `teaches`) over units (its columns), each taught by some row.

    `upper` is the effort of a known cover; the nearer it is, the better the bound.
    """
    matrix = teaches.astype(np.float64)
    cap = 0.0 if budget is None else float(budget)
    paid = np.zeros_like(costs) if budget is None else costs
    prices = _ascended(teaches, efforts, np.zeros(matrix.shape[1]))
    money, pace, waited = 0.0, 1.0, 0
    best = (-np.inf, prices, money)
    for _ in range(ROUNDS):
        reduced = efforts + money * paid - matrix @ prices
        taken = reduced < 0
        lower = float(prices.sum() - money * cap + reduced[taken].sum())
        if lower > best[0] + 1e-9:
            best, waited = (lower, prices, money), 0
        else:
            waited += 1
            if waited == PATIENCE:
                pace, waited = pace / 2, 0
                _, prices, money = best
                continue
        slope = 1.0 - taken @ matrix
        over = float(paid[taken].sum()) - cap
        # Money is counted in hundreds, so that both kinds of price move at a like pace.
        length = float(slope @ slope) + (over / 100) ** 2 * (budget is not None)
        if length < 1e-12 or lower >= upper - 1e-9:
            break
        step = pace * max(upper - lower, 1e-6) / length
        prices = np.maximum(0.0, prices + step * slope)
        if budget is not None:
            money = max(0.0, money + step * over / 10_000)
    lower, prices, money = best
    reduced = efforts + money * paid - matrix @ prices
    with_option = lower + np.maximum(reduced, 0.0)
    return Bound(lower, with_option, _feasible(teaches, efforts + money * paid, prices), money)


def _feasible(teaches: NDArray[np.bool_], efforts: Floats, prices: Floats) -> Floats:
    """Prices brought down until no option costs less than its units, then up where there's room."""
    fair = prices.copy()
    worth = teaches @ fair
    for row in np.flatnonzero(worth > efforts):
        total = float(fair[teaches[row]].sum())
        if total > efforts[row]:
            fair[teaches[row]] *= efforts[row] / total
    return _ascended(teaches, efforts, fair)


def _ascended(teaches: NDArray[np.bool_], efforts: Floats, prices: Floats) -> Floats:
    fair = prices.copy()
    slack: Any = efforts - teaches @ fair
    for unit in np.argsort(teaches.sum(axis=0), kind="stable"):
        rows = teaches[:, unit]
        room = max(0.0, float(slack[rows].min()))
        fair[unit] += room
        slack[rows] -= room
    return fair
