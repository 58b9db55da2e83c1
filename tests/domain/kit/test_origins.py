"""What an answer was made from is noted while it is made."""

import asyncio

import pytest
from sqlalchemy import func, select

from domain import tables
from domain.kit import origins
from domain.kit.db import Statement, tables_of
from domain.kit.services import Services
from domain.skills.models import Skill, SkillAlias


async def test_statements_of_every_task_that_is_started_are_noted(services: Services) -> None:
    async def read(statement: Statement) -> None:
        async with services.db.read() as session:
            await session.tuples(statement)

    skills, aliases = Statement(select(Skill.name)), Statement(select(SkillAlias.folded))
    with origins.noted() as made_from:
        await asyncio.gather(read(skills), read(aliases))
    await read(Statement(select(Skill.kind)))
    assert made_from.statements == {skills.text, aliases.text}
    assert not made_from.clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT now()", True),
        ("select CURRENT_DATE - 3", True),
        ("select random()", True),
        ("SELECT known(1), current_dates FROM nowhere", False),
    ],
)
def test_a_statement_that_looks_at_the_clock_is_seen(text: str, expected: bool) -> None:
    with origins.noted() as made_from:
        origins.note(text)
    assert made_from.clock is expected


def test_so_is_python_that_does() -> None:
    with origins.noted() as made_from:
        assert origins.now().utcoffset() is not None
    assert made_from.clock


def test_the_tables_of_a_statement_are_found_however_deep() -> None:
    inner = select(SkillAlias.skill_id).where(SkillAlias.folded == "go")
    text = Statement(select(func.count()).where(Skill.id.in_(inner))).text
    assert tables_of(text) == {"skills", "skill_aliases"}
    assert tables_of('WITH a AS (SELECT 1 FROM "jobs") SELECT * FROM a') == {"jobs"}
    assert tables.metadata.tables.keys() >= tables.WATCHED
