"""How resumes are answered."""

from collections.abc import AsyncIterator, Mapping, Sequence
from operator import attrgetter
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import strawberry
from starlette.datastructures import UploadFile

from domain.profiles.values import DegreeLevel
from domain.resumes import repository, review, service
from domain.resumes.export import json_resume_of
from domain.resumes.parsing import UnreadableReason
from domain.resumes.records import Item, ItemKind, ItemState, Progress, Resume
from domain.resumes.values import Box, LanguageLevel, LinkKind, WarningKind
from domain.skills import repository as skill_rows
from resolvers.arguments import described
from resolvers.batching import Relation, computed, connection, many, one, relation_of
from resolvers.context import Context, Info
from resolvers.ids import key_of
from resolvers.nodes import owned


class Personal(NamedTuple):
    """A plain line: a name, an address, a summary."""

    text: str | None


class LinkValue(NamedTuple):
    url: str | None
    kind: LinkKind | None


class PositionValue(NamedTuple):
    company: str | None
    title: str | None
    location: str | None
    start: str | None
    end: str | None
    current: bool
    text: str | None


class EducationValue(NamedTuple):
    institution: str | None
    degree: str | None
    level: DegreeLevel | None
    field: str | None
    location: str | None
    start: str | None
    end: str | None
    current: bool
    grade: str | None


class SkillValue(NamedTuple):
    name: str | None
    group: str | None
    level: str | None


class CertificationValue(NamedTuple):
    name: str | None
    issuer: str | None
    date: str | None
    expires: str | None
    credential_id: str | None
    url: str | None


class ProjectValue(NamedTuple):
    name: str | None
    start: str | None
    end: str | None
    url: str | None
    text: str | None


class LanguageValue(NamedTuple):
    name: str | None
    level: LanguageLevel | None


class FieldReading(NamedTuple):
    """How one field was read, and where it stood."""

    field: str
    confidence: float
    page: int | None
    box: Box | None


class Warning(NamedTuple):
    """Something that the owner should know about the reading."""

    kind: WarningKind
    message: str


class Failure(NamedTuple):
    """Why a resume couldn't be read, and what to do."""

    reason: UnreadableReason
    message: str


_SHAPES: Mapping[ItemKind, type[Any]] = {
    ItemKind.LINK: LinkValue,
    ItemKind.WORK: PositionValue,
    ItemKind.VOLUNTEER: PositionValue,
    ItemKind.EDUCATION: EducationValue,
    ItemKind.SKILL: SkillValue,
    ItemKind.CERTIFICATION: CertificationValue,
    ItemKind.PROJECT: ProjectValue,
    ItemKind.LANGUAGE: LanguageValue,
}


# Fields whose values are an enum's; what its owner wrote in other words is none of them.
_ENUMS: Mapping[type[Any], tuple[str, frozenset[str]]] = {
    LinkValue: ("kind", frozenset(LinkKind)),
    EducationValue: ("level", frozenset(DegreeLevel)),
    LanguageValue: ("level", frozenset(LanguageLevel)),
}


def shaped(kind: ItemKind, value: Mapping[str, Any]) -> Any:
    """What an item says, as the record of its kind."""
    shape = _SHAPES.get(ItemKind(kind), Personal)
    said: dict[str, Any] = {"current": False, **value}
    if shape in _ENUMS:
        name, known = _ENUMS[shape]
        if said.get(name) not in known:
            said[name] = None
    return shape(*(said.get(name) for name in shape._fields))


def _reading(reading: Mapping[str, Any]) -> FieldReading:
    box = reading["box"]
    return FieldReading(**{**reading, "box": Box(*box) if box else None})


value = computed(lambda item: shaped(item.kind, item.value))
original = computed(
    lambda item: None if item.original is None else shaped(item.kind, item.original)
)
readings = computed(lambda item: [_reading(reading) for reading in item.readings])
warnings = computed(lambda resume: [Warning(**warning) for warning in resume.warnings])
failure = computed(
    lambda row: Failure(row.failure_reason, row.failure_message) if row.failure_reason else None
)

skills = many(repository.skills_by_resume, key=attrgetter("id"))
skill = one(skill_rows.skill_by_id, key=attrgetter("skill_id"))
by_resume_id = one(repository.resume_by_id, key=attrgetter("resume_id"))
by_id = one(repository.resume_by_id, key=attrgetter("id"))
current = one(repository.current_by_user, key=attrgetter("id"))
of_user = connection(repository.resumes_by_user, key=attrgetter("id"))

