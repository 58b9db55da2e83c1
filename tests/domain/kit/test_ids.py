"""Keys and public ids."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from domain.kit.ids import parse_public_id, public_id, uuid7


def test_keys_are_version_7_and_sort_by_the_time_they_were_made() -> None:
    keys = [uuid7() for _ in range(1000)]
    assert {key.version for key in keys} == {7}
    assert {key.variant for key in keys} == {uuid4().variant}
    assert [key.int >> 80 for key in keys] == sorted(key.int >> 80 for key in keys)
    assert len(set(keys)) == 1000


@given(st.from_regex(r"[a-z]+(_[a-z]+)?", fullmatch=True), st.uuids())
def test_a_public_id_gives_its_prefix_and_key_back(prefix: str, key: UUID) -> None:
    assert parse_public_id(public_id(prefix, key)) == (prefix, key)


@given(st.text())
def test_any_other_text_is_no_public_id(text: str) -> None:
    parsed = parse_public_id(text)
    assert parsed is None or public_id(*parsed) == text.lower() or len(text) >= 33
