"""Matches in the graph: scored, explained, recommended, analysed, planned for."""

from dataclasses import replace
from typing import Any

import pytest
from graph import Graph

from domain.jobs import service as jobs
from domain.jobs.values import RawJob
from domain.kit.ids import parse_public_id
from domain.kit.services import Services
from domain.learning.hours import practice_hours
from domain.learning.planner import ALONE
from domain.profiles import service as profiles
from domain.skills.values import Level, skill_id

BASE = RawJob(
    external_id="1",
    url="https://jobs.example.com/1",
    title="Python Developer",
    company="Brightloaf GmbH",
    description="Requirements\n- 3+ years of experience with Python\n- PostgreSQL\n- Docker",
    locations=("Munich, Germany",),
    industry="Food",
)
JOBS = [
    BASE,
    replace(
        BASE,
        external_id="2",
        url="https://jobs.example.com/2",
        title="Data Engineer",
        description="Requirements\n- Python\n- PostgreSQL\n- Kubernetes\n- Docker\n- Terraform",
        locations=("Hamburg, Germany",),
    ),
    replace(
        BASE,
        external_id="3",
        url="https://jobs.example.com/3",
        title="Haskell Developer",
        description="Requirements\n- Haskell",
        company="Lambda Mill",
    ),
]
MATCH = """
fragment M on JobMatch { score band terms { part points possible state skill { slug } } }
"""


@pytest.fixture
async def person(ada: Graph, services: Services) -> Graph:
    """Ada knows Python and PostgreSQL; there are three jobs."""
    await jobs.ingest(services, "board", JOBS)
    parsed = parse_public_id(ada.user_id or "")
    assert parsed is not None
    for slug in ("python", "postgresql"):
        await profiles.keep_skill(
            services.db, parsed[1], skill_id(slug), proficiency=Level.ADVANCED, given={}
        )
    await profiles.update_profile(
        services.db, services.settings, parsed[1], {"years_experience": 4, "city": "Munich"}
    )
    return ada


async def test_jobs_are_matched_by_the_same_number_of_statements_however_many(
    person: Graph,
) -> None:
    query = "query ($first: Int) { jobs(first: $first) { nodes { title match { ...M } } } }" + MATCH
    one, many = await person(query, first=1), await person(query, first=3)
    assert len(one.statements) == len(many.statements) == 1 + 6 + 1  # jobs, match, terms' skill
    for job in many.data["jobs"]["nodes"]:
        found = job["match"]
        assert round(sum(term["points"] for term in found["terms"]), 2) == found["score"]
        assert round(sum(term["possible"] for term in found["terms"]), 2) == 100


async def test_a_match_is_a_node_of_each_caller_s_own(person: Graph, graph: Graph) -> None:
    listed = await person("{ recommendedJobs(first: 1) { nodes { id score job { title } } } }")
    (match,) = listed.data["recommendedJobs"]["nodes"]
    query = "query ($id: ID!) { node(id: $id) { ... on JobMatch { id score job { title } } } }"
    assert (await person(query, id=match["id"])).data["node"] == match
    assert (await graph(query, id=match["id"])).data["node"] is None
    bob = await graph.register("bob@example.com")
    assert (await bob(query, id=match["id"])).data["node"]["score"] < match["score"]


async def test_a_stranger_has_no_match(person: Graph, graph: Graph) -> None:
    answer = await graph("{ jobs { nodes { match { score } } } }")
    assert [job["match"] for job in answer.data["jobs"]["nodes"]] == [None] * 3


