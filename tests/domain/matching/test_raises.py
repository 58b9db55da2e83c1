"""Counterfactuals: what would raise a score, and which skill opens jobs."""

from domain.matching.raises import openers, raises
from domain.matching.scoring import score
from domain.matching.standing import Carried, stand
from domain.matching.values import Band, HeldSkill, Person, Wanted, WantedSkill
from domain.skills.values import Requirement


def reach(skill_id: str) -> list[Carried]:
    return [Carried(0.5, ("docker", "kubernetes"))] if skill_id == "docker" else []


WANTED = Wanted(
    skills=(
        WantedSkill("python"),
        WantedSkill("docker"),
        WantedSkill("kubernetes"),
        WantedSkill("terraform", Requirement.BONUS, 0.25),
    )
)


def test_a_raise_is_exactly_what_the_score_gains_neighbours_included():
    standing = stand(Person(skills={"python": HeldSkill(1.0)}), reach)
    now = score(standing, WANTED)
    found = raises(standing, WANTED, now, reach)
    assert [one.skill_id for one in found] == ["docker", "kubernetes", "terraform"]
    for one in found:
        then = score(standing.with_skill(one.skill_id, 0.5, reach), WANTED)
        assert then.hundredths - now.hundredths == one.hundredths


def test_a_skill_that_is_there_raises_nothing():
    held = {skill.skill_id: HeldSkill(1.0) for skill in WANTED.skills}
    standing = stand(Person(skills=held), reach)
    assert raises(standing, WANTED, score(standing, WANTED), reach) == []


def test_the_best_opener_is_the_skill_that_lifts_most_jobs_over_the_floor():
    standing = stand(Person(years_experience=1), reach)
    only_python = Wanted(skills=(WantedSkill("python"),))
    only_docker = Wanted(skills=(WantedSkill("docker"),))
    matches = [score(standing, job) for job in (only_python, only_python, only_docker)]
    assert all(match.hundredths < 6000 for match in matches)
    found = openers(matches, floor=Band.CLOSE)
    assert [(one.skill_id, one.jobs_opened, one.jobs_raised) for one in found] == [
        ("python", 2, 2),
        ("docker", 1, 1),
    ]


def test_a_raise_turns_no_years_of_other_work_into_years_of_this():
    wanted = Wanted(skills=WANTED.skills[:2], years_min=4)
    standing = stand(Person(years_experience=8), reach)
    now = score(standing, wanted)
    found = raises(standing, wanted, now, reach)
    # Half of 35 points; 25 more for the years would be a promise that no course keeps.
    assert [one.hundredths for one in found] == [1750, 1750]
