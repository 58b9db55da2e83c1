"""How PostgreSQL answers the graph's reads: by indexes, whatever the tables grow to."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from graph import Graph

from domain.kit import db
from domain.kit.config import Settings
from domain.kit.db import Session

DATA = Path(__file__).parents[2] / "bench" / "data.sql"
JOBS = 3_000
# Read whole they would be most of a second at 200,000 jobs.
LARGE = ("jobs", "job_skills", "skills", "companies", "resources", "resource_skills")

QUERIES = {
    "a page of jobs": """{ jobs(first: 20) { nodes {
        title company { name } skills { skill { name } } } } }""",
    "the deep join": """{ jobs(first: 10) { nodes { skills { skill {
        name resources(first: 3) { title } } } } } }""",
    "a search": '{ jobs(first: 20, query: "posting 77") { nodes { title } } }',
    "a filter by skill": """{ jobs(first: 20, filter: {skills: ["skill-4999"]}) {
        nodes { title } } }""",
    "a filter by place": '{ jobs(first: 20, filter: {city: "City 7"}) { nodes { title } } }',
    "a page of skills": "{ skills(first: 20) { nodes { name aliases { name } } } }",
}


@pytest.fixture
def market(settings: Settings) -> None:
    """The benchmark's rows, some thousands of jobs: enough for a sequential scan to cost."""
    with psycopg.connect(settings.dsn(), autocommit=True) as connection:
        connection.execute("truncate skills, companies, jobs, resources cascade")
        for statement in DATA.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                connection.execute(statement.replace("%(jobs)s", str(JOBS)).encode())
        connection.execute("vacuum analyze")


@contextmanager
def explained(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Any]]]:
    """The plan of every statement that is run inside."""
    plans: list[tuple[str, Any]] = []
    run = Session._run

    async def run_and_explain(self: Session, text: str, values: Any) -> Any:
        if re.match(r"\s*(select|with)\b", text, re.IGNORECASE):
            cursor = await run(self, f"EXPLAIN (FORMAT JSON) {text}", values)
            row = await cursor.fetchone()
            assert row is not None
            plans.append((text, row[0][0]["Plan"]))
        return await run(self, text, values)

    with monkeypatch.context() as patch:
        patch.setattr(db.Session, "_run", run_and_explain)
        yield plans


def nodes(plan: Any) -> Iterator[Any]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


async def test_no_read_of_the_graph_scans_a_large_table(
    graph: Graph, market: None, monkeypatch: pytest.MonkeyPatch
):
    scans = []
    for executor in ("compiled", "whole"):
        graph.headers["x-learnbot-executor"] = executor
        for name, query in QUERIES.items():
            with explained(monkeypatch) as plans:
                assert (await graph(query)).data
            assert plans
            scans += [
                (name, node["Relation Name"], text)
                for text, plan in plans
                for node in nodes(plan)
                if node["Node Type"] == "Seq Scan" and node["Relation Name"] in LARGE
            ]
    assert not scans, json.dumps(scans, indent=1)
