"""The gap analysis: what is missing for a job, in which order, and how long it would take."""

from dataclasses import dataclass
from uuid import UUID

from domain.learning.hours import hours_of
from domain.matching.charts import RadarAxis, TimelineBar, radar, timeline
from domain.matching.gaps import Gap, Urgency, counted, gaps, readiness
from domain.matching.scoring import score
from domain.matching.standing import Standing
from domain.matching.taxonomy import area_of
from domain.matching.values import Match, Wanted
from domain.skills.values import SkillId


@dataclass(frozen=True, slots=True)
class Analysis:
    """What stands between a person and a job.

    `readiness` is 0 to 100, of the skills alone; `match` is the whole score, and None where only a
    text is known. Gaps have the highest priority first; the timeline takes them in that order.
    """

    readiness: float
    job_id: UUID | None
    match: Match | None
    matched: tuple[SkillId, ...]
    gaps: tuple[Gap, ...]
    hours: float
    radar: tuple[RadarAxis, ...]
    timeline: tuple[TimelineBar, ...]

    @property
    def critical(self) -> list[Gap]:
        return counted(self.gaps, Urgency.CRITICAL)

    @property
    def important(self) -> list[Gap]:
        return counted(self.gaps, Urgency.IMPORTANT)

    @property
    def nice_to_have(self) -> list[Gap]:
        return counted(self.gaps, Urgency.NICE_TO_HAVE)


def analyse(
    standing: Standing, wanted: Wanted, hours_per_week: float, *, job_id: UUID | None = None
) -> Analysis:
    """Compare a person with what is wanted."""
    found = gaps(standing, wanted.skills, hours_of)
    missing = {gap.skill_id for gap in found}
    return Analysis(
        readiness=readiness(standing, wanted.skills),
        job_id=job_id,
        match=score(standing, wanted) if job_id else None,
        matched=tuple(s.skill_id for s in wanted.skills if s.skill_id not in missing),
        gaps=tuple(found),
        hours=round(sum(gap.hours for gap in found), 1),
        radar=tuple(radar(wanted.skills, standing.person.skills, area_of)),
        timeline=tuple(timeline(found, hours_per_week)),
    )
