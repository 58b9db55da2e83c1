"""Resources and plans in the graph: searched, walked, planned, followed, edited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from conftest import client_of
from graph import Graph

from domain.jobs.service import ingest
from domain.jobs.values import RawJob
from domain.kit.config import Settings
from domain.kit.ids import public_id
from domain.kit.services import Services
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft, hide_resource, resource_id, write
from domain.learning.tasks import refresh_plans
from domain.learning.values import Cost, ResourceType
from domain.skills.values import skill_id

AS_OF = date(2026, 11, 1)


def draft(title: str, hours: float, **more: Any) -> ResourceDraft:
    skills = {skill_id(slug): Span(*span) for slug, span in more.pop("skills").items()}
    return ResourceDraft(
        title=title,
        provider=more.pop("provider", "Sample Press"),
        url=f"https://learn.example.com/{title.lower().replace(' ', '-')}",
        type=more.pop("type", ResourceType.COURSE),
        hours=hours,
        skills=skills,
        **more,
    )


DOCKER = draft("Docker at a glance", 4, skills={"docker": (0, 1)}, hands_on=True)
DOCKER_DEEP = draft("Docker in depth", 12, skills={"docker": (1, 2)})
KUBERNETES = draft("Kubernetes for all", 30, skills={"kubernetes": (0, 2)}, provider="Cloudwise")
SHORT = draft(
    "Kubernetes in brief",
    18,
    skills={"kubernetes": (0, 2)},
    cost=Cost.PAID,
    price_usd_cents=5000,
    price_as_of=AS_OF,
)
BOOK = draft("The container book", 20, type=ResourceType.BOOK, skills={"docker": (0, 2)})
UNPRICED = draft("Kubernetes in a day", 8, skills={"kubernetes": (0, 2)}, cost=Cost.PAID)
ALL = [DOCKER, DOCKER_DEEP, KUBERNETES, SHORT, BOOK]

SEARCH = """
query ($query: String, $filter: ResourceFilterInput, $first: Int, $after: String) {
  resources(query: $query, filter: $filter, first: $first, after: $after) {
    nodes { title }
    pageInfo { hasNextPage endCursor }
  }
}
"""
PLAN = """
fragment Plan on LearningPlan {
  id title status hours hoursDone costUsdCents startsOn endsOn onTime hoursPerWeekNeeded revision
  optimal progress
  steps {
    id phase status hours weekStart weekEnd startsOn endsOn quickWin reasons
    resource { title skills { skill { slug } levelFrom levelTo } }
    gains { skill { slug } levelFrom levelTo }
  }
}
"""
CREATE = (
    """mutation ($input: CreateLearningPlanInput!) {
  createLearningPlan(input: $input) {
    __typename
    ... on LearningPlanSaved { plan { ...Plan } }
    ... on Refusal { message }
    ... on InvalidInput { field }
  }
}
"""
    + PLAN
)
PROGRESS = (
    """mutation ($id: ID!, $action: ProgressAction!, $hours: Float) {
  recordProgress(stepId: $id, action: $action, hoursSpent: $hours) {
    __typename
    ... on LearningPlanSaved { plan { ...Plan } }
    ... on StepClosed { status }
    ... on Refusal { message }
  }
}
"""
    + PLAN
)


@pytest.fixture
async def catalogue(services: Services) -> None:
    async with services.db.transaction() as session:
        drafts = {resource_id(one.url): one for one in ALL}
        await write(session, drafts, source="catalogue")


async def titles(graph: Graph, **variables: Any) -> list[str]:
    answer = await graph(SEARCH, **variables)
    assert len(answer.statements) == 1
    return [node["title"] for node in answer.data["resources"]["nodes"]]


@pytest.mark.usefixtures("catalogue")
async def test_resources_are_found_by_words_skill_and_filter(graph: Graph) -> None:
    assert await titles(graph) == sorted(one.title for one in ALL)
    assert await titles(graph, query="kubernetes cloudwise") == [KUBERNETES.title]
    # By the name of a skill that is taught, though the title lacks it.
    assert BOOK.title in await titles(graph, query="docker")
    for chosen, expected in (
        ({"skills": ["kubernetes"], "free": True}, [KUBERNETES]),
        ({"skills": ["docker"], "level": "BEGINNER"}, [DOCKER, BOOK]),
        ({"skills": ["docker"], "level": "INTERMEDIATE", "types": ["COURSE"]}, [DOCKER_DEEP]),
        ({"handsOn": True}, [DOCKER]),
        ({"providers": ["cloudWISE"]}, [KUBERNETES]),
        ({"maxHours": 12, "language": "en"}, [DOCKER, DOCKER_DEEP]),
        ({"certificate": True}, []),
    ):
        found = await titles(graph, filter=chosen)
        assert sorted(found) == sorted(one.title for one in expected), chosen


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("query", [None, "docker"])
async def test_pages_of_resources_meet_without_gap(graph: Graph, query: str | None) -> None:
    whole = await titles(graph, query=query)
    walked: list[str] = []
    after = None
    for _ in range(len(whole)):
        page = (await graph(SEARCH, query=query, first=2, after=after)).data["resources"]
        walked += [node["title"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert walked == whole


@pytest.mark.usefixtures("catalogue")
async def test_jobs_to_skills_to_resources_is_one_statement_a_relation(
    graph: Graph, services: Services
) -> None:
    text = "Requirements\n- Docker\n- Kubernetes"
    posting = RawJob(
        external_id="1",
        url="https://jobs.example.com/1",
        title="Platform Engineer",
        company="Quay",
        description=text,
    )
    others = [replace(posting, external_id=str(n), company=f"Quay {n}") for n in range(2, 5)]
    await ingest(services, "board", [posting, *others])
    query = """query ($first: Int) { jobs(first: $first) { nodes { skills { skill {
      slug resources(first: 2) { title skills { levelTo } }
    } } } } }"""
    one, many = await graph(query, first=1), await graph(query, first=4)
    # jobs, their skills, the taxonomy's rows, resources, what they teach
    assert len(one.statements) == len(many.statements) == 5
    (first, *_) = many.data["jobs"]["nodes"]
    found = {one["skill"]["slug"]: one["skill"]["resources"] for one in first["skills"]}
    assert [one["title"] for one in found["docker"]] == [DOCKER.title, BOOK.title]
    assert found["kubernetes"][0] == {"title": SHORT.title, "skills": [{"levelTo": "INTERMEDIATE"}]}


async def test_too_many_resources_of_a_skill_are_refused(graph: Graph) -> None:
    answer = await graph('{ skill(slug: "docker") { resources(first: 51) { title } } }')
    assert answer.codes == ["BAD_USER_INPUT"]


KUBERNETES_ID = public_id("skill", skill_id("kubernetes"))


def order(**more: Any) -> dict[str, Any]:
    return {
        "targetSkills": [{"skillId": KUBERNETES_ID, "level": "INTERMEDIATE"}],
        "hoursPerWeek": 10,
        "startsOn": "2030-01-07",
        **more,
    }


async def plan_of(person: Graph, **more: Any) -> dict[str, Any]:
    answer = (await person(CREATE, input=order(**more))).data["createLearningPlan"]
    assert answer["__typename"] == "LearningPlanSaved", answer
    plan: dict[str, Any] = answer["plan"]
    return plan


@pytest.mark.usefixtures("catalogue")
async def test_a_plan_has_the_prerequisites_first_and_runs_day_by_day(ada: Graph) -> None:
    plan = await plan_of(ada, targetOn="2030-02-03")
    assert plan["title"] == "Learn Kubernetes"
    taught = [step["resource"] and step["resource"]["title"] for step in plan["steps"]]
    assert taught[-1] == SHORT.title
    assert DOCKER.title in taught[:-1]
    last = plan["steps"][-1]
    assert last["gains"] == [
        {"skill": {"slug": "kubernetes"}, "levelFrom": None, "levelTo": "INTERMEDIATE"}
    ]
    assert plan["steps"][0]["startsOn"] == plan["startsOn"] == "2030-01-07"
    assert plan["endsOn"] == last["endsOn"]
    assert plan["costUsdCents"] == 5000
    assert plan["hours"] == pytest.approx(sum(step["hours"] for step in plan["steps"]))
    assert plan["onTime"] == (plan["endsOn"] <= "2030-02-03")
    assert plan["hoursPerWeekNeeded"] == pytest.approx(plan["hours"] / 4, abs=0.06)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("preferences", "title"),
    [
        ({"freeOnly": True}, KUBERNETES.title),
        ({"budgetUsdCents": 4999}, KUBERNETES.title),
        ({"budgetUsdCents": 5000}, SHORT.title),
        ({"excludedProviders": ["sample press"]}, KUBERNETES.title),
        ({"types": ["BOOK"]}, None),
        ({"language": "fr"}, None),
    ],
)
async def test_a_plan_keeps_to_the_preferences(
    ada: Graph, preferences: dict[str, Any], title: str | None
) -> None:
    plan = await plan_of(ada, preferences=preferences)
    last = plan["steps"][-1]
    assert (last["resource"] and last["resource"]["title"]) == title


@pytest.mark.usefixtures("catalogue")
async def test_what_costs_an_unknown_sum_is_planned_only_without_a_budget(
    ada: Graph, services: Services
) -> None:
    async with services.db.transaction() as session:
        await write(session, {resource_id(UNPRICED.url): UNPRICED}, source="catalogue")
    anything = await plan_of(ada)
    assert anything["steps"][-1]["resource"]["title"] == UNPRICED.title
    within = await plan_of(ada, preferences={"budgetUsdCents": 100_000})
    assert within["steps"][-1]["resource"]["title"] == SHORT.title


@pytest.mark.usefixtures("catalogue")
async def test_plans_are_walked_by_one_statement_a_relation(ada: Graph) -> None:
    for hours in (10, 11, 12):
        await plan_of(ada, hoursPerWeek=hours)
    query = """query ($first: Int) { learningPlans(first: $first) { nodes {
      title
      targets { skill { slug } levelTo neededFor { slug } because }
      steps { resource { title skills { skill { slug } } } gains { skill { slug } }
              alternatives { title } }
      checkpoints { week on reached { skill { slug } levelTo } }
      preferences { freeOnly types }
    } } }"""
    one, three = await ada(query, first=1), await ada(query, first=3)
    assert len(three.data["learningPlans"]["nodes"]) == 3
    assert len(one.statements) == len(three.statements)
    narrow = await ada(
        "{ learningPlans(first: 3) { nodes { steps { resource { skills { skill { slug } } } } } } }"
    )
    assert len(narrow.statements) == 5  # plans, steps, resources, what they teach, its names


@pytest.mark.usefixtures("catalogue")
async def test_weeks_and_phases_hold_the_steps(ada: Graph) -> None:
    plan = await plan_of(ada)
    answer = await ada(
        """query ($id: ID!) { node(id: $id) { ... on LearningPlan {
          weeks { number startsOn steps { id } } phases { kind weekStart weekEnd steps { id } }
        } } }""",
        id=plan["id"],
    )
    found = answer.data["node"]
    ids = [step["id"] for step in plan["steps"]]
    assert [step["id"] for phase in found["phases"] for step in phase["steps"]] == ids
    for week in found["weeks"]:
        first = date(2030, 1, 7) + timedelta(weeks=week["number"] - 1)
        assert week["startsOn"] == first.isoformat()
    in_weeks = [step["id"] for week in found["weeks"] for step in week["steps"]]
    assert list(dict.fromkeys(in_weeks)) == ids


@pytest.mark.usefixtures("catalogue")
async def test_progress_plans_the_rest_again(ada: Graph) -> None:
    plan = await plan_of(ada)
    first = plan["steps"][0]
    started = await report(ada, first["id"], "START", 1)
    assert started["hoursDone"] == 1
    assert started["steps"][0]["status"] == "STARTED"
    assert started["revision"] == 2
    done = await report(ada, first["id"], "COMPLETE", 2)
    assert done["hoursDone"] == 3
    assert done["steps"][0]["status"] == "DONE"
    assert [step["reasons"] for step in done["steps"][1:]] == [
        step["reasons"] for step in plan["steps"][1:]
    ]
    last = done["steps"][-1]
    other = await report(ada, last["id"], "REPLACE")
    assert other["steps"][-1]["resource"]["title"] == KUBERNETES.title
    for _ in plan["steps"]:
        open_steps = [step for step in other["steps"] if step["status"] == "PLANNED"]
        if open_steps:
            other = await report(ada, open_steps[0]["id"], "SKIP")
    assert other["status"] == "COMPLETED"


async def report(
    person: Graph, step_id: str, action: str, hours: float | None = None
) -> dict[str, Any]:
    answer = await person(PROGRESS, id=step_id, action=action, hours=hours)
    plan: dict[str, Any] = answer.data["recordProgress"]["plan"]
    return plan


@pytest.mark.usefixtures("catalogue")
async def test_a_closed_step_is_refused_and_nothing_changes(ada: Graph) -> None:
    plan = await plan_of(ada)
    step = plan["steps"][0]["id"]
    done = await report(ada, step, "COMPLETE")
    again = (await ada(PROGRESS, id=step, action="COMPLETE")).data["recordProgress"]
    assert (again["__typename"], again["status"]) == ("StepClosed", "DONE")
    after = await ada(
        "query ($id: ID!) { node(id: $id) { ... on LearningPlan { hoursDone revision } } }",
        id=plan["id"],
    )
    assert after.data["node"] == {"hoursDone": done["hoursDone"], "revision": done["revision"]}


@pytest.mark.usefixtures("catalogue")
async def test_plans_are_seen_and_followed_by_their_owner_alone(ada: Graph, graph: Graph) -> None:
    plan = await plan_of(ada)
    bob = await graph.register("bob@example.com")
    query = "query ($id: ID!) { node(id: $id) { id } }"
    for stranger in (bob, graph):
        assert (await stranger(query, id=plan["id"])).data["node"] is None
    refused = await bob(PROGRESS, id=plan["steps"][0]["id"], action="COMPLETE")
    assert refused.data["recordProgress"]["__typename"] == "NotFound"
    assert (await graph(PROGRESS, id=plan["steps"][0]["id"], action="COMPLETE")).codes == [
        "UNAUTHENTICATED"
    ]
    archive = "mutation ($id: ID!) { archiveLearningPlan(id: $id) { __typename } }"
    assert (await bob(archive, id=plan["id"])).data["archiveLearningPlan"] == {
        "__typename": "NotFound"
    }
    assert (await bob("{ learningPlans { nodes { id } } }")).data["learningPlans"]["nodes"] == []
    assert (await ada(archive, id=plan["id"])).data["archiveLearningPlan"] == {
        "__typename": "LearningPlanSaved"
    }
    active = "{ learningPlans(status: ACTIVE) { nodes { id } } }"
    assert (await ada(active)).data["learningPlans"]["nodes"] == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"targetSkills": []}, "targetSkills"),
        ({"targetSkills": [{"skill": "no-such-skill"}]}, "targetSkills"),
        ({"targetSkills": [{"skillId": f"skill_{'0' * 32}"}]}, "targetSkills"),
        ({"targetSkills": [{"level": "EXPERT"}]}, "targetSkills"),
        ({"targetSkills": [{"skillId": KUBERNETES_ID, "skill": "kubernetes"}]}, "targetSkills"),
        ({"hoursPerWeek": 0}, "hoursPerWeek"),
        ({"targetOn": "2030-01-07"}, "targetOn"),
        ({"preferences": {"budgetUsdCents": -1}}, "preferences.budgetUsdCents"),
    ],
)
async def test_a_bad_order_is_refused_by_its_field(
    ada: Graph, changed: dict[str, Any], field: str
) -> None:
    answer = (await ada(CREATE, input=order(**changed))).data["createLearningPlan"]
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", field)
    assert (await ada("{ learningPlans { nodes { id } } }")).data["learningPlans"]["nodes"] == []


async def test_a_skill_may_still_be_named_by_its_slug(ada: Graph) -> None:
    by_id = await plan_of(ada)
    by_slug = await plan_of(ada, targetSkills=[{"skill": "kubernetes", "level": "INTERMEDIATE"}])
    assert by_slug["id"] == by_id["id"]  # the same order gives the same plan


async def test_a_target_that_is_no_skill_is_not_found(ada: Graph) -> None:
    targets = [{"skillId": KUBERNETES_ID.replace("skill", "job")}]
    answer = (await ada(CREATE, input=order(targetSkills=targets))).data["createLearningPlan"]
    assert answer["__typename"] == "NotFound"


SAVE = """
mutation ($input: ResourceInput!, $id: ID) {
  saveResource(input: $input, id: $id) {
    __typename
    ... on ResourceSaved { resource { id title levelFrom levelTo skills { skill { slug } } } }
    ... on ResourceExists { resource { title } }
    ... on InvalidInput { field }
  }
}
"""
INPUT: dict[str, Any] = {
    "title": "Terraform by hand",
    "provider": "Sample Press",
    "url": "https://learn.example.com/terraform",
    "type": "TUTORIAL",
    "hours": 6,
    "skills": [{"skill": "terraform", "levelTo": "BEGINNER"}],
}


@pytest.fixture
async def admin(ada: Graph, services: Services) -> Graph:
    async with services.db.transaction() as session:
        await session.connection.execute("UPDATE users SET role = 'admin'")
    return await log_in(ada)


async def log_in(person: Graph) -> Graph:
    answer = await person(
        """mutation { logIn(input: {email: "ada@example.com", password: "correct horse"}) {
          ... on LoggedIn { accessToken } } }"""
    )
    return Graph(person.http, answer.data["logIn"]["accessToken"])


async def test_administrators_add_change_and_hide_resources(admin: Graph) -> None:
    added = (await admin(SAVE, input=INPUT)).data["saveResource"]["resource"]
    assert added["skills"] == [{"skill": {"slug": "terraform"}}]
    again = (await admin(SAVE, input=INPUT)).data["saveResource"]
    assert again == {"__typename": "ResourceExists", "resource": {"title": INPUT["title"]}}
    changed = await admin(SAVE, id=added["id"], input=INPUT | {"title": "Terraform at ease"})
    assert changed.data["saveResource"]["resource"]["title"] == "Terraform at ease"
    hide = "mutation ($id: ID!) { hideResource(id: $id) { __typename } }"
    assert (await admin(hide, id=added["id"])).data["hideResource"] == {
        "__typename": "ResourceHidden"
    }
    assert await titles(admin) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"hours": 0}, "hours"),
        ({"language": "english"}, "language"),
        ({"skills": []}, "skills"),
        (
            {
                "skills": [
                    {"skill": "terraform", "levelFrom": "EXPERT", "levelTo": "BEGINNER"},
                ]
            },
            "skills",
        ),
        ({"priceUsdCents": 100}, "priceAsOf"),
    ],
)
async def test_a_bad_resource_is_refused_by_its_field(
    admin: Graph, changed: dict[str, Any], field: str
) -> None:
    answer = (await admin(SAVE, input=INPUT | changed)).data["saveResource"]
    assert answer == {"__typename": "InvalidInput", "field": field}
    assert await titles(admin) == []


async def test_only_administrators_edit_resources(ada: Graph) -> None:
    assert (await ada(SAVE, input=INPUT)).codes == ["FORBIDDEN"]


@pytest.mark.usefixtures("catalogue")
async def test_each_night_plans_that_count_on_a_hidden_resource_are_made_anew(
    ada: Graph, services: Services
) -> None:
    plan = await plan_of(ada)
    assert plan["steps"][-1]["resource"]["title"] == SHORT.title
    await refresh_plans(services)
    assert await revision_and_last(ada, plan["id"]) == (1, SHORT.title)
    await hide_resource(services.db, resource_id(SHORT.url))
    await refresh_plans(services)
    assert await revision_and_last(ada, plan["id"]) == (2, KUBERNETES.title)


@pytest.mark.usefixtures("catalogue")
async def test_each_night_plans_that_fell_behind_begin_today(
    ada: Graph, services: Services
) -> None:
    plan = await plan_of(ada, startsOn="2020-01-06")
    assert plan["startsOn"] == "2020-01-06"
    await refresh_plans(services)
    answer = await ada(
        "query ($id: ID!) { node(id: $id) { ... on LearningPlan { steps { startsOn } } } }",
        id=plan["id"],
    )
    today = datetime.now(UTC).date().isoformat()
    assert answer.data["node"]["steps"][0]["startsOn"] >= today


async def revision_and_last(person: Graph, plan_id: str) -> tuple[int, str]:
    answer = await person(
        """query ($id: ID!) { node(id: $id) { ... on LearningPlan {
          revision steps { resource { title } } } } }""",
        id=plan_id,
    )
    plan = answer.data["node"]
    return plan["revision"], plan["steps"][-1]["resource"]["title"]


@pytest.mark.usefixtures("catalogue")
async def test_more_plans_than_may_be_are_refused_until_one_is_archived(
    make_settings: Callable[..., Settings], services: Services
) -> None:
    few = replace(services, settings=make_settings(plans_limit=1))
    async with client_of(few) as graph:
        person = await graph.register("eve@example.com")
        await plan_of(person)
        another = await person(CREATE, input=order(hoursPerWeek=11))
        assert another.data["createLearningPlan"] == {
            "__typename": "TooManyPlans",
            "message": "You have 1 plans, as many as may be: archive one first.",
        }
        [kept] = (await person("{ learningPlans { nodes { id } } }")).data["learningPlans"]["nodes"]
        await person(f'mutation {{ archiveLearningPlan(id: "{kept["id"]}") {{ __typename }} }}')
        again = await person(CREATE, input=order(hoursPerWeek=11))
        assert again.data["createLearningPlan"]["__typename"] == "LearningPlanSaved"


@pytest.mark.usefixtures("catalogue")
async def test_archived_plans_count_among_all_that_may_be_kept(
    make_settings: Callable[..., Settings], services: Services
) -> None:
    few = replace(services, settings=make_settings(plans_limit=1, plans_total_limit=2))
    async with client_of(few) as graph:
        person = await graph.register("eve@example.com")
        for hours in (10, 11):
            plan = await plan_of(person, hoursPerWeek=hours)
            await person(f'mutation {{ archiveLearningPlan(id: "{plan["id"]}") {{ __typename }} }}')
        third = await person(CREATE, input=order(hoursPerWeek=12))
        assert third.data["createLearningPlan"] == {
            "__typename": "TooManyPlans",
            "message": "You have 2 plans, archived ones among them, which is as many as may be "
            "kept.",
        }
        async with services.db.read() as session:
            cursor = await session.connection.execute("SELECT count(*) FROM learning_plans")
            assert await cursor.fetchone() == (2,)


@pytest.mark.usefixtures("catalogue")
async def test_more_hours_than_a_step_may_take_are_refused_and_not_noted(
    ada: Graph, services: Services
) -> None:
    services.settings.step_hours_limit = 20
    plan = await plan_of(ada)
    for hours in (20.5, -1):
        answer = await ada(PROGRESS, id=plan["steps"][0]["id"], action="START", hours=hours)
        assert answer.data["recordProgress"] == {
            "__typename": "InvalidInput",
            "message": "Give 0 to 20 hours.",
        }
    async with services.db.read() as session:
        cursor = await session.connection.execute("SELECT sum(hours_spent) FROM plan_steps")
        assert await cursor.fetchone() == (0,)
