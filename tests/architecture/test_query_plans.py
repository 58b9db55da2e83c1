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
from walk import call, roots, selection

from domain.kit import db
from domain.kit.config import Settings
from domain.kit.db import Session
from domain.kit.ids import parse_public_id, public_id
from domain.kit.services import Services
from domain.profiles import service as profiles
from domain.skills.values import Level, skill_id

DATA = Path(__file__).parents[2] / "bench" / "data.sql"
JOBS = 8_000
# The rest of what grows with the market, a row or more for each job.
MORE = """
insert into job_postings (source, external_id, job_id, url, raw, content_hash, lead)
select 'board-' || n % 3, n::text, md5('job' || n)::uuid, 'https://jobs.example/' || n, '{}', '',
       true
from generate_series(1, 3000) n;
insert into job_changes (id, job_id, kind)
select md5('change' || n)::uuid, md5('job' || n)::uuid, 'added' from generate_series(1, 3000) n;
insert into scrape_runs (id, source, status)
select md5('run' || n)::uuid, 'board-' || n % 3, 'succeeded' from generate_series(1, 3000) n;
insert into skill_aliases (skill_id, name, folded)
select id, name || ' too', lower(name) || ' too' from skills;
insert into skill_links (from_id, to_id, kind)
select md5('skill' || n)::uuid, md5('skill' || n + 1)::uuid, 'related'
from generate_series(1, 4999) n;
insert into skill_pairs (skill_id, other_id, jobs, closeness)
select from_id, to_id, 3, 0.5 from skill_links;
insert into skill_months (skill_id, month, jobs, of_jobs)
select id, '2026-01-01', 3, 9 from skills;
insert into occupations (id, uri, name, code, isco_group, description, aliases, source)
select md5('occupation' || n)::uuid, 'uri ' || n, 'Occupation ' || n, n::text, '', '', '{}', 'esco'
from generate_series(1, 3000) n;
insert into occupation_skills (occupation_id, skill_id, essential)
select md5('occupation' || n)::uuid, md5('skill' || n)::uuid, true from generate_series(1, 3000) n
"""
# Read whole they would be most of a second at 200,000 jobs.
LARGE = {
    "companies", "job_changes", "job_postings", "job_skills", "jobs", "occupation_skills",
    "occupations", "resource_skills", "resources", "scrape_runs", "skill_aliases", "skill_links",
    "skill_months", "skill_pairs", "skills",
}  # fmt: skip
# They grow with the number of people, of whom a test has one: there has to be an index.
PERSONAL = {
    "assessments", "career_goals", "certifications", "educations", "learning_plans",
    "login_sessions", "plan_step_skills", "plan_steps", "plan_targets", "profile_changes",
    "profile_skills", "profiles", "projects", "resume_items", "resume_skills", "resumes", "users",
    "work_experiences",
}  # fmt: skip
# Counts over everything, for administrators.
COUNTS = {"jobStats", "jobSources"}