async def test_the_best_fit_is_recommended_first_and_pages_meet(person: Graph) -> None:
    query = """query ($first: Int, $after: String) {
      recommendedJobs(first: $first, after: $after) {
        nodes { job { title } score } pageInfo { hasNextPage endCursor }
      } }"""
    whole = await person(query)
    nodes = whole.data["recommendedJobs"]["nodes"]
    assert [node["job"]["title"] for node in nodes] == ["Python Developer", "Data Engineer"]
    assert len(whole.statements) == 7 + 1  # the person, candidates, what they ask; the jobs
    first = (await person(query, first=1)).data["recommendedJobs"]
    assert (first["nodes"], first["pageInfo"]["hasNextPage"]) == (nodes[:1], True)
    rest = await person(query, first=5, after=first["pageInfo"]["endCursor"])
    assert rest.data["recommendedJobs"]["nodes"] == nodes[1:]
    assert (await person(query, after="bm9uc2Vuc2U")).codes == ["BAD_USER_INPUT"]


async def test_recommendations_are_filtered_by_band_and_job(person: Graph) -> None:
    query = """query ($band: MatchBand, $filter: JobFilterInput) {
      recommendedJobs(band: $band, filter: $filter) { nodes { job { title } band } } }"""
    ready = (await person(query, band="CLOSE")).data["recommendedJobs"]["nodes"]
    assert {node["band"] for node in ready} <= {"CLOSE"}
    hamburg = await person(query, filter={"city": "Hamburg"})
    assert [n["job"]["title"] for n in hamburg.data["recommendedJobs"]["nodes"]] == [
        "Data Engineer"
    ]


async def test_what_would_raise_a_score_is_what_it_would_gain(person: Graph) -> None:
    answer = await person(
        "{ recommendedJobs(first: 1) { nodes { score raises { skill { slug } points band } } } }"
    )
    (node,) = answer.data["recommendedJobs"]["nodes"]
    (docker,) = node["raises"]
    assert docker["skill"] == {"slug": "docker"}
    assert docker["points"] > 0


async def test_the_skill_that_opens_most_jobs_is_named(person: Graph) -> None:
    answer = await person("{ openingSkills(first: 2) { skill { slug } jobsRaised jobsOpened } }")
    assert answer.data["openingSkills"][0]["skill"]["slug"] in {"docker", "kubernetes"}
    refused = await person("{ openingSkills(first: 0) { jobsRaised } }")
    assert refused.codes == ["BAD_USER_INPUT"]


GAPS = """
query ($jobId: ID, $text: String) {
  gapAnalysis(jobId: $jobId, text: $text, hoursPerWeek: 10) {
    readiness score hours matched job { title }
    critical { skill { slug } hours priority nearest { slug } path }
    important { skill { slug } }
    niceToHave { skill { slug } }
    radar { area held wanted skills }
    timeline { skill { slug } weekStart weekEnd hoursSoFar }
  }
}
"""


async def test_the_gaps_of_a_job(person: Graph) -> None:
    listed = await person('{ jobs(query: "data engineer") { nodes { id } } }')
    (job,) = listed.data["jobs"]["nodes"]
    found = (await person(GAPS, jobId=job["id"])).data["gapAnalysis"]
    assert found["job"] == {"title": "Data Engineer"}
    assert set(found["matched"]) == {"python", "postgresql"}
    missing = {gap["skill"]["slug"] for gap in found["critical"] + found["important"]}
    assert {"docker", "kubernetes", "terraform"} <= missing
    assert found["timeline"][-1]["hoursSoFar"] == pytest.approx(found["hours"], abs=0.2)
    assert 0 < found["readiness"] < 100
    assert found["score"] is not None


