"""How API keys are answered: to administrators alone."""

from datetime import datetime

from domain.keys import repository, service
from domain.keys.values import ApiKey
from domain.kit.page import Bounds, Page
from resolvers.context import Context
from resolvers.ids import key_of
from resolvers.lists import Names, listing
from resolvers.nodes import administrators

node = administrators(repository.api_key_by_id)


@listing
async def api_keys(context: Context, at: Bounds, wanted: Names) -> Page[ApiKey]:
    context.require_admin()
    async with context.services.db.read() as session:
        return await repository.api_keys.page(session, at, wanted=wanted)


async def create(context: Context, new: service.NewKey) -> service.ApiKeyCreated:
    services = context.services
    by = context.require_admin().user_id
    return await service.create(services.db, services.settings, by, new)


async def rotate(
    context: Context, id: str, *, expires_at: datetime | None, grace_s: int | None
) -> service.ApiKeyRotated:
    services = context.services
    return await service.rotate(
        services.db,
        services.settings,
        key_of("api_key", id),
        expires_at=expires_at,
        grace_s=grace_s,
    )


async def revoke(context: Context, id: str) -> service.ApiKeyRevoked:
    return await service.revoke(context.services.db, key_of("api_key", id))
