"""SQL of resources: search, relations, and their editing."""

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
from domain.kit.db import AnySelect, Session, Statement, among, columns, ready
from domain.kit.page import Bounds, Order, Page, page
from domain.learning import models, values
from domain.learning.values import Cost, ResourceStatus

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
            .order_by(
                models.ResourceSkill.level_from,
                models.ResourceSkill.hours,
                models.ResourceSkill.resource_id,
            )
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
        order = Order((rank, resource.id), ("relevance", "id"), descending=True)
    else:
        rows = select(*_RESOURCE)
        order = Order((resource.title, resource.id), ("title", "id"))
    return await page(session, _filtered(rows, wanted), values.Resource, order, at)


async def ids_found(session: Session, wanted: Filter, most: int) -> list[UUID]:
    """What `search` finds: the first `most` by title."""
    resource = models.Resource
    rows = _filtered(select(resource.id), wanted).order_by(resource.title, resource.id)
    return await session.scalars(ready(rows.limit(most)))


def _filtered(rows: AnySelect, wanted: Filter) -> AnySelect:
    resource = models.Resource
    rows = rows.where(_ACTIVE)
    if wanted.query:
        asked = func.websearch_to_tsquery(literal_column("'english'"), wanted.query)
        matching = select(resource.id).where(resource.document.op("@@")(asked), _ACTIVE)
        rows = rows.where(resource.id.in_(matching.order_by(resource.id).limit(RANKED_LIMIT)))
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
