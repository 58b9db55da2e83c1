"""Random operations over random data: plans and graphql-core give the same answer."""

import asyncio
from typing import Any

import pytest
from differential import written
from differential.compare import answered, expected, is_valid, readers, said, same, write
from differential.world import World
from graphql import execute

COUNT = 2000


async def test_random_operations_answer_as_graphql_core_does(monkeypatch: pytest.MonkeyPatch):
    wholes = 0
    write_whole = written.written

    async def counted(*given: Any) -> str:
        nonlocal wholes
        text = await write_whole(*given)
        wholes += 1
        return text

    monkeypatch.setattr(written, "written", counted)
    compared = with_errors = without_data = 0
    for seed in range(COUNT):
        case = write(seed)
        if not is_valid(case):
            continue
        want, got = expected(case), await answered(case)
        assert same(want, got), f"seed {seed}\n{case.text}\n{case.variables}\n{want}\n{got}"
        compared += 1
        with_errors += bool(want["errors"])
        without_data += want["data"] is None
    # the comparison is only worth something while the documents are valid and many fail
    assert compared > 0.99 * COUNT
    assert with_errors > 0.3 * COUNT
    assert without_data > 0.1 * COUNT
    assert wholes > 0.1 * COUNT


# graphql-core leaves coroutines of cancelled siblings behind
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("first", [0, 500])
async def test_awaiting_resolvers_null_the_same_places(first):
    """Where graphql-core awaits, the order in which errors come is the event loop's.

    What may then differ is which of several failures under one nulled place is told; the
    data never differs.
    """
    for seed in range(first, first + 300):
        case = write(seed)
        if not is_valid(case):
            continue
        chosen, _ = readers(seed % 16)
        result: Any = execute(
            chosen.schema,
            case.document,
            World(case.seed, case.calm).root,
            variable_values=case.variables,
        )
        if asyncio.iscoroutine(result):
            result = await result
        want, got = said(result.data, result.errors), await answered(case)
        assert want["data"] == got["data"], f"seed {seed}\n{case.text}\n{want}\n{got}"
        assert bool(want["errors"]) == bool(got["errors"])
        assert nulled(want) == nulled(got), f"seed {seed}\n{case.text}\n{want}\n{got}"


def nulled(answer: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The outermost null above each error."""
    places = set()
    for error in answer["errors"]:
        value, place = answer["data"], []
        for key in error.get("path", ()):
            if value is None:
                break
            place.append(key)
            value = value[key]
        places.add(tuple(place))
    return places
