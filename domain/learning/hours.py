"""How long it takes to learn a skill, by the taxonomy's typical hours."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from domain.kit.db import Session
from domain.learning.planning import Rank
from domain.skills.current import engine, ready
from domain.skills.values import SkillId

# Hours to each level from the one before, where the taxonomy says nothing.
TYPICAL_HOURS = (15, 45, 110, 230)


def hours_between(hours: Sequence[int], start: float, end: float) -> float:
    """Hours from one proficiency to another, both in [0, 1]; quarters are the four levels."""
    steps = hours if len(hours) == 4 else TYPICAL_HOURS
    return sum(
        step * max(0.0, min(end, (i + 1) / 4) - max(start, i / 4)) * 4
        for i, step in enumerate(steps)
    )


def hours_of(skill_id: SkillId) -> Sequence[int]:
    """The taxonomy's hours to each of the four levels; empty where it doesn't say."""
    skill = engine().skill(skill_id)
    return skill.hours if skill else ()


def practice_hours(skill_id: SkillId, start: Rank, goal: Rank) -> float:
    """Typical hours from one rank of a skill to another."""
    return hours_between(hours_of(skill_id), start / 4, goal / 4)


async def hours_by_gap(
    _session: Session, gaps: Sequence[tuple[UUID, Rank, Rank, float]]
) -> dict[tuple[UUID, Rank, Rank, float], float]:
    """`hours_missing` of each gap, which is its arguments."""
    await ready()
    return {gap: hours_missing(*gap) for gap in gaps}


def hours_missing(key: UUID, start: Rank, goal: Rank, known: float) -> float:
    """Typical hours from one rank of a skill, by its key, to another, less what is known."""
    slug = engine().slugs.get(key)
    hours = hours_of(slug) if slug is not None else ()
    return round((1 - known) * hours_between(hours, start / 4, goal / 4), 1)


def needs_of(skill_id: SkillId) -> Mapping[SkillId, str]:
    """What a skill builds on, with the reasons."""
    skill = engine().skill(skill_id)
    return skill.needs if skill else {}


def name_of(skill_id: SkillId) -> str:
    """A skill's name; its id where the taxonomy doesn't have it."""
    skill = engine().skill(skill_id)
    return skill.name if skill else skill_id