QUERIES = {
    "a page of jobs": """{ jobs(first: 20) { nodes {
        title company { name } skills { skill { name } } } } }""",
    "the deep join": """{ jobs(first: 10) { nodes { skills { skill {
        name resources(first: 3) { title } } } } } }""",
    "a search": '{ jobs(first: 20, query: "posting 77") { nodes { title } } }',
    "a search for frequent words": '{ jobs(first: 20, query: "data or team") { nodes { title } } }',
    "a search for what is nowhere": '{ jobs(first: 20, query: "zzz") { nodes { title } } }',
    "a search in a place": """{ jobs(first: 20, query: "data", filter: {city: "City 7"}) {
        nodes { title } } }""",
    "a search, newest first": """{ jobs(first: 20, query: "posting 77", sort: NEWEST) {
        nodes { title } } }""",
    "a filter by skill": """{ jobs(first: 20, filter: {skills: ["skill-4999"]}) {
        nodes { title } } }""",
    "a filter by two skills": """{ jobs(first: 20, filter: {skills: ["skill-1", "skill-4999"]}) {
        nodes { title } } }""",
    "a filter by place": '{ jobs(first: 20, filter: {city: "City 7"}) { nodes { title } } }',
    "facets": "{ jobFacets { counted levels { value } skills { jobs } } }",
    "facets of a place": """{ jobFacets(filter: {city: "City 7", levels: [SENIOR]}) {
        levels { value } skills { jobs } } }""",
    "facets of a query": """{ jobFacets(query: "data or team", filter: {workplaces: [REMOTE]}) {
        workplaces { value } skills { jobs } } }""",
    "how many jobs": "{ jobs { totalCount } }",
    "how many jobs of a place": '{ jobs(filter: {city: "City 7"}) { totalCount } }',
    "how many jobs of a skill": '{ jobs(filter: {skills: ["skill-4999"]}) { totalCount } }',
    "how many jobs of a level": "{ jobs(filter: {levels: [LEAD]}) { totalCount } }",
    "how many jobs by time": '{ jobs(query: "posting 77", sort: NEWEST) { totalCount } }',
    "how many jobs of each company": """{ jobs(first: 20) { nodes {
        company { jobs(first: 1) { totalCount } } } } }""",
    "how many skills": "{ skills { totalCount } }",
    "how many skills by prefix": '{ skills(prefix: "skill 49") { totalCount } }',
    "how many resources": "{ resources { totalCount } }",
    "how many resources of a skill": """{ resources(filter: {skills: ["skill-4999"]}) {
        totalCount } }""",
    "a page of skills": "{ skills(first: 20) { nodes { name aliases { name } } } }",
    "skills by prefix": '{ skills(first: 20, prefix: "skill 49") { nodes { name } } }',
    "a search for resources": '{ resources(first: 20, query: "what") { nodes { title } } }',
    "resources of a skill": """{ resources(first: 20, filter: {skills: ["skill-4999"]}) {
        nodes { title } } }""",
    "facets of resources": """{ resourceFacets { counted types { value }
        skills { resources } } }""",
    "facets of resources of a skill": """{ resourceFacets(
        filter: {skills: ["skill-4999"], types: [BOOK]}) { counted types { value } } }""",
    "recommendations in a place": """{ recommendedJobs(first: 20, filter: {city: "City 7"}) {
        nodes { score job { title } } } }""",
}
IDS = {
    "job": "job1", "company": "company1", "skill": "skill1", "resource": "resource1",
    "occupation": "occupation1", "run": "run1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def wide_limits(settings: Settings) -> None:
    """Documents that ask for everything are larger than any client's."""
    settings.document_aliases_limit = 100_000
    settings.document_cost_limit = 10_000_000
    settings.document_tokens_limit = 100_000
    settings.document_depth_limit = 30
    # As small a part of the jobs here as the default is of a large market's.
    settings.match_candidates_limit = 20


@pytest.fixture
async def admin(graph: Graph, services: Services, settings: Settings) -> Graph:
    """An administrator who holds a skill, in a market of some thousands of jobs.

    Enough for a sequential scan to cost.
    """
    statements = DATA.read_text(encoding="utf-8").replace("%(jobs)s", str(JOBS)) + ";\n" + MORE
    with psycopg.connect(settings.dsn(), autocommit=True) as connection:
        connection.execute("truncate skills, companies, jobs, resources, occupations cascade")
        for statement in statements.split(";\n"):
            if statement.strip():
                connection.execute(statement.encode())
        # One of the taxonomy, which the caller holds.
        connection.execute(
            "insert into skills (id, slug, name, kind, domain, category, hours)"
            " values (%s, 'python', 'Python', 'tool', '', '', '{20,60,120,240}')",
            [skill_id("python")],
        )
        connection.execute(
            "insert into job_skills (job_id, skill_id, requirement, weight, mention)"
            " select id, %s, 'required', 1, 'python' from jobs limit 900",
            [skill_id("python")],
        )
        ada = await graph.register("ada@example.com")
        connection.execute("update users set role = 'admin'")
        parsed = parse_public_id(ada.user_id or "")
        assert parsed is not None
        await profiles.keep_skill(
            services.db, parsed[1], skill_id("python"), proficiency=Level.ADVANCED, given={}
        )
        connection.execute("vacuum analyze")
        names = connection.execute("select relname from pg_stat_user_tables").fetchall()
    assert {name for (name,) in names} >= LARGE | PERSONAL
    answer = await ada(
        """mutation ($token: String!) { refresh(refreshToken: $token) {
             ... on LoggedIn { accessToken } } }""",
        token=ada.refresh_token,
    )
    ada.token = answer.data["refresh"]["accessToken"]
    return ada


@contextmanager
def explained(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Any, Any]]]:
    """Every statement that is run inside, its plan, and its plan where no index is too dear."""
    plans: list[tuple[str, Any, Any]] = []
    run = Session._run

    async def plan_of(session: Session, text: str, values: Any) -> Any:
        cursor = await run(session, f"EXPLAIN (FORMAT JSON) {text}", values)
        row = await cursor.fetchone()
        assert row is not None
        return row[0][0]["Plan"]

    async def run_and_explain(self: Session, text: str, values: Any) -> Any:
        if re.match(r"\s*(select|with)\b", text, re.IGNORECASE):
            plan = await plan_of(self, text, values)
            await run(self, "SET enable_seqscan = off", {})
            plans.append((text, plan, await plan_of(self, text, values)))
            await run(self, "RESET enable_seqscan", {})
        return await run(self, text, values)

    with monkeypatch.context() as patch:
        patch.setattr(db.Session, "_run", run_and_explain)
        yield plans


