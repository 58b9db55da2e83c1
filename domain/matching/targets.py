"""From what is missing to the targets of a learning plan."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from domain.learning.hours import hours_between, hours_of, needs_of
from domain.learning.ordering import with_prerequisites
from domain.learning.planning import PHASES, LeftOut, LeftOutReason, Phase, Rank, Target
from domain.matching.gaps import Urgency, gaps, hours_missing
from domain.matching.standing import Standing
from domain.matching.taxonomy import soft_skills
from domain.matching.values import WantedSkill
from domain.profiles.values import DegreeLevel
from domain.skills.values import Level, SkillId

_PHASES = {
    Urgency.CRITICAL: Phase.CORE,
    Urgency.IMPORTANT: Phase.BROADER,
    Urgency.NICE_TO_HAVE: Phase.EXTRA,
}
# A prerequisite of which so much is carried over by held skills need not be learned first.
KNOWN_SHARE = 0.25
# What is nice to have is worth so many hours at most, where something more urgent is missing.
BONUS_HOURS = 40.0
# What school has taught everyone who names an education.
SCHOOLED = frozenset({"numeracy"})
# However much is carried over, something of a target is left to learn.
KNOWN_MOST = 0.99

# The targets with all that they build on and the person doesn't know, as targets before them.
Basis = Callable[[Sequence[Target]], Sequence[Target]]


def rank_of(level: float) -> Rank:
    """The rank of a proficiency in [0, 1]: a level counts when it is reached."""
    return int(level * 4 + 1e-9)


def targets_of_gaps(standing: Standing, wanted: Sequence[WantedSkill]) -> list[Target]:
    """A target for each gap that spans a level, highest priority first."""
    found = []
    for gap in gaps(standing, wanted, hours_of):
        start, goal = rank_of(gap.held), rank_of(gap.wanted)
        if start < goal:
            found.append(
                Target(
                    skill_id=gap.skill_id,
                    start=start,
                    goal=goal,
                    importance=gap.importance,
                    phase=_PHASES[gap.urgency],
                    known=_known(gap.hours, hours_of(gap.skill_id), start, goal),
                )
            )
    return found


def _known(missing: float, hours: Sequence[int], start: Rank, goal: Rank) -> float:
    """The share of the typical hours from one rank to another that is saved."""
    typical = hours_between(hours, start / 4, goal / 4)
    return min(KNOWN_MOST, max(0.0, 1 - missing / typical)) if typical else 0.0


def _with_known(standing: Standing, target: Target) -> Target:
    hours = hours_of(target.skill_id)
    missing = hours_missing(standing, target.skill_id, target.goal / 4, hours)
    return replace(target, known=_known(missing, hours, target.start, target.goal))


def targets_of_skills(standing: Standing, goals: Mapping[SkillId, Level]) -> list[Target]:
    """A target for each skill that isn't at its level yet."""
    found = []
    for skill_id, level in goals.items():
        held = standing.person.skills.get(skill_id)
        start = rank_of(held.level) if held else 0
        if start < level.rank:
            found.append(_with_known(standing, Target(skill_id, start, level.rank)))
    return found


def chosen(
    targets: Sequence[Target],
    least: Urgency | None,
    most: int,
    basis: Basis,
    untold: Collection[SkillId] = (),
) -> tuple[list[Target], list[LeftOut]]:
    """Those targets of gaps, at most so many, that are to be closed, and those left out.

    They are taken by their order if they are at least so urgent, each with the gaps that it builds
    on. One that is nice to have is left out where what it builds on, and nothing else does, takes
    longer than itself, or where it takes more than `BONUS_HOURS` and there is something more
    urgent. Of the `untold`, which may be there, none is planned for its own sake,
    unless there is nothing else.
    """
    last = PHASES.index(_PHASES[least]) if least else len(PHASES)
    gap = {target.skill_id: target for target in targets}
    if gap.keys() <= set(untold):
        untold = ()
    pressing = any(target.phase is not Phase.EXTRA for target in targets)
    kept: dict[SkillId, Target] = {}
    left: list[LeftOut] = []
    planned: set[SkillId] = set()
    for target in targets:
        if target.skill_id in kept:
            continue
        if target.skill_id in untold:
            left.append(_left_out(target, LeftOutReason.UNTOLD))
            continue
        if pressing and target.phase is Phase.EXTRA and _hours([target]) > BONUS_HOURS:
            left.append(_left_out(target, LeftOutReason.LONG_BONUS))
            continue
        if PHASES.index(target.phase) > last:
            left.append(_left_out(target, LeftOutReason.LESS_URGENT))
            continue
        new = [one for one in basis([target]) if one.skill_id not in planned]
        group = {one.skill_id: gap[one.skill_id] for one in new if one.skill_id in gap}
        if (
            len(group) > most
        ):  # fewer gaps are wanted than hang together: the rest at its beginnings
            group = {target.skill_id: target}
        below = [one for one in new if one.skill_id not in (target.skill_id, *group)]
        if len(kept) + len(group) > most:
            left.append(_left_out(target, LeftOutReason.OVER_NUMBER))
        elif target.phase is Phase.EXTRA and _hours(below) > _hours([target]):
            left.append(_left_out(target, LeftOutReason.LONG_BASIS))
        else:
            kept |= group
            planned |= {one.skill_id for one in new}
    return list(kept.values()), [one for one in left if one.skill_id not in kept]


def beyond(left_out: Sequence[LeftOut], targets: Sequence[Target]) -> list[LeftOut]:
    """What is left out, less what the targets reach of it all the same, as a basis of others."""
    goals = {target.skill_id: target.goal for target in targets}
    found = [replace(one, start=max(one.start, goals.get(one.skill_id, 0))) for one in left_out]
    return [one for one in found if one.start < one.goal]


def _hours(targets: Sequence[Target]) -> float:
    return sum(
        (1 - one.known) * hours_between(hours_of(one.skill_id), one.start / 4, one.goal / 4)
        for one in targets
    )


def _left_out(target: Target, reason: LeftOutReason) -> LeftOut:
    return LeftOut(target.skill_id, target.start, target.goal, reason, target.known)


def with_basis(standing: Standing, targets: Sequence[Target]) -> list[Target]:
    """The targets with all that they build on and the person neither holds nor nearly has.

    Soft skills, of which nobody tells, and what school has taught are taken to be there.
    Raises Refused(PrerequisiteCycle).
    """

    schooled = standing.person.degree not in (None, DegreeLevel.NONE)

    def known(skill_id: SkillId) -> bool:
        if skill_id in soft_skills() or (schooled and skill_id in SCHOOLED):
            return True
        carried = standing.carried.get(skill_id)
        return skill_id in standing.person.skills or (
            carried is not None and carried.share >= KNOWN_SHARE
        )

    found = with_prerequisites(targets, needs_of, known)
    return [_with_known(standing, one) if one.needed_for is not None else one for one in found]
