"""Limits of what clients send and ask for: each a setting, told with its number."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from conftest import client_of
from graph import Graph
from keys import administrator

from domain.kit.config import Settings, shipped
from domain.kit.services import Services

Configured = Callable[..., Settings]

REFUSED = "{ __typename ... on InvalidInput { field message } }"


def _operation(name: str, type: str) -> str:
    return f"mutation ($input: {type}!) {{ {name}(input: $input) {REFUSED} }}"


SAVE_WORK = _operation("saveWorkExperience", "WorkExperienceInput")
SAVE_RESOURCE = _operation("saveResource", "ResourceInput")
ADD_PAGE = _operation("addCareerPage", "AddCareerPageInput")
SAVE_PROFILE = _operation("updateProfile", "UpdateProfileInput")
ADD_KEY = _operation("createApiKey", "CreateApiKeyInput")
RECORD = _operation("recordAssessment", "RecordAssessmentInput")
PLAN = _operation("createLearningPlan", "CreateLearningPlanInput")
RESOURCE: Mapping[str, Any] = {
    "title": "Sums",
    "provider": "Press",
    "url": "https://learn.example.com/sums",
    "type": "TUTORIAL",
    "hours": 6,
    "skills": [{"skill": "terraform", "levelTo": "BEGINNER"}],
}
PAGE: Mapping[str, Any] = {
    "source": "page:brightloaf",
    "kind": "HTML",
    "company": "Bright",
    "url": "https://jobs.example.com/",
    "rules": [{"field": "ITEM", "rule": "a"}],
}
KEY: Mapping[str, Any] = {
    "owner": "Sample Tests",
    "contactEmail": "keys@example.com",
    "scopes": ["SKILLS_READ"],
}
RESULT: Mapping[str, Any] = {
    "email": "eve@example.com",
    "skillId": "skill_" + "0" * 32,
    "provider": "Sample Tests",
    "key": "1",
    "level": "ADVANCED",
    "takenAt": "2026-03-01T09:30:00Z",
}
TWO_SKILLS = [{"skill": slug, "level": "BEGINNER"} for slug in ("python", "kubernetes")]


@pytest.mark.parametrize(
    ("limit", "query", "message"),
    [
        ({"list_limit": 20}, '{ searchSkills(query: "py", first: 21) { confidence } }', "0 to 20"),
        (
            {"list_limit": 20},
            '{ skill(slug: "python") { neighbours(first: 21) { weight } } }',
            "0 to 20",
        ),
        (
            {"list_limit": 20},
            '{ skill(slug: "python") { occupations(first: 21) { essential } } }',
            "0 to 20",
        ),
        (
            {"list_limit": 20},
            '{ skill(slug: "python") { usedWith(first: 21) { jobs } } }',
            "0 to 20",
        ),
        (
            {"list_limit": 20},
            '{ skill(slug: "python") { resources(first: 21) { id } } }',
            "1 to 20",
        ),
        ({"list_limit": 20}, "{ openingSkills(first: 21) { points } }", "1 to 20"),
        (
            {"query_limit_chars": 6},
            '{ searchSkills(query: "haskell") { confidence } }',
            "at most 6 characters",
        ),
        (
            {"query_limit_chars": 6},
            '{ jobs(query: "haskell") { nodes { id } } }',
            "1 to 6 characters",
        ),
        (
            {"query_limit_chars": 6},
            '{ resources(query: "haskell") { nodes { id } } }',
            "at most 6 characters",
        ),
        (
            {"job_filter_skills_limit": 1},
            '{ jobs(filter: {skills: ["python", "go"]}) { nodes { id } } }',
            "at most 1 skills",
        ),
        (
            {"batch_limit": 1},
            '{ normalizeSkills(names: ["python", "go"]) { name } }',
            "at most 1 names",
        ),
        (
            {"batch_limit": 1},
            '{ resources(filter: {skills: ["python", "go"]}) { nodes { id } } }',
            "at most 1 of a kind",
        ),
        (
            {"text_limit_chars": 100},
            '{ extractSkills(text: "' + "x" * 101 + '") { text } }',
            "at most 100 characters",
        ),
    ],
)
async def test_asking_for_more_than_a_limit_is_refused_with_its_number(
    make_settings: Configured, services: Services, limit: dict[str, Any], query: str, message: str
) -> None:
    async with client_of(replace(services, settings=make_settings(**limit))) as graph:
        answer = await (await graph.register("eve@example.com"))(query)
    assert answer.codes == ["BAD_USER_INPUT"], answer.body
    assert message in answer.body["errors"][0]["message"]


@pytest.mark.parametrize(
    ("limit", "mutation", "given", "field", "message"),
    [
        (
            {"profile_text_limit_chars": 5},
            SAVE_WORK,
            {"title": "Welder"},
            "title",
            "Write at most 5 characters.",
        ),
        (
            {"profile_entries_limit": 1},
            SAVE_PROFILE,
            {"titles": ["Welder", "Fitter"]},
            "titles",
            "Give at most 1.",
        ),
        (
            {"plan_skills_limit": 1},
            PLAN,
            {"targetSkills": TWO_SKILLS},
            "targetSkills",
            "Give at most 1 skills.",
        ),
        (
            {"plan_skills_limit": 1},
            PLAN,
            {"jobId": "job_" + "0" * 32, "gaps": 2},
            "gaps",
            "Give 1 to 1.",
        ),
        (
            {"name_limit_chars": 5},
            SAVE_RESOURCE,
            {**RESOURCE, "title": "Terraform"},
            "title",
            "Write 1 to 5 characters.",
        ),
        (
            {"name_limit_chars": 5},
            SAVE_RESOURCE,
            {**RESOURCE, "provider": "Printing"},
            "provider",
            "Write 1 to 5 characters.",
        ),
        (
            {"resource_description_limit_chars": 3},
            SAVE_RESOURCE,
            {**RESOURCE, "description": "Sums"},
            "description",
            "Write at most 3 characters.",
        ),
        (
            {"resource_hours_limit": 5},
            SAVE_RESOURCE,
            RESOURCE,
            "hours",
            "Give more than 0 and at most 5.",
        ),
        ({"resource_skills_limit": 0}, SAVE_RESOURCE, RESOURCE, "skills", "Name at most 0 skills."),
        (
            {"name_limit_chars": 5},
            ADD_PAGE,
            PAGE,
            "company",
            "Write a company's name of 1 to 5 characters.",
        ),
        (
            {"name_limit_chars": 5},
            ADD_KEY,
            KEY,
            "owner",
            "Give the partner's name, 1 to 5 characters.",
        ),
        ({"name_limit_chars": 5}, RECORD, RESULT, "provider", "Give 1 to 5 characters."),
        (
            {"scrape_rule_limit_chars": 1},
            ADD_PAGE,
            {**PAGE, "rules": [{"field": "ITEM", "rule": "ab"}]},
            "rules.item",
            "Write 1 to 1 characters.",
        ),
        (
            {"scrape_requests_per_second_limit": 2.0},
            ADD_PAGE,
            {**PAGE, "requestsPerSecond": 2.5},
            "requestsPerSecond",
            "Give more than 0 and at most 2.",
        ),
    ],
)
async def test_writing_more_than_a_limit_is_refused_with_its_number(
    make_settings: Configured,
    services: Services,
    limit: dict[str, Any],
    mutation: str,
    given: Mapping[str, Any],
    field: str,
    message: str,
) -> None:
    async with client_of(replace(services, settings=make_settings(**limit))) as graph:
        admin = await administrator(graph, services)
        [answer] = (await admin(mutation, input=given)).data.values()
    assert answer == {"__typename": "InvalidInput", "field": field, "message": message}


@pytest.mark.parametrize("prepared", ["reference", "compiled", "whole"])
async def test_the_start_of_a_list_is_limited_however_it_is_executed(
    make_settings: Configured, services: Services, prepared: str
) -> None:
    few = replace(services, settings=make_settings(list_limit=20))
    query = 'query ($n: Int!) { skill(slug: "python") { slug resources(first: $n) { id } } }'
    async with client_of(few) as graph:
        asking = Graph(graph.http, headers={"x-learnbot-executor": prepared})
        for _ in range(3):
            assert (await asking(query, n=20)).data["skill"]["resources"] == []
            assert (await asking(query, n=21)).codes == ["BAD_USER_INPUT"]
            assert (await asking(query.replace("$n)", "21)").replace("($n: Int!)", ""))).codes
            assert (await asking(query, n=0)).codes == ["BAD_USER_INPUT"]


def test_descriptions_tell_a_limit_as_it_is_shipped() -> None:
    assert shipped("text_limit_chars") == "50,000"
    assert shipped("scrape_requests_per_second_limit") == "20"
    assert shipped("resume_limit_bytes", 1024 * 1024) == "10"