async def test_what_a_resume_shows_without_saying_it_counts_and_names_its_source(
    person: Graph, services: Services
) -> None:
    parsed = parse_public_id(person.user_id or "")
    assert parsed is not None
    written = {"text": "The resume is written in English."}
    taught = {"itemId": "resume_item_1", "text": "Follows from the studies: BSc Computer Science."}
    columns = {"years": None, "last_used": None, "confidence": 0.6}
    async with services.db.transaction() as session:
        shown = profiles.FromResume(
            skills=[
                {
                    "skill_id": skill_id(slug),
                    "proficiency": level,
                    "implied": implied,
                    "evidence": [evidence],
                    **columns,
                }
                for slug, level, implied, evidence in (
                    ("english", Level.ADVANCED, False, written),
                    ("algorithms", Level.BEGINNER, True, taught),
                )
            ]
        )
        await profiles.take_resume(session, parsed[1], shown, entries_limit=100)
    ad = replace(
        BASE,
        external_id="5",
        url="https://jobs.example.com/5",
        title="Tide Modeller",
        description="Requirements\n- Fluent English\n- Algorithms",
    )
    await jobs.ingest(services, "board", [ad])
    query = """{ jobs(query: "tide modeller") { nodes {
      id match { terms { state reason skill { slug } } }
    } } }"""
    (job,) = (await person(query)).data["jobs"]["nodes"]
    terms = {t["skill"]["slug"]: t for t in job["match"]["terms"] if t["skill"]}
    assert terms["english"]["state"] == "MATCHED"
    assert terms["english"]["reason"].endswith(written["text"])
    assert terms["algorithms"]["reason"].endswith(taught["text"])
    query = """query ($id: ID!) { gapAnalysis(jobId: $id) {
      gaps { level shownBy skill { slug } }
    } }"""
    (gap,) = (await person(query, id=job["id"])).data["gapAnalysis"]["gaps"]
    assert gap == {
        "level": "BEGINNER",
        "shownBy": taught["text"],
        "skill": {"slug": "algorithms"},
    }


async def test_the_gaps_of_a_pasted_text(person: Graph) -> None:
    text = "We need Python and Kubernetes.\nNice to have\n- Terraform"
    found = (await person(GAPS, text=text)).data["gapAnalysis"]
    assert (found["job"], found["score"], found["matched"]) == (None, None, ["python"])
    for both in ({}, {"text": text, "jobId": "job_x"}):
        assert (await person(GAPS, **both)).codes == ["BAD_USER_INPUT"]


CREATE = """
mutation ($input: CreateLearningPlanInput!) {
  createLearningPlan(input: $input) {
    __typename
    ... on LearningPlanSaved {
      plan { title targets { skill { slug } levelTo neededFor { slug } } }
    }
  }
}
"""


async def test_a_plan_for_a_job_closes_its_gaps(person: Graph, services: Services) -> None:
    listed = await person('{ jobs(query: "data engineer") { nodes { id } } }')
    (job,) = listed.data["jobs"]["nodes"]
    made = (await person(CREATE, input={"jobId": job["id"]})).data["createLearningPlan"]
    assert made["plan"]["title"] == "Towards Data Engineer"
    slugs = {target["skill"]["slug"] for target in made["plan"]["targets"]}
    assert {"docker", "kubernetes", "terraform"} <= slugs
    assert not {"python", "postgresql"} & slugs
    one = await person(CREATE, input={"jobId": job["id"], "gaps": 1})
    asked = [
        target
        for target in one.data["createLearningPlan"]["plan"]["targets"]
        if target["neededFor"] is None
    ]
    assert len(asked) == 1
    refused = await person(CREATE, input={"jobId": job["id"], "gaps": 21})
    assert refused.data["createLearningPlan"] == {"__typename": "InvalidInput"}
    nothing = await person(
        CREATE, input={"targetSkills": [{"skill": "python", "level": "BEGINNER"}]}
    )
    assert nothing.data["createLearningPlan"] == {"__typename": "NothingToLearn"}


SHORT = """
mutation ($input: CreateLearningPlanInput!) {
  createLearningPlan(input: $input) {
    __typename
    ... on LearningPlanSaved { plan {
      endsOn onTime targets { skill { slug } levelTo phase neededFor { slug } }
      leftOut { skill { slug } levelFrom levelTo reason }
    } }
    ... on InvalidInput { field }
  }
}
"""
LONG_AD = replace(
    BASE,
    external_id="4",
    url="https://jobs.example.com/4",
    title="Release Captain",
    company="Tarn",
    description="Requirements\n- Docker\n- Kubernetes\n\nNice to have\n- Terraform\n- Ansible",
)


