"""lists_in_order"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015_lists_in_order"
down_revision: str | None = "0014_job_skill_shares"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.drop_index("ix_resources_title", table_name="resources")
    op.create_index("ix_resources_title", "resources", ["title", "id"])
    op.create_index("ix_occupations_in_order", "occupations", ["name", "id"])


def downgrade() -> None:
    op.drop_index("ix_occupations_in_order", table_name="occupations")
    op.drop_index("ix_resources_title", table_name="resources")
    op.create_index("ix_resources_title", "resources", [sa.literal_column("lower(title)"), "id"])
