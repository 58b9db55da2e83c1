"""Whole values from PostgreSQL: the same answers as records give, in fewer statements."""

import json
from typing import Any

import pytest
from graph import Graph
from psycopg.errors import CheckViolation
from sqlalchemy import select

from domain.jobs import search
from domain.jobs.models import Job
from domain.jobs.values import Job as Record
from domain.kit import whole as wholes
from domain.kit.batch import One
from domain.kit.db import Base, among, columns
from domain.kit.services import Services
from domain.kit.whole import Cell, Child, Constant, Tree, Whole
from domain.skills.models import Skill
from domain.skills.repository import skill_by_id, skill_by_slug

DATA = """
insert into companies (id, name, normalised) values (gen_random_uuid(), 'Müller "&" Söhne\\', 'm');
insert into jobs (id, title, company_id, description, workplace, employment_type, level, city,
                  location_text, salary_min, salary_currency, posted_at, expires_at, apply_url,
                  title_key, place_tags)
select gen_random_uuid(), 'Job ' || n || E' \\u2028\\t<é>', companies.id, 'Text', 'remote',
       case when n > 1 then 'full_time' end, 'senior', null, 'somewhere', 0.1 + n, 'EUR',
       '2026-01-02T03:04:05+02:00'::timestamptz - n * interval '1 day',
       case n when 1 then '2026-05-06T07:08:09.000120Z'::timestamptz
              when 2 then '2026-05-06T07:08:09Z'::timestamptz end,
       'https://jobs.example/' || n, 't' || n, '{}'
from generate_series(1, 3) n, companies where companies.normalised = 'm';
insert into resources (id, title, provider, url, type, description, level_from, level_to, hours,
                       cost)
select gen_random_uuid(), 'Resource ' || n, 'Provider', 'https://learn.example/' || n, 'course',
       'Text', 1, 2, n, 'free'
from generate_series(1, 3) n;
insert into resource_skills (resource_id, skill_id, level_from, level_to)
select resources.id, skills.id, 1, 2 from resources, skills
where skills.slug = 'sql' and resources.provider = 'Provider';
insert into job_skills (job_id, skill_id, requirement, weight, mention)
select jobs.id, skills.id, 'required', 0.1 + length(skills.slug) / 100.0::real, 'x'
from jobs, skills where skills.slug in ('python', 'sql') and jobs.title_key <> 't3';
"""


@pytest.fixture
async def market(services: Services) -> None:
    async with services.db.transaction() as session:
        for statement in DATA.split(";\n"):
            if statement.strip():
                await session.connection.execute(statement)


async def ask(graph: Graph, executor: str, query: str, **variables: Any) -> tuple[Any, int]:
    graph.headers["x-learnbot-executor"] = executor
    answer = await graph(query, **variables)
    return json.loads(answer.response.content)["data"], len(answer.statements)


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        # a page of jobs; then each of them with all below it
        ("{ jobs { nodes { skills { weight skill { id slug name kind } } } } }", (3, 2)),
        ("{ jobs { nodes { company { __typename id a: name b: name } } } }", (2, 2)),
        (
            "{ jobs { nodes { skills { requirement skill { aliases { name } "
            "related { name } } } } } }",
            (5, 2),
        ),
        (
            "{ jobs { nodes { skills { skill { name "
            "resources(first: 2) { id title url hours cost } } } } } }",
            (4, 2),
        ),
        (
            "query ($n: Int = 2) { jobs { nodes { skills { skill { "
            "resources(first: $n) { id } } } } } }",
            (4, 4),
        ),
        # of one table, which stands in the statement three times
        ('{ skills(prefix: "py") { nodes { broader { name } related { name } } } }', (3, 2)),
        (
            "{ jobs { pageInfo { endCursor hasNextPage } totalCount "
            "edges { cursor node { id title company { name } skills { weight } } } } }",
            (4, 3),
        ),
        (
            '{ jobs(query: "job", sort: RELEVANCE) { nodes { title company { name } } } }',
            (5, 5),
        ),
        # by one statement of the page alone, and where nodes are asked for twice
        ("{ jobs { nodes { id title } } }", (1, 1)),
        (
            "{ jobs { nodes { company { name } } edges { node { skills { weight } } } } }",
            (3, 3),
        ),
        # what isn't a column is read as records are
        ("{ jobs { nodes { skills { skill { path } } } } }", (3, 3)),
        ("{ jobs { nodes { company { name jobs(first: 1) { nodes { title } } } } } }", (3, 3)),
    ],
)
async def test_answers_are_the_same_in_fewer_statements(
    graph: Graph, market: None, query: str, statements: tuple[int, int]
):
    reference, _ = await ask(graph, "reference", query)
    compiled, by_level = await ask(graph, "compiled", query)
    whole, in_whole = await ask(graph, "whole", query)
    assert whole == compiled == reference
    assert (by_level, in_whole) == statements
    page = whole.popitem()[1]
    assert page.get("nodes") or page["edges"]


