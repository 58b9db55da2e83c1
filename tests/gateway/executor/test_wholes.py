"""Whole values: JSON texts in place of objects, and the ordinary way where they fail."""

import json
from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import build_schema, parse
from orjson import Fragment

from gateway.executor import Answer, Batched, Compiler, Computed, Plan

SCHEMA = build_schema(
    """
    type Query { jobs: [Job!]! first: Job must: Job! page: Page }
    type Page { size: Int! nodes: [Job!]! edges: [Edge!]! }
    type Edge { cursor: String! node: Job! }
    type Job { title: String! skills: [Skill!]! }
    type Skill { name: String! }
    """
)
JOBS = [Object(title="Baker", skills=["bread"]), Object(title="Smith", skills=["iron", "fire"])]


HANDS_ON: Any = {"nodes": "objects", "edges": "containers", "node": "objects"}


def page_of(items: list[Any]) -> Object:
    edges = [Object(cursor=f"c{at}", node=item) for at, item in enumerate(items)]
    return Object(size=len(items), nodes=items, edges=edges)


class Ways:
    """An ordinary and a whole way for every batched field; `texts` is what the whole one gives."""

    def __init__(self, **texts: Any) -> None:
        self.texts = texts
        self.calls: list[str] = []
        self.offered: list[tuple[str, list[str]]] = []

    def find(self, parent: Any, name: str, field: Any) -> Any:
        values = {
            "jobs": lambda parents: [JOBS],
            "first": lambda parents: JOBS[:1],
            "must": lambda parents: JOBS[:1],
            "page": lambda parents: [page_of(JOBS)],
            "skills": lambda parents: [[Object(name=n) for n in job.skills] for job in parents],
        }
        if name not in values:
            return Computed(lambda source: getattr(source, name), None, HANDS_ON.get(name))

        def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            self.calls.append(name)
            return values[name](parents)

        def whole(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            self.calls.append(f"whole {name}")
            texts = self.texts[name]
            if isinstance(texts, Exception):
                raise texts
            return texts

        def find_whole(field: Any, level: Any, run: Any) -> Any:
            self.offered.append((name, [one.key for one in level.fields]))
            return whole if name in self.texts else None

        return Batched(load, contained=name == "page", whole=find_whole)

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


BAKERS = [Fragment('{"title": "Baker"}'), Fragment(b'{"title": "Smith"}')]
NODES = [{"title": "Baker"}, {"title": "Smith"}]


@pytest.mark.parametrize("judge", [None, lambda value, info: isinstance(value, Object)])
async def test_objects_in_a_container_go_into_the_answer_as_they_are(
    monkeypatch: pytest.MonkeyPatch, judge: Any
):
    monkeypatch.setattr(SCHEMA.type_map["Job"], "is_type_of", judge)
    ways = Ways(page=[page_of(BAKERS)])
    assert await ways.ask("{ page { size nodes { title } } }") == {
        "page": {"size": 2, "nodes": NODES}
    }
    assert await ways.ask("{ page { edges { cursor node { title } } } }") == {
        "page": {"edges": [{"cursor": f"c{at}", "node": node} for at, node in enumerate(NODES)]}
    }
    assert ways.calls == ["whole page", "whole page"]
    assert ways.offered == [("page", ["title"]), ("page", ["title"])]


async def test_a_container_that_fails_is_read_again():
    ways = Ways(page=LookupError("one is gone"))
    assert await ways.ask("{ page { nodes { title } } }") == {"page": {"nodes": NODES}}
    assert ways.calls == ["whole page", "page"]


@pytest.mark.parametrize(
    "text",
    [
        "{ page { a: nodes { title } b: nodes { title } } }",
        "{ page { nodes { title } edges { node { title } } } }",
        "{ page { size } }",
    ],
)
async def test_objects_that_are_asked_for_otherwise_than_once_are_not_whole(text):
    ways = Ways(page=[page_of(BAKERS)])
    await ways.ask(text)
    assert ways.calls == ["page"]
    assert ways.offered == []


async def test_where_a_container_is_not_whole_what_is_below_its_objects_may_be():
    ways = Ways(skills=SKILLS)
    assert await ways.ask("{ page { nodes { title skills { name } } } }") == {
        "page": {"nodes": ORDINARY["jobs"]}
    }
    assert ways.calls == ["page", "whole skills"]


@pytest.mark.parametrize("odd", [2**70, "\ud800"])
def test_beside_what_orjson_does_not_take_texts_say_the_same(odd: Any):
    answer = Answer({"odd": odd, "jobs": [Fragment('[{"title": "Bäcker"}]')]})
    assert json.loads(answer.encode())["data"] == {"odd": odd, "jobs": [[{"title": "Bäcker"}]]}
