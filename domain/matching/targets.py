"""From what is missing to the targets of a learning plan."""

from collections.abc import Mapping, Sequence

from domain.learning.hours import needs_of
from domain.learning.ordering import with_prerequisites
from domain.learning.planning import PHASES, LeftOut, LeftOutReason, Phase, Rank, Target
from domain.matching.gaps import HoursOf, Urgency, gaps
from domain.matching.standing import Standing
from domain.matching.values import Person, WantedSkill
from domain.skills.values import Level, SkillId

_PHASES = {
    Urgency.CRITICAL: Phase.CORE,
    Urgency.IMPORTANT: Phase.BROADER,
    Urgency.NICE_TO_HAVE: Phase.EXTRA,
}
# A prerequisite of which so much is carried over by held skills need not be learned first.
KNOWN_SHARE = 0.25


def rank_of(level: float) -> Rank:
    """The rank of a proficiency in [0, 1]: a level counts when it is reached."""
    return int(level * 4 + 1e-9)


def targets_of_gaps(
    standing: Standing, wanted: Sequence[WantedSkill], hours_of: HoursOf
) -> list[Target]:
    """A target for each gap that spans a level, highest priority first."""
    found = (
        Target(
            skill_id=gap.skill_id,
            start=rank_of(gap.held),
            goal=rank_of(gap.wanted),
            importance=gap.importance,
            phase=_PHASES[gap.urgency],
        )
        for gap in gaps(standing, wanted, hours_of)
    )
    return [target for target in found if target.start < target.goal]


def chosen(
    targets: Sequence[Target], least: Urgency | None, most: int
) -> tuple[list[Target], list[LeftOut]]:
    """The first `most` targets of gaps that are at least so urgent, and those left out."""
    last = PHASES.index(_PHASES[least]) if least else len(PHASES)
    urgent = [target for target in targets if PHASES.index(target.phase) <= last]
    kept = urgent[:most]
    return kept, [
        *(_left_out(target, LeftOutReason.OVER_NUMBER) for target in urgent[most:]),
        *(
            _left_out(target, LeftOutReason.LESS_URGENT)
            for target in targets
            if target not in urgent
        ),
    ]


def _left_out(target: Target, reason: LeftOutReason) -> LeftOut:
    return LeftOut(target.skill_id, target.start, target.goal, reason)


def targets_of_skills(person: Person, goals: Mapping[SkillId, Level]) -> list[Target]:
    """A target for each skill that isn't at its level yet."""
    found = []
    for skill_id, level in goals.items():
        held = person.skills.get(skill_id)
        start = rank_of(held.level) if held else 0
        if start < level.rank:
            found.append(Target(skill_id, start, level.rank))
    return found


def with_basis(standing: Standing, targets: Sequence[Target]) -> list[Target]:
    """The targets with all that they build on and the person neither holds nor nearly has.

    Raises Refused(PrerequisiteCycle).
    """

    def known(skill_id: SkillId) -> bool:
        carried = standing.carried.get(skill_id)
        return skill_id in standing.person.skills or (
            carried is not None and carried.share >= KNOWN_SHARE
        )

    return with_prerequisites(targets, needs_of, known)
