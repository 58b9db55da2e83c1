"""The taxonomy as matching asks for it: slugs by key, nearness, areas."""

from collections.abc import Mapping
from functools import cache, lru_cache
from uuid import UUID

from domain.skills.extraction import Engine
from domain.skills.values import Neighbour, SkillId, skill_id


@cache
def known_skills() -> Mapping[UUID, SkillId]:
    """The slug of every skill of the taxonomy, by its key."""
    return {skill_id(slug): slug for slug in Engine.default().taxonomy.skills}


def slug_of(key: UUID) -> SkillId | None:
    """A skill's slug by its key; None for one that the taxonomy doesn't have."""
    return known_skills().get(key)


@lru_cache(maxsize=8192)
def reach(slug: SkillId) -> Mapping[SkillId, Neighbour]:
    """All that a skill carries over to."""
    return Engine.default().graph.reach(slug)


def area_of(slug: SkillId) -> str:
    """The category of a skill, as a radar names it."""
    skill = Engine.default().taxonomy.skills.get(slug)
    return skill.category if skill and skill.category else "Other"
