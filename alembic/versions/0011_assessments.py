"""assessments"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011_assessments"
down_revision: str | None = "0010_changes"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "level in ('beginner', 'intermediate', 'advanced', 'expert')",
            name=op.f("ck_assessments_level"),
        ),
        sa.CheckConstraint("score between 0 and 100", name=op.f("ck_assessments_score")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["users.id"],
            name=op.f("fk_assessments_recorded_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["skill_id"], ["skills.id"], name=op.f("fk_assessments_skill_id")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_assessments_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("provider", "key", name=op.f("uq_assessments_provider_key")),
    )
    op.create_index("ix_assessments_skill_id", "assessments", ["skill_id"], unique=False)
    op.create_index("ix_assessments_user_id", "assessments", ["user_id", "skill_id"], unique=False)
    op.execute(
        "CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON assessments "
        "FOR EACH ROW EXECUTE FUNCTION record_profile_change()"
    )


def downgrade() -> None:
    op.drop_table("assessments")
