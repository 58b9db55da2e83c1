"""What an imported skill is near to, by the meaning of names: imports bring few edges of ours."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from domain.skills.encoders import StaticTable, Vectors
from domain.skills.graph import RELATED
from domain.skills.taxonomy import Skill
from domain.skills.values import Kind, Neighbour, SkillId

LEAST = 0.7
"""Cosines below say too often another thing (docs/measurements/skills.md)."""

_TOGETHER = 4096
"""Rows that are met at once, as numbers of four bytes; kept they have one."""
_SCALE = 127
_NAMED = frozenset({Kind.TOOL, Kind.LANGUAGE})
"""Kinds whose names are names: "Databricks" is not near to laying bricks."""


class Nearness:
    """Skills by the static vectors of their names, a quarter of a kilobyte each."""

    def __init__(self, skills: Iterable[Skill], table: StaticTable) -> None:
        self._skills = [skill for skill in skills if skill.kind not in _NAMED]
        self._places = {skill.id: at for at, skill in enumerate(self._skills)}
        vectors = table.encode([skill.name for skill in self._skills])
        self._rows: npt.NDArray[np.int8] = np.rint(vectors * _SCALE).astype(np.int8)

    def neighbours(self, skill_id: SkillId, limit: int) -> list[Neighbour]:
        """The nearest skills, nearest first; empty for one that is unknown or a product.

        A neighbour weighs at most as much as one that the taxonomy calls related.
        """
        place = self._places.get(skill_id)
        if place is None:
            return []
        near = self._cosines(place)
        near[place] = 0
        order = np.argsort(-near, kind="stable")[:limit]
        why = f"near in meaning to {self._skills[place].name}"
        return [
            Neighbour(other, round(RELATED * float(near[at]), 4), (skill_id, other), why)
            for at in order
            if near[at] >= LEAST and (other := self._skills[int(at)].id)
        ]

    def _cosines(self, place: int) -> Vectors:
        asked = self._rows[place].astype(np.float32) / _SCALE**2
        parts = range(0, len(self._rows), _TOGETHER)
        return np.concatenate([self._rows[at : at + _TOGETHER] @ asked for at in parts])
