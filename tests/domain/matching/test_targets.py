"""From gaps to the targets of a plan, with what they build on."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.learning.hours import hours_between, hours_of, practice_hours
from domain.learning.planning import LeftOut, LeftOutReason, Phase, Target
from domain.matching.gaps import CARRIED_SAVES, Urgency, gaps
from domain.matching.standing import Carried, stand
from domain.matching.targets import (
    Basis,
    beyond,
    chosen,
    targets_of_gaps,
    targets_of_skills,
    with_basis,
)
from domain.matching.values import HeldSkill, Person, WantedSkill
from domain.profiles.values import DegreeLevel
from domain.skills.values import Level, Requirement


def nothing(_skill_id: str) -> list[Carried]:
    return []


NOBODY = stand(Person(), nothing)


def builds(**on: str) -> Basis:
    """A basis of one skill for each, which may have one itself."""

    def basis(targets: Sequence[Target]) -> list[Target]:
        found: list[Target] = []
        for target in targets:
            below = on.get(target.skill_id)
            if below is not None:
                first = Target(below, 0, 1, phase=Phase.FOUNDATIONS, needed_for=target.skill_id)
                found += basis([first])
            found.append(target)
        return found

    return basis


def names(targets: Sequence[Target]) -> list[str]:
    return [target.skill_id for target in targets]


CORE = [Target(name, 0, 2) for name in ("hull", "keel", "sails")]
EXTRA = Target("figurehead", 0, 1, phase=Phase.EXTRA)


def test_gaps_are_taken_by_their_order_up_to_their_number() -> None:
    kept, left = chosen(CORE, None, 2, builds())
    assert names(kept) == ["hull", "keel"]
    assert left == [LeftOut("sails", 0, 2, LeftOutReason.OVER_NUMBER)]


def test_a_gap_brings_in_the_gap_that_it_builds_on() -> None:
    kept, left = chosen(CORE, None, 2, builds(hull="sails"))
    assert names(kept) == ["sails", "hull"]
    assert kept[0] == CORE[2]  # as far as the job wants it, not its beginnings alone
    assert [one.skill_id for one in left] == ["keel"]


def test_a_gap_that_does_not_fit_with_what_it_builds_on_makes_room() -> None:
    kept, left = chosen(CORE, None, 2, builds(keel="sails"))
    assert names(kept) == ["hull", "sails"]
    assert left == [LeftOut("keel", 0, 2, LeftOutReason.OVER_NUMBER)]


def test_where_fewer_are_wanted_than_hang_together_the_first_is_taken_alone() -> None:
    kept, _ = chosen(CORE, None, 1, builds(hull="sails"))
    assert names(kept) == ["hull"]


def test_less_urgent_gaps_are_left_out_unless_others_build_on_them() -> None:
    targets = [*CORE[:1], EXTRA]
    assert names(chosen(targets, Urgency.CRITICAL, 5, builds())[0]) == ["hull"]
    kept, left = chosen(targets, Urgency.CRITICAL, 5, builds(hull="figurehead"))
    assert (names(kept), left) == (["figurehead", "hull"], [])


@pytest.mark.parametrize(
    ("targets", "basis", "reason"),
    [
        ([EXTRA], builds(figurehead="woodcarving", woodcarving="whittling"), "long_basis"),
        ([EXTRA], builds(figurehead="woodcarving"), None),  # as long as itself
        ([*CORE, EXTRA], builds(figurehead="hull"), None),  # planned for itself
        (CORE[:1], builds(hull="woodcarving", woodcarving="whittling"), None),  # required
    ],
)
def test_what_is_nice_to_have_is_left_out_where_its_basis_takes_longer(
    targets: list[Target], basis: Basis, reason: str | None
) -> None:
    _, left = chosen(targets, None, 12, basis)
    assert [one.reason for one in left] == ([reason] if reason else [])


def test_what_is_reached_all_the_same_is_not_told_as_left_out() -> None:
    left = [LeftOut("hull", 0, 2, LeftOutReason.OVER_NUMBER), LeftOut("keel", 0, 1, "too_late")]  # type: ignore[arg-type]
    found = beyond(left, [Target("hull", 0, 1), Target("keel", 0, 1)])
    assert found == [LeftOut("hull", 1, 2, LeftOutReason.OVER_NUMBER)]


def test_a_target_knows_what_its_gap_saves() -> None:
    def reach(_skill_id: str) -> list[Carried]:
        return [Carried(1.0, ("python", "django"))]

    standing = stand(Person(skills={"python": HeldSkill(0.45)}), reach)
    wanted = [WantedSkill("python", level=0.75), WantedSkill("django", Requirement.PREFERRED)]
    found = {one.skill_id: one for one in targets_of_gaps(standing, wanted)}
    for gap in gaps(standing, wanted, hours_of):
        target = found[gap.skill_id]
        typical = practice_hours(target.skill_id, target.start, target.goal)
        assert (1 - target.known) * typical == pytest.approx(gap.hours)
    assert (found["python"].start, found["python"].goal) == (1, 3)
    assert found["django"].known == pytest.approx(CARRIED_SAVES * 0.9, abs=0.01)


def test_targets_of_skills_and_what_they_build_on_know_it_too() -> None:
    def reach(_skill_id: str) -> list[Carried]:
        return [Carried(0.2, ("go", "docker")), Carried(0.1, ("go", "linux"))]

    standing = stand(Person(skills={"go": HeldSkill(1.0)}), reach)
    (docker,) = targets_of_skills(standing, {"docker": Level.BEGINNER, "go": Level.BEGINNER})
    assert docker.known == pytest.approx(CARRIED_SAVES * 0.8)
    found = {one.skill_id: one for one in with_basis(standing, [docker])}
    assert found["docker"] == docker
    assert found["linux"].needed_for == "docker"
    assert found["linux"].known == pytest.approx(CARRIED_SAVES * 0.4)


def test_nothing_is_known_to_who_has_nothing() -> None:
    (target,) = targets_of_gaps(NOBODY, [WantedSkill("docker")])
    assert target.known == 0.0
    assert practice_hours("docker", 0, 2) == hours_between(hours_of("docker"), 0.0, 0.5)


def test_a_soft_skill_that_nobody_told_of_is_left_out_unless_there_is_nothing_else() -> None:
    kept, left = chosen(CORE, None, 9, builds(), untold={"keel"})
    assert names(kept) == ["hull", "sails"]
    assert left == [LeftOut("keel", 0, 2, LeftOutReason.UNTOLD)]
    assert chosen(CORE[1:2], None, 9, builds(), untold={"keel"}) == (CORE[1:2], [])


def test_an_untold_skill_that_another_builds_on_is_learned() -> None:
    kept, left = chosen(CORE, None, 9, builds(sails="keel"), untold={"keel"})
    assert names(kept) == ["hull", "keel", "sails"]
    assert left == []


def test_a_bonus_that_takes_long_is_left_out_where_more_urgent_things_are_missing() -> None:
    long = Target("rigging", 0, 2, phase=Phase.EXTRA)  # 60 hours, where the taxonomy says nothing
    _, left = chosen([long, *CORE], None, 9, builds())
    assert left == [LeftOut("rigging", 0, 2, LeftOutReason.LONG_BONUS)]
    assert chosen([EXTRA, *CORE], None, 9, builds())[1] == []  # 15 hours
    assert chosen([long], None, 9, builds()) == ([long], [])
    known = replace(long, known=0.5)
    assert chosen([known, *CORE], None, 9, builds())[1] == []


def test_what_school_teaches_and_what_nobody_tells_of_is_no_basis_to_learn() -> None:
    asked = [Target("budget-management", 0, 2), Target("coaching", 0, 1)]
    assert {"numeracy"} <= set(names(with_basis(NOBODY, asked)))
    assert "active-listening" not in names(with_basis(NOBODY, asked))
    pupil = stand(Person(degree=DegreeLevel.SECONDARY), nothing)
    assert "numeracy" not in names(with_basis(pupil, asked))
