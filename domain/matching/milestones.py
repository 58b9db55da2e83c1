"""Where a plan for a job leads: how the match comes to be, step by step."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from domain.learning.planning import Rank
from domain.matching.gaps import HoursOf, Urgency, counted, gaps
from domain.matching.scoring import related_work, score
from domain.matching.standing import Reach, Standing
from domain.matching.values import Band, Wanted
from domain.skills.values import SkillId


class Learned(NamedTuple):
    """The ranks that a step reaches, and when it is done."""

    week: int
    on: date
    ranks: Mapping[SkillId, Rank]


class Milestone(NamedTuple):
    """What the match with a job is from a day on, if nothing but the plan's skills changes.

    `critical_gaps` is how many of the job's gaps are critical still.
    """

    week: int
    on: date
    hundredths: int
    band: Band
    critical_gaps: int


def milestones(
    standing: Standing, wanted: Wanted, steps: Sequence[Learned], reach: Reach, hours_of: HoursOf
) -> list[Milestone]:
    """Where the band rises, where the last critical gap closes, and the end.

    Years of work count as they do before the first step: learning makes no years of another work.
    """
    related = related_work(standing, wanted)
    found: list[Milestone] = []
    band, critical = score(standing, wanted).band, _critical(standing, wanted, hours_of)
    for place, step in enumerate(steps, start=1):
        standing = with_ranks(standing, step.ranks, reach)
        match = score(standing, wanted, related=related)
        left = _critical(standing, wanted, hours_of)
        if match.band is not band or (critical and not left) or place == len(steps):
            found.append(Milestone(step.week, step.on, match.hundredths, match.band, left))
        band, critical = match.band, left
    return found


def with_ranks(standing: Standing, ranks: Mapping[SkillId, Rank], reach: Reach) -> Standing:
    """The same person, having reached some ranks."""
    for skill_id, rank in ranks.items():
        standing = standing.with_skill(skill_id, rank / 4, reach)
    return standing


def _critical(standing: Standing, wanted: Wanted, hours_of: HoursOf) -> int:
    return len(counted(gaps(standing, wanted.skills, hours_of), Urgency.CRITICAL))
