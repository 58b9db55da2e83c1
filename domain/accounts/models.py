"""Rows of the accounts area."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.kit.db import SECRET, Base

_NOW = func.now()


class User(Base):
    """A person with an account. `email` is kept as typed and is unique without regard to case."""

    __tablename__ = "users"
    __table_args__ = (
        Index("uq_users_email", func.lower(text("email")), unique=True),
        CheckConstraint("role in ('user', 'admin')", name="role"),
        CheckConstraint("position('@' in email) > 1", name="email"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]
    password_hash: Mapped[str] = mapped_column(info=SECRET)
    full_name: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="user")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=_NOW)


class LoginSession(Base):
    """One log-in on one device; its refresh tokens rotate, and it ends as a whole."""

    __tablename__ = "login_sessions"
    __table_args__ = (
        CheckConstraint(
            "end_reason in "
            "('logged_out', 'logged_out_everywhere', 'token_reused', 'password_changed')",
            name="end_reason",
        ),
        CheckConstraint("(ended_at is null) = (end_reason is null)", name="ended"),
        Index("ix_login_sessions_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    user_agent: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=_NOW)
    last_used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=_NOW)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    end_reason: Mapped[str | None]


class RefreshToken(Base):
    """A refresh token by its hash; `used_at` marks one that was traded in for the next."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (Index("ix_refresh_tokens_session_id", "session_id"),)

    hash: Mapped[bytes] = mapped_column(primary_key=True, info=SECRET)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("login_sessions.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
