"""What is missing for a job: how urgent, how far away, and how long it takes to learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.learning.hours import hours_between
from domain.matching.scoring import skill_share
from domain.matching.standing import Standing
from domain.matching.values import WantedSkill
from domain.skills.values import Requirement, SkillId

IMPORTANCE, TRANSFERABILITY, EASE = 0.50, 0.30, 0.20
# Hours of learning at which the inverse effort is one half.
HALF_EASE_HOURS = 40.0
# What is carried over by a near skill saves this share of the hours.
CARRIED_SAVES = 0.5
# A required skill that is there by less than this is critical.
CRITICAL_BELOW = 0.5


class Urgency(StrEnum):
    """How much a gap stands in the way."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    NICE_TO_HAVE = "nice_to_have"


@dataclass(frozen=True, slots=True)
class Gap:
    """A wanted skill that isn't fully there.

    `held` and `wanted` are proficiency in [0, 1], `hours` the time to learn from one to the other.
    `priority`, `importance`, `transferability` (the share that held skills carry over) and
    `ease` (the inverse of the effort) are in [0, 1]. `path` runs from the nearest held skill to
    this one; empty where none is near. An `untold` one is a soft skill of which the profile says
    nothing: it may be there. `shown_by` says what shows the present level, where the
    resume doesn't name the skill.
    """

    skill_id: SkillId
    requirement: Requirement
    urgency: Urgency
    held: float
    wanted: float
    hours: float
    importance: float
    transferability: float
    ease: float
    priority: float
    path: tuple[SkillId, ...]
    shown_by: str
    untold: bool

    @property
    def nearest_id(self) -> SkillId | None:
        """The held skill that carries most of this one."""
        return self.path[0] if self.path else None


class HoursOf(Protocol):
    """Typical hours to each of four levels from the one before; () where nothing is known."""

    def __call__(self, skill_id: SkillId, /) -> Sequence[int]: ...


def gaps(standing: Standing, wanted: Sequence[WantedSkill], hours_of: HoursOf) -> list[Gap]:
    """Every wanted skill that isn't fully there, highest priority first."""
    top = max((skill.weight for skill in wanted), default=1.0)
    found = [
        gap for skill in wanted if (gap := _gap(standing, skill, top, hours_of(skill.skill_id)))
    ]
    return sorted(found, key=lambda gap: (-gap.priority, gap.skill_id))


def hours_missing(
    standing: Standing, skill_id: SkillId, wanted_level: float, hours: Sequence[int]
) -> float:
    """Typical hours from what a person has of a skill to a level, less what is carried over.

    `hours` are those to each of the four levels.
    """
    held = standing.person.skills.get(skill_id)
    needed = hours_between(hours, held.level if held else 0.0, wanted_level)
    return needed * (1 - CARRIED_SAVES * transferability(standing, skill_id, wanted_level))


def transferability(standing: Standing, skill_id: SkillId, wanted_level: float) -> float:
    """The share in [0, 1] of a level of a skill that held skills carry over."""
    carried = standing.carried.get(skill_id)
    return min(1.0, carried.share / wanted_level) if carried else 0.0


def untold(standing: Standing, wanted: WantedSkill) -> bool:
    """Whether a person may well have a wanted skill of which nobody writes: a soft one."""
    return wanted.soft and wanted.skill_id not in standing.person.skills


def _gap(standing: Standing, wanted: WantedSkill, top: float, hours: Sequence[int]) -> Gap | None:
    held = standing.person.skills.get(wanted.skill_id)
    carried = standing.carried.get(wanted.skill_id)
    share, _ = skill_share(wanted, held, carried)
    if share >= 1:
        return None
    near = transferability(standing, wanted.skill_id, wanted.level)
    needed = hours_missing(standing, wanted.skill_id, wanted.level, hours)
    importance = wanted.weight / top
    ease = HALF_EASE_HOURS / (HALF_EASE_HOURS + needed)
    return Gap(
        skill_id=wanted.skill_id,
        requirement=wanted.requirement,
        urgency=_urgency(wanted.requirement, share),
        held=held.level if held else 0.0,
        wanted=wanted.level,
        shown_by=held.shown_by if held else "",
        untold=untold(standing, wanted),
        hours=round(needed, 1),
        importance=importance,
        transferability=near,
        ease=ease,
        priority=IMPORTANCE * importance + TRANSFERABILITY * near + EASE * ease,
        path=carried.path if carried else (),
    )


def _urgency(requirement: Requirement, share: float) -> Urgency:
    if requirement is Requirement.BONUS:
        return Urgency.NICE_TO_HAVE
    if requirement is Requirement.REQUIRED and share < CRITICAL_BELOW:
        return Urgency.CRITICAL
    return Urgency.IMPORTANT


def readiness(standing: Standing, wanted: Sequence[WantedSkill]) -> float:
    """The weighted share of the wanted skills that is there, 0 to 100; 100 where none is wanted."""
    total = sum(skill.weight for skill in wanted)
    if not total:
        return 100.0
    there = sum(
        skill.weight
        * skill_share(
            skill,
            standing.person.skills.get(skill.skill_id),
            standing.carried.get(skill.skill_id),
        )[0]
        for skill in wanted
    )
    return round(100 * there / total, 1)


def counted(found: Sequence[Gap], urgency: Urgency) -> list[Gap]:
    """The gaps of one urgency, in their order."""
    return [gap for gap in found if gap.urgency is urgency]
