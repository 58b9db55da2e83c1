"""What would raise a score most, and which skill opens the most jobs."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.matching.scoring import related_work, score
from domain.matching.standing import Reach, Standing
from domain.matching.values import BAND_FLOORS, Band, Match, Raise, TermState, Wanted
from domain.skills.values import SkillId


def raises(
    standing: Standing, wanted: Wanted, now: Match, reach: Reach, *, limit: int = 5
) -> list[Raise]:
    """The skills that would add most to `now`, the present score, each taken by itself.

    Years of work count as they do now: a skill more doesn't make them years of another work.
    """
    related = related_work(standing, wanted)
    open_terms = {term.skill_id for term in now.terms if term.state is not TermState.MATCHED}
    found = []
    for skill in wanted.skills:
        if skill.skill_id not in open_terms:
            continue
        then = score(
            standing.with_skill(skill.skill_id, skill.level, reach), wanted, related=related
        )
        gain = then.hundredths - now.hundredths
        if gain > 0:
            found.append(Raise(skill.skill_id, gain, then.band))
    return sorted(found, key=lambda one: (-one.hundredths, one.skill_id))[:limit]


@dataclass(frozen=True, slots=True)
class Opener:
    """A skill, and what it would do over many jobs.

    `jobs_opened` come to be a close match or better by it alone; `jobs_raised` gain at all;
    `hundredths` is the sum of the gains.
    """

    skill_id: SkillId
    jobs_opened: int
    jobs_raised: int
    hundredths: int


def openers(matches: Sequence[Match], *, floor: Band = Band.CLOSE, limit: int = 10) -> list[Opener]:
    """The skills that open most of the jobs whose present scores are given; best first.

    Counts what the wanted skill itself gains, not what it would carry over to its neighbours in
    the same job: a lower bound, at no cost beyond reading the terms.
    """
    totals: dict[SkillId, list[int]] = {}
    threshold = BAND_FLOORS[floor]
    for match in matches:
        now = match.hundredths
        for term in match.terms:
            gain = term.possible - term.hundredths
            if term.skill_id is None or gain <= 0:
                continue
            counts = totals.setdefault(term.skill_id, [0, 0, 0])
            counts[0] += now < threshold <= now + gain
            counts[1] += 1
            counts[2] += gain
    found = [Opener(skill_id, *counts) for skill_id, counts in totals.items()]
    found.sort(key=lambda one: (-one.jobs_opened, -one.hundredths, one.skill_id))
    return found[:limit]
