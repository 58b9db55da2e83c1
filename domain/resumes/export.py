"""A resume out: its items, as their owner left them, as a JSON Resume document."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.resumes.jsonresume import read_date, sure, to_json_resume
from domain.resumes.records import Item, ItemKind, ItemState
from domain.resumes.values import (
    Certification,
    EducationEntry,
    LanguageLevel,
    Link,
    LinkKind,
    ParsedResume,
    Project,
    RawSkill,
    Read,
    SpokenLanguage,
    WorkEntry,
)


def json_resume_of(items: Iterable[Item]) -> dict[str, Any]:
    """A document of the published schema (jsonresume.org); rejected items are left out."""
    stated = [item for item in items if item.state != ItemState.REJECTED]

    def of(kind: ItemKind) -> list[Mapping[str, Any]]:
        return [item.value for item in stated if item.kind == kind]

    def line(kind: ItemKind) -> Read[str] | None:
        return next((sure(value.get("text")) for value in of(kind)), None)

    return to_json_resume(
        ParsedResume(
            name=line(ItemKind.NAME),
            headline=line(ItemKind.HEADLINE),
            email=line(ItemKind.EMAIL),
            phone=line(ItemKind.PHONE),
            location=line(ItemKind.LOCATION),
            summary=line(ItemKind.SUMMARY),
            links=tuple(_link(value) for value in of(ItemKind.LINK) if value.get("url")),
            work=tuple(map(_position, of(ItemKind.WORK))),
            volunteer=tuple(map(_position, of(ItemKind.VOLUNTEER))),
            education=tuple(map(_study, of(ItemKind.EDUCATION))),
            skills=tuple(
                RawSkill(name, value.get("group"), value.get("level"))
                for value in of(ItemKind.SKILL)
                if (name := sure(value.get("name")))
            ),
            certifications=tuple(
                Certification(
                    name=name,
                    issuer=sure(value.get("issuer")),
                    date=read_date(value.get("date")),
                    expires=read_date(value.get("expires")),
                    credential_id=value.get("credential_id"),
                    url=value.get("url"),
                )
                for value in of(ItemKind.CERTIFICATION)
                if (name := sure(value.get("name")))
            ),
            projects=tuple(
                Project(
                    name=name,
                    start=read_date(value.get("start")),
                    end=read_date(value.get("end")),
                    url=value.get("url"),
                    bullets=_lines(value),
                )
                for value in of(ItemKind.PROJECT)
                if (name := sure(value.get("name")))
            ),
            languages=tuple(
                SpokenLanguage(name, _level(value.get("level")), value.get("level"))
                for value in of(ItemKind.LANGUAGE)
                if (name := sure(value.get("name")))
            ),
        )
    )


def _position(value: Mapping[str, Any]) -> WorkEntry:
    return WorkEntry(
        company=sure(value.get("company")),
        title=sure(value.get("title")),
        location=sure(value.get("location")),
        start=read_date(value.get("start")),
        end=read_date(value.get("end")),
        current=bool(value.get("current")),
        bullets=_lines(value),
    )


def _study(value: Mapping[str, Any]) -> EducationEntry:
    return EducationEntry(
        institution=sure(value.get("institution")),
        degree=sure(value.get("degree")),
        field=sure(value.get("field")),
        location=sure(value.get("location")),
        start=read_date(value.get("start")),
        end=read_date(value.get("end")),
        current=bool(value.get("current")),
        grade=sure(value.get("grade")),
    )


def _link(value: Mapping[str, Any]) -> Read[Link]:
    known = set(LinkKind)
    kind = LinkKind(value["kind"]) if value.get("kind") in known else LinkKind.WEBSITE
    return Read(Link(value["url"], kind), 1.0)


def _level(text: str | None) -> LanguageLevel | None:
    return LanguageLevel(text) if text in set(LanguageLevel) else None


def _lines(value: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(filter(None, str(value.get("text") or "").split("\n")))
