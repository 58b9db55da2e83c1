"""Rows of the profiles area."""

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
    SmallInteger,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from domain.kit.db import Base, one_of
from domain.profiles.values import CareerStage, DegreeLevel, Source, Urgency
from domain.skills.values import Level

_EMPTY_LIST = text("'{}'")


def _owner() -> Mapped[UUID]:
    return mapped_column(ForeignKey("users.id", ondelete="CASCADE"))


def _source() -> Mapped[str]:
    return mapped_column(Text, server_default=Source.MANUAL)


class Profile(Base):
    """One for each user, made with the first thing that is known."""

    __tablename__ = "profiles"
    __table_args__ = (
        CheckConstraint(one_of("career_stage", CareerStage), name="career_stage"),
        CheckConstraint("years_experience between 0 and 80", name="years_experience"),
        CheckConstraint(one_of("urgency", Urgency), name="urgency"),
        CheckConstraint("salary_min >= 0", name="salary_min"),
        CheckConstraint("salary_currency ~ '^[A-Z]{3}$'", name="salary_currency"),
    )

    id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    headline: Mapped[str | None]
    summary: Mapped[str | None]
    phone: Mapped[str | None]
    city: Mapped[str | None]
    country: Mapped[str | None]
    links: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=_EMPTY_LIST)
    years_experience: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    open_to_work: Mapped[bool] = mapped_column(server_default="true")
    career_stage: Mapped[str | None]
    titles: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=_EMPTY_LIST)
    industries: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=_EMPTY_LIST)
    places: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=_EMPTY_LIST)
    remote: Mapped[bool] = mapped_column(server_default="true")
    salary_min: Mapped[int | None]
    salary_currency: Mapped[str | None]
    urgency: Mapped[str | None]
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class HeldSkill(Base):
    """A person's skill; the same skill may be known from several sources."""

    __tablename__ = "profile_skills"
    __table_args__ = (
        UniqueConstraint("user_id", "skill_id", "source"),
        CheckConstraint(one_of("proficiency", Level), name="proficiency"),
        CheckConstraint(one_of("source", Source), name="source"),
        CheckConstraint("years between 0 and 80", name="years"),
        CheckConstraint("confidence between 0 and 1", name="confidence"),
        Index("ix_profile_skills_skill_id", "skill_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"))
    proficiency: Mapped[str]
    years: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    last_used: Mapped[date | None]
    is_primary: Mapped[bool] = mapped_column(server_default="false")
    source: Mapped[str] = _source()
    implied: Mapped[bool] = mapped_column(server_default="false")
    confidence: Mapped[float] = mapped_column(server_default="1")
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    hidden: Mapped[bool] = mapped_column(server_default="false")


class Assessment(Base):
    """A result of a test, as its provider reported it; `key` is the provider's own name for it.

    What follows from a person's results is their skill of source "assessment".
    """

    __tablename__ = "assessments"
    __table_args__ = (
        UniqueConstraint("provider", "key"),
        CheckConstraint(one_of("level", Level), name="level"),
        CheckConstraint("score between 0 and 100", name="score"),
        CheckConstraint("num_nonnulls(recorded_by_id, recorded_by_key_id) < 2", name="recorded_by"),
        Index("ix_assessments_user_id", "user_id", "skill_id"),
        Index("ix_assessments_skill_id", "skill_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"))
    provider: Mapped[str]
    key: Mapped[str]
    level: Mapped[str]
    score: Mapped[float | None]
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    recorded_by_key_id: Mapped[UUID | None] = mapped_column(ForeignKey("api_keys.id"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class WorkExperience(Base):
    __tablename__ = "work_experiences"
    __table_args__ = (
        CheckConstraint("end_on >= start_on", name="dates"),
        CheckConstraint("not (is_current and end_on is not null)", name="current"),
        CheckConstraint("title is not null or company is not null", name="something"),
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_work_experiences_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    title: Mapped[str | None]
    company: Mapped[str | None]
    place: Mapped[str | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    is_current: Mapped[bool] = mapped_column(server_default="false")
    description: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str] = _source()


class Education(Base):
    __tablename__ = "educations"
    __table_args__ = (
        CheckConstraint("end_on >= start_on", name="dates"),
        CheckConstraint("institution is not null or degree is not null", name="something"),
        CheckConstraint(one_of("level", DegreeLevel), name="level"),
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_educations_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    institution: Mapped[str | None]
    degree: Mapped[str | None]
    level: Mapped[str | None]
    field: Mapped[str | None]
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    grade: Mapped[str | None]
    source: Mapped[str] = _source()


class Certification(Base):
    __tablename__ = "certifications"
    __table_args__ = (
        CheckConstraint("expires_on >= issued_on", name="dates"),
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_certifications_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    name: Mapped[str]
    issuer: Mapped[str | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    credential_id: Mapped[str | None]
    source: Mapped[str] = _source()


class Project(Base):
    __tablename__ = "projects"
    __table_args__ = (
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_projects_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    url: Mapped[str | None]
    source: Mapped[str] = _source()


class Goal(Base):
    __tablename__ = "career_goals"
    __table_args__ = (
        CheckConstraint("progress between 0 and 100", name="progress"),
        Index("ix_career_goals_user_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    goal: Mapped[str]
    target_on: Mapped[date | None]
    progress: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class ProfileChange(Base):
    """The history: never updated, deleted only with the account."""

    __tablename__ = "profile_changes"
    __table_args__ = (
        CheckConstraint("before is not null or after is not null", name="something"),
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_profile_changes_user_id", "user_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = _owner()
    subject: Mapped[str]
    subject_id: Mapped[UUID | None]
    source: Mapped[str] = _source()
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
