"""Accounts: what can be asked and done."""

from typing import Annotated, Any

import strawberry

from domain.kit.config import shipped
from resolvers import accounts
from resolvers.arguments import described
from resolvers.context import Info
from schema.operation import INPUT, SAFE, Access, operation
from schema.types.accounts import (
    ChangePasswordOutcome,
    DeleteAccountOutcome,
    LoggedOut,
    LogInInput,
    LogInOutcome,
    RefreshOutcome,
    RegisterInput,
    RegisterOutcome,
    User,
)

_TOKEN_MINUTES = shipped("access_token_ttl_s", 60)


@strawberry.type
class AccountsQuery:
    me: Annotated[
        User | None,
        strawberry.field(
            resolver=accounts.me, description="The caller; null for who isn't logged in."
        ),
    ]


@strawberry.type
class AccountsMutation:
    @operation(
        RegisterOutcome,
        access=Access.PUBLIC,
        description="Make an account and log in. Public: whoever registers has no account yet.",
        again="Sent again it is refused with EmailTaken: log in then.",
    )
    async def register(self, info: Info, input: Annotated[RegisterInput, INPUT]) -> Any:
        return await accounts.register(
            info.context, email=input.email, password=input.password, full_name=input.full_name
        )

    @operation(
        LogInOutcome,
        access=Access.PUBLIC,
        description="Open a session. Public: it is how a caller becomes known. At most "
        f"{shipped('login_attempts_per_minute')} attempts a minute from one address, and as many "
        "for one account.",
        again="Sent again it opens another session.",
    )
    async def log_in(self, info: Info, input: Annotated[LogInInput, INPUT]) -> Any:
        return await accounts.log_in(info.context, email=input.email, password=input.password)

    @operation(
        RefreshOutcome,
        access=Access.PUBLIC,
        description="Trade a refresh token for new tokens. Public: the access token has expired.",
        again="Never send one token twice: the session ends. After a lost answer log in.",
    )
    async def refresh(
        self,
        info: Info,
        refresh_token: Annotated[str, described("The newest of this session.")],
    ) -> Any:
        return await accounts.refresh(info.context, refresh_token)

    @operation(
        LoggedOut,
        access=Access.USER,
        description="End this session, or all of the caller's: refresh tokens are good no more. "
        f"Access tokens are until they expire, within {_TOKEN_MINUTES} minutes.",
        again=SAFE,
    )
    async def log_out(
        self,
        info: Info,
        everywhere: Annotated[bool, described("End every session, not only this one.")] = False,
    ) -> Any:
        return await accounts.log_out(info.context, everywhere=everywhere)

    @operation(
        ChangePasswordOutcome,
        access=Access.USER,
        description="Set another password, and end every session but this one: their refresh "
        "tokens are good no more. Their access tokens are until they expire, within "
        f"{_TOKEN_MINUTES} minutes.",
        again="Sent again it is refused with WrongCredentials: the password is the new one.",
    )
    async def change_password(
        self,
        info: Info,
        password: Annotated[str, described("The account's until now.")],
        new_password: Annotated[str, described("8 characters or more.")],
    ) -> Any:
        return await accounts.change_password(
            info.context, password=password, new_password=new_password
        )

    @operation(
        DeleteAccountOutcome,
        access=Access.USER,
        description="Delete your account and all that is yours: profile, history, resumes and "
        "their files, plans. It can't be brought back. What access tokens that live on ask for is "
        "UNAUTHENTICATED, or nothing is there.",
        again="Sent again it is refused with WrongCredentials.",
    )
    async def delete_account(
        self,
        info: Info,
        password: Annotated[str, described("The account's, once more.")],
    ) -> Any:
        return await accounts.delete_account(info.context, password=password)
