"""The pages of a web front end: each is one query, of a known number of statements."""

from pathlib import Path
from typing import Any

import pytest
from gateways import key, uploaded
from graph import Answer, Graph
from graphql import parse, print_ast
from graphql.utilities import separate_operations

from domain.jobs.sample import load_sample_jobs
from domain.kit.services import Services
from domain.learning.catalogue import load_catalogue
from domain.resumes import reading

FILE = Path(__file__).parents[1] / "operations" / "pages.graphql"
PAGES = {
    name: print_ast(tree) for name, tree in separate_operations(parse(FILE.read_text())).items()
}

# Statements of each page, however much there is to show on it.
STATEMENTS = {
    "Landing": 3,
    "Onboarding": 9,
    "Dashboard": 30,
    "Jobs": 9,
    "JobFilters": 4,
    "JobDetail": 14,
    "Analysis": 11,
    "Learning": 3,
    "Plan": 17,
}


@pytest.fixture
async def site(ada: Graph, services: Services) -> dict[str, dict[str, Any]]:
    """The variables of each page, of a person with a resume and a plan, among sample jobs."""
    await load_catalogue(services)
    await load_sample_jobs(services)
    resume = await uploaded(ada)
    await reading.parse(services, key(resume))
    nodes = (await ada("{ recommendedJobs(first: 1) { nodes { job { id } } } }")).data
    job = nodes["recommendedJobs"]["nodes"][0]["job"]["id"]
    made = await ada(
        "mutation ($job: ID!) { createLearningPlan(input: {jobId: $job})"
        " { ... on LearningPlanSaved { plan { id } } } }",
        job=job,
    )
    return {
        "Onboarding": {"resume": resume},
        "JobDetail": {"job": job},
        "Analysis": {"job": job, "hours": 8},
        "Plan": {"plan": made.data["createLearningPlan"]["plan"]["id"]},
    }


async def test_a_plan_is_found_by_its_owner_and_by_its_job(
    ada: Graph, graph: Graph, site: dict[str, dict[str, Any]]
) -> None:
    plan, job = site["Plan"]["plan"], site["JobDetail"]["job"]
    found = "query ($plan: ID!) { learningPlan(id: $plan) { id job { id } } }"
    assert (await ada(found, plan=plan)).data == {"learningPlan": {"id": plan, "job": {"id": job}}}
    eve = await graph.register("eve@example.com")
    assert (await eve(found, plan=plan)).data == {"learningPlan": None}
    assert (await graph(found, plan=plan)).codes == ["UNAUTHENTICATED"]
    assert (await ada(found, plan=job)).codes == ["NOT_FOUND"]
    of_job = "query ($job: ID) { learningPlans(jobId: $job) { nodes { id } } }"
    assert (await ada(of_job, job=job)).data == {"learningPlans": {"nodes": [{"id": plan}]}}
    other = job[:-1] + ("0" if job[-1] != "0" else "1")
    assert (await ada(of_job, job=other)).data == {"learningPlans": {"nodes": []}}


async def test_a_resource_is_found_by_its_id(ada: Graph, services: Services) -> None:
    await load_catalogue(services)
    [one] = (await ada("{ resources(first: 1) { nodes { id title } } }")).data["resources"]["nodes"]
    query = "query ($id: ID!) { resource(id: $id) { id title } }"
    assert (await ada(query, id=one["id"])).data == {"resource": one}


async def test_each_page_is_one_query_of_few_statements(
    ada: Graph, site: dict[str, dict[str, Any]]
) -> None:
    answers = {name: await ada(text, **site.get(name, {})) for name, text in PAGES.items()}
    for name, answer in answers.items():
        assert not empty(answer), f"{name} shows nothing"
    assert {name: len(answer.statements) for name, answer in answers.items()} == STATEMENTS


def empty(answer: Answer) -> list[str]:
    """The root fields that gave nothing."""
    return [
        name
        for name, value in answer.data.items()
        if value is None or (isinstance(value, dict) and value.get("nodes") == [])
    ]
