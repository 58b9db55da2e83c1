"""Where a plan for a job leads, step by step."""

from datetime import date, timedelta

from domain.matching.milestones import Learned, Milestone, milestones
from domain.matching.standing import Carried, stand
from domain.matching.values import Band, Person, Wanted, WantedSkill
from domain.skills.values import Requirement

START = date(2030, 1, 6)
WANTED = Wanted(
    skills=(
        WantedSkill("python"),
        WantedSkill("docker"),
        WantedSkill("sketching", Requirement.BONUS, 0.5),
    )
)


def reach(_skill_id: str) -> list[Carried]:
    return []


def learned(week: int, **ranks: int) -> Learned:
    return Learned(week, START + timedelta(weeks=week), ranks)


def found(*steps: Learned) -> list[tuple[int, Band, int]]:
    """Week, band and critical gaps of each milestone of somebody who can nothing yet."""
    standing = stand(Person(), reach)
    return [
        (one.week, one.band, one.critical_gaps)
        for one in milestones(standing, WANTED, steps, reach, lambda _skill: ())
    ]


def test_a_milestone_is_where_the_band_rises_the_last_critical_gap_closes_and_at_the_end() -> None:
    assert found(
        learned(2, python=1),
        learned(5, python=2),
        learned(9, docker=1),
        learned(12, docker=2),
        learned(30, sketching=1),
        learned(40, sketching=2),
    ) == [
        (2, Band.STRETCH, 1),
        (9, Band.STRETCH, 0),
        (12, Band.CLOSE, 0),
        (40, Band.CLOSE, 0),
    ]


def test_the_last_milestone_has_the_score_of_all_that_is_learned() -> None:
    (end,) = milestones(
        stand(Person(), reach), WANTED, [learned(3, python=1, docker=2)], reach, lambda _skill: ()
    )
    # Half of the other 65 points, for nothing else is known; 3/4 of 14 and all of 14 for skills.
    assert end == Milestone(3, START + timedelta(weeks=3), 5700, Band.STRETCH, 0)


def test_a_plan_without_steps_leads_nowhere() -> None:
    assert found() == []


def test_what_is_learned_turns_no_years_of_other_work_into_years_of_this() -> None:
    cook = stand(Person(years_experience=12), reach)
    wanted = Wanted(skills=WANTED.skills[:2], years_min=3)
    (end,) = milestones(cook, wanted, [learned(3, python=2, docker=2)], reach, lambda _skill: ())
    assert end.hundredths == 3500 + 750 + 750 + 500  # skills, and half of what isn't known
