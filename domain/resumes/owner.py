"""What a resume's items say of their owner: rows for the profile, entries for skill inference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from domain.jobs.location import read_location
from domain.profiles.durations import months_between
from domain.profiles.service import FromResume
from domain.profiles.values import STUDIES, DegreeLevel
from domain.resumes.parsing.levels import skill_level, spoken_level
from domain.resumes.parsing.spoken import english_name
from domain.resumes.records import Item, ItemKind, ItemState, ResumeSkill
from domain.resumes.values import LanguageLevel
from domain.resumes.writing import writing
from domain.skills.inference import Entry, Evidence, HeldSkill, Part
from domain.skills.values import Level, skill_id

_PARTS = {
    ItemKind.WORK: Part.WORK,
    ItemKind.VOLUNTEER: Part.WORK,
    ItemKind.PROJECT: Part.PROJECT,
    ItemKind.EDUCATION: Part.EDUCATION,
    ItemKind.CERTIFICATION: Part.CERTIFICATION,
    ItemKind.SKILL: Part.SKILLS,
    ItemKind.LANGUAGE: Part.LANGUAGE,
    ItemKind.SUMMARY: Part.SUMMARY,
    ItemKind.HEADLINE: Part.SUMMARY,
}
_SPOKEN = {
    LanguageLevel.A1: Level.BEGINNER,
    LanguageLevel.A2: Level.BEGINNER,
    LanguageLevel.B1: Level.INTERMEDIATE,
    LanguageLevel.B2: Level.INTERMEDIATE,
    LanguageLevel.C1: Level.ADVANCED,
    LanguageLevel.C2: Level.EXPERT,
    LanguageLevel.NATIVE: Level.EXPERT,
}
_EVIDENCE_LIMIT = 5
_EVIDENCE_CHARS = 300


def entries_of(items: Iterable[Item], language: str | None = None) -> list[Entry]:
    """The texts in which skills are looked for, each with the dates of its role.

    Last comes what the `language` (ISO 639-1) that the resume is written in says.
    """
    items = list(items)
    found = [
        Entry(
            id=str(item.id),
            part=_PARTS[item.kind],
            text=_text(item),
            start=first_day(item.value.get("start")),
            end=None if item.value.get("current") else first_day(item.value.get("end")),
            level=_level(item),
            name=english_name(_text(item)) if item.kind == ItemKind.LANGUAGE else None,
            graduates=item.kind == ItemKind.EDUCATION and item.value.get("level") in STUDIES,
        )
        for item in _stated(items)
        if item.kind in _PARTS
    ]
    written = writing(language, items)
    return [*found, written] if written is not None else found


def _level(item: Item) -> Level | None:
    """The level that an item states, in whatever words its owner or the resume has for it."""
    written = str(item.value.get("level") or "")
    if item.kind == ItemKind.SKILL:
        return skill_level(written)
    if item.kind == ItemKind.LANGUAGE:
        spoken = spoken_level(written)
        return _SPOKEN[spoken] if spoken is not None else None
    return None


def _text(item: Item) -> str:
    names = ("title", "name", "degree", "field", "issuer", "text")
    return "\n".join(str(item.value[name]) for name in names if item.value.get(name))


def skills_of(resume_id: UUID, held: Sequence[HeldSkill]) -> list[ResumeSkill]:
    """Inferred skills as rows, with the first few words that show each."""
    return [
        ResumeSkill(
            resume_id=resume_id,
            skill_id=skill_id(one.skill_id),
            proficiency=one.level,
            years=one.years if one.years is None else round(one.years, 1),  # type: ignore[arg-type]
            last_used=one.last_used,
            implied=one.implied,
            confidence=one.confidence,
            evidence=[_shown(evidence) for evidence in one.evidence[:_EVIDENCE_LIMIT]],
        )
        for one in held
    ]


def _shown(evidence: Evidence) -> dict[str, Any]:
    """Evidence as it is kept: quoted words have their places, a sentence of ours has none."""
    shown: dict[str, Any] = {"text": evidence.text[:_EVIDENCE_CHARS]}
    if evidence.entry_id:
        shown["itemId"] = f"resume_item_{UUID(evidence.entry_id).hex}"
    if evidence.end:
        shown |= {"start": evidence.start, "end": evidence.end}
    return shown


def profile_of(items: Sequence[Item], skills: Sequence[ResumeSkill], *, today: date) -> FromResume:
    """What the profile takes over from a resume."""
    stated = list(_stated(items))
    work = [_work(item) for item in stated if item.kind == ItemKind.WORK]
    head: dict[str, Any] = {
        "headline": _first(stated, ItemKind.HEADLINE),
        "summary": _first(stated, ItemKind.SUMMARY),
        "phone": _first(stated, ItemKind.PHONE),
        **_home(_first(stated, ItemKind.LOCATION)),
        "links": [
            str(i.value["url"]) for i in stated if i.kind == ItemKind.LINK and i.value.get("url")
        ],
        "years_experience": years_worked(work, today=today),
    }
    return FromResume(
        head=head,
        work=[row for row in work if row["title"] or row["company"]],
        education=[
            row
            for row in (_education(i) for i in stated if i.kind == ItemKind.EDUCATION)
            if row["institution"] or row["degree"]
        ],
        certifications=[
            row
            for row in (_certification(i) for i in stated if i.kind == ItemKind.CERTIFICATION)
            if row["name"]
        ],
        projects=[
            row
            for row in (_project(i) for i in stated if i.kind == ItemKind.PROJECT)
            if row["name"]
        ],
        skills=[
            {name: getattr(skill, name) for name in ResumeSkill._fields if name != "resume_id"}
            for skill in skills
        ],
    )


def _home(text: str | None) -> dict[str, str | None]:
    """City and country of an address that says more than the city; else the text as the city.

    Of a city alone the country would be a guess.
    """
    places = read_location(text).places if text and "," in text else ()
    if len(places) == 1 and places[0].city:
        return {"city": places[0].city, "country": places[0].country}
    return {"city": text, "country": None}


def years_worked(work: Sequence[Mapping[str, Any]], *, today: date) -> float | None:
    """Years that the positions cover together, overlaps once; None where none has dates."""
    months: set[int] = set()
    for row in work:
        start = row["start_on"]
        length = months_between(
            start, None if row["is_current"] else row["end_on"] or start, today=today
        )
        if start is not None and length:
            first = start.year * 12 + start.month
            months.update(range(first, first + length))
    return round(len(months) / 12, 1) if months else None


def first_day(text: str | None) -> date | None:
    """The first day of a year or month as it is written in items; None where it is none."""
    if not text:
        return None
    year, _, month = text.partition("-")
    try:
        return date(int(year), int(month or 1), 1)
    except ValueError:
        return None


def _stated(items: Iterable[Item]) -> Iterator[Item]:
    return (item for item in items if item.state != ItemState.REJECTED)


def _first(items: Iterable[Item], kind: ItemKind) -> str | None:
    return next(
        (str(i.value["text"]) for i in items if i.kind == kind and i.value.get("text")), None
    )


def _dates(value: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Start and end, the end dropped where it would lie before the start."""
    start, end = first_day(value.get("start")), first_day(value.get("end"))
    return start, None if end and start and end < start else end


