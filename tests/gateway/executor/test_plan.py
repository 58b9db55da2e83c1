"""Plans: operations, variables, switches, mutations and what is left to graphql-core."""

import asyncio
import json
from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import GraphQLError, build_schema, execute, parse

from gateway.executor import Answer, Compiler, Plan
from gateway.executor.plan import MAX_VARIANTS

SCHEMA = build_schema(
    """
    type Query { name: String  size(of: Int!): Int  me: Person  must: String! }
    type Person { name: String  age: Int!  friends: [Person!] }
    type Mutation { add(n: Int!): Total  must(n: Int!): Total! }
    type Total { sum: Int!  trail: [Int!]! }
    """
)


def plan(text: str, operation_name: str | None = None) -> Any:
    return Plan(Compiler(SCHEMA), parse(text), operation_name)


async def both(text: str, root: Any = None, variables: Any = None) -> Answer:
    """A plan's answer, once it was seen to be graphql-core's."""
    compiled = plan(text)
    assert compiled.is_compiled
    answer: Answer = await compiled.execute(None, root, variables)
    want: Any = execute(SCHEMA, parse(text), root, None, variables)
    assert json.dumps(answer.data) == json.dumps(want.data)
    assert [e.formatted for e in answer.errors or []] == [e.formatted for e in want.errors or []]
    return answer


@pytest.mark.parametrize(
    "text",
    [
        "{ name me { name friends { age } } }",
        "query ($n: Int!, $m: Int = 3) { size(of: $n) other: size(of: $m) }",
        "query ($n: Int!, $all: Boolean!) { size(of: $n) @include(if: $all) name }",
        "mutation { add(n: 1) { sum } }",
        "{ __schema { description } }",
    ],
)
async def test_a_plan_that_was_prepared_answers_as_one_that_was_not(text: str) -> None:
    prepared = plan(text)
    prepared.prepare()
    root = {"name": "Ada", "size": lambda info, of: of, "add": {"sum": 2}}
    for variables in ({"n": 2, "all": True}, {"n": 5, "all": False}):
        found = await prepared.execute(None, root, variables)
        assert found == await plan(text).execute(None, root, variables)
        assert found.data


async def test_variables_that_cannot_be_coerced_are_the_whole_answer():
    answer = await both("query ($n: Int!) { size(of: $n) }", None, {"n": "many"})
    assert answer.data is None
    assert answer.errors is not None


async def test_aliases_and_merged_selections():
    root = Object(me={"name": "Ada", "age": 36})
    answer = await both("{ a: me { name } me { age } a: me { years: age } }", root)
    assert answer.data == {"a": {"name": "Ada", "years": 36}, "me": {"age": 36}}


async def test_a_null_climbs_to_the_nearest_place_that_may_be_null():
    friends = [{"name": "Bo", "age": 1}, {"name": "Cy", "age": None}]
    answer = await both(
        "{ me { name friends { name age } } }", Object(me={"name": "Ada", "friends": friends})
    )
    assert answer.data == {"me": {"name": "Ada", "friends": None}}


async def test_a_null_at_the_root_empties_the_answer():
    assert (await both("{ name must }", Object(name="n"))).data is None


async def test_switches_keep_a_variant_for_each_setting():
    compiled = plan("query ($yes: Boolean!) { name @include(if: $yes) must @skip(if: $yes) }")
    root = Object(name="n", must="m")
    for _ in range(2):
        assert (await compiled.execute(None, root, {"yes": True})).data == {"name": "n"}
        assert (await compiled.execute(None, root, {"yes": False})).data == {"must": "m"}
    assert len(compiled._variants) == 2


async def test_variants_are_bounded():
    names = [f"v{index}" for index in range(8)]
    declared = ", ".join(f"${name}: Boolean!" for name in names)
    fields = " ".join(f"{name}: name @include(if: ${name})" for name in names)
    compiled = plan(f"query ({declared}) {{ {fields} }}")
    for number in range(2 ** len(names)):
        values = {name: bool(number >> bit & 1) for bit, name in enumerate(names)}
        answer = await compiled.execute(None, Object(name="n"), values)
        assert answer.data == {name: "n" for name, on in values.items() if on}
    assert len(compiled._variants) == MAX_VARIANTS


