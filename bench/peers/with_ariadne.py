"""Ariadne as its documentation shows it: the schema in SDL, resolvers bound to it, DataLoaders.

Rows come from hand-written SQL, as for the peers on Node, whose schema this is.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.dataloader import DataLoader

# Not among the project's own packages: installed where servers.py looks (README.md).
ariadne: Any = import_module("ariadne")
ariadne_asgi: Any = import_module("ariadne.asgi")

Row: TypeAlias = dict[str, Any]
_SCHEMA = Path(__file__).parents[1] / "node" / "schema.graphql"
_JOB = """select id, title, company_id, description, workplace, employment_type, level, city,
 country, apply_url, posted_at from jobs"""
_RESOURCES = """
select asked.place::int, r.title, r.provider, r.url
from unnest(%(keys)s::uuid[], %(firsts)s::int[]) with ordinality asked(key, first, place)
cross join lateral (
  select r.title, r.provider, r.url
  from resource_skills rs join resources r on r.id = rs.resource_id
  where rs.skill_id = asked.key and r.status = 'active'
  order by rs.level_from, r.hours, r.id limit asked.first
) r order by asked.place
"""
pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=10,
    open=False,
    kwargs={"autocommit": True, "prepare_threshold": 2},
)


async def rows(text: str, **values: Any) -> list[Row]:
    async with pool.connection() as connection:
        cursor = connection.cursor(row_factory=dict_row, binary=True)
        return await (await cursor.execute(text.encode(), values)).fetchall()


def one(text: str) -> DataLoader[UUID, Row | None]:
    async def load(keys: list[UUID]) -> Sequence[Row | None]:
        found = {row["id"]: row for row in await rows(text, keys=keys)}
        return [found.get(key) for key in keys]

    return DataLoader(load_fn=load)


async def skills_of_jobs(keys: list[UUID]) -> list[list[Row]]:
    found: dict[UUID, list[Row]] = {key: [] for key in keys}
    text = """select job_id, skill_id, weight from job_skills where job_id = any(%(keys)s)
        order by weight desc, skill_id"""
    for row in await rows(text, keys=keys):
        found[row["job_id"]].append(row)
    return list(found.values())


async def resources_of_skills(keys: list[tuple[UUID, int]]) -> list[list[Row]]:
    found: list[list[Row]] = [[] for _ in keys]
    ids, firsts = map(list, zip(*keys, strict=True))
    for row in await rows(_RESOURCES, keys=ids, firsts=firsts):
        found[row["place"] - 1].append(row)
    return found


def loaders(_request: Any, _data: Any = None) -> dict[str, Any]:
    """The context of one request."""
    return {
        "company": one("select id, name from companies where id = any(%(keys)s)"),
        "skill": one("select id, name from skills where id = any(%(keys)s)"),
        "skills": DataLoader(load_fn=skills_of_jobs),
        "resources": DataLoader(load_fn=resources_of_skills),
    }


def public_id(prefix: str) -> Callable[[Row, Any], str]:
    return lambda row, _info: f"{prefix}_{row['id'].hex}"


def upper(name: str) -> Callable[[Row, Any], str | None]:
    return lambda row, _info: row[name].upper() if row[name] else None


def moment(row: Row, _info: Any) -> str:
    return f"{row['posted_at'].astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def loaded(loader: str, name: str) -> Callable[[Row, Any], Awaitable[Any]]:
    return lambda row, info: info.context[loader].load(row[name])


async def job(_root: None, _info: Any, id: str) -> Row | None:
    found = await rows(f"{_JOB} where id = %(id)s", id=UUID(hex=id.rpartition("_")[2]))
    return found[0] if found else None


async def jobs(_root: None, _info: Any, first: int) -> dict[str, list[Row]]:
    text = f"{_JOB} where status = 'open' order by posted_at desc, id desc limit %(first)s"
    return {"nodes": await rows(text, first=first)}


RESOLVERS: dict[str, dict[str, Callable[..., Any]]] = {
    "Query": {"job": job, "jobs": jobs},
    "Job": {
        "id": public_id("job"),
        "workplace": upper("workplace"),
        "employmentType": upper("employment_type"),
        "level": upper("level"),
        "postedAt": moment,
        "company": loaded("company", "company_id"),
        "skills": loaded("skills", "id"),
    },
    "JobSkill": {"skill": loaded("skill", "skill_id")},
    "Company": {"id": public_id("company")},
    "Skill": {
        "id": public_id("skill"),
        "resources": lambda row, info, first: info.context["resources"].load((row["id"], first)),
    },
}


def bound(name: str, resolvers: dict[str, Callable[..., Any]]) -> Any:
    kind = ariadne.ObjectType(name)
    for field, resolve in resolvers.items():
        kind.set_field(field, resolve)
    return kind


schema = ariadne.make_executable_schema(
    _SCHEMA.read_text(encoding="utf-8"),
    *(bound(name, resolvers) for name, resolvers in RESOLVERS.items()),
    convert_names_case=True,
)


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[None]:
    async with pool:
        yield


app = Starlette(
    routes=[Route("/graphql", ariadne_asgi.GraphQL(schema, context_value=loaders))],
    lifespan=lifespan,
)