def nodes(plan: Any) -> Iterator[Any]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def scanned(plan: Any, tables: set[str]) -> set[str]:
    return {
        node["Relation Name"]
        for node in nodes(plan)
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in tables
    }


async def asked(
    client: Graph, monkeypatch: pytest.MonkeyPatch, query: str, variables: dict[str, Any]
) -> tuple[int, list[tuple[set[str], str]]]:
    """How many statements a query took, and those that scan a table that grows."""
    with explained(monkeypatch) as plans:
        answer = await client(query, **variables)
    assert not [code for code in answer.codes if code != "NOT_FOUND"], answer.body
    found = [
        (scanned(plan, LARGE) | scanned(by_index, PERSONAL), text) for text, plan, by_index in plans
    ]
    return len(plans), [one for one in found if one[0]]


async def test_no_read_of_the_graph_scans_a_large_table(
    admin: Graph, monkeypatch: pytest.MonkeyPatch
):
    scans = []
    for executor in ("compiled", "whole"):
        admin.headers["x-learnbot-executor"] = executor
        for name, query in QUERIES.items():
            count, found = await asked(admin, monkeypatch, query, {})
            assert count
            scans += [(name, sorted(tables), text) for tables, text in found]
    assert not scans, json.dumps(scans, indent=1)


async def test_no_query_scans_a_large_table_for_anything_below_it(
    admin: Graph, monkeypatch: pytest.MonkeyPatch, settings: Settings
):
    """Every root, with everything to a depth of three, by the id of each kind of thing."""
    admin.headers["x-learnbot-executor"] = "compiled"
    scans = []
    with psycopg.connect(settings.dsn()) as connection:
        hexes = connection.execute(
            "select md5(name)::uuid from unnest(%s::text[]) as names (name)", [list(IDS.values())]
        ).fetchall()
    ids = [public_id(kind, row[0]) for kind, row in zip(IDS, hexes, strict=True)]
    for name, field in roots("query"):
        for id in ids if name == "node" else ids[:1]:
            definitions, arguments, variables = call(name, field, id)
            if name == "gapAnalysis":
                variables.pop("text", None)
            if "slug" in variables:
                variables["slug"] = "skill-1"
            document = f"query {definitions} {{ {name}{arguments} {selection(field.type, 3)} }}"
            _, found = await asked(admin, monkeypatch, document, variables)
            if name not in COUNTS:
                scans += [(name, sorted(tables), text) for tables, text in found]
    assert not scans, json.dumps(scans, indent=1)
