"""Values of API keys: what a key is, what it opens, and what a good secret gives."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

PREFIX = "lbk"
"""What every secret begins with, for secret scanners and for us."""

SHOWN_CHARS = 10
"""Characters of a secret that are kept and shown, so that people can tell keys apart."""


class ApiKeyScope(StrEnum):
    """What a key may do beyond what anyone may."""

    ASSESSMENTS_WRITE = "assessments:write"
    SKILLS_READ = "skills:read"


class ApiKey(NamedTuple):
    """A partner's key. Its own rate stands where it has one, else everyone's.

    `previous_until` is the end of the secret before the last rotation.
    """

    id: UUID
    owner: str
    contact_email: str
    shown: str
    scopes: list[ApiKeyScope]
    requests_per_second: int | None
    request_burst: int | None
    expires_at: datetime
    previous_until: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None
    created_at: datetime


class Held(NamedTuple):
    """The key that a secret belongs to, as it is kept; `expires_at` is the secret's own."""

    id: UUID
    owner: str
    scopes: list[str]
    requests_per_second: int | None
    request_burst: int | None
    expires_at: datetime
    revoked_at: datetime | None


class Grant(NamedTuple):
    """A caller by a key: no user. `expires_at` is in seconds since 1970."""

    key_id: UUID
    owner: str
    scopes: frozenset[ApiKeyScope]
    requests_per_second: int | None
    request_burst: int | None
    expires_at: int
