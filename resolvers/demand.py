"""How demand for skills is answered."""

from operator import attrgetter

from domain.jobs import demand
from domain.skills import repository as skill_rows
from resolvers.batching import computed, first_of, many, one

used_with = first_of(demand.pairs_by_skill, key=attrgetter("id"), default=10)
other = one(skill_rows.skill_by_id, key=attrgetter("other_id"))
trend = many(demand.months_by_skill, key=attrgetter("id"))
share = computed(lambda month: month.jobs / month.of_jobs, reads=("jobs", "of_jobs"))