def _work(item: Item) -> dict[str, Any]:
    start, end = _dates(item.value)
    current = bool(item.value.get("current"))
    return {
        "title": item.value.get("title"),
        "company": item.value.get("company"),
        "place": item.value.get("location"),
        "start_on": start,
        "end_on": None if current else end,
        "is_current": current,
        "description": item.value.get("text") or "",
    }


def _education(item: Item) -> dict[str, Any]:
    start, end = _dates(item.value)
    level = item.value.get("level")
    return {
        "institution": item.value.get("institution"),
        "degree": item.value.get("degree"),
        "level": DegreeLevel(level) if level else None,
        "field": item.value.get("field"),
        "start_on": start,
        "end_on": end,
        "grade": item.value.get("grade"),
    }


def _certification(item: Item) -> dict[str, Any]:
    issued, expires = first_day(item.value.get("date")), first_day(item.value.get("expires"))
    return {
        "name": item.value.get("name"),
        "issuer": item.value.get("issuer"),
        "issued_on": issued,
        "expires_on": None if issued and expires and expires < issued else expires,
        "credential_id": item.value.get("credential_id"),
    }


def _project(item: Item) -> dict[str, Any]:
    return {
        "name": item.value.get("name"),
        "description": item.value.get("text") or "",
        "url": item.value.get("url"),
    }
