"""plan_target_known"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018_plan_target_known"
down_revision: str | None = "0017_goals"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "plan_targets",
        sa.Column("known", sa.Float(), server_default="0", nullable=False),
    )
    op.create_check_constraint("known", "plan_targets", "0 <= known and known < 1")


def downgrade() -> None:
    op.drop_column("plan_targets", "known")
