"""Erasing an account: nothing that is a person's stays, and nothing of others goes."""

import psycopg
from gateways import uploaded
from graph import Graph
from psycopg import sql

from domain.kit.config import Settings
from domain.kit.db import Base
from domain.kit.services import Services
from domain.kit.storage import LocalStorage
from domain.resumes.service import remove_file

DELETE = """
mutation ($password: String!) {
  deleteAccount(password: $password) {
    __typename
    ... on AccountDeleted { deletedId }
    ... on Refusal { message }
  }
}
"""
PASSWORD = "correct horse"


async def test_an_account_goes_with_all_that_is_its_owners(ada: Graph, settings: Settings) -> None:
    await uploaded(ada)
    await ada('mutation { saveCareerGoal(input: {goal: "A bakery"}) { __typename } }')
    await ada(
        'mutation { createLearningPlan(input: {targetSkills: [{skill: "docker"}]}) { __typename } }'
    )
    filled = rows(settings)
    assert {"resumes", "career_goals", "learning_plans", "profile_changes"} <= filled
    answer = await ada(DELETE, password=PASSWORD)
    assert answer.data["deleteAccount"] == {
        "__typename": "AccountDeleted",
        "deletedId": ada.user_id,
    }
    assert rows(settings) == set()
    assert (await ada("{ me { id } }")).codes == ["UNAUTHENTICATED"]
    again = await ada(DELETE, password=PASSWORD)
    assert again.data["deleteAccount"]["__typename"] == "WrongCredentials"


async def test_a_file_that_another_has_too_stays(
    ada: Graph, graph: Graph, services: Services
) -> None:
    eve = await graph.register("eve@example.com")
    await uploaded(ada)
    resume = await uploaded(eve)
    kept = files(services)
    assert len(kept) == 1
    await ada(DELETE, password=PASSWORD)
    await remove_files(services)
    assert files(services) == kept
    assert (await eve("query ($id: ID!) { resume(id: $id) { id } }", id=resume)).data["resume"]
    await eve(DELETE, password=PASSWORD)
    await remove_files(services)
    assert files(services) == []


async def test_the_password_is_asked_for_once_more(ada: Graph, settings: Settings) -> None:
    answer = await ada(DELETE, password="another horse")
    assert answer.data["deleteAccount"]["__typename"] == "WrongCredentials"
    assert "users" in rows(settings)
    for _ in range(settings.login_attempts_per_minute):
        answer = await ada(DELETE, password="another horse")
    assert answer.data["deleteAccount"]["__typename"] == "TooManyAttempts"
    assert "users" in rows(settings)


def rows(settings: Settings) -> set[str]:
    """The tables of people's own things that hold any."""
    tables = {
        table.name
        for table in Base.metadata.tables.values()
        if any(
            key.column.table.name == "users" and key.ondelete == "CASCADE"
            for key in table.foreign_keys
        )
    }
    with psycopg.connect(settings.dsn()) as connection:
        return {
            name
            for name in (*tables, "users")
            if connection.execute(
                sql.SQL("select from {} limit 1").format(sql.Identifier(name))
            ).fetchone()
            is not None
        }


def files(services: Services) -> list[str]:
    assert isinstance(services.storage, LocalStorage)
    return sorted(str(path) for path in services.storage.root.rglob("*") if path.is_file())


async def remove_files(services: Services) -> None:
    """Do the tasks that wait to remove files."""
    with psycopg.connect(services.settings.dsn(), autocommit=True) as connection:
        waiting = connection.execute(
            "delete from procrastinate_jobs where task_name = 'resumes:remove_file'"
            " returning args->>'file_key'"
        ).fetchall()
    for [file_key] in waiting:
        await remove_file(services, file_key)
