"""table_changes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010_changes"
down_revision: str | None = "0009_onet"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WATCHED = (
    "companies",
    "job_changes",
    "job_postings",
    "job_skills",
    "jobs",
    "occupation_matches",
    "occupation_skills",
    "occupations",
    "resource_skills",
    "resources",
    "skill_aliases",
    "skill_links",
    "skill_months",
    "skill_pairs",
    "skills",
)

# Once a statement, and one row for a transaction: what is written is noted beside it.
FUNCTION = """
CREATE FUNCTION note_table_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO table_changes (transaction_id, table_name)
    VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$
"""


def upgrade() -> None:
    op.create_table(
        "table_changes",
        sa.Column("transaction_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("transaction_id", "table_name", name=op.f("pk_table_changes")),
    )
    op.execute(FUNCTION)
    for table in WATCHED:
        op.execute(
            f"CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION note_table_change()"
        )


def downgrade() -> None:
    for table in WATCHED:
        op.execute(f"DROP TRIGGER note_change ON {table}")
    op.execute("DROP FUNCTION note_table_change()")
    op.drop_table("table_changes")
