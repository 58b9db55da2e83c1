"""job_skill_weights"""

from collections.abc import Sequence

from alembic import op

revision: str = "0019_job_skill_weights"
down_revision: str | None = "0018_plan_target_known"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    _key("INCLUDE (weight)")


def downgrade() -> None:
    _key()


def _key(include: str = "") -> None:
    # In one statement the rows are never without a key.
    op.execute(
        "ALTER TABLE job_skills DROP CONSTRAINT pk_job_skills, "
        f"ADD CONSTRAINT pk_job_skills PRIMARY KEY (job_id, skill_id) {include}"
    )
