"""Rows that refer to what isn't there."""

from uuid import UUID

from psycopg.errors import ForeignKeyViolation


def lacks(error: BaseException, table: str, key: UUID) -> bool:
    """Whether PostgreSQL refused a row because `table` has no row with this key any more."""
    if not isinstance(error, ForeignKeyViolation):
        return False
    # Key (user_id)=(…) is not present in table "users". In any language the two stand there.
    detail = error.diag.message_detail or ""
    return f"({key})" in detail and f'"{table}"' in detail
