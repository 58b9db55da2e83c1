"""The limit: no GraphQL at all, one hand-written statement a request that gives its JSON whole."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_ID = "'{0}_' || replace({1}::text, '-', '')"
_MOMENT = """to_char(j.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""
_NEWEST = """(select * from jobs where status = 'open'
              order by posted_at desc, id desc limit %(first)s) j"""

SINGLE = f"""
select json_build_object('data', json_build_object('job', json_build_object(
  'id', {_ID.format("job", "j.id")}, 'title', j.title, 'description', j.description,
  'workplace', upper(j.workplace), 'employmentType', upper(j.employment_type),
  'level', upper(j.level), 'city', j.city, 'country', j.country, 'applyUrl', j.apply_url,
  'postedAt', {_MOMENT})))::text
from jobs j where j.id = %(id)s
"""

PAGE = f"""
select json_build_object('data', json_build_object('jobs', json_build_object('nodes',
  json_agg(json_build_object(
    'id', {_ID.format("job", "j.id")}, 'title', j.title, 'postedAt', {_MOMENT},
    'company', (select json_build_object('id', {_ID.format("company", "c.id")}, 'name', c.name)
                from companies c where c.id = j.company_id),
    'skills', (select json_agg(json_build_object('weight', js.weight, 'skill',
                 json_build_object('id', {_ID.format("skill", "s.id")}, 'name', s.name))
                 order by js.weight desc, js.skill_id)
               from job_skills js join skills s on s.id = js.skill_id where js.job_id = j.id))
    order by j.posted_at desc, j.id desc))))::text
from {_NEWEST}
"""

DEEP = f"""
select json_build_object('data', json_build_object('jobs', json_build_object('nodes',
  json_agg(json_build_object(
    'id', {_ID.format("job", "j.id")}, 'title', j.title,
    'skills', (select json_agg(json_build_object('skill',
                 json_build_object('id', {_ID.format("skill", "s.id")}, 'name', s.name,
                   'resources', coalesce((
                     select json_agg(json_build_object('title', r.title, 'provider', r.provider,
                                                       'url', r.url))
                     from (select r.* from resource_skills rs
                           join resources r on r.id = rs.resource_id
                           where rs.skill_id = s.id and r.status = 'active'
                           order by rs.level_from, r.hours, r.id limit 3) r), '[]')))
                 order by js.weight desc, js.skill_id)
               from job_skills js join skills s on s.id = js.skill_id where js.job_id = j.id))
    order by j.posted_at desc, j.id desc))))::text
from {_NEWEST}
"""

STATEMENTS = {"Single": SINGLE, "Page": PAGE, "Deep": DEEP}
pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=10,
    open=False,
    kwargs={"autocommit": True, "prepare_threshold": 2},
)


async def answer(request: Request) -> Response:
    """Answer by the operation's name: the document is not read."""
    body = json.loads(await request.body())
    values = dict(body["variables"])
    if "id" in values:
        values["id"] = UUID(hex=values["id"].rpartition("_")[2])
    async with pool.connection() as connection:
        cursor = await connection.execute(STATEMENTS[body["operationName"]], values)
        row = await cursor.fetchone()
    assert row is not None
    return Response(row[0], media_type="application/json")


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[None]:
    async with pool:
        yield


app = Starlette(routes=[Route("/graphql", answer, methods=["POST"])], lifespan=lifespan)
