"""Cursors that clients send: of another list, made up or broken, they are refused by every list."""

import base64
import json
from typing import Any

import pytest
from graph import Graph

KEY = ["u", "0" * 32]
MOMENT = ["t", "2026-01-31T09:30:00+00:00"]

# What each list is sorted by, as its cursors hold it.
LISTS: dict[str, list[Any]] = {
    "skills(after: $at) { nodes { slug } }": ["python"],
    "occupations(after: $at) { nodes { name } }": ["Baker", KEY],
    "jobs(after: $at) { nodes { title } }": [MOMENT, KEY],
    'jobs(query: "python", after: $at) { nodes { title } }': [0.5, KEY],
    "resources(after: $at) { nodes { title } }": ["Bread", KEY],
    'resources(query: "python", after: $at) { nodes { title } }': [0.5, KEY],
    "learningPlans(after: $at) { nodes { title } }": [KEY],
    "recommendedJobs(after: $at) { nodes { score } }": [50, KEY],
    "me { resumes(after: $at) { nodes { id } } }": [KEY],
}
BROKEN: list[Any] = [
    [],
    [None],
    [{"a": 1}],
    [[]],
    [["x", "1"]],
    [["u", 1]],
    [["t", "yesterday"]],
    ["\0"],
    [True, KEY],
    {"a": 1},
    "python",
]


def cursor(position: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(position).encode()).decode().rstrip("=")


@pytest.mark.parametrize("asked", LISTS)
async def test_a_list_takes_its_own_cursors_and_no_others(ada: Graph, asked: str) -> None:
    own = LISTS[asked]
    query = f"query ($at: String) {{ {asked} }}"
    assert (await ada(query, at=cursor(own))).codes == []
    others = [other for other in LISTS.values() if list(map(type, other)) != list(map(type, own))]
    headers = {"authorization": f"Bearer {ada.token}"}
    for position in [*others, *BROKEN]:
        body = {"query": query, "variables": {"at": cursor(position)}}
        answer = (await ada.http.post("/graphql", json=body, headers=headers)).json()
        codes = [error["extensions"]["code"] for error in answer["errors"]]
        assert codes == ["BAD_USER_INPUT"], position


async def test_a_refusal_names_the_argument(ada: Graph) -> None:
    query = "query ($at: String) { skills(last: 2, before: $at) { nodes { slug } } }"
    for position in ([KEY], "python"):
        answer = await ada(query, at=cursor(position))
        assert [error["extensions"]["field"] for error in answer.body["errors"]] == ["before"]
