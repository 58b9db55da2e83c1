"""/export: everything that is kept about a person, and nothing of anyone else."""

import io
import json
import zipfile
from typing import Any

import httpx
import psycopg
from gateways import calling, uploaded
from graph import Graph
from keys import administrator, create
from samples import resume_pdf

from domain.export import kept
from domain.kit.config import Settings
from domain.kit.db import Base
from domain.kit.ids import uuid7
from domain.kit.services import Services

GOAL = "mutation ($goal: String!) { saveCareerGoal(input: {goal: $goal}) { __typename } }"
PLAN = """
mutation { createLearningPlan(input: {targetSkills: [{skill: "docker"}]}) { __typename } }
"""
UPLOAD = "mutation ($file: Upload!) { uploadResume(file: $file) { __typename } }"
DELETE = 'mutation { deleteAccount(password: "correct horse") { __typename } }'

# The tables whose rows go with a user's, told by PostgreSQL itself.
OWNED = """
with recursive owned as (
  select 'users'::regclass::oid as id
  union
  select conrelid from pg_constraint join owned on confrelid = owned.id
  where contype = 'f' and confdeltype = 'c'
)
select relname from pg_class join owned on owned.id = pg_class.oid
"""


async def get(services: Services, token: str | None, **changed: Any) -> httpx.Response:
    headers = {} if token is None else {"authorization": f"Bearer {token}"}
    async with calling(services, **changed) as http:
        return await http.get("/export", headers=headers)


def unpacked(answer: httpx.Response) -> dict[str, bytes]:
    """The archive's files by their names."""
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


async def test_the_archive_holds_what_is_the_persons_and_no_other(
    ada: Graph, graph: Graph, services: Services
) -> None:
    eve = await graph.register("eve@example.com", "Eve Sample")
    await eve(GOAL, goal="A brewery")
    await uploaded(ada)
    await ada(GOAL, goal="A bakery")
    await ada(PLAN)
    answer = await get(services, ada.token)
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == 'attachment; filename="learnbot.zip"'
    assert answer.headers["cache-control"] == "private, no-store"
    found = unpacked(answer)
    assert [name for name in found if name.startswith("resumes/")] == ["resumes/1 cv.pdf"]
    assert found["resumes/1 cv.pdf"] == resume_pdf()
    [user] = json.loads(found["data/users.json"])
    assert user["email"] == "ada@example.com"
    assert [goal["goal"] for goal in json.loads(found["data/career_goals.json"])] == ["A bakery"]
    targets = json.loads(found["data/plan_targets.json"])
    assert "Docker" in {target["skill"] for target in targets}
    everything = b"".join(found.values())
    assert b"eve@example.com" not in everything
    assert b"A brewery" not in everything


async def test_all_that_an_erasure_would_take_is_there_but_secrets(
    ada: Graph, services: Services, settings: Settings
) -> None:
    found = unpacked(await get(services, ada.token))
    with psycopg.connect(settings.dsn()) as connection:
        owned = {name for [name] in connection.execute(OWNED)}
        [secret] = connection.execute("select password_hash from users").fetchone() or [""]
    assert {f"data/{name}.json" for name in owned} == {n for n in found if n.startswith("data/")}
    assert len(owned) > 15
    assert secret.encode() not in b"".join(found.values())
    [token] = json.loads(found["data/refresh_tokens.json"])
    assert sorted(token) == ["expires_at", "session_id", "used_at"]
    told = {
        f"{name}.{column.name}"
        for name in owned
        for column in Base.metadata.tables[name].columns
        if any(word in column.name for word in ("hash", "token", "password"))
        and not column.info.get("secret")
    }
    assert not told


async def test_a_file_that_is_gone_is_left_out_and_names_stay_in_their_folder(
    ada: Graph, services: Services
) -> None:
    await ada.upload(UPLOAD, "../../up.pdf", resume_pdf(), "application/pdf")
    found = unpacked(await get(services, ada.token))
    [name] = [name for name in found if name.startswith("resumes/")]
    assert name.count("/") == 1
    [resume] = json.loads(found["data/resumes.json"])
    await services.storage.delete(resume["file_key"])
    assert name not in unpacked(await get(services, ada.token))


async def test_only_a_person_with_a_token_has_an_archive(
    ada: Graph, graph: Graph, services: Services
) -> None:
    admin = await administrator(graph, services)
    key = (await create(admin))["secret"]
    for token in (None, "nonsense", key):
        answer = await get(services, token)
        assert answer.status_code == 401
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    await ada(DELETE)
    assert (await get(services, ada.token)).status_code == 401


async def test_it_is_had_so_often_and_no_more(ada: Graph, graph: Graph, services: Services) -> None:
    eve = await graph.register("eve@example.com")
    mine, hers = ({"authorization": f"Bearer {one.token}"} for one in (ada, eve))
    async with calling(services, exports_per_hour=2) as http:
        statuses = [(await http.get("/export", headers=mine)).status_code for _ in range(3)]
        refused = await http.get("/export", headers=mine)
        assert (await http.get("/export", headers=hers)).status_code == 200
    assert statuses == [200, 200, 429]
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_of_nobody_nothing_is_kept(services: Services) -> None:
    found = await kept(services.db, uuid7())
    assert not any(found.rows.values())
    assert not found.files
