"""Gaps: their urgency, order, hours and charts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.learning.hours import hours_between
from domain.matching.charts import radar, timeline
from domain.matching.gaps import Urgency, counted, gaps, readiness
from domain.matching.standing import Carried, stand
from domain.matching.values import HeldSkill, Person, WantedSkill
from domain.skills.values import Requirement

HOURS = {"docker": (8, 20, 60, 120), "kubernetes": (20, 60, 120, 200)}


def reach(skill_id: str) -> list[Carried]:
    return [Carried(0.5, ("docker", "kubernetes"))] if skill_id == "docker" else []


def hours_of(skill_id: str) -> tuple[int, ...]:
    return HOURS.get(skill_id, ())


WANTED = (
    WantedSkill("docker"),
    WantedSkill("kubernetes"),
    WantedSkill("go", Requirement.PREFERRED, 0.5),
    WantedSkill("vim", Requirement.BONUS, 0.25),
)


def test_each_gap_is_explained_and_the_nearest_held_skill_shown():
    standing = stand(Person(skills={"docker": HeldSkill(0.5)}), reach)
    found = gaps(standing, WANTED, hours_of)
    assert [gap.skill_id for gap in found] == ["kubernetes", "go", "vim"]
    first = found[0]
    assert (first.urgency, first.nearest_id) == (Urgency.CRITICAL, "docker")
    assert first.transferability == pytest.approx(0.5)
    assert first.hours == 60.0  # 80 hours, a quarter of them saved
    assert first.priority == pytest.approx(0.5 + 0.3 * 0.5 + 0.2 * 0.4)
    assert [len(counted(found, urgency)) for urgency in Urgency] == [1, 1, 1]


def test_a_soft_skill_that_nobody_tells_is_never_critical() -> None:
    wanted = [WantedSkill("patience", soft=True), WantedSkill("go")]
    found = {gap.skill_id: gap.urgency for gap in gaps(stand(Person(), reach), wanted, hours_of)}
    assert found == {"patience": Urgency.IMPORTANT, "go": Urgency.CRITICAL}


def test_nothing_is_missing_for_one_who_has_it_all():
    standing = stand(Person(skills={s.skill_id: HeldSkill(1.0) for s in WANTED}), reach)
    assert gaps(standing, WANTED, hours_of) == []
    assert readiness(standing, WANTED) == 100.0
    assert readiness(stand(Person(), reach), ()) == 100.0


def test_readiness_is_the_weighted_share():
    standing = stand(Person(skills={"go": HeldSkill(0.5)}), reach)
    assert readiness(standing, WANTED) == round(100 * 0.5 / 2.75, 1)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_hours_add_up_along_the_way(a: float, b: float, c: float):
    low, middle, high = sorted((a, b, c))
    whole = hours_between((10, 20, 40, 80), low, high)
    parts = hours_between((10, 20, 40, 80), low, middle) + hours_between(
        (10, 20, 40, 80), middle, high
    )
    assert whole == pytest.approx(parts)
    assert hours_between((10, 20, 40, 80), 0, 1) == pytest.approx(150)
    assert hours_between((10, 20, 40, 80), high, low) == pytest.approx(0) or low == high


def test_radar_and_timeline():
    standing = stand(Person(skills={"docker": HeldSkill(1.0)}), reach)
    axes = radar(WANTED, standing.person.skills, lambda s: "DevOps" if s == "docker" else "Other")
    assert (axes[0].held, axes[0].wanted, axes[0].skills) == (0.0, 50.0, 3)
    assert (axes[1].area, axes[1].held, axes[1].wanted) == ("DevOps", 50.0, 50.0)
    bars = timeline(gaps(standing, WANTED, hours_of), 10)
    assert (bars[0].week_start, bars[0].week_end) == (1, 4)
    assert all(a.week_end in (b.week_start, b.week_start - 1) for a, b in pairwise(bars))


def test_a_soft_skill_is_untold_where_the_profile_says_nothing_of_it():
    wanted = (WantedSkill("docker"), WantedSkill("patience", soft=True))
    told = stand(Person(skills={"patience": HeldSkill(0.25)}), reach)
    assert {one.skill_id: one.untold for one in gaps(told, wanted, hours_of)} == {
        "docker": False,
        "patience": False,
    }
    silent = gaps(stand(Person(), reach), wanted, hours_of)
    assert {one.skill_id for one in silent if one.untold} == {"patience"}
