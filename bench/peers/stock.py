"""Strawberry as its documentation shows it: DataLoaders over SQLAlchemy's async ORM."""

import datetime
import os
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader

from domain.jobs import models as jobs
from domain.learning import models as learning
from domain.skills import models as skills

_URL = os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://")
sessions = async_sessionmaker(
    create_async_engine(_URL, pool_size=10, max_overflow=0), expire_on_commit=False
)


def public_id(prefix: str, key: UUID) -> strawberry.ID:
    return strawberry.ID(f"{prefix}_{key.hex}")


def upper(text: str | None) -> str | None:
    return text.upper() if text else None


@strawberry.type
class Resource:
    title: str
    provider: str
    url: str


@strawberry.type
class Skill:
    row: strawberry.Private[skills.Skill]
    name: str

    @strawberry.field
    def id(self) -> strawberry.ID:
        return public_id("skill", self.row.id)

    @strawberry.field
    async def resources(self, info: strawberry.Info, first: int) -> list[Resource]:
        rows = await info.context["resources"].load((self.row.id, first))
        return [Resource(title=row.title, provider=row.provider, url=row.url) for row in rows]


@strawberry.type
class JobSkill:
    row: strawberry.Private[jobs.JobSkill]
    weight: float

    @strawberry.field
    async def skill(self, info: strawberry.Info) -> Skill | None:
        row = await info.context["skill"].load(self.row.skill_id)
        return Skill(row=row, name=row.name)


@strawberry.type
class Company:
    row: strawberry.Private[jobs.Company]
    name: str

    @strawberry.field
    def id(self) -> strawberry.ID:
        return public_id("company", self.row.id)


@strawberry.type
class Job:
    row: strawberry.Private[jobs.Job]
    title: str
    description: str
    city: str | None
    country: str | None
    apply_url: str

    @strawberry.field
    def id(self) -> strawberry.ID:
        return public_id("job", self.row.id)

    @strawberry.field
    def workplace(self) -> str | None:
        return upper(self.row.workplace)

    @strawberry.field
    def employment_type(self) -> str | None:
        return upper(self.row.employment_type)

    @strawberry.field
    def level(self) -> str | None:
        return upper(self.row.level)

    @strawberry.field
    def posted_at(self) -> str:
        return self.row.posted_at.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")

    @strawberry.field
    async def company(self, info: strawberry.Info) -> Company | None:
        row = await info.context["company"].load(self.row.company_id)
        return Company(row=row, name=row.name)

    @strawberry.field
    async def skills(self, info: strawberry.Info) -> list[JobSkill]:
        rows = await info.context["skills"].load(self.row.id)
        return [JobSkill(row=row, weight=row.weight) for row in rows]


@strawberry.type
class JobConnection:
    nodes: list[Job]


def as_job(row: jobs.Job) -> Job:
    return Job(
        row=row,
        title=row.title,
        description=row.description,
        city=row.city,
        country=row.country,
        apply_url=row.apply_url,
    )


@strawberry.type
class Query:
    @strawberry.field
    async def job(self, id: strawberry.ID) -> Job | None:
        async with sessions() as session:
            row = await session.get(jobs.Job, UUID(hex=id.rpartition("_")[2]))
        return as_job(row) if row else None

    @strawberry.field
    async def jobs(self, first: int) -> JobConnection:
        newest = (
            select(jobs.Job)
            .where(jobs.Job.status == "open")
            .order_by(jobs.Job.posted_at.desc(), jobs.Job.id.desc())
            .limit(first)
        )
        async with sessions() as session:
            rows = (await session.scalars(newest)).all()
        return JobConnection(nodes=[as_job(row) for row in rows])


def by_id(model: Any) -> DataLoader[UUID, Any]:
    async def load(keys: list[UUID]) -> Sequence[Any]:
        async with sessions() as session:
            rows = (await session.scalars(select(model).where(model.id.in_(keys)))).all()
        found = {row.id: row for row in rows}
        return [found[key] for key in keys]

    return DataLoader(load_fn=load)


def by_parent(model: Any, parent: str, *order: Any) -> DataLoader[UUID, list[Any]]:
    async def load(keys: list[UUID]) -> list[list[Any]]:
        column = getattr(model, parent)
        query = select(model).where(column.in_(keys)).order_by(*order)
        async with sessions() as session:
            rows = (await session.scalars(query)).all()
        found = defaultdict(list)
        for row in rows:
            found[getattr(row, parent)].append(row)
        return [found[key] for key in keys]

    return DataLoader(load_fn=load)


async def resources(keys: list[tuple[UUID, int]]) -> list[list[Any]]:
    link, resource = learning.ResourceSkill, learning.Resource
    place = func.row_number().over(
        partition_by=link.skill_id, order_by=(link.level_from, resource.hours, resource.id)
    )
    ranked = (
        select(link.skill_id, resource.id, place.label("place"))
        .join(resource, resource.id == link.resource_id)
        .where(link.skill_id.in_([key for key, _ in keys]), resource.status == "active")
        .subquery()
    )
    query = (
        select(ranked.c.skill_id, resource)
        .join(ranked, ranked.c.id == resource.id)
        .where(ranked.c.place <= max(first for _, first in keys))
        .order_by(ranked.c.place)
    )
    found = defaultdict(list)
    async with sessions() as session:
        for skill_id, row in (await session.execute(query)).all():
            found[skill_id].append(row)
    return [found[key][:first] for key, first in keys]


class App(GraphQL[dict[str, Any], None]):
    async def get_context(self, request: Any, response: Any = None) -> dict[str, Any]:
        asked = jobs.JobSkill
        return {
            "company": by_id(jobs.Company),
            "skill": by_id(skills.Skill),
            "skills": by_parent(asked, "job_id", asked.weight.desc(), asked.skill_id),
            "resources": DataLoader(load_fn=resources),
        }


app = App(strawberry.Schema(query=Query), graphql_ide=None)
