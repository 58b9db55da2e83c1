"""Operations that are sent again after a lost answer, and what the schema says of that."""

import asyncio
from typing import Any

import psycopg
import pytest
from graph import Graph
from graphql import GraphQLObjectType
from samples import resume_pdf

from domain.kit.config import Settings
from gateway.fields import graphql_schema
from schema.root import schema


def test_every_mutation_says_what_comes_of_sending_it_again() -> None:
    mutation = graphql_schema(schema).mutation_type
    assert isinstance(mutation, GraphQLObjectType)
    silent = [
        name
        for name, field in mutation.fields.items()
        if not any(word in (field.description or "") for word in ("again", "token twice"))
    ]
    assert not silent


SAVED = "{ __typename ... on ProfileEntrySaved { entry { ... on Node { id } } } }"
PLAN = """
mutation ($input: CreateLearningPlanInput!) {
  createLearningPlan(input: $input) {
    __typename
    ... on LearningPlanSaved { plan { id revision steps { id } } }
    ... on TooManyPlans { limit }
  }
}
"""


@pytest.mark.parametrize(
    "asked",
    [
        f'saveWorkExperience(input: {{title: "Baker", startOn: "2020-01-01"}}) {SAVED}',
        f'saveEducation(input: {{degree: "BSc", institution: "A Sample School"}}) {SAVED}',
        f'saveCertification(input: {{name: "First aid", issuedOn: "2024-05-01"}}) {SAVED}',
        f'saveProject(input: {{name: "Oven", url: "https://oven.example.com/"}}) {SAVED}',
        f'saveCareerGoal(input: {{goal: "A bakery", progress: 10}}) {SAVED}',
        'updateProfile(input: {headline: "Baker", links: ["https://a.example.com/"]})'
        " { ... on ProfileUpdated { profile { headline links } } }",
    ],
)
async def test_what_is_safe_to_send_again_is_done_once(
    ada: Graph, settings: Settings, asked: str
) -> None:
    first = await ada(f"mutation {{ {asked} }}")
    kept = rows(settings)
    again = await ada(f"mutation {{ {asked} }}")
    assert again.data == first.data
    assert rows(settings) == kept


async def test_an_entry_that_differs_in_one_value_is_another(ada: Graph) -> None:
    entry = 'saveCareerGoal(input: {goal: "A bakery"%s}) ' + SAVED
    one = await ada(f"mutation {{ {entry % ''} }}")
    two = await ada(f"mutation {{ {entry % ', progress: 5'} }}")
    assert one.data != two.data


async def test_a_plan_is_made_once_even_by_two_requests_at_a_time(
    ada: Graph, settings: Settings
) -> None:
    order = {"targetSkills": [{"skill": "docker"}], "preferences": {"types": ["BOOK"]}}
    made = await asyncio.gather(*(ada(PLAN, input=order) for _ in range(3)))
    again = await ada(PLAN, input=order)
    assert [one.data for one in made] == [again.data] * 3
    other = await ada(PLAN, input={**order, "hoursPerWeek": 9})
    assert other.data != again.data
    assert rows(settings)["learning_plans"] == 2


async def test_a_plan_that_was_begun_is_not_given_for_a_new_one(ada: Graph) -> None:
    order = {"targetSkills": [{"skill": "docker"}]}
    plan = (await ada(PLAN, input=order)).data["createLearningPlan"]["plan"]
    await report(ada, plan["steps"][0]["id"], "START", 1.0)
    new = (await ada(PLAN, input=order)).data["createLearningPlan"]["plan"]
    assert new["id"] != plan["id"]


async def test_hours_reported_for_a_revision_are_counted_once(ada: Graph) -> None:
    made = await ada(PLAN, input={"targetSkills": [{"skill": "docker"}]})
    plan = made.data["createLearningPlan"]["plan"]
    step = plan["steps"][0]["id"]
    saved = await report(ada, step, "START", 1.5, plan["revision"])
    assert saved == {
        "__typename": "LearningPlanSaved",
        "plan": {"revision": 2, "hoursDone": 1.5},
    }
    refused = {"__typename": "PlanChanged", "revision": 2}
    assert await report(ada, step, "START", 1.5, plan["revision"]) == refused
    assert (await report(ada, step, "START", 1.0, 2))["plan"]["hoursDone"] == 2.5


async def report(
    person: Graph, step: str, action: str, hours: float, revision: int | None = None
) -> dict[str, Any]:
    answer = await person(
        """
        mutation ($step: ID!, $action: ProgressAction!, $hours: Float, $revision: Int) {
          recordProgress(stepId: $step, action: $action, hoursSpent: $hours, revision: $revision) {
            __typename
            ... on LearningPlanSaved { plan { revision hoursDone } }
            ... on PlanChanged { revision }
          }
        }
        """,
        step=step,
        action=action,
        hours=hours,
        revision=revision,
    )
    found: dict[str, Any] = answer.data["recordProgress"]
    return found


async def test_an_item_that_was_missed_is_added_once(ada: Graph, settings: Settings) -> None:
    upload = """
    mutation ($file: Upload!) {
      uploadResume(file: $file) { ... on ResumeQueued { resume { id } } }
    }
    """
    uploaded = [
        await ada.upload(upload, "cv.pdf", resume_pdf(), "application/pdf") for _ in range(2)
    ]
    assert uploaded[0].data == uploaded[1].data
    add = """
    mutation ($resume: ID!, $title: String!) {
      addResumeItem(resumeId: $resume, kind: WORK, value: {position: {title: $title}}) {
        __typename ... on ResumeItemReviewed { item { id } }
      }
    }
    """
    resume = uploaded[0].data["uploadResume"]["resume"]["id"]
    first, again = [await ada(add, resume=resume, title="Baker") for _ in range(2)]
    assert first.data["addResumeItem"]["__typename"] == "ResumeItemReviewed"
    assert again.data == first.data
    assert (await ada(add, resume=resume, title="Cook")).data != first.data
    assert rows(settings)["resume_items"] == 2


TABLES = (
    *("work_experiences", "educations", "certifications", "projects", "career_goals"),
    *("profile_skills", "profile_changes", "learning_plans", "plan_steps"),
    *("resumes", "resume_items"),
)


def rows(settings: Settings) -> dict[str, int]:
    """How many rows each table of a person's things has; what is queued is not among them."""
    with psycopg.connect(settings.dsn()) as connection:
        return {
            table: connection.execute(f"select count(*) from {table}").fetchone()[0]  # type: ignore[index,arg-type]
            for table in TABLES
        }
