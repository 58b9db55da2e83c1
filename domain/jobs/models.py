"""Rows of the jobs area."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, REAL, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.schema import Computed
from sqlalchemy.types import Text

from domain.jobs import recency
from domain.kit.db import BOUNDED, Base

_NOW = func.now()
_MOMENT = DateTime(timezone=True)


class Company(Base):
    """An employer; `normalised` joins what sources write differently (`Acme`, `ACME GmbH`)."""

    __tablename__ = "companies"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    normalised: Mapped[str] = mapped_column(unique=True)


class Job(Base):
    """A job that one or more postings show.

    `title_key` and `place_tags` (folded cities and country codes) are what duplicates are found
    by; `salary_annual` is the upper end of the salary for a year of full-time work. `document` and
    `title_words` are what full-text search reads; they say too when the job was posted.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("workplace in ('onsite', 'hybrid', 'remote')", name="workplace"),
        CheckConstraint(
            "employment_type in ('full_time', 'part_time', 'contract', 'temporary', 'internship',"
            " 'volunteer')",
            name="employment_type",
        ),
        CheckConstraint(
            "level in ('intern', 'junior', 'mid', 'senior', 'lead', 'executive')", name="level"
        ),
        CheckConstraint(
            "min_degree in ('high_school', 'associate', 'bachelor', 'master', 'doctorate')",
            name="min_degree",
        ),
        CheckConstraint(
            "salary_period in ('hour', 'day', 'week', 'month', 'year')", name="salary_period"
        ),
        CheckConstraint("salary_min > 0 and salary_max > 0", name="salary_positive"),
        CheckConstraint("salary_min <= salary_max", name="salary_order"),
        CheckConstraint("status in ('open', 'expired', 'closed')", name="status"),
        Index("ix_jobs_posted_at", text("posted_at desc"), text("id desc")),
        Index(
            "ix_jobs_open_posted_at",
            text("posted_at desc"),
            text("id desc"),
            postgresql_where=text("status = 'open'"),
        ),
        # Filters, alone or together: a page or a count reads the index of the rarest.
        *(
            Index(
                f"ix_jobs_open_{name}",
                name,
                text("posted_at desc"),
                text("id desc"),
                postgresql_where=text("status = 'open'"),
            )
            for name in ("level", "workplace", "employment_type")
        ),
        Index(
            "ix_jobs_open_salary",
            "salary_currency",
            "salary_annual",
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_jobs_document", "document", postgresql_using="gin"),
        Index("ix_jobs_title_words", "title_words", postgresql_using="gin"),
        Index("ix_jobs_place_tags", "place_tags", postgresql_using="gin"),
        Index("ix_jobs_company_id", "company_id", "title_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id"))
    description: Mapped[str]
    workplace: Mapped[str | None]
    employment_type: Mapped[str | None]
    level: Mapped[str | None]
    city: Mapped[str | None]
    country: Mapped[str | None]
    location_text: Mapped[str] = mapped_column(server_default="")
    salary_min: Mapped[float | None]
    salary_max: Mapped[float | None]
    salary_currency: Mapped[str | None]
    salary_period: Mapped[str | None]
    industry: Mapped[str | None]
    min_years_experience: Mapped[float | None]
    min_degree: Mapped[str | None]
    posted_at: Mapped[datetime] = mapped_column(_MOMENT)
    expires_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    apply_url: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="open")
    created_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    updated_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    skill_count: Mapped[int] = mapped_column(server_default="0")
    title_key: Mapped[str]
    place_tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    salary_annual: Mapped[float | None] = mapped_column(
        Computed(
            "coalesce(salary_max, salary_min) * case salary_period when 'hour' then 2080"
            " when 'day' then 260 when 'week' then 52 when 'month' then 12 else 1 end",
            persisted=True,
        )
    )
    document: Mapped[Any] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('english', title), 'A')"
            " || setweight(to_tsvector('english', location_text), 'B')"
            " || setweight(to_tsvector('english', description), 'D')"
            f" || {recency.WORDS}",
            persisted=True,
        ),
    )
    title_words: Mapped[Any] = mapped_column(
        TSVECTOR,
        Computed(f"to_tsvector('english', title) || {recency.WORDS}", persisted=True),
    )


