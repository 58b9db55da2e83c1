"""career_goals.title becomes goal"""

from collections.abc import Sequence

from alembic import op

revision: str = "0017_goals"
down_revision: str | None = "0016_api_keys"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.alter_column("career_goals", "title", new_column_name="goal")


def downgrade() -> None:
    op.alter_column("career_goals", "goal", new_column_name="title")