async def test_a_null_switch_is_graphql_cores_to_refuse():
    text = "query ($yes: Boolean = true) { name @include(if: $yes) }"
    answer = await plan(text).execute(None, Object(name="n"), {"yes": None})
    want: Any = execute(SCHEMA, parse(text), Object(name="n"), None, {"yes": None})
    assert answer.errors == want.errors
    assert answer.data is None


@pytest.mark.parametrize(
    "text",
    [
        "{ __schema { queryType { name } } }",
        '{ name ...F } fragment F on Query { __type(name: "Query") { name } }',
    ],
)
async def test_introspection_goes_to_graphql_core(text):
    compiled = plan(text)
    assert not compiled.is_compiled
    answer = await compiled.execute(None, Object(name="n"))
    assert answer.data == execute(SCHEMA, parse(text), Object(name="n")).data


@pytest.mark.parametrize("name", ["A", "B"])
async def test_the_named_operation_runs(name):
    compiled = plan("query A { A: name } query B { B: name }", name)
    assert (await compiled.execute(None, Object(name="n"))).data == {name: "n"}


@pytest.mark.parametrize("name", [None, "C"])
async def test_an_operation_that_is_not_there_is_an_error(name):
    answer = await plan("query A { name } query B { name }", name).execute(None)
    assert answer.data is None
    assert answer.errors is not None


class Ledger:
    """A root whose mutations note when they begin and end."""

    def __init__(self) -> None:
        self.trail: list[int] = []
        self.busy = False

    async def add(self, info: Any, n: int) -> Any:
        assert not self.busy, "mutations must not overlap"
        self.busy = True
        await asyncio.sleep(0)
        self.busy = False
        self.trail.append(n)
        return Object(sum=sum(self.trail), trail=list(self.trail)) if n else None

    must = add


async def test_mutations_run_one_after_the_other():
    ledger = Ledger()
    answer = await plan("mutation { a: add(n: 1) { sum trail } b: add(n: 2) { sum } }").execute(
        None, ledger
    )
    assert answer.data == {"a": {"sum": 1, "trail": [1]}, "b": {"sum": 3}}


async def test_a_mutation_that_nulls_the_answer_is_the_last():
    ledger = Ledger()
    text = "mutation { a: add(n: 1) { sum } b: must(n: 0) { sum } c: add(n: 3) { sum } }"
    answer = await plan(text).execute(None, ledger)
    assert answer.data is None
    assert answer.errors is not None
    assert [error.path for error in answer.errors] == [["b"]]
    assert ledger.trail == [1, 0]


async def test_cancelling_goes_through():
    async def forever(info: Any) -> Any:
        await asyncio.sleep(60)

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await plan("{ name }").execute(None, {"name": forever})


async def test_resolvers_get_the_info_that_graphql_core_gives():
    seen: list[Any] = []

    def name(info: Any) -> str:
        seen.append((info.path, info.field_name, info.parent_type, info.context, info.operation))
        assert info.field_nodes[0].name.value == "name"
        return "x"

    root = {"me": {"friends": [{"name": name}, {"name": name}]}}
    document = parse("{ me { friends { a: name } } }")
    await Plan(Compiler(SCHEMA), document).execute("context", root)
    ours, seen = seen, []
    execute(SCHEMA, document, root, "context")
    assert ours == seen
    assert [path.as_list() for path, *_ in ours] == [
        ["me", "friends", 0, "a"],
        ["me", "friends", 1, "a"],
    ]


def test_answers_encode_as_json():
    error = GraphQLError("no", path=["a", 0], extensions={"code": "X"})
    wire = Answer({"a": [None]}, [error]).encode({"cost": 1})
    assert json.loads(wire) == {
        "data": {"a": [None]},
        "errors": [{"message": "no", "path": ["a", 0], "extensions": {"code": "X"}}],
        "extensions": {"cost": 1},
    }
    assert json.loads(Answer({"n": 2**70, "s": "\ud800"}).encode()) == {
        "data": {"n": 2**70, "s": "\ud800"}
    }
