"""Jobs in the graph: searched, walked, paged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from graph import Graph

from domain.jobs import service
from domain.jobs.values import RawJob
from domain.kit.services import Services

NOW = datetime.now(UTC)
BASE = RawJob(
    external_id="1",
    url="https://jobs.example.com/1",
    title="Python Developer",
    company="Brightloaf GmbH",
    description="Requirements\n- 3+ years of experience with Python\n- PostgreSQL\n- Redis",
    locations=("Munich, Germany",),
    employment_type="Full-time",
    salary="€60,000 - €70,000 per year",
    posted_at=(NOW - timedelta(days=1)).isoformat(),
)
NURSE = replace(
    BASE,
    external_id="2",
    url="https://jobs.example.com/2",
    title="Registered Nurse",
    company="St. Orla's Hospital",
    description="You care for patients after surgery. Python is our ward's cat.",
    locations=("Austin, TX",),
    salary="$38 - $44 per hour",
    workplace="On-site",
    posted_at=(NOW - timedelta(days=30)).isoformat(),
)
REMOTE = replace(
    BASE,
    external_id="3",
    url="https://jobs.example.com/3",
    title="Senior Go Engineer",
    description="Requirements\n- Go\n- PostgreSQL",
    locations=("Remote (US)",),
    salary=None,
    posted_at=(NOW - timedelta(days=2)).isoformat(),
)

LIST = """
query ($query: String, $filter: JobFilterInput, $sort: JobSort, $first: Int, $after: String,
       $last: Int, $before: String) {
  jobs(query: $query, filter: $filter, sort: $sort, first: $first, after: $after, last: $last,
       before: $before) {
    nodes { title }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""


@pytest.fixture
async def jobs(services: Services) -> Sequence[RawJob]:
    records = [BASE, NURSE, REMOTE]
    await service.ingest(services, "board", records)
    return records


async def titles(graph: Graph, **variables: object) -> list[str]:
    answer = await graph(LIST, **variables)
    return [node["title"] for node in answer.data["jobs"]["nodes"]]


async def test_anyone_sees_open_jobs_newest_first(graph: Graph, jobs: object) -> None:
    assert await titles(graph) == ["Python Developer", "Senior Go Engineer", "Registered Nurse"]


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        ({"skills": ["postgresql", "python"]}, ["Python Developer"]),
        ({"skills": ["no-such-skill"]}, []),
        ({"workplaces": ["REMOTE"]}, ["Senior Go Engineer"]),
        ({"workplaces": ["REMOTE", "ONSITE"]}, ["Senior Go Engineer", "Registered Nurse"]),
        ({"levels": ["SENIOR"]}, ["Senior Go Engineer"]),
        ({"employmentTypes": ["PART_TIME"]}, []),
        ({"country": "DE"}, ["Python Developer"]),
        ({"country": "United States"}, ["Senior Go Engineer", "Registered Nurse"]),
        ({"city": "München"}, ["Python Developer"]),
        ({"company": "Brightloaf"}, ["Python Developer", "Senior Go Engineer"]),
        ({"postedWithinDays": 7}, ["Python Developer", "Senior Go Engineer"]),
        ({"minSalary": {"amount": 65000, "currency": "EUR"}}, ["Python Developer"]),
        ({"minSalary": {"amount": 71000, "currency": "EUR"}}, []),
        # 44 an hour is 91,520 for a year of full-time work.
        ({"minSalary": {"amount": 90000, "currency": "USD"}}, ["Registered Nurse"]),
    ],
)
async def test_filters_narrow_the_list(
    graph: Graph, jobs: object, filter: dict[str, object], found: list[str]
) -> None:
    assert await titles(graph, filter=filter) == found


async def test_a_query_ranks_words_of_the_title_over_the_text(graph: Graph, jobs: object) -> None:
    assert await titles(graph, query="python") == ["Python Developer", "Registered Nurse"]
    assert await titles(graph, query="python -cat") == ["Python Developer"]
    assert await titles(graph, query="python", sort="NEWEST") == [
        "Python Developer",
        "Registered Nurse",
    ]


async def test_descriptions_are_read_only_where_they_are_shown(graph: Graph, jobs: object) -> None:
    query = "{ jobs { nodes { company { jobs { nodes { title %s } } } } } }"
    graph.headers["x-learnbot-executor"] = "compiled"
    reads = [
        "jobs.description" in (await graph(query % field)).statements[-1]
        for field in ("", "description")
    ]
    assert reads == [False, True]