class JobSkill(Base):
    """A skill that a job asks for.

    `share` is its part of all that an open job asks for, by weight; null where the job isn't open.
    Triggers keep it. The index serves matching by skill alone: open jobs, greatest shares first.
    The key bears the weight, so that a job's skills are read in their order without the rows.
    """

    __tablename__ = "job_skills"
    __table_args__ = (
        PrimaryKeyConstraint("job_id", "skill_id", postgresql_include=["weight"]),
        CheckConstraint("requirement in ('required', 'preferred', 'bonus')", name="requirement"),
        CheckConstraint("weight > 0 and weight <= 1", name="weight"),
        Index(
            "ix_job_skills_skill_id",
            "skill_id",
            text("share desc nulls last"),
            text("job_id desc"),
        ),
    )

    job_id: Mapped[UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id", ondelete="CASCADE"))
    requirement: Mapped[str]
    weight: Mapped[float] = mapped_column(REAL, info=BOUNDED)
    share: Mapped[float | None] = mapped_column(REAL)
    mention: Mapped[str]


class SkillPair(Base):
    """Two skills that open jobs ask for together, as counted last; the closest of each skill."""

    __tablename__ = "skill_pairs"
    __table_args__ = (
        CheckConstraint("skill_id <> other_id", name="ends"),
        CheckConstraint("closeness between 0 and 1", name="closeness"),
    )

    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    jobs: Mapped[int]
    closeness: Mapped[float] = mapped_column(REAL)


class SkillMonth(Base):
    """How many jobs that were posted in a month ask for a skill, and how many there were."""

    __tablename__ = "skill_months"

    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    month: Mapped[date] = mapped_column(primary_key=True)
    jobs: Mapped[int]
    of_jobs: Mapped[int]


class JobPosting(Base):
    """A job as one source shows it, with the record as it was found.

    `lead` marks the posting that the job's fields are taken from.
    """

    __tablename__ = "job_postings"
    __table_args__ = (
        CheckConstraint("missed >= 0", name="missed"),
        Index("ix_job_postings_job_id", "job_id"),
        Index("uq_job_postings_lead", "job_id", unique=True, postgresql_where=text("lead")),
        Index("ix_job_postings_last_seen_at", "last_seen_at"),
    )

    source: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    job_id: Mapped[UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    url: Mapped[str]
    raw: Mapped[dict[str, Any]] = mapped_column(JSONB)
    content_hash: Mapped[bytes]
    lead: Mapped[bool]
    first_seen_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    last_seen_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    missed: Mapped[int] = mapped_column(server_default="0")


class JobChange(Base):
    """One event of a job's history, with the fields that changed before and after."""

    __tablename__ = "job_changes"
    __table_args__ = (
        CheckConstraint(
            "kind in ('added', 'updated', 'linked', 'expired', 'closed', 'reopened')",
            name="kind",
        ),
        Index("ix_job_changes_job_id", "job_id", text("id desc")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    job_id: Mapped[UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    after: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")


class CareerPage(Base):
    """A page or feed that is read for jobs; `etag` and `last_modified` are of its last answer."""

    __tablename__ = "career_pages"
    __table_args__ = (
        CheckConstraint("kind in ('html', 'json', 'greenhouse')", name="kind"),
        CheckConstraint("requests_per_second > 0", name="requests_per_second"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    company: Mapped[str]
    url: Mapped[str]
    rules: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))
    requests_per_second: Mapped[float | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    updated_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)


class ScrapeRun(Base):
    """One run of one source; at most one waits and one runs at a time."""

    __tablename__ = "scrape_runs"
    __table_args__ = (
        CheckConstraint("status in ('queued', 'running', 'succeeded', 'failed')", name="status"),
        Index("ix_scrape_runs_source", "source", text("id desc")),
        Index(
            "uq_scrape_runs_queued",
            "source",
            unique=True,
            postgresql_where=text("status = 'queued'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="queued")
    found: Mapped[int] = mapped_column(server_default="0")
    new: Mapped[int] = mapped_column(server_default="0")
    updated: Mapped[int] = mapped_column(server_default="0")
    failed: Mapped[int] = mapped_column(server_default="0")
    pages: Mapped[int] = mapped_column(server_default="0")
    duration_ms: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(_MOMENT, server_default=_NOW)
    started_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    finished_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    error: Mapped[str | None]
