"""Rows of API keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Text, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from domain.keys.values import ApiKeyScope
from domain.kit.db import Base

_SCOPES = ", ".join(f"'{scope.value}'" for scope in ApiKeyScope)


class ApiKey(Base):
    """A partner's key: hashes of its secret and, for a while after a rotation, of the one before.

    Every write is noted (domain/kit/changes.py): what is known of a key is kept until then.
    """

    __tablename__ = "api_keys"
    __table_args__ = (
        CheckConstraint(f"scopes <@ array[{_SCOPES}]", name="scopes"),
        CheckConstraint("cardinality(scopes) > 0", name="scoped"),
        CheckConstraint("(previous_hash is null) = (previous_until is null)", name="previous"),
        CheckConstraint("requests_per_second > 0 and request_burst > 0", name="rate"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    owner: Mapped[str]
    contact_email: Mapped[str]
    hash: Mapped[bytes] = mapped_column(unique=True)
    previous_hash: Mapped[bytes | None] = mapped_column(unique=True)
    previous_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    shown: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    requests_per_second: Mapped[int | None]
    request_burst: Mapped[int | None]
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class ApiKeyUse(Base):
    """When a key was last used; apart from the key, whose writes are noted for all processes."""

    __tablename__ = "api_key_uses"

    key_id: Mapped[UUID] = mapped_column(
        ForeignKey("api_keys.id", ondelete="CASCADE"), primary_key=True
    )
    last_used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
