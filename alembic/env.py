"""Runs migrations on the database of the settings."""

from alembic import context
from sqlalchemy import create_engine, pool

from domain.kit.config import Settings
from domain.tables import metadata


def include(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """The queue's own tables are procrastinate's, not ours to compare."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


url = Settings().dsn().replace("postgresql://", "postgresql+psycopg://", 1)
engine = create_engine(url, poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=include,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
