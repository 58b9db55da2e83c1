"""The engine of skills is made beside the event loop: others are answered meanwhile."""

import asyncio
import threading
from typing import Any

import pytest
from graph import Graph

from domain.jobs import service as jobs
from domain.jobs.values import RawJob
from domain.kit.services import Services
from domain.skills import current
from domain.skills.extraction import Engine

JOB = RawJob(
    external_id="1",
    url="https://jobs.example.com/1",
    title="Python Developer",
    company="Brightloaf GmbH",
    description="Requirements\n- Python\n- PostgreSQL\n- Docker\n- Kubernetes",
    locations=("Munich, Germany",),
)
PLAN = """mutation { createLearningPlan(input: {targetSkills: [{skill: "docker"}]}) {
  ... on LearningPlanSaved { plan { id targets { hours } leftOut { hours } } } } }"""

# Whatever is answered with the engine, each with a field that nothing else has made it for.
ASKED = [
    '{ searchSkills(query: "pyt") { skill { slug } } }',
    '{ normalizeSkills(names: ["py"]) { candidates { confidence } } }',
    '{ extractSkills(text: "Python") { text } }',
    '{ skill(slug: "python") { neighbours { weight } } }',
    "{ jobs(first: 1) { nodes { match { score } } } }",
    "{ recommendedJobs(first: 1) { nodes { score raises { skill { slug } } } } }",
    "{ openingSkills { skill { slug } } }",
    '{ gapAnalysis(text: "Requirements: Python") { gaps { hours } } }',
    "{ learningPlans(first: 1) { nodes { targets { hours } leftOut { hours } } } }",
    PLAN,
]


@pytest.fixture
def unmade(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this process had no engine yet."""
    unmake(monkeypatch)


def unmake(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("engine", "ours", "making"):
        monkeypatch.setattr(current._Loaded, name, None)


def made_by(monkeypatch: pytest.MonkeyPatch, make: Any) -> None:
    monkeypatch.setattr(Engine, "default", staticmethod(make))


@pytest.fixture
async def person(ada: Graph, services: Services) -> Graph:
    await jobs.ingest(services, "board", [JOB])
    assert (await ada(PLAN)).data
    return ada


@pytest.mark.parametrize("executor", ["compiled", "reference", "whole"])
async def test_it_is_never_made_in_the_event_loop(
    person: Graph, monkeypatch: pytest.MonkeyPatch, executor: str
) -> None:
    makers: list[threading.Thread] = []
    known = Engine.default()

    def make() -> Engine:
        makers.append(threading.current_thread())
        return known

    made_by(monkeypatch, make)
    person.headers = {"x-learnbot-executor": executor}
    for query in ASKED:
        unmake(monkeypatch)
        makers.clear()
        assert (await person(query)).data
        assert len(makers) == 1, query
        assert threading.current_thread() not in makers, query


@pytest.mark.usefixtures("unmade")
async def test_others_are_answered_while_it_is_made_and_all_who_want_it_share_it(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, begun, answered = Engine.default(), threading.Event(), threading.Event()
    made = []

    def make() -> Engine:
        begun.set()
        assert answered.wait(20)
        made.append(known)
        return known

    made_by(monkeypatch, make)
    graph.headers = {"x-learnbot-executor": "compiled"}
    waiting = [asyncio.create_task(graph(ASKED[0])) for _ in range(20)]
    assert await asyncio.to_thread(begun.wait, 20)
    for _ in range(5):
        assert (await graph('{ skill(slug: "python") { name } }')).data["skill"]
    assert not made
    answered.set()
    for answer in await asyncio.gather(*waiting):
        assert answer.data["searchSkills"]
    assert len(made) == 1


@pytest.mark.usefixtures("unmade")
async def test_where_it_cannot_be_made_all_who_wait_are_told_and_the_next_tries_again(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    known, tries = Engine.default(), 0

    def make() -> Engine:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError("taxonomy: no such file")
        return known

    made_by(monkeypatch, make)
    graph.headers = {"x-learnbot-executor": "compiled"}
    answers = await asyncio.gather(*(graph(ASKED[0]) for _ in range(3)))
    assert [answer.codes for answer in answers] == [["INTERNAL"]] * 3
    assert "taxonomy: no such file" in caplog.text
    assert (await graph(ASKED[0])).data["searchSkills"]
