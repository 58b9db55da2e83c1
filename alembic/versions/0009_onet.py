"""onet"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009_onet"
down_revision: str | None = "0008_demand"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_SOURCED = ("skills", "occupations", "taxonomy_loads")


def upgrade() -> None:
    _allow_sources("'learnbot', 'esco', 'onet'")
    op.create_index("ix_occupations_code", "occupations", ["code"], unique=False)
    op.add_column("occupation_skills", sa.Column("importance", sa.REAL(), nullable=True))
    op.create_check_constraint(
        op.f("ck_occupation_skills_importance"),
        "occupation_skills",
        "importance between 0 and 1",
    )
    op.create_table(
        "occupation_matches",
        sa.Column("occupation_id", sa.Uuid(), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind in ('exact', 'close', 'broader', 'narrower')",
            name=op.f("ck_occupation_matches_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["occupation_id"],
            ["occupations.id"],
            name=op.f("fk_occupation_matches_occupation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("occupation_id", "uri", name=op.f("pk_occupation_matches")),
    )
    op.create_index("ix_occupation_matches_uri", "occupation_matches", ["uri"], unique=False)


def downgrade() -> None:
    op.drop_table("occupation_matches")
    op.drop_constraint(op.f("ck_occupation_skills_importance"), "occupation_skills")
    op.drop_column("occupation_skills", "importance")
    op.drop_index("ix_occupations_code", table_name="occupations")
    # The older tables can't say where these came from. A skill that a person has can't go.
    op.execute("DELETE FROM skill_aliases WHERE source = 'onet'")
    op.execute("DELETE FROM taxonomy_loads WHERE source = 'onet'")
    op.execute("DELETE FROM occupations WHERE source = 'onet'")
    op.execute("UPDATE skills SET source = 'learnbot' WHERE source = 'onet'")
    _allow_sources("'learnbot', 'esco'")


def _allow_sources(sources: str) -> None:
    for table in _SOURCED:
        name = op.f(f"ck_{table}_source")
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, f"source in ({sources})")
