"""How accounts are answered."""

from operator import attrgetter
from uuid import UUID

from domain.accounts import repository, service
from domain.accounts.values import User
from domain.resumes import erasure
from resolvers.batching import one
from resolvers.context import Context, Info

user = one(repository.user_by_id, key=attrgetter("user_id"))


async def node(context: Context, key: UUID) -> User | None:
    """Nobody but oneself."""
    if context.viewer is None or context.viewer.user_id != key:
        return None
    async with context.services.db.read() as session:
        return (await repository.user_by_id(session, [key])).get(key)


async def me(info: Info) -> User | None:
    viewer = info.context.viewer
    if viewer is None:
        return None
    async with info.context.services.db.read() as session:
        found = (await repository.user_by_id(session, [viewer.user_id])).get(viewer.user_id)
    if found is None:
        raise info.context.gone()
    return found


async def register(
    context: Context, *, email: str, password: str, full_name: str
) -> service.LoggedIn:
    services = context.services
    return await service.register(
        services.db,
        services.settings,
        services.signer,
        email=email,
        password=password,
        full_name=full_name,
        user_agent=context.user_agent,
    )


async def log_in(context: Context, *, email: str, password: str) -> service.LoggedIn:
    services = context.services
    return await service.log_in(
        services.db,
        services.settings,
        services.signer,
        services.rates,
        email=email,
        password=password,
        client_address=context.client_address,
        user_agent=context.user_agent,
    )


async def refresh(context: Context, token: str) -> service.LoggedIn:
    services = context.services
    return await service.refresh(services.db, services.settings, services.signer, token=token)


async def change_password(
    context: Context, *, password: str, new_password: str
) -> service.PasswordChanged:
    services = context.services
    return await service.change_password(
        services.db,
        services.settings,
        services.rates,
        context.require_viewer(),
        password=password,
        new_password=new_password,
        client_address=context.client_address,
    )


async def delete_account(context: Context, *, password: str) -> erasure.AccountDeleted:
    return await erasure.delete_account(
        context.services,
        context.require_viewer(),
        password=password,
        client_address=context.client_address,
    )


async def log_out(context: Context, *, everywhere: bool) -> service.LoggedOut:
    return await service.log_out(
        context.services.db, context.require_viewer(), everywhere=everywhere
    )
