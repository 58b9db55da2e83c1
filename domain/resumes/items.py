"""What was read from a resume as items: one row a thing, ready for review."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from domain.kit.ids import uuid7
from domain.resumes.records import Item, ItemKind, ItemState
from domain.resumes.values import (
    Certification,
    EducationEntry,
    ParsedResume,
    PartialDate,
    Project,
    RawSkill,
    Read,
    SpokenLanguage,
    WorkEntry,
)

# The fields that an item of each kind may have: what an edit may set.
FIELDS: Mapping[ItemKind, tuple[str, ...]] = {
    ItemKind.NAME: ("text",),
    ItemKind.HEADLINE: ("text",),
    ItemKind.EMAIL: ("text",),
    ItemKind.PHONE: ("text",),
    ItemKind.LOCATION: ("text",),
    ItemKind.SUMMARY: ("text",),
    ItemKind.LINK: ("url", "kind"),
    ItemKind.WORK: ("company", "title", "location", "start", "end", "current", "text"),
    ItemKind.VOLUNTEER: ("company", "title", "location", "start", "end", "current", "text"),
    ItemKind.EDUCATION: (
        "institution", "degree", "level", "field", "location", "start", "end", "current", "grade",
    ),
    ItemKind.SKILL: ("name", "group", "level"),
    ItemKind.CERTIFICATION: ("name", "issuer", "date", "expires", "credential_id", "url"),
    ItemKind.PROJECT: ("name", "start", "end", "url", "text"),
    ItemKind.LANGUAGE: ("name", "level"),
}  # fmt: skip


class Reading(NamedTuple):
    """An item before it has a row: its values, and how each field was read."""

    kind: ItemKind
    value: dict[str, Any]
    readings: list[dict[str, Any]]
    confidence: float


def items_of(resume_id: UUID, resume: ParsedResume) -> list[Item]:
    """Every item of a parsed resume, in the order of the document within its kind."""
    return [
        Item(
            id=uuid7(),
            resume_id=resume_id,
            kind=reading.kind,
            position=position,
            state=ItemState.READ,
            value=reading.value,
            original=reading.value,
            confidence=reading.confidence,
            readings=reading.readings,
        )
        for position, reading in enumerate(_readings(resume))
    ]


def merged(kept: Sequence[Item], new: Sequence[Item]) -> list[Item]:
    """Of `new`, those that no item that its owner has touched stands for already."""
    known = [(item.kind, item.original) for item in kept if item.original is not None]
    return [item for item in new if (item.kind, item.value) not in known]


def _readings(resume: ParsedResume) -> Iterator[Reading]:
    for kind, read in (
        (ItemKind.NAME, resume.name),
        (ItemKind.HEADLINE, resume.headline),
        (ItemKind.EMAIL, resume.email),
        (ItemKind.PHONE, resume.phone),
        (ItemKind.LOCATION, resume.location),
        (ItemKind.SUMMARY, resume.summary),
    ):
        if read is not None:
            yield _reading(kind, {"text": read})
    for link in resume.links:
        value = {"url": link.value.url, "kind": link.value.kind.value}
        yield Reading(ItemKind.LINK, value, [_place("url", link)], link.confidence)
    for kind, entries in ((ItemKind.WORK, resume.work), (ItemKind.VOLUNTEER, resume.volunteer)):
        yield from (_position(kind, entry) for entry in entries)
    yield from map(_education, resume.education)
    yield from map(_skill, resume.skills)
    yield from map(_certification, resume.certifications)
    yield from map(_project, resume.projects)
    yield from map(_language, resume.languages)


def _position(kind: ItemKind, entry: WorkEntry) -> Reading:
    text = "\n".join(filter(None, (entry.summary, *entry.bullets)))
    return _reading(
        kind,
        {
            "company": entry.company,
            "title": entry.title,
            "location": entry.location,
            "start": entry.start,
            "end": entry.end,
        },
        {"current": entry.current, "text": text or None},
    )


def _education(entry: EducationEntry) -> Reading:
    return _reading(
        ItemKind.EDUCATION,
        {
            "institution": entry.institution,
            "degree": entry.degree,
            "field": entry.field,
            "location": entry.location,
            "start": entry.start,
            "end": entry.end,
            "grade": entry.grade,
        },
        {"current": entry.current, "level": entry.level.value if entry.level else None},
    )


def _skill(skill: RawSkill) -> Reading:
    return _reading(
        ItemKind.SKILL, {"name": skill.name}, {"group": skill.group, "level": skill.level}
    )


def _certification(one: Certification) -> Reading:
    return _reading(
        ItemKind.CERTIFICATION,
        {"name": one.name, "issuer": one.issuer, "date": one.date, "expires": one.expires},
        {"credential_id": one.credential_id, "url": one.url},
    )


def _project(project: Project) -> Reading:
    return _reading(
        ItemKind.PROJECT,
        {"name": project.name, "start": project.start, "end": project.end},
        {"url": project.url, "text": "\n".join(project.bullets) or None},
    )


def _language(language: SpokenLanguage) -> Reading:
    level = language.level.value if language.level else None
    return _reading(ItemKind.LANGUAGE, {"name": language.name}, {"level": level})


def _reading(
    kind: ItemKind, read: Mapping[str, Read[Any] | None], plain: Mapping[str, Any] | None = None
) -> Reading:
    """An item of fields that were read each on its own; its confidence is that of the least."""
    present = {name: one for name, one in read.items() if one is not None}
    value = {name: _plain(one.value) for name, one in present.items()}
    value.update({name: one for name, one in (plain or {}).items() if one not in (None, False)})
    return Reading(
        kind,
        value,
        [_place(name, one) for name, one in present.items()],
        min((one.confidence for one in present.values()), default=0.0),
    )


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, PartialDate) else value


def _place(name: str, read: Read[Any]) -> dict[str, Any]:
    span = read.span
    return {
        "field": name,
        "confidence": round(read.confidence, 3),
        "page": span.page if span else None,
        "box": [span.box.x0, span.box.top, span.box.x1, span.box.bottom] if span else None,
    }
