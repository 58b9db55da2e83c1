"""Data for two charts of a gap analysis: the radar of areas and the timeline of learning."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.matching.gaps import Gap
from domain.matching.values import HeldSkill, WantedSkill
from domain.skills.values import SkillId


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One area of the wanted skills; `held` and `wanted` are mean proficiency, 0 to 100."""

    area: str
    held: float
    wanted: float
    skills: int


def radar(
    wanted: Sequence[WantedSkill],
    held: Mapping[SkillId, HeldSkill],
    area_of: Callable[[SkillId], str],
    *,
    limit: int = 8,
) -> list[RadarAxis]:
    """The weightiest areas; what is held beyond the wanted level counts up to that level."""
    by_area: dict[str, list[WantedSkill]] = {}
    for skill in wanted:
        by_area.setdefault(area_of(skill.skill_id), []).append(skill)
    axes = []
    for area, skills in by_area.items():
        total = sum(skill.weight for skill in skills)
        there = sum(s.weight * min(s.level, _level(held, s.skill_id)) for s in skills)
        goal = sum(s.weight * s.level for s in skills)
        axis = RadarAxis(
            area, round(100 * there / total, 1), round(100 * goal / total, 1), len(skills)
        )
        axes.append((-total, area, axis))
    return [axis for _, _, axis in sorted(axes, key=lambda one: one[:2])[:limit]]


def _level(held: Mapping[SkillId, HeldSkill], skill_id: SkillId) -> float:
    found = held.get(skill_id)
    return found.level if found else 0.0


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """When a skill would be learned: weeks counted from 1, and the hours up to its end."""

    skill_id: SkillId
    week_start: int
    week_end: int
    hours: float
    hours_so_far: float


def timeline(found: Sequence[Gap], hours_per_week: float) -> list[TimelineBar]:
    """The gaps one after another, in their order, at so many hours a week (above 0)."""
    bars, passed = [], 0.0
    for gap in found:
        end = passed + gap.hours
        bars.append(
            TimelineBar(
                skill_id=gap.skill_id,
                week_start=int(passed // hours_per_week) + 1,
                week_end=max(int(passed // hours_per_week) + 1, math.ceil(end / hours_per_week)),
                hours=gap.hours,
                hours_so_far=round(end, 1),
            )
        )
        passed = end
    return bars
