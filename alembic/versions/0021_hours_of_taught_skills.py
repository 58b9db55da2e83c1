"""hours_of_taught_skills"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021_hours_of_taught_skills"
down_revision: str | None = "0020_filter_indexes"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

INDEX, TABLE = "ix_resource_skills_skill_id", "resource_skills"

# The lock has a writer of the hours wait, so that it finds the new row.
FUNCTIONS = """
CREATE FUNCTION take_hours_of_resource() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT hours INTO NEW.hours FROM resources WHERE id = NEW.resource_id FOR SHARE;
    RETURN NEW;
END
$$;
CREATE FUNCTION hand_on_hours_of_resource() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE resource_skills SET hours = NEW.hours WHERE resource_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER take_hours BEFORE INSERT ON resource_skills
    FOR EACH ROW EXECUTE FUNCTION take_hours_of_resource();
CREATE TRIGGER hand_on_hours AFTER UPDATE OF hours ON resources
    FOR EACH ROW WHEN (OLD.hours IS DISTINCT FROM NEW.hours)
    EXECUTE FUNCTION hand_on_hours_of_resource()
"""


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("hours", sa.Float(), nullable=True))
    op.execute(
        "UPDATE resource_skills SET hours = resources.hours FROM resources"
        " WHERE resources.id = resource_id"
    )
    op.alter_column(TABLE, "hours", nullable=False)
    op.execute(FUNCTIONS)
    op.drop_index(INDEX, table_name=TABLE)
    op.create_index(
        INDEX,
        TABLE,
        ["skill_id", "level_from", "hours", "resource_id"],
        postgresql_include=["level_to"],
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER take_hours ON resource_skills")
    op.execute("DROP TRIGGER hand_on_hours ON resources")
    op.execute("DROP FUNCTION take_hours_of_resource")
    op.execute("DROP FUNCTION hand_on_hours_of_resource")
    op.drop_index(INDEX, table_name=TABLE)
    op.create_index(
        INDEX,
        TABLE,
        ["skill_id"],
        postgresql_include=["resource_id", "level_from", "level_to"],
    )
    op.drop_column(TABLE, "hours")
