"""Whole values: JSON texts in place of objects, and the ordinary way where they fail."""

import json
from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import build_schema, parse

from gateway.executor import Batched, Compiler, Computed, Plan

SCHEMA = build_schema(
    """
    type Query { jobs: [Job!]! first: Job must: Job! }
    type Job { title: String! skills: [Skill!]! }
    type Skill { name: String! }
    """
)
JOBS = [Object(title="Baker", skills=["bread"]), Object(title="Smith", skills=["iron", "fire"])]


class Ways:
    """An ordinary and a whole way for every batched field; `texts` is what the whole one gives."""

    def __init__(self, **texts: Any) -> None:
        self.texts = texts
        self.calls: list[str] = []

    def find(self, parent: Any, name: str, field: Any) -> Any:
        values = {
            "jobs": lambda parents: [JOBS],
            "first": lambda parents: JOBS[:1],
            "must": lambda parents: JOBS[:1],
            "skills": lambda parents: [[Object(name=n) for n in job.skills] for job in parents],
        }
        if name not in values:
            return Computed(lambda source: getattr(source, name))

        def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            self.calls.append(name)
            return values[name](parents)

        def whole(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            self.calls.append(f"whole {name}")
            texts = self.texts[name]
            if isinstance(texts, Exception):
                raise texts
            return texts

        return Batched(load, whole=lambda *_: whole if name in self.texts else None)

    async def ask(self, text: str) -> Any:
        plan = Plan(Compiler(SCHEMA, self.find), parse(text))
        answer = await plan.execute(None, whole=True)
        assert answer.errors is None
        return json.loads(answer.encode())["data"]


SKILLS = ['[{"name": "bread"}]', '[{"name": "iron"}, {"name": "fire"}]']
ORDINARY = {
    "jobs": [
        {"title": "Baker", "skills": [{"name": "bread"}]},
        {"title": "Smith", "skills": [{"name": "iron"}, {"name": "fire"}]},
    ]
}


async def test_texts_go_into_the_answer_as_they_are():
    ways = Ways(skills=SKILLS)
    assert await ways.ask("{ jobs { title skills { name } } }") == ORDINARY
    assert ways.calls == ["jobs", "whole skills"]


async def test_the_outermost_field_that_has_a_whole_way_takes_it():
    ways = Ways(jobs=[json.dumps(ORDINARY["jobs"])], skills=SKILLS)
    assert await ways.ask("{ jobs { title skills { name } } }") == ORDINARY
    assert ways.calls == ["whole jobs"]


@pytest.mark.parametrize(
    "texts",
    [
        ValueError("not a number"),
        [ValueError("no key"), SKILLS[1]],
        [None, SKILLS[1]],
        SKILLS[:1],
        [b"[]", "[]"],
    ],
    ids=str,
)
async def test_where_texts_fail_objects_are_read(texts):
    ways = Ways(skills=texts)
    assert await ways.ask("{ jobs { title skills { name } } }") == ORDINARY
    assert ways.calls == ["jobs", "whole skills", "skills"]


async def test_a_null_text_is_a_null_where_the_type_allows_it():
    ways = Ways(first=[None], must=[None])
    assert await ways.ask("{ first { title } must { title } }") == {
        "first": None,
        "must": {"title": "Baker"},
    }
    assert "first" not in ways.calls


async def test_whole_values_come_after_some_runs():
    ways = Ways(skills=SKILLS)
    plan = Plan(Compiler(SCHEMA, ways.find, whole_after=2), parse("{ jobs { skills { name } } }"))
    bodies = {(await plan.execute(None)).encode() for _ in range(2)}
    assert "whole skills" not in ways.calls
    last = await plan.execute(None)
    assert "whole skills" in ways.calls
    assert json.loads(last.encode()) == json.loads(bodies.pop())
