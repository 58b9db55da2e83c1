"""A refused row tells which one it lacks."""

from uuid import uuid4

import psycopg
import pytest

from domain.kit.config import Settings
from domain.kit.references import lacks


def test_it_tells_whose_row_is_missing(settings: Settings) -> None:
    missing, other = uuid4(), uuid4()
    with (
        pytest.raises(psycopg.errors.ForeignKeyViolation) as raised,
        psycopg.connect(settings.dsn()) as connection,
    ):
        connection.execute("insert into profiles (id) values (%s)", [missing])
    assert lacks(raised.value, "users", missing)
    assert not lacks(raised.value, "users", other)
    assert not lacks(raised.value, "skills", missing)
    assert not lacks(ValueError(f'({missing}) "users"'), "users", missing)
