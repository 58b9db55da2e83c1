"""SQL of resources: search, relations, candidates for plans, and their editing."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Double,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    delete,
    func,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from domain.kit.batch import Many, ManyLimited, One
from domain.kit.db import AnySelect, Query, Session, Statement, among, columns
from domain.kit.page import Bounds, Order, Page, page
from domain.learning import models, values
from domain.learning.planning import Candidate, Span
from domain.learning.values import Cost, Preferences, ResourceStatus
from domain.skills.models import Skill
from domain.skills.values import SkillId

_UNRANKED = literal(0.0)
_RESOURCE = columns(models.Resource, values.Resource, relevance=_UNRANKED)
_ACTIVE = models.Resource.status == ResourceStatus.ACTIVE

resource_by_id: One[UUID, values.Resource] = One(
    select(models.Resource.id, *_RESOURCE).where(among(models.Resource.id)), values.Resource
)
skills_by_resource: Many[UUID, values.TaughtSkill] = Many(
    select(models.ResourceSkill.resource_id, *columns(models.ResourceSkill, values.TaughtSkill))
    .where(among(models.ResourceSkill.resource_id))
    .order_by(models.ResourceSkill.level_to.desc(), models.ResourceSkill.skill_id),
    values.TaughtSkill,
)
# What starts lowest comes first, then what is shortest.
resources_by_skill: ManyLimited[values.Resource] = ManyLimited(
    (
        lambda key: (
            select(*_RESOURCE)
            .join(models.ResourceSkill, models.ResourceSkill.resource_id == models.Resource.id)
            .where(models.ResourceSkill.skill_id == key, _ACTIVE)
            .order_by(models.ResourceSkill.level_from, models.Resource.hours, models.Resource.id)
        )
    ),
    values.Resource,
)


async def resources_by_ids(
    session: Session, keys: Sequence[tuple[UUID, ...]]
) -> dict[tuple[UUID, ...], list[values.Resource]]:
    """The resources of each list of ids, in its order: one statement for all lists."""
    found = await resource_by_id(session, list({id for key in keys for id in key}))
    return {key: [found[id] for id in key if id in found] for key in keys}


class Filter(NamedTuple):
    """What found resources have to be; None and empty mean: any."""

    query: str | None = None
    skill_ids: tuple[UUID, ...] = ()
    types: tuple[values.ResourceType, ...] = ()
    level: int | None = None
    free: bool | None = None
    certificate: bool | None = None
    hands_on: bool | None = None
    language: str | None = None
    providers: tuple[str, ...] = ()
    hours_max: float | None = None


# Ranking reads each match's whole document; a word that more resources have tells none of them
# apart, so no more are ranked.
RANKED_LIMIT = 2000


async def search(session: Session, wanted: Filter, at: Bounds) -> Page[values.Resource]:
    """Active resources: by relevance where there is a query, else by title."""
    resource = models.Resource
    if wanted.query:
        asked = func.websearch_to_tsquery(literal_column("'english'"), wanted.query)
        # As double precision, so that a cursor holds the very number that is compared.
        rank = cast(func.ts_rank(resource.document, asked), Double)
        rows: AnySelect = select(*columns(resource, values.Resource, relevance=rank))
        matching = select(resource.id).where(resource.document.op("@@")(asked), _ACTIVE)
        rows = rows.where(resource.id.in_(matching.order_by(resource.id).limit(RANKED_LIMIT)))
        order = Order((rank, resource.id), ("relevance", "id"), descending=True)
    else:
        rows = select(*_RESOURCE)
        order = Order((resource.title, resource.id), ("title", "id"))
    return await page(session, _filtered(rows, wanted), values.Resource, order, at)


def _filtered(rows: AnySelect, wanted: Filter) -> AnySelect:
    resource = models.Resource
    rows = rows.where(_ACTIVE)
    if wanted.skill_ids:
        taught = select(models.ResourceSkill.resource_id).where(
            models.ResourceSkill.skill_id == any_(literal(list(wanted.skill_ids), ARRAY(Uuid)))
        )
        rows = rows.where(resource.id.in_(taught))
    if wanted.types:
        rows = rows.where(resource.type == any_(literal(list(wanted.types), ARRAY(Text))))
    if wanted.level is not None:
        rows = rows.where(resource.level_from < wanted.level, resource.level_to >= wanted.level)
    if wanted.free is not None:
        rows = rows.where((resource.cost == Cost.FREE) == wanted.free)
    if wanted.certificate is not None:
        rows = rows.where(resource.certificate == wanted.certificate)
    if wanted.hands_on is not None:
        rows = rows.where(resource.hands_on == wanted.hands_on)
    if wanted.language:
        rows = rows.where(resource.language == wanted.language)
    if wanted.providers:
        named = [provider.lower() for provider in wanted.providers]
        rows = rows.where(func.lower(resource.provider) == any_(literal(named, ARRAY(Text))))
    if wanted.hours_max is not None:
        rows = rows.where(resource.hours <= wanted.hours_max)
    return rows


class _CandidateRow(NamedTuple):
    id: UUID
    hours: float
    cost: Cost
    price_usd_cents: int | None
    provider: str
    certificate: bool
    hands_on: bool
    slug: SkillId
    level_from: int
    level_to: int


_CANDIDATES = (
    select(
        models.Resource.id,
        models.Resource.hours,
        models.Resource.cost,
        models.Resource.price_usd_cents,
        models.Resource.provider,
        models.Resource.certificate,
        models.Resource.hands_on,
        Skill.slug,
        models.ResourceSkill.level_from,
        models.ResourceSkill.level_to,
    )
    .select_from(models.ResourceSkill)
    .join(models.Resource, models.Resource.id == models.ResourceSkill.resource_id)
    .join(Skill, Skill.id == models.ResourceSkill.skill_id)
    .where(among(models.ResourceSkill.skill_id), _ACTIVE)
)
# A wish that a resource doesn't meet makes its hours count so much more.
UNMET_WISH = 1.25
_WEEKS_A_MONTH = 52 / 12


async def candidates(
    session: Session, skill_ids: Sequence[UUID], wishes: Preferences, hours_per_week: float
) -> list[Candidate]:
    """What teaches any of the skills and keeps to the musts; its effort weighed by the wishes."""
    statement = _CANDIDATES
    resource = models.Resource
    if wishes.free_only:
        free = literal([Cost.FREE, Cost.FREE_AUDIT], ARRAY(Text))
        statement = statement.where(resource.cost == any_(free))
    if wishes.types:
        statement = statement.where(resource.type == any_(literal(list(wishes.types), ARRAY(Text))))
    if wishes.excluded_providers:
        named = [provider.lower() for provider in wishes.excluded_providers]
        statement = statement.where(
            ~(func.lower(resource.provider) == any_(literal(named, ARRAY(Text))))
        )
    if wishes.language:
        statement = statement.where(resource.language == wishes.language)
    if wishes.budget_usd_cents is not None:
        # What costs an unknown sum can't be planned within a budget.
        costs = literal([Cost.PAID, Cost.SUBSCRIPTION], ARRAY(Text))
        statement = statement.where(
            ~((resource.cost == any_(costs)) & resource.price_usd_cents.is_(None))
        )
    found: dict[UUID, tuple[_CandidateRow, dict[SkillId, Span]]] = {}
    query = Query(statement, _CandidateRow)
    for row in await session.all(query, keys=list(skill_ids)):
        _, teaches = found.setdefault(row.id, (row, {}))
        teaches[row.slug] = Span(row.level_from, row.level_to)
    return [_candidate(row, teaches, wishes, hours_per_week) for row, teaches in found.values()]


def _candidate(
    row: _CandidateRow,
    teaches: Mapping[SkillId, Span],
    wishes: Preferences,
    hours_per_week: float,
) -> Candidate:
    effort = row.hours
    if wishes.hands_on and not row.hands_on:
        effort *= UNMET_WISH
    if wishes.certificates and not row.certificate:
        effort *= UNMET_WISH
    price = row.price_usd_cents or 0
    if row.cost == Cost.SUBSCRIPTION:
        price *= math.ceil(row.hours / (hours_per_week * _WEEKS_A_MONTH))
    if row.cost == Cost.FREE_AUDIT and not wishes.certificates:
        price = 0
    return Candidate(row.id, row.hours, effort, price, row.provider, teaches)


_COLUMNS = (
    "id",
    "title",
    "provider",
    "url",
    "type",
    "description",
    "level_from",
    "level_to",
    "hours",
    "cost",
    "price_usd_cents",
    "price_as_of",
    "certificate",
    "hands_on",
    "language",
    "status",
    "skill_names",
    "source",
)
_add = insert(models.Resource).values({name: bindparam(name) for name in _COLUMNS})
_changed = {name: _add.excluded[name] for name in _COLUMNS[1:]}
_SAVE = Statement(
    _add.on_conflict_do_update(
        index_elements=[models.Resource.id], set_={**_changed, "updated_at": func.now()}
    )
)
_ADD_SKILL = Statement(
    insert(models.ResourceSkill).values(
        {name: bindparam(name) for name in values.TaughtSkill._fields}
    )
)
_DROP_SKILLS = Statement(
    delete(models.ResourceSkill).where(among(models.ResourceSkill.resource_id))
)
_ID_BY_URL = Statement(
    select(models.Resource.id).where(models.Resource.url == bindparam("url", type_=Text))
)
_STATUS = Statement(
    update(models.Resource)
    .where(models.Resource.id == bindparam("key", type_=Uuid))
    .values(status=bindparam("status"), source="admin", updated_at=func.now())
)


async def save_resources(
    session: Session, rows: Sequence[Mapping[str, Any]], taught: Sequence[Mapping[str, Any]]
) -> None:
    """Add or change resources, by id, and set what they teach to `taught`."""
    await session.execute_many(_SAVE, rows)
    await session.execute(_DROP_SKILLS, keys=[row["id"] for row in rows])
    await session.execute_many(_ADD_SKILL, taught)


async def resource_id_by_url(session: Session, url: str) -> UUID | None:
    found: UUID | None = await session.scalar(_ID_BY_URL, url=url)
    return found


_CATALOGUE = Statement(
    select(models.CatalogueLoad.resources).where(
        models.CatalogueLoad.digest == bindparam("digest", type_=Text)
    )
)


async def catalogue_count(session: Session, digest: str) -> int | None:
    """How many resources the catalogue has; None where it isn't the one that was loaded last."""
    found: int | None = await session.scalar(_CATALOGUE, digest=digest)
    return found


async def edited_ids(session: Session) -> set[UUID]:
    """The resources that an administrator wrote last."""
    rows = select(models.Resource.id).where(models.Resource.source == "admin")
    return set(await session.scalars(rows))


async def note_catalogue(session: Session, digest: str, resources: int) -> None:
    """Remember which catalogue is loaded."""
    await session.execute(delete(models.CatalogueLoad))
    await session.execute(insert(models.CatalogueLoad).values(digest=digest, resources=resources))


async def set_status(session: Session, id: UUID, status: ResourceStatus) -> bool:
    """False where there is no such resource."""
    return await session.execute(_STATUS, key=id, status=status) == 1
