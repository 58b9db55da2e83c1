"""How many items a list has: counted where it is asked for, in one statement, up to a limit."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from gateways import uploaded
from graph import Graph
from keys import administrator

from domain.jobs import service
from domain.jobs.values import RawJob
from domain.kit.config import Settings
from domain.kit.services import Services

JOB = RawJob(
    external_id="",
    url="",
    title="Baker",
    company="",
    description="Requirements\n- Python",
    locations=("Bern, Switzerland",),
    posted_at=datetime.now(UTC).isoformat(),
)


@pytest.fixture
async def companies(services: Services) -> list[str]:
    """Three companies, with one, two and three open jobs."""
    jobs = [
        replace(
            JOB,
            external_id=f"{number}-{nth}",
            url=f"https://jobs.example.com/{number}-{nth}",
            title=f"Baker {'abc'[nth]}",
            company=f"Ovens {number} Ltd",
        )
        for number in (1, 2, 3)
        for nth in range(number)
    ]
    await service.ingest(services, "test", jobs)
    return [f"Ovens {number} Ltd" for number in (1, 2, 3)]


async def total(client: Graph, field: str, **variables: object) -> int:
    answer = await client(f"{{ {field} {{ totalCount nodes {{ __typename }} }} }}", **variables)
    counts: dict[str, dict[str, int]] = answer.data
    return counts[field.partition("(")[0]]["totalCount"]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ("first: 2", 6),
        ("first: 0", 6),
        ('first: 2, filter: {company: "Ovens 3"}', 3),
        ("first: 1, filter: {workplaces: [REMOTE]}", 0),
        ('first: 2, query: "baker"', 6),
        ('first: 2, query: "baker", sort: NEWEST', 6),
        ('first: 2, query: "cook"', 0),
    ],
)
async def test_it_counts_the_whole_list(
    graph: Graph, companies: object, arguments: str, count: int
) -> None:
    assert await total(graph, f"jobs({arguments})") == count


async def test_it_is_the_same_on_every_page(graph: Graph, companies: object) -> None:
    document = """query ($after: String) { jobs(first: 4, after: $after) {
        totalCount nodes { id } pageInfo { endCursor } } }"""
    first = (await graph(document)).data["jobs"]
    second = (await graph(document, after=first["pageInfo"]["endCursor"])).data["jobs"]
    assert (len(first["nodes"]), len(second["nodes"])) == (4, 2)
    assert first["totalCount"] == second["totalCount"] == 6


async def test_lists_below_many_are_counted_in_one_statement(
    graph: Graph, companies: list[str]
) -> None:
    answer = await graph(
        "{ jobs { nodes { company { name jobs(first: 1) { totalCount nodes { id } } } } } }"
    )
    found = [node["company"] for node in answer.data["jobs"]["nodes"]]
    assert {one["name"]: one["jobs"]["totalCount"] for one in found} == dict(
        zip(companies, (1, 2, 3), strict=True)
    )
    # jobs, companies, their jobs, and how many these are
    assert len(answer.statements) == 4


async def test_only_what_asks_for_it_pays_for_it(graph: Graph, companies: object) -> None:
    assert len((await graph("{ jobs { nodes { id } } }")).statements) == 1
    answer = await graph("{ jobs { totalCount nodes { id } } }")
    assert len(answer.statements) == 2
    assert "count(" in answer.statements[1]


async def test_it_counts_no_further_than_one_over_the_limit(
    graph: Graph, companies: object, settings: Settings
) -> None:
    settings.total_count_limit = 5
    assert await total(graph, "jobs") == 6
    settings.total_count_limit = 3
    assert await total(graph, "jobs") == 4
    assert await total(graph, 'jobs(query: "baker")') == 4
    assert await total(graph, 'jobs(filter: {company: "Ovens 3"})') == 3


async def test_every_list_tells_how_many(
    graph: Graph, ada: Graph, services: Services, companies: object
) -> None:
    admin = await administrator(graph, services)
    await uploaded(ada)
    await ada('mutation { updateProfile(input: {headline: "Baker"}) { __typename } }')
    await ada(
        'mutation { createLearningPlan(input: {targetSkills: [{skill: "docker"}]}) { __typename } }'
    )
    assert await total(graph, "skills(first: 1)") == services.settings.total_count_limit + 1
    assert await total(graph, 'skills(first: 1, prefix: "python")') >= 1
    assert await total(graph, "occupations") == 0
    assert await total(graph, "resources") == 0
    assert await total(graph, 'resources(query: "python")') == 0
    assert await total(admin, "scrapeRuns") == 0
    assert await total(admin, "careerPages") == 0
    assert await total(admin, "apiKeys") == 0
    assert await total(ada, "learningPlans(status: ACTIVE)") == 1
    assert await total(ada, "learningPlans(status: ARCHIVED)") == 0
    answer = await ada(
        "{ me { resumes(first: 1) { totalCount } profile { history(first: 1) { totalCount } } } }"
    )
    assert answer.data["me"]["resumes"]["totalCount"] == 1
    assert answer.data["me"]["profile"]["history"]["totalCount"] >= 1
