"""Accounts as clients see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.accounts  # noqa: F401 (it names the enums)
from domain.accounts import service, values
from domain.resumes import erasure
from resolvers import accounts, profiles, resumes
from schema.connection import Connection
from schema.types.outcomes import InvalidInput, Refusal
from schema.types.profiles import Profile
from schema.types.resumes import Resume
from schema.view import Node, view_of


@view_of(
    values.User,
    prefix="user",
    node=accounts.node,
    description="An account; only its owner sees it.",
)
class User(Node):
    email: Annotated[str, strawberry.field(description="The address to log in with.")]
    full_name: Annotated[str, strawberry.field(description="The person's name, as they wrote it.")]
    role: Annotated[values.Role, strawberry.field(description="What the account may do.")]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was made.")]
    resumes: Annotated[
        Connection[Resume],
        strawberry.field(resolver=resumes.of_user, description="What they uploaded, newest first."),
    ]
    current_resume: Annotated[
        Resume | None,
        strawberry.field(
            resolver=resumes.current, description="The one that the profile follows; null: none."
        ),
    ]
    profile: Annotated[
        Profile | None,
        strawberry.field(
            resolver=profiles.profile, description="What is known of them; null until something is."
        ),
    ]


@strawberry.input(description="A new account.")
class RegisterInput:
    email: Annotated[str, strawberry.field(description="The address to log in with.")]
    password: Annotated[str, strawberry.field(description="8 characters or more.")]
    full_name: Annotated[
        str, strawberry.field(description="The person's name, 1 to 200 characters.")
    ]


@strawberry.input(description="The proof of who you are.")
class LogInInput:
    email: Annotated[str, strawberry.field(description="The account's address.")]
    password: Annotated[str, strawberry.field(description="The account's password.")]


@view_of(service.LoggedIn, description="A session was opened or renewed.")
class LoggedIn:
    access_token: Annotated[
        str, strawberry.field(description="Send it as `Authorization: Bearer …`.")
    ]
    expires_in_s: Annotated[
        int, strawberry.field(description="Seconds that the access token lives.")
    ]
    refresh_token: Annotated[
        str,
        strawberry.field(description="Trade it by `refresh` once: a second use ends the session."),
    ]
    user: Annotated[
        User | None, strawberry.field(resolver=accounts.user, description="Whose session it is.")
    ]


@view_of(service.LoggedOut, description="Sessions were ended.")
class LoggedOut:
    sessions_ended: Annotated[int, strawberry.field(description="How many sessions it ended.")]


@view_of(service.PasswordChanged, description="The new password is the account's.")
class PasswordChanged:
    sessions_ended: Annotated[
        int, strawberry.field(description="How many other sessions it ended.")
    ]


@view_of(erasure.AccountDeleted, description="The account is gone, with all that was its owner's.")
class AccountDeleted:
    deleted_id: Annotated[strawberry.ID, strawberry.field(description="The id that it had.")]


@view_of(service.EmailTaken, description="Another account has this address.")
class EmailTaken(Refusal):
    email: Annotated[str, strawberry.field(description="The address that is taken.")]


@view_of(service.WrongCredentials, description="Address and password don't belong together.")
class WrongCredentials(Refusal):
    pass


@view_of(service.TooManyAttempts, description="Too many attempts to log in within a minute.")
class TooManyAttempts(Refusal):
    retry_after_s: Annotated[int, strawberry.field(description="Seconds to wait, at least.")]


@view_of(service.SessionEnded, description="The refresh token is no longer good: log in again.")
class SessionEnded(Refusal):
    pass


RegisterOutcome = Annotated[
    LoggedIn | EmailTaken | InvalidInput,
    strawberry.union("RegisterOutcome", description="Its result, or why nothing was done."),
]
LogInOutcome = Annotated[
    LoggedIn | WrongCredentials | TooManyAttempts,
    strawberry.union("LogInOutcome", description="Its result, or why nothing was done."),
]
RefreshOutcome = Annotated[
    LoggedIn | SessionEnded,
    strawberry.union("RefreshOutcome", description="Its result, or why nothing was done."),
]
ChangePasswordOutcome = Annotated[
    PasswordChanged | WrongCredentials | InvalidInput | TooManyAttempts,
    strawberry.union("ChangePasswordOutcome", description="Its result, or why nothing was done."),
]
DeleteAccountOutcome = Annotated[
    AccountDeleted | WrongCredentials | TooManyAttempts,
    strawberry.union("DeleteAccountOutcome", description="Its result, or why nothing was done."),
]
