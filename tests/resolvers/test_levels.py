"""Levels: keys of one turn go together, known keys are not asked for again."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace as Row
from typing import Any
from uuid import UUID

import pytest

from domain.kit.services import Services
from resolvers.batching import Relation
from resolvers.context import Context
from resolvers.levels import load_level


@pytest.fixture
def context(services: Services) -> Context:
    return Context(services=services)


class Names:
    """A fetch that notes its keys; it has no name for 0, and fails on negative keys."""

    def __init__(self) -> None:
        self.asked: list[list[Any]] = []
        self.relation: Relation[Any, Any] = Relation(
            self.fetch, lambda _context, row, **arguments: row.key, lambda: "absent"
        )

    async def fetch(self, session: Any, keys: Sequence[Any]) -> dict[Any, str]:
        self.asked.append(list(keys))
        await asyncio.sleep(0)
        if any(isinstance(key, int) and key < 0 for key in keys):
            raise ValueError("negative")
        return {key: f"name {key}" for key in keys if key}


def rows(*keys: Any) -> list[Any]:
    return [Row(key=key) for key in keys]


async def test_each_parent_gets_the_value_of_its_key(context):
    names = Names()
    assert await load_level(names.relation, context, rows(2, None, 0, 1, 2), {}) == [
        "name 2", "absent", "absent", "name 1", "name 2",
    ]  # fmt: skip
    assert names.asked == [[2, 0, 1]]


async def test_levels_that_start_together_share_one_statement(context):
    names = Names()
    left, right = await asyncio.gather(
        load_level(names.relation, context, rows(1, 2), {}),
        load_level(names.relation, context, rows(2, 3), {}),
    )
    assert (left, right) == (["name 1", "name 2"], ["name 2", "name 3"])
    assert names.asked == [[1, 2, 3]]


async def test_a_known_key_is_not_asked_for_again(context):
    names = Names()
    await load_level(names.relation, context, rows(1), {})
    assert await load_level(names.relation, context, rows(1, 2), {}) == ["name 1", "name 2"]
    assert names.asked == [[1], [2]]


async def test_a_key_under_way_is_waited_for(context):
    names = Names()
    early = asyncio.ensure_future(load_level(names.relation, context, rows(1), {}))
    async with asyncio.timeout(5):
        while not names.asked:  # noqa: ASYNC110 - until the statement has left
            await asyncio.sleep(0)
    assert await load_level(names.relation, context, rows(1), {}) == ["name 1"]
    assert await early == ["name 1"]
    assert names.asked == [[1]]


async def test_a_failed_batch_fails_every_parent_that_asked(context):
    names = Names()
    left, right = await asyncio.gather(
        load_level(names.relation, context, rows(-1), {}),
        load_level(names.relation, context, rows(1), {}),
    )
    assert [str(value) for value in left + right] == ["negative", "negative"]


async def test_a_failed_key_fails_its_own_parent(context):
    names = Names()
    bad, good = await load_level(names.relation, context, [Row(), Row(key=1)], {})
    assert isinstance(bad, AttributeError)
    assert good == "name 1"


async def test_equal_uuids_are_one_key(context):
    names = Names()
    twice = rows(UUID(int=5), UUID(int=5))
    assert len(set(await load_level(names.relation, context, twice, {}))) == 1
    assert names.asked == [[UUID(int=5)]]


async def test_cancelling_the_first_frees_the_others(context):
    names = Names()
    first = asyncio.ensure_future(load_level(names.relation, context, rows(1), {}))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    async with asyncio.timeout(1):
        assert await load_level(names.relation, context, rows(1), {}) == ["name 1"]
