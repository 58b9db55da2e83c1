"""Errors as clients see them: codes, and faults of ours masked."""

import logging

import psycopg
import pytest
from graph import Graph
from graphql import GraphQLError
from outages import outage
from prometheus_client import REGISTRY

from domain.accounts.service import EmailTaken, TooManyAttempts
from domain.kit.config import Settings
from domain.kit.jwt import BadToken
from domain.kit.refusal import InvalidInput, NotFound, Refused, invalid
from domain.kit.services import Services
from domain.kit.telemetry import JsonLines
from gateway.errors import MASKED, code_of, formatted, problem, token_problem


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (InvalidInput(message="", field="a"), "BAD_USER_INPUT"),
        (NotFound(message="", id="x"), "NOT_FOUND"),
        (EmailTaken(message="", email="a"), "EMAIL_TAKEN"),
        (TooManyAttempts(message="", retry_after_s=1), "TOO_MANY_ATTEMPTS"),
    ],
)
def test_a_refusal_has_the_code_of_its_name(reason, code: str) -> None:  # type: ignore[no-untyped-def]
    assert code_of(Refused(reason)) == code


def test_a_refused_value_tells_its_field() -> None:
    error = GraphQLError("Too big.", original_error=invalid("first", "Too big."))
    assert formatted(error)["extensions"] == {"field": "first", "code": "BAD_USER_INPUT"}


def test_an_error_within_an_error_is_told_by_the_inner_one() -> None:
    inner = GraphQLError("x", original_error=RuntimeError("hunter2"))
    shown = formatted(GraphQLError("y", original_error=inner))
    assert shown["message"] == MASKED
    assert shown["extensions"]["code"] == "INTERNAL"
    assert "hunter2" not in str(shown)


def test_a_graphql_error_keeps_its_own_code_place_and_path() -> None:
    error = GraphQLError("Log in.", extensions={"code": "UNAUTHENTICATED"}, path=["me", 0])
    assert formatted(error) == {
        "message": "Log in.",
        "path": ["me", 0],
        "extensions": {"code": "UNAUTHENTICATED"},
    }


def test_a_statement_over_its_time_took_too_long() -> None:
    cancelled = psycopg.errors.QueryCanceled("canceling statement due to statement timeout")
    shown = formatted(GraphQLError("x", original_error=cancelled))
    assert shown["extensions"] == {"code": "TIMEOUT"}


def test_a_problem_is_one_error_and_what_more_there_is_to_say() -> None:
    body = problem("Wait.", "RATE_LIMITED", retryAfterS=3)
    extensions = {"code": "RATE_LIMITED", "requestId": None, "retryAfterS": 3}
    assert body == {"errors": [{"message": "Wait.", "extensions": extensions}]}


@pytest.mark.parametrize(("expired", "code"), [(True, "TOKEN_EXPIRED"), (False, "UNAUTHENTICATED")])
def test_a_bad_token_is_told_from_an_old_one(expired: bool, code: str) -> None:
    body = token_problem(BadToken(expired=expired))
    assert body["errors"][0]["extensions"]["code"] == code


async def test_a_fault_in_a_field_is_masked_with_the_id_that_is_logged(
    graph: Graph, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "learnbot")
    with psycopg.connect(settings.dsn(), autocommit=True) as connection:
        connection.execute("drop table skills cascade")
    graph.headers = {"x-request-id": "fault-0002", "x-learnbot-executor": "compiled"}
    answer = await graph("query ($s: String!) { skill(slug: $s) { slug } }", s="very-private")
    [error] = answer.body["errors"]
    assert error["message"] == MASKED
    assert error["path"] == ["skill"]
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "fault-0002"}
    lines = [JsonLines("api-gateway").format(record) for record in caplog.records]
    assert any('relation \\"skills\\" does not exist' in line for line in lines)
    assert not any("very-private" in line for line in lines)


def told(code: str) -> float:
    return REGISTRY.get_sample_value("learnbot_graphql_errors_total", {"code": code}) or 0


async def test_each_error_is_counted_once_by_its_code(graph: Graph, services: Services) -> None:
    codes = ("GRAPHQL_PARSE_FAILED", "UNAUTHENTICATED", "SERVICE_UNAVAILABLE", "NOT_ACCEPTABLE")
    before = {code: told(code) for code in codes}
    graph.headers = {"x-learnbot-executor": "compiled"}
    await graph("{")
    await graph.http.post("/graphql", headers={"authorization": "Bearer none"})
    async with outage(services):
        await graph('{ skill(slug: "python") { name } }')
    await graph.http.get("/graphql?query={__typename}", headers={"accept": "image/png"})
    assert {code: told(code) - number for code, number in before.items()} == dict.fromkeys(codes, 1)
