"""API keys as administrators see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.accounts  # noqa: F401 (it names the enums)
from domain.keys import service, values
from domain.kit.config import shipped
from resolvers import keys
from schema.types.outcomes import InvalidInput, NotFound
from schema.view import Node, view_of

PER_SECOND = Annotated[
    int | None,
    strawberry.field(description="Requests a second, refilled steadily; null: as many as anyone."),
]
BURST = Annotated[
    int | None,
    strawberry.field(
        description="Requests at once; null: as many as anyone, or those of a second."
    ),
]
SECRET = Annotated[
    str,
    strawberry.field(
        description="Shown this once: it is kept nowhere. The partner sends it as "
        "`Authorization: Bearer lbk_…`."
    ),
]


@view_of(
    values.ApiKey,
    prefix="api_key",
    node=keys.node,
    description="A partner's key to the API; administrators only.",
)
class ApiKey(Node):
    owner: Annotated[
        str,
        strawberry.field(description="The partner; the provider that the key's results are of."),
    ]
    contact_email: Annotated[str, strawberry.field(description="Whom to write to about the key.")]
    shown: Annotated[
        str, strawberry.field(description="How its newest secret begins, to tell which one it is.")
    ]
    scopes: Annotated[list[values.ApiKeyScope], strawberry.field(description="What it opens.")]
    requests_per_second: PER_SECOND
    request_burst: BURST
    expires_at: Annotated[
        datetime.datetime, strawberry.field(description="When its newest secret ends.")
    ]
    previous_until: Annotated[
        datetime.datetime | None,
        strawberry.field(
            description="When the secret before the last rotation ends; null: none lives."
        ),
    ]
    last_used_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="When it was last used, to about a minute; null: never."),
    ]
    revoked_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="When it was ended for good; null: it wasn't."),
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was made.")]


KEY = Annotated[ApiKey, strawberry.field(description="The key as it is now.")]


@strawberry.input(description="A new key for a partner.")
class CreateApiKeyInput:
    owner: Annotated[
        str,
        strawberry.field(
            description="The partner's name, 1 to 200 characters: the key reports results as this "
            "provider."
        ),
    ]
    contact_email: Annotated[str, strawberry.field(description="Whom to write to about the key.")]
    scopes: Annotated[
        list[values.ApiKeyScope], strawberry.field(description="What it opens; at least one.")
    ]
    requests_per_second: PER_SECOND = None
    request_burst: BURST = None
    expires_at: Annotated[
        datetime.datetime | None,
        strawberry.field(
            description=f"Its end, at most {shipped('api_key_ttl_limit_days')} days from now; "
            f"left out: {shipped('api_key_ttl_days')} days."
        ),
    ] = None


@strawberry.input(description="A new secret for a key.")
class RotateApiKeyInput:
    id: Annotated[strawberry.ID, strawberry.field(description="The key.")]
    expires_at: Annotated[
        datetime.datetime | None,
        strawberry.field(
            description=f"The new secret's end, at most {shipped('api_key_ttl_limit_days')} days "
            f"from now; left out: {shipped('api_key_ttl_days')} days."
        ),
    ] = None
    grace_s: Annotated[
        int | None,
        strawberry.field(
            description="Seconds that the old secret lives on, at most until its own end: 0 where "
            "it leaked; left out: a day, which is the most."
        ),
    ] = None


@view_of(service.ApiKeyCreated, description="The key is made.")
class ApiKeyCreated:
    api_key: KEY
    secret: SECRET


@view_of(service.ApiKeyRotated, description="The key has a new secret.")
class ApiKeyRotated:
    api_key: KEY
    secret: SECRET


@view_of(service.ApiKeyRevoked, description="The key opens nothing any more.")
class ApiKeyRevoked:
    api_key: KEY


CreateApiKeyOutcome = Annotated[
    ApiKeyCreated | InvalidInput,
    strawberry.union("CreateApiKeyOutcome", description="Its result, or why nothing was done."),
]
RotateApiKeyOutcome = Annotated[
    ApiKeyRotated | InvalidInput | NotFound,
    strawberry.union("RotateApiKeyOutcome", description="Its result, or why nothing was done."),
]
RevokeApiKeyOutcome = Annotated[
    ApiKeyRevoked | NotFound,
    strawberry.union("RevokeApiKeyOutcome", description="Its result, or why nothing was done."),
]
