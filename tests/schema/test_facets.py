"""Facets: what the jobs of a search have in common, and what choosing otherwise would give."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from graph import Graph

from domain.jobs import service
from domain.jobs.values import RawJob
from domain.kit.config import Settings
from domain.kit.services import Services

NOW = datetime.now(UTC)
JOB = RawJob(
    external_id="",
    url="",
    title="Python Developer",
    company="",
    description="Requirements\n- Python\n- PostgreSQL",
    locations=("Munich, Germany",),
    employment_type="Full-time",
    workplace="On-site",
)
FACETS = """
query ($query: String, $filter: JobFilterInput) {
  jobFacets(query: $query, filter: $filter) {
    counted
    workplaces { value jobs }
    levels { value jobs }
    employmentTypes { value jobs }
    countries { value jobs }
    skills { jobs skill { slug } }
  }
  jobs(query: $query, filter: $filter) { totalCount }
}
"""


def numbered(number: int, **other: Any) -> RawJob:
    return replace(
        JOB,
        external_id=str(number),
        url=f"https://jobs.example.com/{number}",
        company=f"Brightloaf {number} Ltd",
        posted_at=(NOW - timedelta(hours=number)).isoformat(),
        **other,
    )


@pytest.fixture(autouse=True)
async def jobs(services: Services) -> None:
    await service.ingest(
        services,
        "board",
        [
            numbered(1),
            numbered(2, workplace="Remote", locations=("Remote (US)",)),
            numbered(3, title="Senior Python Developer", workplace="Remote"),
            numbered(4, title="Senior Nurse", description="You care.", employment_type="Part-time"),
            numbered(5, locations=("Vienna, Austria", "Munich, Germany", "Berlin, Germany")),
        ],
    )


async def facets(graph: Graph, **variables: Any) -> dict[str, Any]:
    data = (await graph(FACETS, **variables)).data
    found: dict[str, Any] = data["jobFacets"]
    assert found["counted"] == data["jobs"]["totalCount"]
    for kind in ("workplaces", "levels", "employmentTypes", "countries"):
        found[kind] = {one["value"]: one["jobs"] for one in found[kind]}
    found["skills"] = {one["skill"]["slug"]: one["jobs"] for one in found["skills"]}
    return found


async def test_all_open_jobs_are_counted(graph: Graph) -> None:
    found = await facets(graph)
    assert found["counted"] == 5
    assert found["workplaces"] == {"ONSITE": 3, "REMOTE": 2}
    assert found["levels"]["SENIOR"] == 2
    assert found["employmentTypes"] == {"FULL_TIME": 4, "PART_TIME": 1}
    # A job in several places of a country is one of it.
    assert found["countries"] == {"DE": 4, "AT": 1, "US": 1}
    assert found["skills"]["python"] == found["skills"]["postgresql"] == 4


async def test_a_search_narrows_all_but_what_it_chooses_from(graph: Graph) -> None:
    found = await facets(graph, filter={"workplaces": ["REMOTE"]})
    assert found["counted"] == 2
    assert found["workplaces"] == {"ONSITE": 3, "REMOTE": 2}
    assert found["employmentTypes"] == {"FULL_TIME": 2}
    assert found["countries"] == {"DE": 1, "US": 1}

    found = await facets(graph, filter={"workplaces": ["REMOTE"], "country": "US"})
    assert found["counted"] == 1
    assert found["workplaces"] == {"REMOTE": 1}
    assert found["countries"] == {"DE": 1, "US": 1}


async def test_words_narrow_everything(graph: Graph) -> None:
    found = await facets(graph, query="python", filter={"levels": ["SENIOR"]})
    assert found["counted"] == 1
    assert found["levels"]["SENIOR"] == 1
    assert sum(found["levels"].values()) <= 4
    assert found["employmentTypes"] == {"FULL_TIME": 1}
    assert found["skills"]["python"] == 1


async def test_nothing_found_has_no_facets_but_what_could_be_chosen(graph: Graph) -> None:
    found = await facets(graph, query="zzz")
    assert found["counted"] == 0
    assert not any(found[kind] for kind in found if kind != "counted")
    found = await facets(graph, filter={"workplaces": ["HYBRID"]})
    assert (found["counted"], found["workplaces"]) == (0, {"ONSITE": 3, "REMOTE": 2})


async def test_only_the_newest_are_counted(graph: Graph, settings: Settings) -> None:
    settings.job_facets_limit = 3
    data = (await graph("{ jobFacets { counted levels { value jobs } } }")).data["jobFacets"]
    assert data["counted"] == 3
    assert {"value": "SENIOR", "jobs": 1} in data["levels"]


async def test_it_takes_two_statements_and_two_for_each_choice(graph: Graph) -> None:
    plain = await graph("{ jobFacets { counted } }")
    chosen = await graph(
        "{ jobFacets(filter: {workplaces: [REMOTE], levels: [SENIOR]}) { counted } }"
    )
    assert (len(plain.statements), len(chosen.statements)) == (2, 6)


async def test_a_bad_filter_is_told(graph: Graph) -> None:
    answer = await graph(FACETS, filter={"country": "Atlantis"})
    assert set(answer.codes) == {"BAD_USER_INPUT"}
    assert answer.body["errors"][0]["extensions"]["field"] == "filter.country"


async def test_a_kept_answer_follows_what_is_posted(graph: Graph, services: Services) -> None:
    document = "{ jobFacets { counted } jobs { totalCount } }"
    await graph(document)  # what is known of changes begins with the first look
    first = (await graph(document)).data
    again = await graph(document)
    assert (again.data, again.statements) == (first, [])
    await service.ingest(services, "other", [numbered(6, title="Baker")])
    assert (await graph(document)).data == {
        "jobFacets": {"counted": 6},
        "jobs": {"totalCount": 6},
    }