@pytest.mark.parametrize("query", [None, "python or postgresql"])
async def test_pages_by_either_order_meet_without_gap_or_repeat(
    graph: Graph, jobs: object, query: str | None
) -> None:
    whole = await titles(graph, query=query)
    assert len(whole) == 3
    seen: list[str] = []
    after = None
    for _ in range(3):
        page = (await graph(LIST, query=query, first=1, after=after)).data["jobs"]
        seen += [node["title"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
    assert seen == whole
    assert page["pageInfo"]["hasNextPage"] is False
    back = (await graph(LIST, query=query, last=2, before=after)).data["jobs"]
    assert [node["title"] for node in back["nodes"]] == whole[:2]


@pytest.mark.parametrize(
    "variables",
    [
        {"sort": "RELEVANCE"},
        {"query": "  "},
        {"query": "x" * 201},
        {"filter": {"country": "Atlantis"}},
        {"filter": {"postedWithinDays": 0}},
        {"filter": {"skills": [f"s{n}" for n in range(21)]}},
        {"first": 101},
    ],
)
async def test_bad_arguments_are_refused_with_their_name(
    graph: Graph, variables: dict[str, object]
) -> None:
    answer = await graph(LIST, **variables)
    assert answer.codes == ["BAD_USER_INPUT"]


async def test_a_cursor_of_the_other_order_is_refused(graph: Graph, jobs: object) -> None:
    page = (await graph(LIST, first=1)).data["jobs"]
    answer = await graph(LIST, query="python", after=page["pageInfo"]["endCursor"])
    assert answer.codes == ["BAD_USER_INPUT"]


async def test_a_job_shows_its_company_skills_postings_and_history(
    graph: Graph, services: Services, jobs: object
) -> None:
    copy = replace(BASE, external_id="x", url="https://other.example.org/x", company="Brightloaf")
    await service.ingest(services, "other", [copy])
    answer = await graph(
        """{ jobs(filter: {country: "DE"}) { nodes {
          company { name jobs { nodes { title } } }
          city country locationText workplace level employmentType status skillCount
          salary { min max currency period }
          minYearsExperience minDegree applyUrl
          skills { requirement mention skill { slug } }
          postings { source externalId missed }
          changes { kind after }
        } } }"""
    )
    [job] = answer.data["jobs"]["nodes"]
    assert job["company"] == {
        "name": "Brightloaf GmbH",
        "jobs": {"nodes": [{"title": "Python Developer"}, {"title": "Senior Go Engineer"}]},
    }
    assert job["salary"] == {"min": 60000, "max": 70000, "currency": "EUR", "period": "YEAR"}
    assert (job["city"], job["country"], job["status"]) == ("Munich", "DE", "OPEN")
    assert {"requirement": "REQUIRED", "mention": "Redis", "skill": {"slug": "redis"}} in job[
        "skills"
    ]
    assert [posting["source"] for posting in job["postings"]] == ["board", "other"]
    assert [change["kind"] for change in job["changes"]] == ["ADDED", "LINKED"]


async def test_a_list_of_jobs_costs_a_statement_a_relation_at_any_width(
    graph: Graph, jobs: object
) -> None:
    query = """query ($first: Int!) { jobs(first: $first) { nodes {
      title company { name } skills { weight skill { name aliases { name } } } postings { url }
    } } }"""
    one, three = await graph(query, first=1), await graph(query, first=3)
    assert len(three.data["jobs"]["nodes"]) == 3
    # jobs, companies, job_skills, skills, aliases, postings
    assert len(one.statements) == len(three.statements) == 6


async def test_job_by_id_shows_expired_ones_too_and_refuses_other_ids(
    graph: Graph, services: Services, jobs: object
) -> None:
    [first, *_] = (await graph("{ jobs { nodes { id } } }")).data["jobs"]["nodes"]
    await service.expire(services, now=NOW + timedelta(days=60))
    query = "query ($id: ID!) { job(id: $id) { status } node(id: $id) { id } }"
    answer = await graph(query, id=first["id"])
    assert answer.data == {"job": {"status": "EXPIRED"}, "node": {"id": first["id"]}}
    assert (await graph(query, id="user_" + "0" * 32)).codes == ["NOT_FOUND"]
    assert await titles(graph) == []
