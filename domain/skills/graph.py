"""Nearness between skills: along broader, related and prerequisite edges."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from domain.skills.taxonomy import Taxonomy
from domain.skills.values import Level, Neighbour, SkillId, Transfer

# How much of one skill carries over one edge. A special case carries most of the general skill; the
# general skill carries less of a special case; related tools share about half.
NARROWER_TO_BROADER = 0.8
BROADER_TO_NARROWER = 0.5
RELATED = 0.55
NEEDS = 0.6
MANY_CHILDREN = 16
"""A broader skill of more than these says less and less of each."""
MIN_WEIGHT = 0.1
MAX_STEPS = 3

Edge = tuple[SkillId, float, str]


class Graph:
    """The taxonomy's edges with weights; what is reached over several is the product of them."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._edges: dict[SkillId, list[Edge]] = {skill: [] for skill in taxonomy.skills}
        for skill in taxonomy.skills.values():
            name = skill.name
            for parent in skill.broader:
                self._add(skill.id, parent, NARROWER_TO_BROADER, f"{name} is a part of it")
                children = len(taxonomy.narrower[parent])
                weight = BROADER_TO_NARROWER * min(1.0, (MANY_CHILDREN / children) ** 0.5)
                self._add(parent, skill.id, weight, f"{name} is a kind of it")
            for other in skill.related:
                self._add(skill.id, other, RELATED, f"related to {name}")
                if other in taxonomy.skills:
                    other_name = taxonomy.skills[other].name
                    self._add(other, skill.id, RELATED, f"related to {other_name}")
            for basis, reason in skill.needs.items():
                self._add(basis, skill.id, NEEDS, reason)
                self._add(skill.id, basis, NARROWER_TO_BROADER, f"{name} builds on it: {reason}")

    def _add(self, source: SkillId, target: SkillId, weight: float, why: str) -> None:
        if source in self._edges and target in self._edges:
            self._edges[source].append((target, weight, why))

    def reach(self, skill_id: SkillId) -> dict[SkillId, Neighbour]:
        """All that a skill carries to within three edges, each by its best path, without itself."""
        best: dict[SkillId, Neighbour] = {}
        # Heaviest first, so that the first arrival is the best; the path breaks ties.
        queue: list[tuple[float, tuple[SkillId, ...], str]] = [(-1.0, (skill_id,), "")]
        while queue:
            negative, path, why = heapq.heappop(queue)
            at = path[-1]
            if at in best:
                continue
            best[at] = Neighbour(at, -negative, path, why)
            if len(path) > MAX_STEPS:
                continue
            for target, weight, reason in self._edges.get(at, ()):
                total = -negative * weight
                if target not in best and total >= MIN_WEIGHT:
                    heapq.heappush(queue, (-total, (*path, target), why or reason))
        best.pop(skill_id, None)
        return best

    def neighbours(self, skill_id: SkillId, limit: int) -> list[Neighbour]:
        """The nearest skills, nearest first; empty for an unknown id."""
        if skill_id not in self._edges:
            return []
        found = self.reach(skill_id).values()
        return sorted(found, key=lambda near: (-near.weight, near.skill_id))[:limit]

    def transfer(self, held: Mapping[SkillId, Level | float], wanted: SkillId) -> Transfer:
        """The best that any one held skill carries to the wanted one, by its level."""
        best = Transfer(0.0, None, ())
        for skill_id in sorted(held):
            level = held[skill_id]
            share = level.share if isinstance(level, Level) else float(level)
            if skill_id == wanted:
                found = Transfer(share, skill_id, (skill_id,))
            else:
                near = self.reach(skill_id).get(wanted)
                if near is None:
                    continue
                found = Transfer(share * near.weight, skill_id, near.path)
            if found.share > best.share:
                best = found
        return best
