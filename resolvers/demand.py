"""How demand for skills is answered."""

from operator import attrgetter
from typing import Annotated

from domain.jobs import demand
from domain.kit.batch import Limited
from domain.skills import repository as skill_rows
from domain.skills.records import Skill
from resolvers.arguments import counted, described
from resolvers.batching import computed, many, one


def _first_pairs(
    skill: Skill,
    first: Annotated[int, described("How many, at most 50.")] = 10,
) -> Limited:
    return Limited(skill.id, counted(first, most=demand.PAIRS_OF_A_SKILL))


used_with = many(demand.pairs_by_skill, key=_first_pairs)
other = one(skill_rows.skill_by_id, key=attrgetter("other_id"))
trend = many(demand.months_by_skill, key=attrgetter("id"))
share = computed(lambda month: month.jobs / month.of_jobs, reads=("jobs", "of_jobs"))
