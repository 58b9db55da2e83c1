"""What administrators do with API keys: make, rotate, revoke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.accounts.service import checked_email
from domain.keys import repository
from domain.keys.values import PREFIX, SHOWN_CHARS, ApiKey, ApiKeyScope
from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import invalid, not_found
from domain.kit.tokens import new_token, token_hash

"""Characters of a partner's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """What a key is to be; without a rate or an end of its own, those of the settings."""

    owner: str
    contact_email: str
    scopes: Sequence[ApiKeyScope]
    requests_per_second: int | None
    request_burst: int | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class ApiKeyCreated:
    """The key, and its secret, which is nowhere kept."""

    api_key: ApiKey
    secret: str


@dataclass(frozen=True, slots=True)
class ApiKeyRotated:
    """The key, and its new secret; the one before lives until `api_key.previous_until`."""

    api_key: ApiKey
    secret: str


@dataclass(frozen=True, slots=True)
class ApiKeyRevoked:
    """The key opens nothing any more."""

    api_key: ApiKey


async def create(db: Database, settings: Settings, by: UUID, new: NewKey) -> ApiKeyCreated:
    """Make a key. Raises Refused(InvalidInput)."""
    owner = " ".join(new.owner.split())
    limit = settings.name_limit_chars
    if not 1 <= len(owner) <= limit:
        raise invalid("owner", f"Give the partner's name, 1 to {limit} characters.")
    if not new.scopes:
        raise invalid("scopes", "Give at least one scope: a key without any opens nothing.")
    _check_rate(settings, new.requests_per_second, new.request_burst)
    secret, id = new_token(PREFIX), uuid7()
    given = {
        "id": id,
        "owner": owner,
        "contact_email": checked_email(new.contact_email, "contactEmail"),
        **_kept_of(secret),
        "scopes": sorted({scope.value for scope in new.scopes}),
        "requests_per_second": new.requests_per_second,
        "request_burst": new.request_burst,
        "expires_at": _end(settings, new.expires_at),
        "created_by_id": by,
    }
    async with db.transaction() as session:
        await repository.add(session, given)
        return ApiKeyCreated(await _key(session, id), secret)


async def rotate(
    db: Database,
    settings: Settings,
    id: UUID,
    *,
    expires_at: datetime | None,
    grace_s: int | None,
) -> ApiKeyRotated:
    """Give a key a new secret and a new end; the secret before the one it had dies now.

    Raises Refused with NotFound, or with InvalidInput, also for a key that is revoked.
    """
    most = settings.api_key_grace_s
    grace_s = most if grace_s is None else grace_s
    if not 0 <= grace_s <= most:
        raise invalid("graceS", f"Let the old secret live 0 to {most} seconds.")
    end, secret = _end(settings, expires_at), new_token(PREFIX)
    async with db.transaction() as session:
        await _key(session, id)
        done = await repository.rotate(
            session,
            id,
            timedelta(seconds=grace_s),
            {**_kept_of(secret), "expires_at": end},
        )
        if not done:
            raise invalid("id", "This key is revoked: make a new one.")
        return ApiKeyRotated(await _key(session, id), secret)


async def revoke(db: Database, id: UUID) -> ApiKeyRevoked:
    """End a key at once and for good; doing it again changes nothing. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        await repository.revoke(session, id)
        return ApiKeyRevoked(await _key(session, id))


def _kept_of(secret: str) -> dict[str, Any]:
    return {"hash": token_hash(secret), "shown": secret[:SHOWN_CHARS]}


async def _key(session: Session, id: UUID) -> ApiKey:
    found = (await repository.api_key_by_id(session, [id])).get(id)
    if found is None:
        raise not_found(public_id("api_key", id), "API key")
    return found


def _check_rate(settings: Settings, per_second: int | None, burst: int | None) -> None:
    for field, given, limit in (
        ("requestsPerSecond", per_second, settings.api_key_requests_per_second_limit),
        ("requestBurst", burst, settings.api_key_burst_limit),
    ):
        if given is not None and not 1 <= given <= limit:
            raise invalid(field, f"Give 1 to {limit}, or leave it out for everyone's.")
    if burst is not None and burst < (per_second or settings.request_limit_per_second):
        raise invalid("requestBurst", "Give no less than the requests of one second.")


def _end(settings: Settings, given: datetime | None) -> datetime:
    now = datetime.now(UTC)
    if given is None:
        days = min(settings.api_key_ttl_days, settings.api_key_ttl_limit_days)
        return now + timedelta(days=days)
    if given.tzinfo is None:
        raise invalid("expiresAt", "Give the time with its zone, such as 2026-05-01T00:00:00Z.")
    limit = settings.api_key_ttl_limit_days
    if not now < given <= now + timedelta(days=limit):
        raise invalid("expiresAt", f"Give a time to come, at most {limit} days from now.")
    return given
