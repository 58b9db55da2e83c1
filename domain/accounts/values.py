"""Values of the accounts area: who is calling, and what a log-in gives."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Role(StrEnum):
    """What an account may do."""

    USER = "user"
    ADMIN = "admin"


class Viewer(NamedTuple):
    """The caller of a request, as the access token says."""

    user_id: UUID
    session_id: UUID
    role: Role


class Caller(NamedTuple):
    """Who calls, and until when their access token is good (seconds since 1970)."""

    viewer: Viewer
    expires_at: int


class User(NamedTuple):
    """An account."""

    id: UUID
    email: str
    full_name: str
    role: Role
    created_at: datetime
