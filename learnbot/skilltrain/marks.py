"""What the network is told of a word beside its small letters: case, and our taxonomy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from domain.skills.spans import Sight
from domain.skills.values import Kind

_KINDS = tuple(Kind)

MARKS = (7, 1 + 2 * len(_KINDS))
"""How many values the marks have: how a word is written; as what, and where in its name, known."""


def marks_of(sight: Sight, tokens: Sequence[str]) -> npt.NDArray[np.int64]:
    """A row a word, a column a mark."""
    return np.asarray(
        [
            (_written(token), _known(seen))
            for token, seen in zip(tokens, sight.named(tokens), strict=True)
        ],
        np.int64,
    ).reshape(-1, len(MARKS))


def _written(token: str) -> int:
    letters = "".join(filter(str.isalpha, token))
    if not letters:
        return 0
    if any(map(str.isdigit, token)):
        return 1
    if letters.islower():
        return 2
    if len(letters) == 1:
        return 3
    if letters.isupper():
        return 4
    return 5 if letters.istitle() else 6


def _known(seen: Sequence[str]) -> int:
    for name in seen:
        feature, _, value = name.partition("=")
        if feature == "kk":
            return 1 + 2 * _KINDS.index(Kind(value[1:])) + (value[0] == "i")
    return 0
