"""Calls that share runs: what is shared, when a run begins, who fails, who is left alone."""

import asyncio
from collections.abc import Sequence
from contextvars import ContextVar

import pytest

from domain.kit.together import Shared, Together

who: ContextVar[str] = ContextVar("who", default="nobody")


class Runs:
    """Runs that wait to be let through; the value of a key is its double."""

    def __init__(self) -> None:
        self.seen: list[list[int]] = []
        self.cancelled = 0
        self.gate = asyncio.Event()
        self.callers: list[str] = []

    async def run(self, keys: Sequence[int]) -> list[int]:
        self.seen.append(list(keys))
        self.callers.append(who.get())
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if 13 in keys:
            raise ValueError("thirteen")
        return [2 * key for key in keys]


async def soon() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_comes_while_a_call_is_under_way_shares_the_next() -> None:
    runs = Runs()
    idle: list[int] = []
    together = Together(runs.run, limit=100, on_idle=lambda: idle.append(len(runs.seen)))
    first = asyncio.create_task(together.ask([1]))
    await soon()
    others = [asyncio.create_task(together.ask(keys)) for keys in ([1, 2], [3], [2, 1])]
    await soon()
    assert runs.seen == [[1]]  # what it reads may have been written to since it began
    runs.gate.set()
    assert await first == [2]
    assert await asyncio.gather(*others) == [[2, 4], [6], [4, 2]]
    assert runs.seen == [[1], [1, 2, 3]]
    assert idle == [2]


async def test_as_many_keys_as_the_limit_do_not_wait() -> None:
    runs = Runs()
    together = Together(runs.run, limit=3)
    asked = [asyncio.create_task(together.ask(keys)) for keys in ([1], [2, 3], [4, 5], [6])]
    await soon()
    assert runs.seen == [[1], [2, 3, 4, 5]]
    runs.gate.set()
    assert await asyncio.gather(*asked) == [[2], [4, 6], [8, 10], [12]]
    assert runs.seen[2:] == [[6]]


async def test_a_key_that_is_asked_twice_is_told_twice() -> None:
    runs = Runs()
    runs.gate.set()
    assert await Together(runs.run, limit=9).ask([7, 7, 8]) == [14, 14, 16]


async def test_nobody_fails_by_another_s_keys() -> None:
    runs = Runs()
    together = Together(runs.run, limit=100)
    asked = [asyncio.create_task(together.ask(keys)) for keys in ([1], [2], [13, 5], [3])]
    await soon()
    runs.gate.set()
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert [found[0], found[1], found[3]] == [[2], [4], [6]]
    assert isinstance(found[2], ValueError)


async def test_one_that_gives_up_harms_no_other() -> None:
    runs = Runs()
    together = Together(runs.run, limit=100)
    asked = [asyncio.create_task(together.ask(keys)) for keys in ([1], [2], [3])]
    await soon()
    asked[1].cancel()
    await soon()
    runs.gate.set()
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert found[0] == [2]
    assert isinstance(found[1], asyncio.CancelledError)
    assert found[2] == [6]


async def test_a_call_that_nobody_waits_for_is_ended() -> None:
    runs = Runs()
    idle: list[bool] = []
    together = Together(runs.run, limit=100, on_idle=lambda: idle.append(True))
    asked = asyncio.create_task(together.ask([1]))
    await soon()
    asked.cancel()
    await soon()
    assert runs.cancelled == 1
    assert idle == [True]
    runs.gate.set()
    assert await together.ask([2]) == [4]


async def test_a_run_belongs_to_none_of_those_who_asked() -> None:
    runs = Runs()
    runs.gate.set()
    who.set("ada")
    await Together(runs.run, limit=9).ask([1])

    async def run() -> str:
        return who.get()

    assert runs.callers == ["nobody"]
    assert await Shared(run).ask() == "nobody"


class Values:
    """Counts its runs; each waits to be let through."""

    def __init__(self) -> None:
        self.runs = 0
        self.cancelled = 0
        self.gate = asyncio.Event()

    async def run(self) -> int:
        self.runs += 1
        number = self.runs
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if number == 2:
            raise ValueError("the second")
        return number


async def test_a_value_is_of_a_run_that_began_after_it_was_asked_for() -> None:
    values = Values()
    idle: list[int] = []
    shared = Shared(values.run, lambda: idle.append(values.runs))
    first = shared.ask()
    await soon()
    second, third = shared.ask(), shared.ask()
    values.gate.set()
    assert await first == 1
    for asked in (second, third):
        with pytest.raises(ValueError, match="the second"):
            await asked
    assert idle == [2]
    assert await shared.ask() == 3


async def test_a_run_that_nobody_waits_for_is_ended() -> None:
    values = Values()
    idle: list[int] = []
    shared = Shared(values.run, lambda: idle.append(values.runs))
    first, second = shared.ask(), shared.ask()
    await soon()
    first.cancel()
    shared.left()
    await soon()
    assert values.cancelled == 0
    second.cancel()
    shared.left()
    await soon()
    assert values.cancelled == 1
    assert idle == [1]


async def test_who_comes_just_when_a_run_is_ended_is_answered() -> None:
    values = Values()
    shared = Shared(values.run)
    first = shared.ask()
    await soon()
    first.cancel()
    shared.left()
    second = shared.ask()  # before the run has noticed
    values.gate.set()
    with pytest.raises(ValueError, match="the second"):
        await asyncio.wait_for(second, 1)
