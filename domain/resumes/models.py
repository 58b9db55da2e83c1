"""Rows of the resumes area."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Numeric,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from domain.kit.db import Base, one_of
from domain.resumes.records import ItemKind, ItemState, Status
from domain.skills.values import Level

_EMPTY = text("'[]'")


class Resume(Base):
    """A resume. Deleted ones keep their row, without text and file, so that versions stay told."""

    __tablename__ = "resumes"
    __table_args__ = (
        UniqueConstraint("user_id", "version"),
        Index(
            "uq_resumes_current",
            "user_id",
            unique=True,
            postgresql_where=text("is_current and deleted_at is null"),
        ),
        Index("ix_resumes_file_key", "file_key"),
        CheckConstraint(one_of("status", Status), name="status"),
        CheckConstraint("(status = 'failed') = (failure_reason is not null)", name="failure"),
        CheckConstraint("size_bytes > 0", name="size_bytes"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    version: Mapped[int]
    file_name: Mapped[str]
    content_type: Mapped[str]
    size_bytes: Mapped[int]
    file_key: Mapped[str]
    status: Mapped[str] = mapped_column(server_default=Status.QUEUED)
    stage: Mapped[str | None]
    failure_reason: Mapped[str | None]
    failure_message: Mapped[str | None]
    parser_version: Mapped[str | None]
    kind: Mapped[str | None]
    language: Mapped[str | None]
    pages: Mapped[int | None]
    is_current: Mapped[bool] = mapped_column(server_default="false")
    warnings: Mapped[list[dict[str, str]]] = mapped_column(JSONB, server_default=_EMPTY)
    raw_text: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    parsed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class ResumeItem(Base):
    """One thing that a resume says, with what its owner made of it."""

    __tablename__ = "resume_items"
    __table_args__ = (
        Index("ix_resume_items_resume_id", "resume_id", "kind", "position"),
        CheckConstraint(one_of("kind", ItemKind), name="kind"),
        CheckConstraint(one_of("state", ItemState), name="state"),
        CheckConstraint("(state = 'added') = (original is null)", name="original"),
        CheckConstraint("confidence between 0 and 1", name="confidence"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    resume_id: Mapped[UUID] = mapped_column(ForeignKey("resumes.id", ondelete="CASCADE"))
    kind: Mapped[str]
    position: Mapped[int]
    state: Mapped[str] = mapped_column(server_default=ItemState.READ)
    value: Mapped[dict[str, Any]] = mapped_column(JSONB)
    original: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    confidence: Mapped[float]
    readings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=_EMPTY)


class ResumeSkill(Base):
    """A skill that a resume shows."""

    __tablename__ = "resume_skills"
    __table_args__ = (
        Index("ix_resume_skills_skill_id", "skill_id"),
        CheckConstraint(one_of("proficiency", Level), name="proficiency"),
        CheckConstraint("confidence between 0 and 1", name="confidence"),
    )

    resume_id: Mapped[UUID] = mapped_column(
        ForeignKey("resumes.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), primary_key=True)
    proficiency: Mapped[str]
    years: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    last_used: Mapped[date | None]
    implied: Mapped[bool]
    confidence: Mapped[float]
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=_EMPTY)