@pytest.fixture
async def far_job(person: Graph, services: Services) -> str:
    """The id of a job that takes months: two skills are required, two are nice to have."""
    await jobs.ingest(services, "board", [LONG_AD])
    listed = await person('{ jobs(query: "release captain") { nodes { id } } }')
    id: str = listed.data["jobs"]["nodes"][0]["id"]
    return id


async def short_plan(person: Graph, **given: Any) -> dict[str, Any]:
    answer = (await person(SHORT, input={"startsOn": "2030-01-07", **given})).data
    found: dict[str, Any] = answer["createLearningPlan"]
    return found


def asked_for(plan: dict[str, Any]) -> set[str]:
    return {one["skill"]["slug"] for one in plan["targets"] if one["neededFor"] is None}


async def test_a_plan_may_close_critical_gaps_alone_and_says_what_it_leaves_out(
    person: Graph, far_job: str
) -> None:
    whole = (await short_plan(person, jobId=far_job))["plan"]
    # Nice to have, and cloud computing and more would come before it.
    (terraform,) = whole["leftOut"]
    assert (terraform["skill"]["slug"], terraform["reason"]) == ("terraform", "LONG_BASIS")
    plan = (await short_plan(person, jobId=far_job, leastUrgency="CRITICAL"))["plan"]
    assert asked_for(plan) == {"docker", "kubernetes"}
    left = {one["skill"]["slug"]: one["reason"] for one in plan["leftOut"]}
    assert left == {"terraform": "LESS_URGENT", "ansible": "LESS_URGENT"}
    assert plan["endsOn"] < whole["endsOn"]
    both = (await short_plan(person, jobId=far_job, leastUrgency="CRITICAL", gaps=1))["plan"]
    reasons = sorted(one["reason"] for one in both["leftOut"])
    assert reasons == ["LESS_URGENT", "LESS_URGENT", "OVER_NUMBER"]


async def test_a_far_job_s_plan_stops_after_a_year_unless_the_whole_way_is_asked_for(
    person: Graph, far_job: str, services: Services
) -> None:
    slow = {"jobId": far_job, "hoursPerWeek": 1}
    plan = (await short_plan(person, **slow))["plan"]
    assert plan["endsOn"] <= "2031-01-06"
    assert {"TOO_LATE"} <= {one["reason"] for one in plan["leftOut"]}
    whole = (await short_plan(person, **slow, stopAtTarget=False))["plan"]
    assert whole["endsOn"] > "2031-01-06"
    assert "TOO_LATE" not in {one["reason"] for one in whole["leftOut"]}
    asked = (await short_plan(person, **slow, targetOn="2030-12-31"))["plan"]
    assert asked["endsOn"] == whole["endsOn"]
    # Where a year isn't enough to begin anything, the whole way is planned.
    services.settings.plan_weeks_default = 1
    assert (await short_plan(person, **slow))["plan"]["endsOn"] == whole["endsOn"]


async def test_an_education_that_is_typed_in_counts_as_a_resume_s_does(
    person: Graph, services: Services
) -> None:
    found = """{ gapAnalysis(text: "We ask for algebra and Kubernetes.") {
      gaps { level shownBy skill { slug } }
    } }"""

    async def algebra() -> dict[str, Any]:
        gaps = (await person(found)).data["gapAnalysis"]["gaps"]
        return next(one for one in gaps if one["skill"]["slug"] == "algebra")

    assert (await algebra())["level"] is None
    await person(
        """mutation { saveEducation(input: {
          degree: "BSc", field: "Computer Science", level: BACHELOR, institution: "A Sample School"
        }) { __typename } }"""
    )
    now = await algebra()
    assert now["level"] == "BEGINNER"
    assert now["shownBy"] == "Follows from the studies: BSc Computer Science."


