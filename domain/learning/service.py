"""What administrators can do with resources: add, change, hide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id
from domain.kit.refusal import Refusal, Refused, invalid, not_found
from domain.learning import repository
from domain.learning.planning import Span
from domain.learning.values import Cost, ResourceStatus, ResourceType
from domain.skills import repository as skills

_NAMESPACE = UUID("5f0f6d57-6a43-5d8a-9c7e-2f9a8a1d4b60")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
URL_LIMIT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDraft:
    """A resource as it is to be; `skills` maps a skill's key to the ranks it is taught between."""

    title: str
    provider: str
    url: str
    type: ResourceType
    hours: float
    skills: Mapping[UUID, Span]
    description: str = ""
    cost: Cost = Cost.FREE
    price_usd_cents: int | None = None
    price_as_of: date | None = None
    certificate: bool = False
    hands_on: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ResourceSaved:
    """A resource was added or changed."""

    resource_id: UUID


@dataclass(frozen=True, slots=True)
class ResourceHidden:
    """A resource is found and planned no more; plans that have it keep it until the night."""

    resource_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceExists(Refusal):
    """Another resource has this address."""

    resource_id: UUID


def resource_id(url: str) -> UUID:
    """The key of a resource that was first known by this address: the same everywhere."""
    return uuid5(_NAMESPACE, url)


async def save_resource(
    db: Database, settings: Settings, id: UUID | None, draft: ResourceDraft
) -> ResourceSaved:
    """Add a resource, or change the one with `id`.

    Raises Refused with InvalidInput, NotFound or ResourceExists.
    """
    _check(settings, draft)
    async with db.transaction() as session:
        known = await repository.resource_id_by_url(session, draft.url)
        if known is not None and known != id:
            message = "There is a resource with this address: change that one."
            raise Refused(ResourceExists(message=message, resource_id=known))
        if id is not None and id not in await repository.resource_by_id(session, [id]):
            raise not_found(public_id("resource", id), "resource")
        key = id or resource_id(draft.url)
        await write(session, {key: draft}, source="admin")
    return ResourceSaved(key)


async def write(session: Session, drafts: Mapping[UUID, ResourceDraft], *, source: str) -> None:
    """Write resources by their keys; raises Refused(NotFound) for a skill that isn't there."""
    ids = {skill for draft in drafts.values() for skill in draft.skills}
    known = await skills.skill_by_id(session, list(ids))
    for missing in ids - set(known):
        raise not_found(public_id("skill", missing), "skill")
    await repository.save_resources(
        session,
        [
            {
                "id": key,
                "title": draft.title,
                "provider": draft.provider,
                "url": draft.url,
                "type": draft.type,
                "description": draft.description,
                "level_from": min(span.start for span in draft.skills.values()),
                "level_to": max(span.goal for span in draft.skills.values()),
                "hours": draft.hours,
                "cost": draft.cost,
                "price_usd_cents": draft.price_usd_cents,
                "price_as_of": draft.price_as_of,
                "certificate": draft.certificate,
                "hands_on": draft.hands_on,
                "language": draft.language,
                "status": ResourceStatus.ACTIVE,
                "skill_names": ", ".join(known[skill].name for skill in draft.skills),
                "source": source,
            }
            for key, draft in drafts.items()
        ],
        [
            {
                "resource_id": key,
                "skill_id": skill,
                "level_from": span.start,
                "level_to": span.goal,
            }
            for key, draft in drafts.items()
            for skill, span in draft.skills.items()
        ],
    )


def _check(settings: Settings, draft: ResourceDraft) -> None:
    """Raises Refused(InvalidInput) for the first value that breaks a rule."""
    title_limit, hours_limit = settings.name_limit_chars, settings.resource_hours_limit
    description_limit = settings.resource_description_limit_chars
    named = f"Write 1 to {title_limit} characters."
    rules = (
        ("title", 1 <= len(draft.title.strip()) <= title_limit, named),
        ("provider", 1 <= len(draft.provider.strip()) <= title_limit, named),
        (
            "description",
            len(draft.description) <= description_limit,
            f"Write at most {description_limit} characters.",
        ),
        (
            "url",
            len(draft.url) <= URL_LIMIT,
            f"Write an address of at most {URL_LIMIT} characters.",
        ),
        ("hours", 0 < draft.hours <= hours_limit, f"Give more than 0 and at most {hours_limit:g}."),
        ("language", bool(_LANGUAGE.fullmatch(draft.language)), "Write it as en or pt-BR."),
        ("skills", bool(draft.skills), "Name at least one skill that it teaches."),
        (
            "skills",
            len(draft.skills) <= settings.resource_skills_limit,
            f"Name at most {settings.resource_skills_limit} skills.",
        ),
        (
            "skills",
            all(0 <= span.start < span.goal <= 4 for span in draft.skills.values()),
            "Each skill's level has to rise.",
        ),
        (
            "priceUsdCents",
            draft.price_usd_cents is None or draft.price_usd_cents >= 0,
            "Give a price of 0 or more.",
        ),
        (
            "priceAsOf",
            (draft.price_usd_cents is None) == (draft.price_as_of is None),
            "Give a price together with the day it was looked up.",
        ),
    )
    for field, holds, message in rules:
        if not holds:
            raise invalid(field, message)


async def hide_resource(db: Database, id: UUID) -> ResourceHidden:
    """Take a resource out of search and planning. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if not await repository.set_status(session, id, ResourceStatus.HIDDEN):
            raise not_found(public_id("resource", id), "resource")
    return ResourceHidden(id)
