"""Cursors: what is encoded comes back, and no text that a client makes up is a fault."""

import base64
import json
from datetime import UTC
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.kit.cursors import decode, encode

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.one_of(
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.uuids(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),  # as sessions of PostgreSQL tell them
    st.decimals(allow_nan=False, allow_infinity=False),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(VALUES))
def test_a_position_comes_back_as_it_was(position: list[Any]) -> None:
    assert decode(encode(position)) == tuple(position)


@given(st.text())
def test_any_text_is_read_or_is_none(text: str) -> None:
    assert isinstance(decode(text), tuple | None)


@given(JSON | st.lists(st.tuples(st.sampled_from("utdnx"), JSON)))
def test_made_up_values_are_plain_or_none(made_up: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(made_up).encode()).decode()
    for value in decode(cursor) or ():
        hash(value)  # a page is looked up by its position
        assert value is not None
        assert "\0" not in str(value)