async def test_a_plan_may_stop_at_a_date(person: Graph, far_job: str) -> None:
    whole = (await short_plan(person, jobId=far_job, targetOn="2030-02-17"))["plan"]
    assert not whole["onTime"]
    plan = (await short_plan(person, jobId=far_job, targetOn="2030-02-17", stopAtTarget=True))[
        "plan"
    ]
    assert plan["onTime"]
    assert plan["endsOn"] <= "2030-02-17"
    late = [one for one in plan["leftOut"] if one not in whole["leftOut"]]
    assert {one["reason"] for one in late} == {"TOO_LATE"}
    reached = {one["skill"]["slug"]: one["levelTo"] for one in plan["targets"]}
    wanted = {one["skill"]["slug"]: one["levelTo"] for one in whole["targets"]}
    for one in late:
        assert one["levelTo"] == wanted[one["skill"]["slug"]]
        assert reached.get(one["skill"]["slug"]) in (one["levelFrom"], "BEGINNER")
    assert asked_for(plan) | {one["skill"]["slug"] for one in late} == asked_for(whole)


async def test_the_hours_of_the_gaps_are_those_of_what_a_plan_has_and_leaves_out(
    person: Graph, far_job: str
) -> None:
    query = "query ($job: ID!) { gapAnalysis(jobId: $job) { hours gaps { hours skill { slug } } } }"
    analysis = (await person(query, job=far_job)).data["gapAnalysis"]
    mutation = """
    mutation ($input: CreateLearningPlanInput!) { createLearningPlan(input: $input) {
      ... on LearningPlanSaved { plan {
        targets { hours skill { slug } neededFor { slug } } leftOut { hours skill { slug } }
      } } } }
    """
    asked = {"jobId": far_job, "leastUrgency": "CRITICAL"}
    plan = (await person(mutation, input=asked)).data["createLearningPlan"]["plan"]
    parts = [one for one in plan["targets"] if one["neededFor"] is None] + plan["leftOut"]
    told = {gap["skill"]["slug"]: gap["hours"] for gap in analysis["gaps"]}
    assert {one["skill"]["slug"]: one["hours"] for one in parts} == told
    assert round(sum(one["hours"] for one in parts), 1) == analysis["hours"]


async def test_what_was_known_still_shortens_the_rest_after_progress(person: Graph) -> None:
    """Nothing in the catalogue teaches these: each step is practice, of hours that are known."""
    plan = """plan { steps { id status hours gains { skill { slug } } } }"""
    create = f"""mutation ($input: CreateLearningPlanInput!) {{ createLearningPlan(input: $input)
      {{ ... on LearningPlanSaved {{ {plan} }} }} }}"""
    wanted = [{"skill": "django", "level": "BEGINNER"}, {"skill": "mysql", "level": "BEGINNER"}]
    answer = await person(create, input={"targetSkills": wanted})
    made = answer.data["createLearningPlan"]["plan"]["steps"]
    before = {one["gains"][0]["skill"]["slug"]: one["hours"] for one in made}
    for slug in ("django", "mysql"):
        assert before[slug] < ALONE * practice_hours(slug, 0, 1)
    report = f"""mutation ($id: ID!) {{ recordProgress(stepId: $id, action: COMPLETE)
      {{ ... on LearningPlanSaved {{ {plan} }} }} }}"""
    again = await person(report, id=made[0]["id"])
    left = [
        one for one in again.data["recordProgress"]["plan"]["steps"] if one["status"] == "PLANNED"
    ]
    assert left
    for one in left:
        assert one["hours"] == before[one["gains"][0]["skill"]["slug"]]


async def test_a_date_too_near_for_the_weightiest_skill_has_what_it_builds_on(
    person: Graph,
) -> None:
    asked = {"targetSkills": [{"skill": "kubernetes"}], "targetOn": "2030-02-17"}
    plan = (await short_plan(person, **asked, stopAtTarget=True))["plan"]
    assert asked_for(plan) == set()
    assert "kubernetes" in {one["neededFor"]["slug"] for one in plan["targets"]}
    assert plan["leftOut"] == [
        {
            "skill": {"slug": "kubernetes"},
            "levelFrom": None,
            "levelTo": "INTERMEDIATE",
            "reason": "TOO_LATE",
        }
    ]
    assert plan["onTime"]


