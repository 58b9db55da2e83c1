"""api_keys"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016_api_keys"
down_revision: str | None = "0015_lists_in_order"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("requests_per_second", sa.Integer(), nullable=True),
        sa.Column("request_burst", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "scopes <@ array['assessments:write', 'skills:read']", name=op.f("ck_api_keys_scopes")
        ),
        sa.CheckConstraint("cardinality(scopes) > 0", name=op.f("ck_api_keys_scoped")),
        sa.CheckConstraint(
            "(previous_hash is null) = (previous_until is null)", name=op.f("ck_api_keys_previous")
        ),
        sa.CheckConstraint(
            "requests_per_second > 0 and request_burst > 0", name=op.f("ck_api_keys_rate")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_api_keys_created_by_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_keys_hash")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_api_keys_previous_hash")),
    )
    op.create_table(
        "api_key_uses",
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["api_keys.id"], name=op.f("fk_api_key_uses_key_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_api_key_uses")),
    )
    op.execute(
        "CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON api_keys "
        "FOR EACH STATEMENT EXECUTE FUNCTION note_table_change()"
    )
    op.add_column("assessments", sa.Column("recorded_by_key_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_assessments_recorded_by_key_id"),
        "assessments",
        "api_keys",
        ["recorded_by_key_id"],
        ["id"],
    )
    op.create_check_constraint(
        op.f("ck_assessments_recorded_by"),
        "assessments",
        "num_nonnulls(recorded_by_id, recorded_by_key_id) < 2",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_assessments_recorded_by"), "assessments")
    op.drop_column("assessments", "recorded_by_key_id")
    op.drop_table("api_key_uses")
    op.drop_table("api_keys")
