"""Batches: one call for all parents of a level."""

import asyncio
from types import SimpleNamespace as Object
from typing import Any

from graphql import build_schema, parse

from gateway.executor import Batched, Compiler, Computed, Plan

SCHEMA = build_schema(
    """
    type Query { jobs(first: Int = 2): [Job!]! job: Job }
    type Job { title: String! company: Company skills(first: Int!): [Skill!]! }
    type Company { name: String! jobs: [Job!]! }
    type Skill { name: String! }
    """
)
JOBS = [Object(title="Baker"), Object(title="Smith"), Object(title="Cook")]


class Recorder:
    """Batches that give set values and note every call."""

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.calls: list[tuple[str, list[Any], dict[str, Any]]] = []

    def find(self, parent: Any, name: str, field: Any) -> Any:
        given = self.values.get(f"{parent.name}_{name}")
        if given is None:
            return Computed(lambda source: getattr(source, name))

        async def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            self.calls.append((name, list(parents), dict(arguments)))
            return given(parents, arguments)

        return Batched(load)


async def run(recorder: Recorder, text: str, variables: Any = None) -> Any:
    plan = Plan(Compiler(SCHEMA, recorder.find), parse(text))
    assert plan.is_compiled
    return await plan.execute("context", None, variables)


async def test_a_level_asks_once_for_all_its_parents():
    recorder = Recorder(
        Query_jobs=lambda parents, arguments: [JOBS[: arguments["first"]]],
        Job_skills=lambda parents, arguments: [[Object(name=job.title[0])] for job in parents],
    )
    answer = await run(
        recorder,
        "query ($n: Int!) { jobs(first: 3) { title skills(first: $n) { name } } }",
        {"n": 5},
    )
    assert answer.errors is None
    assert answer.data == {
        "jobs": [
            {"title": "Baker", "skills": [{"name": "B"}]},
            {"title": "Smith", "skills": [{"name": "S"}]},
            {"title": "Cook", "skills": [{"name": "C"}]},
        ]
    }
    assert recorder.calls == [("jobs", [None], {"first": 3}), ("skills", JOBS, {"first": 5})]


async def test_default_arguments_reach_the_batch():
    recorder = Recorder(Query_jobs=lambda parents, arguments: [[]])
    await run(recorder, "{ jobs { title } }")
    assert recorder.calls == [("jobs", [None], {"first": 2})]


async def test_nothing_is_asked_for_below_an_empty_level():
    recorder = Recorder(
        Query_jobs=lambda parents, arguments: [[]],
        Job_company=lambda parents, arguments: [None for _ in parents],
    )
    assert (await run(recorder, "{ jobs { company { name } } }")).data == {"jobs": []}
    assert [name for name, *_ in recorder.calls] == ["jobs"]


async def test_nulls_are_left_out_of_the_next_level():
    bakery = Object(name="Bakery")
    recorder = Recorder(
        Query_jobs=lambda parents, arguments: [JOBS],
        Job_company=lambda parents, arguments: [None, bakery, None],
        Company_jobs=lambda parents, arguments: [[] for _ in parents],
    )
    answer = await run(recorder, "{ jobs { company { jobs { title } } } }")
    assert answer.data == {
        "jobs": [{"company": None}, {"company": {"jobs": []}}, {"company": None}]
    }
    assert recorder.calls[-1] == ("jobs", [bakery], {})


async def test_an_exception_in_a_batch_fails_its_own_parent_alone():
    recorder = Recorder(
        Query_jobs=lambda parents, arguments: [JOBS[:2]],
        Job_company=lambda parents, arguments: [ValueError("gone"), Object(name="Forge")],
    )
    answer = await run(recorder, "{ jobs { company { name } } }")
    assert answer.data == {"jobs": [{"company": None}, {"company": {"name": "Forge"}}]}
    assert [(error.message, error.path) for error in answer.errors] == [
        ("gone", ["jobs", 0, "company"])
    ]


async def test_a_batch_that_raises_fails_for_every_parent():
    def broken(parents: Any, arguments: Any) -> Any:
        raise ValueError("no database")

    recorder = Recorder(Query_jobs=lambda parents, arguments: [JOBS[:2]], Job_company=broken)
    answer = await run(recorder, "{ jobs { company { name } } }")
    assert [error.path for error in answer.errors] == [
        ["jobs", 0, "company"],
        ["jobs", 1, "company"],
    ]


async def test_a_batch_of_the_wrong_length_fails_and_says_so():
    recorder = Recorder(Query_job=lambda parents, arguments: [])
    answer = await run(recorder, "{ job { title } }")
    assert answer.data == {"job": None}
    assert answer.errors[0].message == "The batch of Query.job gave 0 values for 1 parents."


async def test_siblings_of_a_level_run_at_the_same_time():
    both = asyncio.Barrier(2)

    class Meeting(Recorder):
        def find(self, parent: Any, name: str, field: Any) -> Any:
            if name not in ("company", "skills"):
                return super().find(parent, name, field)

            async def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
                await both.wait()
                return [None if name == "company" else [] for _ in parents]

            return Batched(load)

    recorder = Meeting(Query_jobs=lambda parents, arguments: [JOBS[:1]])
    async with asyncio.timeout(2):
        answer = await run(recorder, "{ jobs { company { name } skills(first: 1) { name } } }")
    assert answer.data == {"jobs": [{"company": None, "skills": []}]}
