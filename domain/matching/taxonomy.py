"""The taxonomy as matching asks for it: slugs by key, nearness, areas."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

from domain.skills.current import engine
from domain.skills.extraction import Engine
from domain.skills.values import Neighbour, SkillId


def slug_of(key: UUID) -> SkillId | None:
    """A skill's slug by its key; None for one that no taxonomy has any more."""
    return engine().slugs.get(key)


# Who knows the basis of a skill is nearer to it, but can't do it: such a step counts half.
BASIS_COUNTS = 0.5


@lru_cache(maxsize=8192)
def reach(slug: SkillId) -> Mapping[SkillId, Neighbour]:
    """All that a skill carries over to, as far as it may stand in for it."""
    found = Engine.default().graph.reach(slug)
    return {
        key: replace(near, weight=near.weight * BASIS_COUNTS ** _steps_up(near.path))
        for key, near in found.items()
    }


@lru_cache(maxsize=8192)
def broader_of(slug: SkillId) -> Mapping[SkillId, int]:
    """What a skill is a kind of, with the number of steps to it."""
    return Engine.default().taxonomy.ancestors(slug)


def _steps_up(path: Sequence[SkillId]) -> int:
    """How many steps of a path lead from a basis to what builds on it."""
    skills = Engine.default().taxonomy.skills
    return sum(basis in skills[skill].needs for basis, skill in pairwise(path))


def area_of(slug: SkillId) -> str:
    """The category of a skill, as a radar names it."""
    skill = engine().skill(slug)
    return skill.category if skill and skill.category else "Other"