async def test_moments_enums_floats_and_nulls_are_written_as_records_write_them(
    graph: Graph, services: Services, market: None
):
    """Through a relation to jobs that only this test declares: saved jobs have one of their own."""
    batch: One[Any, Record] = One(
        select(Job.id, *columns(Job, Record)).where(among(Job.id)), Record
    )
    kinds = wholes.named({"full_time": "FULL_TIME", "part_time": "PART_TIME"})
    parts = (
        Constant("__typename", "Job"),
        Cell("id", "id", wholes.public_id("job"), True),
        Cell("title", "title", wholes.text, True),
        Cell("kind", "employment_type", kinds, False),
        Cell("expires", "expires_at", wholes.moment, False),
        Cell("posted", "posted_at", wholes.moment, True),
        Cell("pay", "salary_min", wholes.number, False),
        Cell("count", "skill_count", wholes.integer, True),
    )
    async with services.db.read() as session:
        keys = await session.scalars(select(Job.id).order_by(Job.title_key))
        records = await batch.aligned(session, keys)
        texts = await Whole(Tree(batch, parts)).aligned(session, keys)
    assert [json.loads(text or "null") for text in texts] == [
        {
            "__typename": "Job",
            "id": f"job_{record.id.hex}",
            "title": record.title,
            "kind": record.employment_type and record.employment_type.upper(),
            "expires": record.expires_at and record.expires_at.isoformat().replace("+00:00", "Z"),
            "posted": record.posted_at.isoformat().replace("+00:00", "Z"),
            "pay": record.salary_min,
            "count": record.skill_count,
        }
        for record in records
        if record
    ]


@pytest.mark.parametrize("broken", ["hours = 'NaN'", "hours = 'Infinity'"])
async def test_a_number_that_is_none_is_told_as_records_tell_it(
    graph: Graph, services: Services, market: None, broken: str
):
    async with services.db.transaction() as session:
        await session.connection.execute(f"update resources set {broken}".encode())
    query = "{ jobs { nodes { skills { skill { resources(first: 1) { hours } } } } } }"
    bodies = []
    for executor in ("reference", "whole"):
        graph.headers["x-learnbot-executor"] = executor
        body = (await graph(query)).body
        for error in body["errors"]:
            error["extensions"].pop("requestId", None)
        bodies.append(body)
    assert bodies[0] == bodies[1]


async def test_a_row_below_a_row_of_the_same_table_keeps_its_own_columns(services: Services):
    """Through a relation that only this test declares: from a skill to itself, by its slug."""
    name = Cell("name", "name", wholes.text, True)
    lowest = Tree(skill_by_slug, (name, Child("same", "id", Tree(skill_by_id, (name,)), False)))
    tree = Tree(skill_by_id, (name, Child("again", "slug", lowest, False)))
    async with services.db.read() as session:
        keys = await session.scalars(select(Skill.id).order_by(Skill.slug).limit(3))
        names = await session.scalars(select(Skill.name).order_by(Skill.slug).limit(3))
        texts = await Whole(tree).aligned(session, keys)
    assert len(set(names)) == 3
    assert [json.loads(text or "") for text in texts] == [
        {"name": one, "again": {"name": one, "same": {"name": one}}} for one in names
    ]


async def test_columns_that_are_said_to_be_bounded_are(services: Services, market: None):
    bounded = [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.info.get("bounded")
    ]
    assert ("job_skills", "weight") in bounded
    for table, column in bounded:
        for value in ("NaN", "Infinity", "-Infinity"):
            with pytest.raises(CheckViolation):
                async with services.db.transaction() as session:
                    await session.connection.execute(
                        f"update {table} set {column} = '{value}'".encode()
                    )


async def test_items_that_go_meanwhile_are_told_by_the_page(
    graph: Graph, services: Services, market: None, monkeypatch: pytest.MonkeyPatch
):
    """The page has three jobs; one of them is gone when it is to be written whole."""
    query = "{ jobs { nodes { title company { name } } } }"
    newest, calls = search.newest, []

    async def then_one_goes(*given: Any) -> Any:
        page = await newest(*given)
        calls.append(page)
        async with services.db.transaction() as session:
            await session.connection.execute("delete from jobs where title_key = 't2'")
        return page

    graph.headers["x-learnbot-executor"] = "whole"
    assert len((await graph(query)).data["jobs"]["nodes"]) == 3
    monkeypatch.setattr(search, "newest", then_one_goes)
    titles = [node["title"][:5] for node in (await graph(query)).data["jobs"]["nodes"]]
    assert titles == ["Job 1", "Job 3"]
    assert [len(page.items) for page in calls] == [3, 2]


async def test_a_word_that_the_enum_lacks_is_told_as_records_tell_it(
    graph: Graph, services: Services, market: None
):
    async with services.db.transaction() as session:
        await session.connection.execute(
            "alter table job_skills drop constraint ck_job_skills_requirement"
        )
        await session.connection.execute("update job_skills set requirement = 'dreamt of'")
    bodies = []
    for executor in ("reference", "whole"):
        graph.headers["x-learnbot-executor"] = executor
        body = (await graph("{ jobs { nodes { skills { requirement } } } }")).body
        for error in body["errors"]:
            error["extensions"].pop("requestId", None)
        bodies.append(body)
    assert bodies[0] == bodies[1]
    assert bodies[0]["errors"]
