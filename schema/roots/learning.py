"""Resources and plans: what can be asked, done, and edited by administrators."""

from typing import Annotated, Any

import strawberry

from domain.kit.config import shipped
from domain.kit.page import Bounds, Page
from domain.learning import facets, repository, values
from resolvers import learning
from resolvers.arguments import described
from resolvers.batching import asked
from resolvers.context import Context, Info
from resolvers.lists import Names, public
from schema.connection import Connection
from schema.operation import INPUT, SAFE, Access, operation
from schema.types.learning_inputs import ResourceFilterInput, ResourceInput
from schema.types.plans import ArchivePlanOutcome, LearningPlan, RecordProgressOutcome
from schema.types.resource_facets import ResourceFacets
from schema.types.resources import HideResourceOutcome, Resource, SaveResourceOutcome

WORDS = f'Words, "phrases", -without, or; at most {shipped("query_limit_chars")} characters.'
FILTER = described("Only such resources; null: any.")


@public(repository.resource_by_id)
async def _resources(
    context: Context,
    at: Bounds,
    _wanted: Names,
    *,
    query: Annotated[str | None, described(f"{WORDS} Best first then.")] = None,
    filter: Annotated[ResourceFilterInput | None, FILTER] = None,
) -> Page[values.Resource]:
    return await learning.search(context, at, query, filter or ResourceFilterInput())


def _facets_key(
    context: Context,
    query: Annotated[str | None, described(WORDS)] = None,
    filter: Annotated[ResourceFilterInput | None, FILTER] = None,
) -> tuple[repository.Filter, int]:
    return learning.facets_key(context, query, filter or ResourceFilterInput())


@strawberry.type
class LearningQuery:
    resources: Annotated[
        Connection[Resource],
        strawberry.field(
            resolver=_resources,
            description="Learning resources, by title or by relevance. Public: anyone may look.",
        ),
    ]
    resource_facets: Annotated[
        ResourceFacets,
        strawberry.field(
            resolver=asked(facets.facets, key=_facets_key),
            description="What the resources that a search finds have in common. Public.",
        ),
    ]
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.resource_of_id, description="A learning resource."),
    ]
    learning_plan: Annotated[
        LearningPlan | None,
        strawberry.field(resolver=learning.plan_of_id, description="One of the caller's plans."),
    ]
    learning_plans: Annotated[
        Connection[LearningPlan],
        strawberry.field(
            resolver=learning.plans_of_viewer, description="The caller's plans, newest first."
        ),
    ]


@strawberry.type
class LearningMutation:
    @operation(
        RecordProgressOutcome,
        access=Access.USER,
        description="Say what was done for a step of a plan. The rest is planned again.",
        again="Sent again it is refused; START counts its hours again, unless `revision` is given.",
    )
    async def record_progress(
        self,
        info: Info,
        step_id: Annotated[strawberry.ID, described("The step.")],
        action: Annotated[values.ProgressAction, described("What was done.")],
        hours_spent: Annotated[
            float | None,
            described("Hours since the last report. COMPLETE without any: as planned."),
        ] = None,
        revision: Annotated[
            int | None,
            strawberry.argument(
                description="The plan's, as you saw it: refused where it has changed since."
            ),
        ] = None,
    ) -> Any:
        return await learning.record_progress(info.context, step_id, action, hours_spent, revision)

    @operation(
        ArchivePlanOutcome,
        access=Access.USER,
        description="Put a plan away. It can still be read.",
        again=SAFE,
    )
    async def archive_learning_plan(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The plan.")],
    ) -> Any:
        return await learning.archive_plan(info.context, id)

    @operation(
        SaveResourceOutcome,
        access=Access.ADMIN,
        description="Add a resource, or change the one with `id` to what is given.",
        again="Sent again with `id` it is safe; without, it is refused with ResourceExists.",
    )
    async def save_resource(
        self,
        info: Info,
        input: Annotated[ResourceInput, INPUT],
        id: Annotated[strawberry.ID | None, described("Left out: a new one.")] = None,
    ) -> Any:
        return await learning.save_resource(info.context, id, input.of())

    @operation(
        HideResourceOutcome,
        access=Access.ADMIN,
        description="Take a resource out of search and planning. `saveResource` brings it back.",
        again=SAFE,
    )
    async def hide_resource(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The resource.")],
    ) -> Any:
        return await learning.hide_resource(info.context, id)
