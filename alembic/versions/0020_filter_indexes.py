"""indexes by which filtered lists are read and counted"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020_filter_indexes"
down_revision: str | None = "0019_job_skill_weights"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_OPEN = sa.text("status = 'open'")
_NAMES = {"ix_skills_name": ("skills", []), "ix_occupations_name": ("occupations", ["id"])}


def upgrade() -> None:
    for name in ("level", "workplace", "employment_type"):
        op.create_index(
            f"ix_jobs_open_{name}",
            "jobs",
            [name, sa.text("posted_at desc"), sa.text("id desc")],
            postgresql_where=_OPEN,
        )
    op.create_index(
        "ix_jobs_open_salary",
        "jobs",
        ["salary_currency", "salary_annual"],
        postgresql_where=_OPEN,
    )
    for index, (table, more) in _NAMES.items():
        op.drop_index(index, table)
        op.create_index(index, table, [sa.text("lower(name) text_pattern_ops"), *more])


def downgrade() -> None:
    for index, (table, more) in _NAMES.items():
        op.drop_index(index, table)
        op.create_index(index, table, [sa.text("lower(name)"), *more])
    for name in ("salary", "employment_type", "workplace", "level"):
        op.drop_index(f"ix_jobs_open_{name}", "jobs", postgresql_where=_OPEN)
