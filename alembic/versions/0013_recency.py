"""recency"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0013_recency"
down_revision: str | None = "0012_plan_left_out"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TEXT = (
    "setweight(to_tsvector('english', title), 'A')"
    " || setweight(to_tsvector('english', location_text), 'B')"
    " || setweight(to_tsvector('english', description), 'D')"
)
_HOUR = "floor(extract(epoch from (posted_at at time zone 'UTC')) / 3600)::int"
_BLOCKS = (
    "array_to_tsvector(case when status = 'open' then array["
    + ", ".join(f"'@{level}:' || (({_HOUR}) >> {level})" for level in (3, 5, 7, 9, 11, 13, 15, 17))
    + "] else '{}' end)"
)


def upgrade() -> None:
    _add("document", f"{_TEXT} || {_BLOCKS}")
    _add("title_words", f"to_tsvector('english', title) || {_BLOCKS}")


def downgrade() -> None:
    op.drop_column("jobs", "title_words")
    _add("document", _TEXT)


def _add(name: str, made_of: str) -> None:
    """A column in place of the one that may be there: what it is made of can't be changed."""
    op.execute(f"ALTER TABLE jobs DROP COLUMN IF EXISTS {name}")
    op.add_column(
        "jobs",
        sa.Column(
            name, postgresql.TSVECTOR(), sa.Computed(made_of, persisted=True), nullable=False
        ),
    )
    op.create_index(f"ix_jobs_{name}", "jobs", [name], postgresql_using="gin")
