"""How demand for skills is answered."""

from operator import attrgetter
from typing import Annotated

from domain.jobs import demand
from domain.kit.batch import Limited
from domain.kit.refusal import invalid
from domain.skills import repository as skill_rows
from domain.skills.records import Skill
from resolvers.batching import computed, described, many, one


def _first_pairs(
    skill: Skill,
    first: Annotated[int, described("How many, at most 50.")] = 10,
) -> Limited:
    if not 0 <= first <= demand.PAIRS_OF_A_SKILL:
        raise invalid("first", f"first must be from 0 to {demand.PAIRS_OF_A_SKILL}.")
    return Limited(skill.id, first)


used_with = many(demand.pairs_by_skill, key=_first_pairs)
other = one(skill_rows.skill_by_id, key=attrgetter("other_id"))
trend = many(demand.months_by_skill, key=attrgetter("id"))
share = computed(lambda month: month.jobs / month.of_jobs, reads=("jobs", "of_jobs"))
