"""Batches against a real database: whole and narrow, by key and in the order of the keys."""

from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from graph import counted
from sqlalchemy import select

from domain.kit.batch import READINGS_LIMIT, Limited, Many, ManyLimited, One
from domain.kit.db import among, columns
from domain.kit.services import Services
from domain.skills.models import Skill, SkillAlias
from domain.skills.values import skill_id


class Tool(NamedTuple):
    id: UUID
    slug: str
    name: str
    kind: str


class Alias(NamedTuple):
    skill_id: UUID
    name: str


tool_by_id: One[UUID, Tool] = One(
    select(Skill.id, *columns(Skill, Tool)).where(among(Skill.id)), Tool
)
tool_by_slug: One[str, Tool] = One(
    select(Skill.slug, *columns(Skill, Tool)).where(among(Skill.slug)), Tool
)
aliases_by_tool: Many[UUID, Alias] = Many(
    select(SkillAlias.skill_id, *columns(SkillAlias, Alias))
    .where(among(SkillAlias.skill_id))
    .order_by(SkillAlias.name),
    Alias,
)
first_aliases: ManyLimited[Alias] = ManyLimited(
    (
        lambda key: (
            select(*columns(SkillAlias, Alias))
            .where(SkillAlias.skill_id == key)
            .order_by(SkillAlias.name)
        )
    ),
    Alias,
)
PYTHON, SQL = skill_id("python"), skill_id("sql")


async def test_values_come_in_the_order_of_the_keys(services: Services):
    missing = uuid4()
    async with services.db.read() as session:
        with counted() as statements:
            tools = await tool_by_id.aligned(session, [SQL, missing, PYTHON, SQL])
    assert [tool and tool.slug for tool in tools] == ["sql", None, "python", "sql"]
    assert len(statements) == 1


async def test_one_key_is_asked_for_by_itself(services: Services):
    async with services.db.read() as session:
        with counted() as statements:
            (tool,) = await tool_by_id.aligned(session, [SQL], frozenset({"slug"}))
            (none,) = await tool_by_id.aligned(session, [uuid4()])
            (aliases,) = await aliases_by_tool.aligned(session, [PYTHON])
    assert tool is not None
    assert tool.slug == "sql"
    assert none is None
    assert aliases
    assert not any("ANY" in statement for statement in statements)


async def test_a_mapping_holds_only_keys_with_rows(services: Services):
    async with services.db.read() as session:
        found = await tool_by_slug(session, ["sql", "no such slug"])
        aliases = await aliases_by_tool(session, [uuid4()])
    assert [(key, tool.id) for key, tool in found.items()] == [("sql", SQL)]
    assert aliases == {}


async def test_narrow_records_hold_what_was_wanted_and_refuse_the_rest(services: Services):
    async with services.db.read() as session:
        with counted() as statements:
            (tool,) = await tool_by_id.aligned(session, [SQL], frozenset({"name", "id"}))
    assert isinstance(tool, Tool)
    assert (tool.id, tool.name) == (SQL, "SQL")
    with pytest.raises(AttributeError, match=r"Tool\.kind was not read"):
        _ = tool.kind
    assert "skills.name" in statements[0]
    assert "skills.kind" not in statements[0]


async def test_narrow_lists_keep_their_order(services: Services):
    async with services.db.read() as session:
        (whole,) = await aliases_by_tool.aligned(session, [PYTHON])
        (narrow,) = await aliases_by_tool.aligned(session, [PYTHON], frozenset({"name"}))
        firsts = await first_aliases.aligned(
            session, [Limited(PYTHON, 1), Limited(uuid4(), 1)], frozenset({"name"})
        )
    assert whole is not None
    assert narrow is not None
    assert [alias.name for alias in narrow] == sorted(alias.name for alias in whole)
    assert firsts[0] is not None
    assert [alias.name for alias in firsts[0]] == [narrow[0].name]
    assert firsts[1] is None


def test_a_batch_keeps_few_narrow_statements():
    batch: One[UUID, Tool] = One(
        select(Skill.id, *columns(Skill, Tool)).where(among(Skill.id)), Tool
    )
    for number in range(READINGS_LIMIT):
        batch.reading(frozenset({f"name{number}"}))
    assert batch.reading(frozenset({"id"})) is batch.reading(None)
    assert batch.reading(frozenset({"name0"})) is not batch.reading(None)
    assert len(batch._readings) == READINGS_LIMIT + 1
