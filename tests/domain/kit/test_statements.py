"""Statements: compiled once a kind, with the values of each call."""

from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, select

from domain.kit.db import Statement, ready
from domain.skills.models import Skill


def slug_after(slug: str, limit: int) -> Statement:
    return ready(select(Skill.slug).where(Skill.slug > slug).order_by(Skill.slug).limit(limit))


def test_statements_of_one_kind_share_their_text_and_keep_their_values():
    first, second = slug_after("a", 5), slug_after("b", 9)
    assert first.text is second.text
    assert sorted(map(str, first.parameters({}).values())) == ["5", "a"]
    assert sorted(map(str, second.parameters({}).values())) == ["9", "b"]


def test_another_kind_has_another_text():
    assert ready(select(Skill.slug)).text != ready(select(Skill.name)).text


async def test_arrays_of_uuids_reach_postgresql(services):
    keys = [UUID(int=0), UUID(int=2**128 - 1)]
    echo = Statement(select(bindparam("keys", type_=ARRAY(Uuid))))
    async with services.db.read() as session:
        assert await session.scalar(echo, keys=keys) == keys
        assert await session.scalar(echo, keys=[]) == []
        assert await session.scalar(echo, keys=[keys[0], None]) == [keys[0], None]
