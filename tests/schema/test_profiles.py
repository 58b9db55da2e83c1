"""Profiles through the graph: what a person says of themselves, and its history."""

import json
from typing import Any

import pytest
from graph import Graph

from domain.kit.services import Services

SAVE_WORK = """
mutation ($input: WorkExperienceInput!) {
  saveWorkExperience(input: $input) {
    __typename
    ... on ProfileEntrySaved { entry { ... on WorkExperience { id title isCurrent source } } }
    ... on InvalidInput { field message }
    ... on NotFound { id }
  }
}
"""
WORK = "{ me { profile { work { id title durationMonths } } } }"


async def save_work(client: Graph, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await client(SAVE_WORK, input=given)).data["saveWorkExperience"]
    return found


async def test_a_position_is_added_changed_and_removed(ada: Graph) -> None:
    saved = await save_work(ada, title="Welder", startOn="2020-01-01", endOn="2020-12-01")
    id = saved["entry"]["id"]
    assert saved["entry"] == {"id": id, "title": "Welder", "isCurrent": False, "source": "MANUAL"}
    await save_work(ada, id=id, title="Lead welder", startOn="2020-01-01", endOn="2020-12-01")
    assert (await ada(WORK)).data["me"]["profile"]["work"] == [
        {"id": id, "title": "Lead welder", "durationMonths": 12}
    ]
    removed = await ada(
        "mutation ($id: ID!) { removeProfileEntry(id: $id)"
        " { ... on ProfileEntryRemoved { removedId } } }",
        id=id,
    )
    assert removed.data == {"removeProfileEntry": {"removedId": id}}
    assert (await ada(WORK)).data["me"]["profile"]["work"] == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "A", "startOn": "2021-01-01", "endOn": "2020-01-01"}, "endOn"),
        ({"title": "A", "isCurrent": True, "endOn": "2020-01-01"}, "endOn"),
        ({"title": "x" * 10_001}, "title"),
    ],
)
async def test_a_bad_position_is_refused_with_its_field_and_nothing_is_kept(
    ada: Graph, given: dict[str, Any], field: str
) -> None:
    refused = await save_work(ada, **given)
    assert refused["__typename"] == "InvalidInput"
    assert refused["field"] == field
    assert (await ada("{ me { profile { work { id } } } }")).data == {"me": {"profile": None}}


async def test_a_profile_holds_so_many_entries_and_takes_one_more_when_one_is_gone(
    ada: Graph, services: Services
) -> None:
    services.settings.profile_entries_limit = 1
    id = (await save_work(ada, title="Welder"))["entry"]["id"]
    refused = await save_work(ada, title="Fitter")
    assert refused == {
        "__typename": "InvalidInput",
        "field": "id",
        "message": "A profile holds 1 entries of a kind: remove one first.",
    }
    assert (await save_work(ada, title="Welder"))["entry"]["id"] == id
    changed = await save_work(ada, id=id, title="Lead welder")
    assert changed["__typename"] == "ProfileEntrySaved"
    assert [one["title"] for one in (await ada(WORK)).data["me"]["profile"]["work"]] == [
        "Lead welder"
    ]
    await ada(f'mutation {{ removeProfileEntry(id: "{id}") {{ __typename }} }}')
    assert (await save_work(ada, title="Fitter"))["__typename"] == "ProfileEntrySaved"


async def test_the_history_tells_every_change_before_and_after(ada: Graph) -> None:
    await ada('mutation { updateProfile(input: {headline: "Welder"}) { __typename } }')
    await ada('mutation { updateProfile(input: {headline: "Pipe welder"}) { __typename } }')
    await ada('mutation { updateProfile(input: {headline: "Pipe welder"}) { __typename } }')
    answer = await ada(
        "{ me { profile { headline"
        " history(first: 10) { nodes { subject source before after } } } } }"
    )
    profile = answer.data["me"]["profile"]
    assert profile["headline"] == "Pipe welder"
    told = [
        (one["subject"], (one["before"] or {}).get("headline"), one["after"]["headline"])
        for one in profile["history"]["nodes"]
    ]
    # Newest first; the same value a third time is no change.
    assert told == [
        ("PROFILE", "Welder", "Pipe welder"),
        ("PROFILE", None, "Welder"),
        ("PROFILE", None, None),
    ]


async def test_null_empties_and_what_is_left_out_stays(ada: Graph) -> None:
    await ada('mutation { updateProfile(input: {headline: "A", city: "Bern"}) { __typename } }')
    answer = await ada(
        "mutation { updateProfile(input: {city: null})"
        " { ... on ProfileUpdated { profile { headline city } } } }"
    )
    assert answer.data["updateProfile"]["profile"] == {"headline": "A", "city": None}


async def test_bad_preferences_are_refused(ada: Graph) -> None:
    for given, field in (
        ("salaryMin: -1", "salaryMin"),
        ('salaryCurrency: "euro"', "salaryCurrency"),
        ('salaryCurrency: "ÄÖÜ"', "salaryCurrency"),
        (f"titles: {json.dumps(['x'] * 201)}", "titles"),
        (f'titles: ["{"x" * 10_001}"]', "titles"),
        ("yearsExperience: 81", "yearsExperience"),
    ):
        answer = await ada(
            f"mutation {{ updateProfile(input: {{{given}}})"
            " { ... on InvalidInput { field } } }"
        )
        assert answer.data == {"updateProfile": {"field": field}}


async def test_the_persons_word_on_a_skill_wins_and_a_dropped_one_is_gone(ada: Graph) -> None:
    skill = (await ada('{ skill(slug: "python") { id } }')).data["skill"]["id"]
    keep = (
        "mutation ($id: ID!, $level: SkillLevel!) { keepSkill(input: {skillId: $id,"
        " proficiency: $level, years: 4.5, isPrimary: true}) { ... on ProfileEntrySaved"
        " { entry { ... on HeldSkill { proficiency years source } } } } }"
    )
    for level in ("ADVANCED", "EXPERT"):
        saved = await ada(keep, id=skill, level=level)
        assert saved.data["keepSkill"]["entry"] == {
            "proficiency": level,
            "years": 4.5,
            "source": "MANUAL",
        }
    held = "{ me { profile { skills { proficiency skill { slug } } } } }"
    assert (await ada(held)).data["me"]["profile"]["skills"] == [
        {"proficiency": "EXPERT", "skill": {"slug": "python"}}
    ]
    drop = "mutation ($id: ID!) { dropSkill(skillId: $id) { __typename } }"
    assert (await ada(drop, id=skill)).data == {"dropSkill": {"__typename": "ProfileEntryRemoved"}}
    assert (await ada(held)).data["me"]["profile"]["skills"] == []
    assert (await ada(drop, id=skill)).data == {"dropSkill": {"__typename": "NotFound"}}


async def test_completeness_counts_what_is_there(ada: Graph) -> None:
    query = "{ me { profile { completeness { score missing { part points } } } } }"
    await ada('mutation { updateProfile(input: {headline: "A"}) { __typename } }')
    found = (await ada(query)).data["me"]["profile"]["completeness"]
    assert found["score"] == 10
    assert found["score"] + sum(one["points"] for one in found["missing"]) == 100
    assert found["missing"][0]["points"] == 20
    await save_work(ada, title="Welder")
    assert (await ada(query)).data["me"]["profile"]["completeness"]["score"] == 30
