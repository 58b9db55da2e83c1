"""SQL of API keys."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Interval, bindparam, case, func, insert, or_, outerjoin, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.keys.models import ApiKey, ApiKeyUse
from domain.keys.values import ApiKey as ApiKeyRecord
from domain.keys.values import Held
from domain.kit.batch import One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Listing, Order

_KEY = columns(ApiKey, ApiKeyRecord, last_used_at=ApiKeyUse.__table__.c.last_used_at)
_WITH_USE = outerjoin(ApiKey, ApiKeyUse, ApiKeyUse.key_id == ApiKey.id)

api_keys: Listing[ApiKeyRecord] = Listing(
    select(*_KEY).select_from(_WITH_USE),
    ApiKeyRecord,
    Order((ApiKey.id,), ("id",), descending=True),
)
api_key_by_id: One[UUID, ApiKeyRecord] = One(
    select(ApiKey.id, *_KEY).select_from(_WITH_USE).where(among(ApiKey.id)), ApiKeyRecord
)

_HASH = bindparam("hash", type_=ApiKey.hash.type)
_HELD = Query(
    select(
        *columns(
            ApiKey,
            Held,
            expires_at=case((ApiKey.hash == _HASH, ApiKey.expires_at), else_=ApiKey.previous_until),
        )
    ).where(or_(ApiKey.hash == _HASH, ApiKey.previous_hash == _HASH)),
    Held,
)
_ADD = Statement(
    insert(ApiKey).values(
        {
            name: bindparam(name)
            for name in (
                "id",
                "owner",
                "contact_email",
                "hash",
                "shown",
                "scopes",
                "requests_per_second",
                "request_burst",
                "expires_at",
                "created_by_id",
            )
        }
    )
)
# What the key's secret was becomes the one before; it lives no longer than it would have.
_ROTATE = Statement(
    update(ApiKey)
    .where(ApiKey.id == bindparam("key_id"), ApiKey.revoked_at.is_(None))
    .values(
        previous_hash=ApiKey.hash,
        previous_until=func.least(
            ApiKey.expires_at, func.now() + bindparam("grace", type_=Interval)
        ),
        hash=bindparam("new_hash"),
        shown=bindparam("new_shown"),
        expires_at=bindparam("new_expires_at"),
    )
)
_REVOKE = Statement(
    update(ApiKey)
    .where(ApiKey.id == bindparam("key_id"))
    .values(revoked_at=func.coalesce(ApiKey.revoked_at, func.now()))
)
_used = upsert(ApiKeyUse).values(key_id=bindparam("key_id"), last_used_at=func.now())
_USED = Statement(
    _used.on_conflict_do_update(
        index_elements=[ApiKeyUse.key_id],
        set_={"last_used_at": _used.excluded.last_used_at},
        where=ApiKeyUse.last_used_at < func.now() - bindparam("apart", type_=Interval),
    )
)


async def held(session: Session, hash: bytes) -> Held | None:
    """The key of which this is the hash of a secret, the newest or the one before."""
    return await session.first(_HELD, hash=hash)


async def add(session: Session, given: Mapping[str, Any]) -> None:
    await session.execute(_ADD, **given)


async def rotate(session: Session, key_id: UUID, grace: timedelta, new: Mapping[str, Any]) -> bool:
    """Give a key a `new` secret: hash, shown, expires_at. False where it is gone or revoked."""
    given = {f"new_{name}": value for name, value in new.items()}
    done = await session.execute(_ROTATE, key_id=key_id, grace=grace, **given)
    return done == 1


async def revoke(session: Session, key_id: UUID) -> None:
    """For good; the first time counts."""
    await session.execute(_REVOKE, key_id=key_id)


async def mark_used(session: Session, key_id: UUID, apart: timedelta) -> None:
    """Write down that the key was used, unless that was done within `apart`."""
    await session.execute(_USED, key_id=key_id, apart=apart)
