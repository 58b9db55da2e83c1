"""The queue: procrastinate's own schema, as its release ships it."""

from collections.abc import Sequence
from importlib.resources import files

from alembic import op

revision: str = "0001_queue"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_DROP = """
DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) AS f
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = current_schema() AND p.proname LIKE 'procrastinate%'
    LOOP EXECUTE 'DROP FUNCTION IF EXISTS ' || found.f || ' CASCADE'; END LOOP;
    FOR found IN SELECT t.tablename AS f FROM pg_tables t
        WHERE t.schemaname = current_schema() AND t.tablename LIKE 'procrastinate%'
    LOOP EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', found.f); END LOOP;
    FOR found IN SELECT t.typname AS f FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE n.nspname = current_schema() AND t.typname LIKE 'procrastinate%'
        AND t.typtype IN ('e', 'c')
    LOOP EXECUTE format('DROP TYPE IF EXISTS %I CASCADE', found.f); END LOOP;
END $$;
"""


def upgrade() -> None:
    schema = files("procrastinate").joinpath("sql", "schema.sql").read_text(encoding="utf-8")
    # Sent as one text without parameters: the file holds several statements and dollar quotes.
    connection = op.get_bind().connection.driver_connection
    assert connection is not None
    connection.execute(schema)


def downgrade() -> None:
    op.execute(_DROP)
