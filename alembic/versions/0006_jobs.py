"""The jobs area: companies, jobs, postings, history, career pages, runs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006_jobs"
down_revision: str | None = "0005_resumes"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "career_pages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column(
            "rules", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("enabled", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("requests_per_second", sa.Double(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind in ('html', 'json', 'greenhouse')", name=op.f("ck_career_pages_kind")
        ),
        sa.CheckConstraint(
            "requests_per_second > 0", name=op.f("ck_career_pages_requests_per_second")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_career_pages")),
        sa.UniqueConstraint("source", name=op.f("uq_career_pages_source")),
    )
    op.create_table(
        "companies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("normalised", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
        sa.UniqueConstraint("normalised", name=op.f("uq_companies_normalised")),
    )
    op.create_table(
        "scrape_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="queued", nullable=False),
        sa.Column("found", sa.Integer(), server_default="0", nullable=False),
        sa.Column("new", sa.Integer(), server_default="0", nullable=False),
        sa.Column("updated", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pages", sa.Integer(), server_default="0", nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status in ('queued', 'running', 'succeeded', 'failed')",
            name=op.f("ck_scrape_runs_status"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scrape_runs")),
    )
    op.create_index(
        "ix_scrape_runs_source",
        "scrape_runs",
        ["source", sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "uq_scrape_runs_queued",
        "scrape_runs",
        ["source"],
        unique=True,
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("workplace", sa.String(), nullable=True),
        sa.Column("employment_type", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("location_text", sa.String(), server_default="", nullable=False),
        sa.Column("salary_min", sa.Double(), nullable=True),
        sa.Column("salary_max", sa.Double(), nullable=True),
        sa.Column("salary_currency", sa.String(), nullable=True),
        sa.Column("salary_period", sa.String(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("min_years_experience", sa.Double(), nullable=True),
        sa.Column("min_degree", sa.String(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("apply_url", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="open", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("skill_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("place_tags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "salary_annual",
            sa.Double(),
            sa.Computed(
                "coalesce(salary_max, salary_min) * case salary_period when 'hour' then 2080 when 'day' then 260 when 'week' then 52 when 'month' then 12 else 1 end",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "document",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', location_text), 'B') || setweight(to_tsvector('english', description), 'D')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "employment_type in ('full_time', 'part_time', 'contract', 'temporary', 'internship', 'volunteer')",
            name=op.f("ck_jobs_employment_type"),
        ),
        sa.CheckConstraint(
            "level in ('intern', 'junior', 'mid', 'senior', 'lead', 'executive')",
            name=op.f("ck_jobs_level"),
        ),
        sa.CheckConstraint(
            "min_degree in ('high_school', 'associate', 'bachelor', 'master', 'doctorate')",
            name=op.f("ck_jobs_min_degree"),
        ),
        sa.CheckConstraint(
            "salary_period in ('hour', 'day', 'week', 'month', 'year')",
            name=op.f("ck_jobs_salary_period"),
        ),
        sa.CheckConstraint("status in ('open', 'expired', 'closed')", name=op.f("ck_jobs_status")),
        sa.CheckConstraint(
            "workplace in ('onsite', 'hybrid', 'remote')", name=op.f("ck_jobs_workplace")
        ),
        sa.CheckConstraint("salary_min <= salary_max", name=op.f("ck_jobs_salary_order")),
        sa.CheckConstraint(
            "salary_min > 0 and salary_max > 0", name=op.f("ck_jobs_salary_positive")
        ),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_jobs_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index("ix_jobs_company_id", "jobs", ["company_id", "title_key"], unique=False)
    op.create_index("ix_jobs_document", "jobs", ["document"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_jobs_open_posted_at",
        "jobs",
        [sa.literal_column("posted_at desc"), sa.literal_column("id desc")],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_jobs_place_tags", "jobs", ["place_tags"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_jobs_posted_at",
        "jobs",
        [sa.literal_column("posted_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_table(
        "job_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column(
            "before", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column(
            "after", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.CheckConstraint(
            "kind in ('added', 'updated', 'linked', 'expired', 'closed', 'reopened')",
            name=op.f("ck_job_changes_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_job_changes_job_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_changes")),
    )
    op.create_index(
        "ix_job_changes_job_id",
        "job_changes",
        ["job_id", sa.literal_column("id desc")],
        unique=False,
    )
    op.create_table(
        "job_postings",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("raw", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column(
            "first_seen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "last_seen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("missed", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("missed >= 0", name=op.f("ck_job_postings_missed")),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_job_postings_job_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source", "external_id", name=op.f("pk_job_postings")),
    )
    op.create_index("ix_job_postings_job_id", "job_postings", ["job_id"], unique=False)
    op.create_index("ix_job_postings_last_seen_at", "job_postings", ["last_seen_at"], unique=False)
    op.create_index(
        "uq_job_postings_lead",
        "job_postings",
        ["job_id"],
        unique=True,
        postgresql_where=sa.text("lead"),
    )
    op.create_table(
        "job_skills",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("requirement", sa.String(), nullable=False),
        sa.Column("weight", sa.REAL(), nullable=False),
        sa.Column("mention", sa.String(), nullable=False),
        sa.CheckConstraint(
            "requirement in ('required', 'preferred', 'bonus')",
            name=op.f("ck_job_skills_requirement"),
        ),
        sa.CheckConstraint("weight > 0 and weight <= 1", name=op.f("ck_job_skills_weight")),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_job_skills_job_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"], ["skills.id"], name=op.f("fk_job_skills_skill_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "skill_id", name=op.f("pk_job_skills")),
    )
    op.create_index(
        "ix_job_skills_skill_id",
        "job_skills",
        ["skill_id"],
        unique=False,
        postgresql_include=["job_id", "weight"],
    )


def downgrade() -> None:
    op.drop_index(
        "ix_job_skills_skill_id", table_name="job_skills", postgresql_include=["job_id", "weight"]
    )
    op.drop_table("job_skills")
    op.drop_index(
        "uq_job_postings_lead", table_name="job_postings", postgresql_where=sa.text("lead")
    )
    op.drop_index("ix_job_postings_last_seen_at", table_name="job_postings")
    op.drop_index("ix_job_postings_job_id", table_name="job_postings")
    op.drop_table("job_postings")
    op.drop_index("ix_job_changes_job_id", table_name="job_changes")
    op.drop_table("job_changes")
    op.drop_index("ix_jobs_posted_at", table_name="jobs")
    op.drop_index("ix_jobs_place_tags", table_name="jobs", postgresql_using="gin")
    op.drop_index(
        "ix_jobs_open_posted_at", table_name="jobs", postgresql_where=sa.text("status = 'open'")
    )
    op.drop_index("ix_jobs_document", table_name="jobs", postgresql_using="gin")
    op.drop_index("ix_jobs_company_id", table_name="jobs")
    op.drop_table("jobs")
    op.drop_index(
        "uq_scrape_runs_queued",
        table_name="scrape_runs",
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.drop_index("ix_scrape_runs_source", table_name="scrape_runs")
    op.drop_table("scrape_runs")
    op.drop_table("companies")
    op.drop_table("career_pages")
