"""Learning resources as clients see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.learning  # noqa: F401 (it names the enums)
from domain.learning import service, values
from domain.skills.values import Level
from resolvers import learning
from schema.scalars import Url
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

SKILL = Annotated[
    Skill | None, strawberry.field(resolver=learning.skill, description="Which skill.")
]
LEVEL_FROM = Annotated[
    Level | None,
    strawberry.field(
        resolver=learning.level_from,
        description="The level that it starts from; null: from nothing.",
    ),
]
LEVEL_TO = Annotated[
    Level | None,
    strawberry.field(resolver=learning.level_to, description="The level that it leads to."),
]


@view_of(values.TaughtSkill, description="A skill that a resource teaches.")
class TaughtSkill:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO


@view_of(
    values.Resource,
    prefix="resource",
    node=learning.resource_node,
    description="Something to learn from. Public: anyone may look before registering.",
)
class Resource(Node):
    title: Annotated[str, strawberry.field(description="As its provider names it.")]
    provider: Annotated[str, strawberry.field(description="Who offers it.")]
    url: Annotated[Url, strawberry.field(description="The address where it is.")]
    type: Annotated[values.ResourceType, strawberry.field(description="What it is.")]
    description: Annotated[
        str, strawberry.field(description="What it is about, in one or two sentences.")
    ]
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    hours: Annotated[
        float, strawberry.field(description="Hours for all of it, from `levelFrom` on.")
    ]
    cost: Annotated[values.Cost, strawberry.field(description="What using all of it takes.")]
    price_usd_cents: Annotated[
        int | None,
        strawberry.field(
            description="The price in US cents, once or (SUBSCRIPTION) a month; null: free, or "
            "not known."
        ),
    ]
    price_as_of: Annotated[
        datetime.date | None,
        strawberry.field(description="The day on which the price was right; null without one."),
    ]
    certificate: Annotated[
        bool, strawberry.field(description="Whether a certificate can be had for it.")
    ]
    hands_on: Annotated[bool, strawberry.field(description="Whether one practises in it.")]
    language: Annotated[
        str, strawberry.field(description="The language that it is in, BCP 47, such as en.")
    ]
    updated_at: Annotated[datetime.datetime, strawberry.field(description="Last changed here.")]
    skills: Annotated[
        list[TaughtSkill],
        strawberry.field(
            resolver=learning.taught_skills, description="What it teaches, highest level first."
        ),
    ]


@view_of(service.ResourceSaved, description="A resource was added or changed.")
class ResourceSaved:
    resource: Annotated[
        Resource | None,
        strawberry.field(
            resolver=learning.saved_resource, description="The resource as it is now."
        ),
    ]


@view_of(service.ResourceHidden, description="A resource is found and planned no more.")
class ResourceHidden:
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="The hidden resource."),
    ]


@view_of(service.ResourceExists, description="Another resource has this address.")
class ResourceExists(Refusal):
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="The resource that has it."),
    ]


SaveResourceOutcome = Annotated[
    ResourceSaved | ResourceExists | NotFound | InvalidInput,
    strawberry.union("SaveResourceOutcome", description="Its result, or why nothing was done."),
]
HideResourceOutcome = Annotated[
    ResourceHidden | NotFound,
    strawberry.union("HideResourceOutcome", description="Its result, or why nothing was done."),
]
