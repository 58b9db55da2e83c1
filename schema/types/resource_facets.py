"""Facets of a search for learning resources, as clients see them."""

from typing import Annotated, Generic, TypeVar

import strawberry

import schema.enums.learning  # noqa: F401 (it names the enums)
from domain.kit.config import shipped
from domain.learning import facets, values
from domain.skills.values import Level
from resolvers import learning
from schema.types.skills import Skill
from schema.view import view_of

T = TypeVar("T")

RESOURCES = Annotated[
    int, strawberry.field(description="How many of the counted resources have it.")
]


@view_of(facets.Facet, description="How many resources of a search have a value.")
class Facet(Generic[T]):
    value: Annotated[T, strawberry.field(description="The value.")]
    resources: RESOURCES


@view_of(facets.Facet, description="How many resources of a search are in a language.")
class LanguageFacet:
    value: Annotated[str, strawberry.field(description="The language, BCP 47, such as en.")]
    resources: RESOURCES


@view_of(facets.SkillFacet, description="How many resources of a search teach a skill.")
class TaughtSkillFacet:
    skill: Annotated[
        Skill | None, strawberry.field(resolver=learning.skill, description="Which skill.")
    ]
    resources: RESOURCES


@view_of(
    facets.Facets,
    description="How many resources of a search there are of each kind, most first. What the "
    "search itself chooses among (`filter.types`, say) is counted as if it didn't: so each value "
    "tells how many resources choosing it instead would give.",
)
class ResourceFacets:
    counted: Annotated[
        int,
        strawberry.field(
            resolver=learning.counted,
            description="How many resources were counted: all that match, or the first "
            f"{shipped('resource_facets_limit')} of them by title.",
        ),
    ]
    types: Annotated[
        list[Facet[values.ResourceType]], strawberry.field(description="By what they are.")
    ]
    costs: Annotated[
        list[Facet[values.Cost]], strawberry.field(description="By what using all of it takes.")
    ]
    levels: Annotated[
        list[Facet[Level]],
        strawberry.field(description="By each level that they lead to or through."),
    ]
    languages: Annotated[
        list[LanguageFacet],
        strawberry.field(description=f"The {facets.VALUES_LIMIT} most frequent languages."),
    ]
    skills: Annotated[
        list[TaughtSkillFacet],
        strawberry.field(
            resolver=learning.facet_skills,
            description=f"The {facets.VALUES_LIMIT} skills that are taught most.",
        ),
    ]
