"""API keys: what administrators can ask and do."""

import dataclasses
from typing import Annotated, Any

import strawberry

from domain.keys.service import NewKey
from resolvers import keys
from resolvers.arguments import described
from resolvers.context import Info
from schema.connection import Connection
from schema.operation import INPUT, SAFE, Access, operation
from schema.types.keys import (
    ApiKey,
    CreateApiKeyInput,
    CreateApiKeyOutcome,
    RevokeApiKeyOutcome,
    RotateApiKeyInput,
    RotateApiKeyOutcome,
)


@strawberry.type
class KeysQuery:
    api_keys: Annotated[
        Connection[ApiKey],
        strawberry.field(
            resolver=keys.api_keys,
            description="Partners' keys, the revoked among them, newest first; administrators "
            "only.",
        ),
    ]


@strawberry.type
class KeysMutation:
    @operation(
        CreateApiKeyOutcome,
        access=Access.ADMIN,
        description="Make an API key for a partner; administrators only.",
        again="Sent again it makes another key: look at `apiKeys` first.",
    )
    async def create_api_key(self, info: Info, input: Annotated[CreateApiKeyInput, INPUT]) -> Any:
        given = {f.name: getattr(input, f.name) for f in dataclasses.fields(input)}
        return await keys.create(info.context, NewKey(**given))

    @operation(
        RotateApiKeyOutcome,
        access=Access.ADMIN,
        description="Give a key a new secret; the old one lives on for a while. Administrators "
        "only.",
        again="Sent again it rotates again and ends the secret before: look at `shown` first.",
    )
    async def rotate_api_key(self, info: Info, input: Annotated[RotateApiKeyInput, INPUT]) -> Any:
        return await keys.rotate(
            info.context, input.id, expires_at=input.expires_at, grace_s=input.grace_s
        )

    @operation(
        RevokeApiKeyOutcome,
        access=Access.ADMIN,
        description="End a key, at once and for good, on every server; administrators only.",
        again=SAFE,
    )
    async def revoke_api_key(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The key.")],
    ) -> Any:
        return await keys.revoke(info.context, id)
