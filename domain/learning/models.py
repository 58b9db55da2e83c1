"""Rows of the learning area."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    SmallInteger,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.schema import Computed

from domain.kit.db import Base
from domain.learning.planning import Phase
from domain.learning.values import Cost, PlanStatus, ResourceStatus, ResourceType, StepStatus

_NOW = func.now()
_MOMENT = DateTime(timezone=True)


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A check that a column holds one of an enum's values."""
    listed = ", ".join(repr(str(value)) for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=column)


def _levels() -> CheckConstraint:
    return CheckConstraint("0 <= level_from and level_from < level_to and level_to <= 4", "levels")


def _rank() -> Any:
    return mapped_column(SmallInteger)


class Resource(Base):
    """Something to learn from; one row for each address."""

    __tablename__ = "resources"
    __table_args__ = (
        _one_of("type", ResourceType),
        _one_of("cost", Cost),
        _one_of("status", ResourceStatus),
        _levels(),
        CheckConstraint("hours > 0", name="hours"),
        CheckConstraint("price_usd_cents >= 0", name="price"),
        CheckConstraint("(price_usd_cents is null) = (price_as_of is null)", name="price_as_of"),
        CheckConstraint("url ~ '^https?://'", name="url"),
        Index("ix_resources_document", "document", postgresql_using="gin"),
        Index("ix_resources_title", "title", "id"),
        Index("ix_resources_provider", text("lower(provider)")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    provider: Mapped[str]
    url: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")
    level_from: Mapped[int] = _rank()
    level_to: Mapped[int] = _rank()
    hours: Mapped[float]
    cost: Mapped[str]
    price_usd_cents: Mapped[int | None]
    price_as_of: Mapped[date | None] = mapped_column(Date)
    certificate: Mapped[bool] = mapped_column(server_default="false")
    hands_on: Mapped[bool] = mapped_column(server_default="false")
    language: Mapped[str] = mapped_column(server_default="en")
    status: Mapped[str] = mapped_column(server_default="active")
    # Who wrote it last: `catalogue` or `admin`.
    source: Mapped[str] = mapped_column(server_default="admin")
    # The names of the skills taught, so that a search finds a resource by them.
    skill_names: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    updated_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    document: Mapped[Any] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('english', title), 'A')"
            " || setweight(to_tsvector('english', skill_names), 'B')"
            " || setweight(to_tsvector('english', provider), 'C')"
            " || setweight(to_tsvector('english', description), 'D')",
            persisted=True,
        ),
    )


class ResourceSkill(Base):
    """A skill that a resource teaches; the covering index serves planning by skill alone.

    `hours` are the resource's, kept here by triggers: a skill's first resources are read in their
    order from the index, however many there are.
    """

    __tablename__ = "resource_skills"
    __table_args__ = (
        _levels(),
        Index(
            "ix_resource_skills_skill_id",
            "skill_id",
            "level_from",
            "hours",
            "resource_id",
            postgresql_include=["level_to"],
        ),
    )

    resource_id: Mapped[UUID] = mapped_column(
        ForeignKey("resources.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    level_from: Mapped[int] = _rank()
    level_to: Mapped[int] = _rank()
    hours: Mapped[float]


class CatalogueLoad(Base):
    """The load of the starting catalogue that was done last."""

    __tablename__ = "catalogue_loads"

    digest: Mapped[str] = mapped_column(primary_key=True)
    resources: Mapped[int]


class LearningPlan(Base):
    """A person's plan; what is JSON is read and written as a whole."""

    __tablename__ = "learning_plans"
    __table_args__ = (
        _one_of("status", PlanStatus),
        CheckConstraint("hours_per_week > 0 and hours_per_week <= 80", name="hours_per_week"),
        CheckConstraint("target_on >= start_on", name="target"),
        Index("ix_learning_plans_user_id", "user_id", text("id desc")),
        Index("ix_learning_plans_job_id", "job_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    job_id: Mapped[UUID | None] = mapped_column(ForeignKey("jobs.id", ondelete="SET NULL"))
    status: Mapped[str] = mapped_column(server_default=PlanStatus.ACTIVE)
    hours_per_week: Mapped[float]
    start_on: Mapped[date]
    target_on: Mapped[date | None]
    ends_on: Mapped[date]
    hours: Mapped[float]
    hours_done: Mapped[float] = mapped_column(server_default="0")
    cost_usd_cents: Mapped[int]
    optimal: Mapped[bool]
    revision: Mapped[int] = mapped_column(server_default="1")
    checkpoints: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    preferences: Mapped[dict[str, Any]] = mapped_column(JSONB)
    left_out: Mapped[list[list[Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    created_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    updated_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)


class PlanTarget(Base):
    """A skill that a plan is to reach."""

    __tablename__ = "plan_targets"
    __table_args__ = (
        _one_of("phase", Phase),
        CheckConstraint("0 <= level_from and level_from <= 4", name="level_from"),
        CheckConstraint("1 <= level_to and level_to <= 4", name="level_to"),
        CheckConstraint("importance between 0 and 1", name="importance"),
        CheckConstraint("0 <= known and known < 1", name="known"),
    )

    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("learning_plans.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), primary_key=True)
    level_from: Mapped[int] = _rank()
    level_to: Mapped[int] = _rank()
    importance: Mapped[float]
    phase: Mapped[str]
    needed_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("skills.id"))
    because: Mapped[str] = mapped_column(server_default="")
    known: Mapped[float] = mapped_column(server_default="0")


class PlanStep(Base):
    """A step of a plan; without a resource it is practice of one's own."""

    __tablename__ = "plan_steps"
    __table_args__ = (
        _one_of("phase", Phase),
        _one_of("status", StepStatus),
        CheckConstraint("hours > 0 and hours_spent >= 0", name="hours"),
        CheckConstraint("1 <= week_start and week_start <= week_end", name="weeks"),
        CheckConstraint("starts_on <= ends_on", name="days"),
        Index("ix_plan_steps_plan_id", "plan_id", "position"),
        Index("ix_plan_steps_resource_id", "resource_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("learning_plans.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(SmallInteger)
    phase: Mapped[str]
    resource_id: Mapped[UUID | None] = mapped_column(ForeignKey("resources.id"))
    hours: Mapped[float]
    hours_spent: Mapped[float] = mapped_column(server_default="0")
    cost_usd_cents: Mapped[int]
    week_start: Mapped[int] = mapped_column(SmallInteger)
    week_end: Mapped[int] = mapped_column(SmallInteger)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    status: Mapped[str] = mapped_column(server_default=StepStatus.PLANNED)
    quick_win: Mapped[bool]
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text))
    alternative_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    started_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    finished_at: Mapped[datetime | None] = mapped_column(_MOMENT)


class PlanStepSkill(Base):
    """What a step adds: a skill from one rank to another."""

    __tablename__ = "plan_step_skills"
    __table_args__ = (_levels(),)

    step_id: Mapped[UUID] = mapped_column(
        ForeignKey("plan_steps.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), primary_key=True)
    level_from: Mapped[int] = _rank()
    level_to: Mapped[int] = _rank()
