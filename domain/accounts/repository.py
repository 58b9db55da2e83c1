"""SQL of the accounts area."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.accounts.models import LoginSession, RefreshToken, User
from domain.accounts.values import Role
from domain.accounts.values import User as UserRecord
from domain.kit.batch import One
from domain.kit.db import Query, Session, Statement, among, columns


class Credentials(NamedTuple):
    """What a log-in is checked against."""

    id: UUID
    password_hash: str
    role: str


class TokenState(NamedTuple):
    """A refresh token with the session that it belongs to."""

    session_id: UUID
    user_id: UUID
    role: str
    expires_at: datetime
    used_at: datetime | None
    ended_at: datetime | None


user_by_id: One[UUID, UserRecord] = One(
    select(User.id, *columns(User, UserRecord)).where(among(User.id)), UserRecord
)

_BY_EMAIL = Query(
    select(User.id, User.password_hash, User.role).where(
        func.lower(User.email) == func.lower(bindparam("email", type_=User.email.type))
    ),
    Credentials,
)
_BY_ID = Query(
    select(User.id, User.password_hash, User.role).where(User.id == bindparam("id")), Credentials
)
_DELETE_USER = Statement(delete(User).where(User.id == bindparam("id")))
_ADD_USER = Statement(
    upsert(User)
    .values(
        id=bindparam("id"),
        email=bindparam("email"),
        password_hash=bindparam("password_hash"),
        full_name=bindparam("full_name"),
        role=bindparam("role"),
    )
    .on_conflict_do_nothing()
)
_ADD_SESSION = Statement(
    insert(LoginSession).values(
        id=bindparam("id"), user_id=bindparam("user_id"), user_agent=bindparam("user_agent")
    )
)
_ADD_TOKEN = Statement(
    insert(RefreshToken).values(
        hash=bindparam("hash"),
        session_id=bindparam("session_id"),
        expires_at=bindparam("expires_at"),
    )
)
_TOKEN = Query(
    select(
        RefreshToken.session_id,
        LoginSession.user_id,
        User.role,
        RefreshToken.expires_at,
        RefreshToken.used_at,
        LoginSession.ended_at,
    )
    .join(LoginSession, LoginSession.id == RefreshToken.session_id)
    .join(User, User.id == LoginSession.user_id)
    .where(RefreshToken.hash == bindparam("hash"))
    .with_for_update(of=RefreshToken),
    TokenState,
)


async def credentials_by_id(session: Session, id: UUID) -> Credentials | None:
    return await session.first(_BY_ID, id=id)


async def delete_user(session: Session, id: UUID) -> None:
    """Delete an account and every row that is its owner's."""
    await session.execute(_DELETE_USER, id=id)


async def credentials_by_email(session: Session, email: str) -> Credentials | None:
    return await session.first(_BY_EMAIL, email=email)


async def add_user(
    session: Session, *, id: UUID, email: str, password_hash: str, full_name: str, role: Role
) -> bool:
    """False where the e-mail is taken."""
    added = await session.execute(
        _ADD_USER,
        id=id,
        email=email,
        password_hash=password_hash,
        full_name=full_name,
        role=role.value,
    )
    return added == 1


async def set_password(session: Session, user_id: UUID, password_hash: str) -> None:
    await session.execute(
        update(User).where(User.id == user_id).values(password_hash=password_hash)
    )


async def add_session(session: Session, *, id: UUID, user_id: UUID, user_agent: str) -> None:
    await session.execute(_ADD_SESSION, id=id, user_id=user_id, user_agent=user_agent)


async def add_refresh_token(
    session: Session, *, hash: bytes, session_id: UUID, expires_at: datetime
) -> None:
    await session.execute(_ADD_TOKEN, hash=hash, session_id=session_id, expires_at=expires_at)


async def refresh_token(session: Session, hash: bytes) -> TokenState | None:
    """The token, locked until the transaction ends, so that two refreshes can't both trade it."""
    return await session.first(_TOKEN, hash=hash)


async def mark_used(session: Session, hash: bytes, session_id: UUID) -> None:
    await session.execute(
        update(RefreshToken).where(RefreshToken.hash == hash).values(used_at=func.now())
    )
    await session.execute(
        update(LoginSession).where(LoginSession.id == session_id).values(last_used_at=func.now())
    )


async def end_sessions(
    session: Session,
    user_id: UUID,
    reason: str,
    *,
    only: Sequence[UUID] | None = None,
    but: UUID | None = None,
) -> int:
    """End the user's live sessions (or `only` these, or all `but` one); how many were live."""
    statement = update(LoginSession).where(
        LoginSession.user_id == user_id, LoginSession.ended_at.is_(None)
    )
    if but is not None:
        statement = statement.where(LoginSession.id != but)
    if only is not None:
        statement = statement.where(among(LoginSession.id)).values(
            ended_at=func.now(), end_reason=reason
        )
        return await session.execute(statement, keys=list(only))
    return await session.execute(statement.values(ended_at=func.now(), end_reason=reason))
