"""Results of tests: recorded by administrators and keys, seen by the person, below their word."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from graph import Graph
from keys import administrator, create, partner, revoke, rotate

from domain.kit.ids import parse_public_id
from domain.kit.services import Services
from domain.profiles.service import FromResume, take_resume
from domain.skills.values import skill_id

RECORD = """
mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) {
  __typename
  ... on AssessmentRecorded { repeated assessment { id level score provider skill { slug } } }
  ... on InvalidInput { field }
  ... on NotFound { id }
  ... on AssessmentKeyTaken { key }
} }
"""
WITHDRAW = """mutation ($id: ID!) { withdrawAssessment(id: $id) {
  __typename ... on AssessmentWithdrawn { withdrawnId } } }"""
HELD = """{ me { profile { skills {
  proficiency years lastUsedOn implied source confidence
  evidence { text itemId assessmentId } skill { slug } } } } }"""
KEPT = "{ me { profile { assessments { id key level score takenAt } } } }"
HISTORY = """{ me { profile { history(first: 20) {
  nodes { subject source before after } } } } }"""


@pytest.fixture
async def admin(graph: Graph, services: Services) -> Graph:
    return await administrator(graph, services)


@pytest.fixture
async def ben(admin: Graph) -> Graph:
    """A person without rights; comes after the administrator."""
    return await admin.register("ben@example.com", "Ben Sample")


def given(**other: Any) -> dict[str, Any]:
    python = f"skill_{skill_id('python').hex}"
    return {
        "skillId": python,
        "email": "ben@example.com",
        "provider": "Sample Tests",
        "key": "result-1",
        "level": "ADVANCED",
        "score": 87.5,
        "takenAt": "2026-03-01T09:30:00Z",
    } | other


async def record(client: Graph, **other: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await client(RECORD, input=given(**other))).data["recordAssessment"]
    return found


async def held(client: Graph) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client(HELD)).data["me"]["profile"]["skills"]
    return found


def key_of(client: Graph) -> UUID:
    parsed = parse_public_id(client.user_id or "")
    assert parsed is not None
    return parsed[1]


async def test_a_result_becomes_evidence_and_history(admin: Graph, ben: Graph) -> None:
    recorded = await record(admin)
    id = recorded["assessment"]["id"]
    assert recorded == {
        "__typename": "AssessmentRecorded",
        "repeated": False,
        "assessment": {
            "id": id,
            "level": "ADVANCED",
            "score": 87.5,
            "provider": "Sample Tests",
            "skill": {"slug": "python"},
        },
    }
    assert await held(ben) == [
        {
            "proficiency": "ADVANCED",
            "years": None,
            "lastUsedOn": None,
            "implied": False,
            "source": "ASSESSMENT",
            "confidence": 1.0,
            "evidence": [
                {
                    "text": "Sample Tests: advanced, 87.5 % (2026-03-01)",
                    "itemId": None,
                    "assessmentId": id,
                }
            ],
            "skill": {"slug": "python"},
        }
    ]
    history = (await ben(HISTORY)).data["me"]["profile"]["history"]["nodes"]
    told = [(one["subject"], one["source"], one["before"]) for one in history]
    assert told == [
        ("SKILL", "ASSESSMENT", None),
        ("PROFILE", "ASSESSMENT", None),
        ("ASSESSMENT", "ASSESSMENT", None),
    ]


async def test_a_retry_does_nothing_and_another_result_under_the_key_is_refused(
    admin: Graph, ben: Graph
) -> None:
    first = await record(admin)
    before = (await ben(HISTORY)).data
    assert await record(admin) == first | {"repeated": True}
    assert await record(admin, level="EXPERT") == {
        "__typename": "AssessmentKeyTaken",
        "key": "result-1",
    }
    assert (await ben(HISTORY)).data == before
    assert len((await ben(KEPT)).data["me"]["profile"]["assessments"]) == 1


async def test_the_same_result_sent_many_times_at_once_is_kept_once(
    admin: Graph, ben: Graph
) -> None:
    found = await asyncio.gather(
        *(
            admin.http.post(
                "/graphql",
                json={"query": RECORD, "variables": {"input": given()}},
                headers={"authorization": f"Bearer {admin.token}"},
            )
            for _ in range(5)
        )
    )
    outcomes = [one.json()["data"]["recordAssessment"] for one in found]
    assert sorted(one["repeated"] for one in outcomes) == [False, True, True, True, True]
    assert len({one["assessment"]["id"] for one in outcomes}) == 1


async def test_the_newest_result_counts_whichever_came_first_and_a_withdrawn_one_no_more(
    admin: Graph, ben: Graph
) -> None:
    newest = await record(admin, level="EXPERT", score=None)
    await record(admin, key="result-0", level="BEGINNER", takenAt="2025-01-01T00:00:00Z")
    (skill,) = await held(ben)
    assert skill["proficiency"] == "EXPERT"
    assert skill["evidence"][0]["text"] == "Sample Tests: expert (2026-03-01)"
    kept = (await ben(KEPT)).data["me"]["profile"]["assessments"]
    assert [one["key"] for one in kept] == ["result-1", "result-0"]
    id = newest["assessment"]["id"]
    gone = {"__typename": "AssessmentWithdrawn", "withdrawnId": id}
    assert (await admin(WITHDRAW, id=id)).data["withdrawAssessment"] == gone
    assert (await admin(WITHDRAW, id=id)).data["withdrawAssessment"] == {"__typename": "NotFound"}
    assert [one["proficiency"] for one in await held(ben)] == ["BEGINNER"]
    (older,) = (await ben(KEPT)).data["me"]["profile"]["assessments"]
    await admin(WITHDRAW, id=older["id"])
    assert await held(ben) == []
    assert (await record(admin))["repeated"] is False  # the key is free again


async def test_it_stands_above_the_resume_whose_years_remain_and_below_the_persons_word(
    admin: Graph, ben: Graph, services: Services
) -> None:
    read = {
        "skill_id": skill_id("python"),
        "proficiency": "beginner",
        "years": 6,
        "evidence": [{"itemId": "resume_item_1", "text": "Python", "start": 0, "end": 6}],
    }
    async with services.db.transaction() as session:
        await take_resume(session, key_of(ben), FromResume(skills=[read]), entries_limit=9)
    await record(admin)
    (skill,) = await held(ben)
    assert (skill["proficiency"], skill["years"], skill["source"]) == ("ADVANCED", 6, "ASSESSMENT")
    assert [one["text"] for one in skill["evidence"]] == [
        "Sample Tests: advanced, 87.5 % (2026-03-01)",
        "Python",
    ]
    async with services.db.transaction() as session:  # another resume leaves the result alone
        await take_resume(session, key_of(ben), FromResume(), entries_limit=9)
    (skill,) = await held(ben)
    assert (skill["proficiency"], skill["years"]) == ("ADVANCED", None)
    keep = """mutation ($id: ID!) { keepSkill(input: {skillId: $id, proficiency: BEGINNER})
        { __typename } }"""
    await ben(keep, id=given()["skillId"])
    (skill,) = await held(ben)
    assert (skill["proficiency"], skill["source"]) == ("BEGINNER", "MANUAL")
    await ben(
        "mutation ($id: ID!) { dropSkill(skillId: $id) { __typename } }", id=given()["skillId"]
    )
    await record(admin, key="result-2", takenAt="2026-04-01T00:00:00Z")
    assert await held(ben) == []


@pytest.mark.parametrize(
    ("wrong", "outcome"),
    [
        ({"provider": " "}, {"__typename": "InvalidInput", "field": "provider"}),
        ({"key": "k" * 201}, {"__typename": "InvalidInput", "field": "key"}),
        ({"score": 100.5}, {"__typename": "InvalidInput", "field": "score"}),
        ({"takenAt": "2999-01-01T00:00:00Z"}, {"__typename": "InvalidInput", "field": "takenAt"}),
        ({"userId": "user_0"}, {"__typename": "NotFound", "id": "user_0"}),
        ({"email": None}, {"__typename": "InvalidInput", "field": "userId"}),
        ({"email": "eve@example.com"}, {"__typename": "NotFound", "id": "eve@example.com"}),
        (
            {"userId": "user_" + "0" * 32, "email": None},
            {"__typename": "NotFound", "id": "user_" + "0" * 32},
        ),
        (
            {"skillId": "skill_" + "0" * 32},
            {"__typename": "NotFound", "id": "skill_" + "0" * 32},
        ),
    ],
)
async def test_a_bad_result_is_refused_and_nothing_is_kept(
    admin: Graph, ben: Graph, wrong: dict[str, Any], outcome: dict[str, Any]
) -> None:
    assert await record(admin, **wrong) == outcome
    assert (await ben("{ me { profile { updatedAt } } }")).data == {"me": {"profile": None}}


async def test_the_person_may_be_told_by_id_and_only_administrators_record(
    admin: Graph, ben: Graph
) -> None:
    assert (await ben(RECORD, input=given())).codes == ["FORBIDDEN"]
    assert (await ben(WITHDRAW, id="assessment_0")).codes == ["FORBIDDEN"]
    by_id = await record(admin, email=None, userId=ben.user_id)
    assert by_id["__typename"] == "AssessmentRecorded"
    assert len(await held(ben)) == 1


async def test_erasing_the_account_erases_its_results(
    admin: Graph, ben: Graph, services: Services
) -> None:
    await record(admin)
    async with services.db.transaction() as session:
        await session.connection.execute("DELETE FROM users WHERE id = %s", [key_of(ben)])
        cursor = await session.connection.execute(
            "SELECT (SELECT count(*) FROM assessments), (SELECT count(*) FROM profile_changes)"
        )
        assert await cursor.fetchone() == (0, 0)


async def test_a_partners_key_reports_for_its_owner_and_is_on_record(
    admin: Graph, ben: Graph, services: Services
) -> None:
    made = await create(admin)
    recorded = await record(partner(admin, made))
    assert recorded["__typename"] == "AssessmentRecorded"
    assert [one["source"] for one in await held(ben)] == ["ASSESSMENT"]
    await record(admin, key="by hand")
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            "SELECT a.key, k.owner, u.email FROM assessments a"
            " LEFT JOIN api_keys k ON k.id = recorded_by_key_id"
            " LEFT JOIN users u ON u.id = recorded_by_id ORDER BY a.key"
        )
        assert await cursor.fetchall() == [
            ("by hand", None, "root@example.com"),
            ("result-1", "Sample Tests", None),
        ]


async def test_a_key_speaks_for_no_other_provider(admin: Graph, ben: Graph) -> None:
    caller = partner(admin, await create(admin, owner="Other Tests"))
    assert await record(caller) == {"__typename": "InvalidInput", "field": "provider"}
    assert (await record(caller, provider="Other Tests "))["__typename"] == "AssessmentRecorded"


async def test_a_key_takes_back_what_it_recorded_itself_rotated_or_not(
    admin: Graph, ben: Graph
) -> None:
    made, other = await create(admin), await create(admin)
    by_key, by_hand = await record(partner(admin, made)), await record(admin, key="result-2")
    gone = {"__typename": "NotFound"}
    for id in (by_key["assessment"]["id"], by_hand["assessment"]["id"]):
        refused = await partner(admin, other)(WITHDRAW, id=id)
        assert refused.data["withdrawAssessment"] == gone
    turned = await rotate(admin, made)
    assert len((await ben(KEPT)).data["me"]["profile"]["assessments"]) == 2
    withdrawn = await partner(admin, turned)(WITHDRAW, id=by_key["assessment"]["id"])
    assert withdrawn.data["withdrawAssessment"]["__typename"] == "AssessmentWithdrawn"
    assert len((await ben(KEPT)).data["me"]["profile"]["assessments"]) == 1


async def test_a_key_that_may_not_records_nothing(admin: Graph, ben: Graph) -> None:
    reader = partner(admin, await create(admin, scopes=["SKILLS_READ"]))
    assert (await reader(RECORD, input=given())).codes == ["FORBIDDEN"]
    made = await create(admin)
    await revoke(admin, made)
    assert (await partner(admin, made)(RECORD, input=given())).codes == ["API_KEY_REVOKED"]
    assert (await ben(KEPT)).data == {"me": {"profile": None}}
