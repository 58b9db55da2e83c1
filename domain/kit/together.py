"""Together: what is asked while a like call is under way is asked in one call after it.

Alone, a call begins at once. Under load, those that come meanwhile share the next: twenty
readers of twenty rows cost one statement, and of the same row one row.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextvars import Context
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _nothing() -> None:
    pass


class Shared(Generic[V]):
    """One value, by `run()`, for all who ask at the same time.

    A run that answers begins after it was asked for, so nothing written before goes unseen.
    `on_idle` is called each time when nobody waits any more.
    """

    __slots__ = ("_asked", "_on_idle", "_run", "_running", "_waiting")

    def __init__(
        self, run: Callable[[], Awaitable[V]], on_idle: Callable[[], object] = _nothing
    ) -> None:
        self._run = run
        self._on_idle = on_idle
        self._asked: list[asyncio.Future[V]] = []  # of the run under way
        self._waiting: list[asyncio.Future[V]] = []  # of the next
        self._running: asyncio.Task[None] | None = None

    def ask(self) -> asyncio.Future[V]:
        """The value, or what `run` raises."""
        answer: asyncio.Future[V] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        if self._running is None:
            self._begin()
        return answer

    def left(self) -> None:
        """Somebody no longer waits: a run that nobody waits for is ended."""
        if self._running is not None and all(a.done() for a in (*self._asked, *self._waiting)):
            self._running.cancel()

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        # Whose request it is mustn't follow from who asked first.
        self._running = loop.create_task(self._answer_all(), context=Context())

    async def _answer_all(self) -> None:
        try:
            while self._waiting:
                self._asked, self._waiting = self._waiting, []
                try:
                    value = await self._run()
                except Exception as error:  # noqa: BLE001 - it is theirs who asked
                    for answer in self._asked:
                        _fail(answer, error)
                else:
                    for answer in self._asked:
                        _tell(answer, value)
        finally:
            self._running, self._asked = None, []
            if any(not answer.done() for answer in self._waiting):
                self._begin()  # they came after this run was ended
            else:
                self._on_idle()


class _Call(Generic[K, V]):
    """One call: the keys of all who ask, by their marks, and how many still wait for it."""

    __slots__ = ("asks", "keys", "left", "task")

    def __init__(self) -> None:
        self.keys: dict[Hashable, K] = {}
        self.asks: list[tuple[Sequence[Hashable], asyncio.Future[list[V]]]] = []
        self.left = 0
        self.task: asyncio.Task[None] | None = None


class Together(Generic[K, V]):
    """Values by key, by `run(keys)`, which gives one for each in their order.

    Here too a call begins after it was asked for. Calls with `limit` keys don't wait for the one
    under way. Where a shared call fails, each who asked is answered by a call of his own: nobody
    fails by another's keys. `marks` gives what stands for the keys in dicts.
    """

    __slots__ = ("_limit", "_marks", "_next", "_on_idle", "_run", "_under_way")

    def __init__(
        self,
        run: Callable[[list[K]], Awaitable[Sequence[V]]],
        *,
        limit: int,
        marks: Callable[[Sequence[K]], Sequence[Hashable]] = list,
        on_idle: Callable[[], object] = _nothing,
    ) -> None:
        self._run = run
        self._limit = limit
        self._marks = marks
        self._on_idle = on_idle
        self._next: _Call[K, V] = _Call()
        self._under_way: set[_Call[K, V]] = set()

    async def ask(self, keys: Sequence[K]) -> list[V]:
        """The value of each key; raises what `run` does."""
        marks = self._marks(keys)
        answer: asyncio.Future[list[V]] = asyncio.get_running_loop().create_future()
        call = self._next
        call.asks.append((marks, answer))
        call.keys.update(zip(marks, keys, strict=True))
        call.left += 1
        if not self._under_way or len(call.keys) >= self._limit:
            self._begin()
        try:
            return await answer
        except asyncio.CancelledError:
            call.left -= 1
            if not call.left and call.task is not None:
                call.task.cancel()
            raise

    def _begin(self) -> None:
        call, self._next = self._next, _Call()
        self._under_way.add(call)
        call.task = asyncio.get_running_loop().create_task(self._answer(call), context=Context())

    async def _answer(self, call: _Call[K, V]) -> None:
        try:
            found = dict(zip(call.keys, await self._run(list(call.keys.values())), strict=True))
            for marks, answer in call.asks:
                _tell(answer, [found[mark] for mark in marks])
        except Exception as error:  # noqa: BLE001 - it is theirs who asked
            await self._answer_alone(call, error)
        finally:
            self._under_way.discard(call)
            if not self._under_way:
                if self._next.asks:
                    self._begin()
                else:
                    self._on_idle()

    async def _answer_alone(self, call: _Call[K, V], error: Exception) -> None:
        if len(call.asks) == 1:
            _fail(call.asks[0][1], error)
            return
        for marks, answer in call.asks:
            if answer.done():
                continue
            try:
                _tell(answer, list(await self._run([call.keys[mark] for mark in marks])))
            except Exception as own:  # noqa: BLE001
                _fail(answer, own)


def _tell(answer: asyncio.Future[V], value: V) -> None:
    if not answer.done():
        answer.set_result(value)


def _fail(answer: asyncio.Future[Any], error: Exception) -> None:
    if not answer.done():
        answer.set_exception(error)