MILESTONES = """
query { learningPlans { nodes {
  steps { id weekEnd endsOn } milestones { week on score band criticalGaps }
} } }
"""


async def test_a_plan_for_a_job_says_when_the_job_comes_near(person: Graph, far_job: str) -> None:
    await short_plan(person, jobId=far_job)
    answer = await person(MILESTONES)
    ((plan,),) = [page["nodes"] for page in answer.data.values()]
    found = plan["milestones"]
    last = plan["steps"][-1]
    assert (found[-1]["week"], found[-1]["on"]) == (last["weekEnd"], last["endsOn"])
    assert [one["week"] for one in found] == sorted({one["week"] for one in found})
    assert found[0]["week"] < found[-1]["week"]
    assert found[-1]["criticalGaps"] == 0
    assert found[0]["score"] < found[-1]["score"] <= 100
    await short_plan(person, jobId=far_job, leastUrgency="CRITICAL")
    more = await person(MILESTONES)
    assert len(more.statements) == len(answer.statements) == 10


async def test_what_is_done_counts_in_the_milestones_that_are_ahead(
    person: Graph, far_job: str
) -> None:
    await short_plan(person, jobId=far_job)
    ((before,),) = [page["nodes"] for page in (await person(MILESTONES)).data.values()]
    await person(
        "mutation ($id: ID!) { recordProgress(stepId: $id, action: COMPLETE) { __typename } }",
        id=before["steps"][0]["id"],
    )
    ((after,),) = [page["nodes"] for page in (await person(MILESTONES)).data.values()]
    ends = [plan["milestones"][-1]["score"] for plan in (before, after)]
    assert ends[0] == ends[1]


async def test_a_plan_of_skills_has_no_milestones(person: Graph) -> None:
    await short_plan(person, targetSkills=[{"skill": "haskell"}])
    assert (await person("{ learningPlans { nodes { milestones { week } } } }")).data == {
        "learningPlans": {"nodes": [{"milestones": []}]}
    }


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"stopAtTarget": True}, "targetOn"),
        ({"stopAtTarget": True, "targetOn": "2030-01-08"}, "targetOn"),
        ({"leastUrgency": "CRITICAL"}, "leastUrgency"),
    ],
)
async def test_a_plan_that_can_not_stop_so_is_refused(
    person: Graph, given: dict[str, Any], field: str
) -> None:
    skills = [{"skill": "kubernetes", "level": "EXPERT"}]
    refused = await short_plan(person, targetSkills=skills, **given)
    assert refused == {"__typename": "InvalidInput", "field": field}
    assert (await person("{ learningPlans { nodes { id } } }")).data == {
        "learningPlans": {"nodes": []}
    }


async def test_what_the_profile_gains_leaves_the_plan(person: Graph, services: Services) -> None:
    from domain.matching.tasks import refresh

    target: dict[str, Any] = {"targetSkills": [{"skill": "haskell"}]}
    await person(CREATE, input=target)
    parsed = parse_public_id(person.user_id or "")
    assert parsed is not None
    await profiles.keep_skill(
        services.db, parsed[1], skill_id("haskell"), proficiency=Level.ADVANCED, given={}
    )
    await refresh(services, user_id=str(parsed[1]))
    answer = await person(
        "{ learningPlans { nodes { revision steps { gains { skill { slug } } } } } }"
    )
    (plan,) = answer.data["learningPlans"]["nodes"]
    learned = {gain["skill"]["slug"] for step in plan["steps"] for gain in step["gains"]}
    assert "haskell" not in learned
    assert plan["revision"] == 2


async def test_matching_asks_for_a_caller(graph: Graph) -> None:
    for query in (
        "{ recommendedJobs { nodes { score } } }",
        "{ openingSkills { jobsOpened } }",
        '{ gapAnalysis(text: "Python") { hours } }',
        "{ learningPlans { nodes { id } } }",
    ):
        assert (await graph(query)).codes == ["UNAUTHENTICATED"]
