"""The single schema: what can be asked, done and followed."""

from typing import Annotated

import strawberry
from strawberry.schema.config import StrawberryConfig

from domain.kit.ids import parse_public_id
from resolvers.arguments import described
from resolvers.context import Info
from schema.roots.accounts import AccountsMutation, AccountsQuery
from schema.roots.jobs import JobsMutation, JobsQuery
from schema.roots.keys import KeysMutation, KeysQuery
from schema.roots.learning import LearningMutation, LearningQuery
from schema.roots.matching import MatchingMutation, MatchingQuery
from schema.roots.profiles import ProfilesMutation
from schema.roots.resumes import ResumesMutation, ResumesQuery, ResumesSubscription
from schema.roots.skills import SkillsQuery
from schema.scalars import SCALARS
from schema.view import NODES, Node


async def node(
    info: Info,
    id: Annotated[strawberry.ID, described("Any id that the API gave.")],
) -> Node | None:
    parsed = parse_public_id(id)
    kind = NODES.get(parsed[0]) if parsed else None
    if parsed is None or kind is None:
        return None
    found: Node | None = await kind.load(info.context, parsed[1])
    return found


@strawberry.type(description="What can be asked.")
class Query(
    AccountsQuery,
    JobsQuery,
    KeysQuery,
    LearningQuery,
    MatchingQuery,
    ResumesQuery,
    SkillsQuery,
):
    node: Annotated[
        Node | None,
        strawberry.field(
            resolver=node, description="Anything by its id; null where it's not there."
        ),
    ]


@strawberry.type(description="What can be done. Each answers with its outcome or a refusal.")
class Mutation(
    AccountsMutation,
    JobsMutation,
    KeysMutation,
    LearningMutation,
    MatchingMutation,
    ProfilesMutation,
    ResumesMutation,
):
    pass


@strawberry.type(description="What can be followed.")
class Subscription(ResumesSubscription):
    pass


schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[kind.view for kind in NODES.values()],
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
