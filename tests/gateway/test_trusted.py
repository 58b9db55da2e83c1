"""Trusted documents: named by an operator, compiled at the start, alone run where that is set."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from gateways import calling, with_settings

from domain.kit.services import Services
from gateway.app import create_app
from gateway.trusted import BadManifestError, read_manifest

SKILL = "query Skill($slug: String!) { skill(slug: $slug) { name aliases {   name } } }"
LIST = "query List { skills(first: 2) { nodes { name } } }"


def sha256(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "documents.json"
    path.write_text(json.dumps({sha256(SKILL): SKILL, "list-1": LIST}))
    return path


@pytest.mark.parametrize("only", [False, True])
async def test_a_trusted_document_is_known_from_the_start(
    services: Services, manifest: Path, only: bool
) -> None:
    settings = {"trusted_documents": manifest, "trusted_documents_only": only}
    async with calling(services, **settings) as http:
        asked: list[dict[str, Any]] = [
            {"documentId": sha256(SKILL), "variables": {"slug": "python"}},
            {"query": SKILL, "variables": {"slug": "python"}},
            {"documentId": "list-1"},
        ]
        for body in asked:
            answer = (await http.post("/graphql", json=body)).json()
            assert "errors" not in answer, answer
        told = await http.get("/graphql", params={"documentId": "list-1"})
        assert len(told.json()["data"]["skills"]["nodes"]) == 2


async def test_others_are_run_only_where_that_is_wanted(services: Services, manifest: Path) -> None:
    others: list[dict[str, Any]] = [
        {"query": "{ __typename }"},
        {"query": SKILL + " "},
        {"documentId": "list-2"},
        {"query": "{"},
        {"query": "{ __schema { queryType { name } } }"},
    ]
    async with calling(services, trusted_documents=manifest, trusted_documents_only=True) as http:
        for body in others:
            answer = (await http.post("/graphql", json=body)).json()
            assert answer["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"
            assert "data" not in answer
    async with calling(services, trusted_documents=manifest) as http:
        answer = (await http.post("/graphql", json=others[0])).json()
        assert answer == {"data": {"__typename": "Query"}}


async def test_only_without_a_file_runs_nothing(services: Services) -> None:
    async with calling(services, trusted_documents_only=True) as http:
        answer = (await http.post("/graphql", json={"query": LIST})).json()
        assert answer["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "must be an object"),
        ('{"a": 1}', "must be an object"),
        ('{"sha256:00": "{ __typename }"}', "is not the hash"),
        ('{"md5:00": "{ __typename }"}', "is no id"),
        ('{"a": "{ nope }"}', "a: Cannot query field 'nope'"),
        ('{"a": "{"}', "a: Syntax Error"),
    ],
)
async def test_a_bad_file_is_told_at_the_start(
    services: Services, tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "documents.json"
    path.write_text(content)
    changed = with_settings(services, trusted_documents=path)
    with pytest.raises(BadManifestError, match=told):
        create_app(changed.settings, changed)


def test_a_missing_file_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(BadManifestError, match="can't be read: No such file"):
        read_manifest(tmp_path / "none.json")