_items: Relation[UUID, list[Item]] = relation_of(
    many(repository.items_by_resume, key=attrgetter("id"))
)
_text: Relation[UUID, repository.Text | None] = relation_of(
    one(repository.text_by_resume, key=attrgetter("id"))
)


async def items(
    root: Resume,
    info: Info,
    kinds: Annotated[list[ItemKind] | None, described("Only items of these kinds.")] = None,
    needs_review: Annotated[
        bool | None, described("Only items that wait (or not) for review.")
    ] = None,
) -> Sequence[Item]:
    threshold = info.context.services.settings.resume_review_threshold
    return [
        item
        for item in await _items.load(info.context, root.id)
        if (kinds is None or item.kind in kinds)
        and (needs_review is None or waits_for_review(item, threshold) is needs_review)
    ]


async def needs_review(root: Item, info: Info) -> bool:
    return waits_for_review(root, info.context.services.settings.resume_review_threshold)


def waits_for_review(item: Item, threshold: float) -> bool:
    """Whether an item was read with less than the wanted confidence, and nobody has looked."""
    return item.state == ItemState.READ and item.confidence < threshold


async def raw_text(root: Resume, info: Info) -> str | None:
    found = await _text.load(info.context, root.id)
    return found.raw_text if found else None


async def json_resume(root: Resume, info: Info) -> Mapping[str, Any]:
    return json_resume_of(await _items.load(info.context, root.id))


async def download_url(root: Resume, info: Info) -> str:
    services = info.context.services
    return services.storage.download_url(
        root.file_key, file_name=root.file_name, ttl_s=services.settings.download_url_ttl_s
    )


async def node(context: Context, key: UUID) -> Resume | None:
    if context.viewer is None:
        return None
    async with context.services.db.read() as session:
        return await repository.of_user(session, context.viewer.user_id, key)


item_node = owned(repository.item_of_user)


async def resume(
    info: Info, id: Annotated[strawberry.ID, described("Of one of your resumes.")]
) -> Resume | None:
    info.context.require_viewer()
    return await node(info.context, key_of("resume", id))


async def upload(context: Context, file: UploadFile) -> service.ResumeQueued:
    viewer = context.require_viewer()
    limit = context.services.settings.resume_limit_bytes
    content = await file.read(limit + 1)  # one more tells that it is too large
    return await service.upload(
        context.services, viewer.user_id, file_name=file.filename or "", content=content
    )


async def parse_again(context: Context, id: str) -> service.ResumeQueued:
    user_id = context.require_viewer().user_id
    return await service.parse_again(context.services, user_id, key_of("resume", id))


async def make_current(context: Context, id: str) -> service.ResumeChanged:
    user_id = context.require_viewer().user_id
    return await service.make_current(context.services, user_id, key_of("resume", id))


async def delete(context: Context, id: str) -> service.ResumeDeleted:
    user_id = context.require_viewer().user_id
    return await service.delete(context.services, user_id, key_of("resume", id))


async def confirm(context: Context, id: str) -> review.ItemReviewed:
    user_id = context.require_viewer().user_id
    return await review.confirm(context.services, user_id, key_of("resume_item", id))


async def reject(context: Context, id: str) -> review.ItemReviewed:
    user_id = context.require_viewer().user_id
    return await review.reject(context.services, user_id, key_of("resume_item", id))


async def edit(context: Context, id: str, changed: Mapping[str, Any]) -> review.ItemReviewed:
    user_id = context.require_viewer().user_id
    return await review.edit(context.services, user_id, key_of("resume_item", id), changed)


async def add(
    context: Context, resume_id: str, kind: ItemKind, given: Mapping[str, Any]
) -> review.ItemReviewed:
    user_id = context.require_viewer().user_id
    key = key_of("resume", resume_id)
    return await review.add(context.services, user_id, key, kind, given)


async def progress(
    info: Info, id: Annotated[strawberry.ID, described("The resume.")]
) -> AsyncIterator[Progress]:
    """The stages of one resume, until it is parsed or failed."""
    user_id = info.context.require_viewer().user_id
    key = key_of("resume", id)
    async for step in service.follow(info.context.services, user_id, key):
        yield step
