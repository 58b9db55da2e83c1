"""Erasing an account: everything that is its owner's, the files of resumes included."""

from dataclasses import dataclass

from domain.accounts import repository as accounts
from domain.accounts.service import confirm
from domain.accounts.values import Viewer
from domain.kit import queue
from domain.kit.ids import public_id
from domain.kit.services import Services
from domain.resumes import repository


@dataclass(frozen=True, slots=True)
class AccountDeleted:
    """An account that is gone."""

    deleted_id: str


async def delete_account(
    services: Services, viewer: Viewer, *, password: str, client_address: str
) -> AccountDeleted:
    """Delete the caller's account and all that is theirs; files go soon after.

    Raises Refused with WrongCredentials or TooManyAttempts.
    """
    await confirm(
        services.db,
        services.settings,
        services.rates,
        viewer.user_id,
        password=password,
        client_address=client_address,
    )
    async with services.db.transaction() as session:
        keys = await repository.file_keys(session, viewer.user_id)
        await accounts.delete_user(session, viewer.user_id)
        for key in keys:  # the task looks whether someone else has the same file
            await queue.defer(session, "resumes:remove_file", {"file_key": key})
    return AccountDeleted(public_id("user", viewer.user_id))
