"""Facets of a search for jobs, as clients see them."""

from typing import Annotated, Generic, TypeVar

import strawberry

import schema.enums.jobs  # noqa: F401 (it names the enums)
from domain.jobs import facets, values
from domain.kit.config import shipped
from resolvers import jobs
from schema.types.skills import Skill
from schema.view import view_of

T = TypeVar("T")

JOBS = Annotated[int, strawberry.field(description="How many of the counted jobs have it.")]


@view_of(facets.Facet, description="How many jobs of a search have a value.")
class Facet(Generic[T]):
    value: Annotated[T, strawberry.field(description="The value.")]
    jobs: JOBS


@view_of(facets.Facet, description="How many jobs of a search have a place in a country.")
class CountryFacet:
    value: Annotated[str, strawberry.field(description="The country, ISO 3166-1 alpha-2.")]
    jobs: JOBS


@view_of(facets.SkillFacet, description="How many jobs of a search ask for a skill.")
class SkillFacet:
    skill: Annotated[
        Skill | None, strawberry.field(resolver=jobs.facet_skill, description="Which skill.")
    ]
    jobs: JOBS


@view_of(
    facets.Facets,
    description="How many jobs of a search there are of each kind, most first. What the search "
    "itself chooses among (`filter.levels`, say) is counted as if it didn't: so each value tells "
    "how many jobs choosing it instead would give. Values that no job has are left out.",
)
class JobFacets:
    counted: Annotated[
        int,
        strawberry.field(
            resolver=jobs.counted,
            description="How many jobs were counted: all that match, or the newest "
            f"{shipped('job_facets_limit')} of them.",
        ),
    ]
    workplaces: Annotated[
        list[Facet[values.Workplace]], strawberry.field(description="By where the work is done.")
    ]
    levels: Annotated[list[Facet[values.Level]], strawberry.field(description="By seniority.")]
    employment_types: Annotated[
        list[Facet[values.EmploymentType]], strawberry.field(description="By kind of contract.")
    ]
    countries: Annotated[
        list[CountryFacet],
        strawberry.field(
            description=f"The {facets.VALUES_LIMIT} most frequent countries, of all places."
        ),
    ]
    skills: Annotated[
        list[SkillFacet],
        strawberry.field(
            resolver=jobs.facet_skills,
            description=f"The {facets.VALUES_LIMIT} skills that are asked for most.",
        ),
    ]
