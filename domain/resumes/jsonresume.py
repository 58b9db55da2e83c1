"""JSON Resume (jsonresume.org, schema 1.x) in and out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.values import (
    Certification,
    EducationEntry,
    Link,
    LinkKind,
    ParsedResume,
    PartialDate,
    Project,
    RawSkill,
    Read,
    SpokenLanguage,
    WorkEntry,
)

JSON_RESUME_TYPE = "application/json"
_SNIFFED = 256
_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?(?:-\d{2})?")


class NotJsonResume(ValueError):
    """The document is not of the shape of JSON Resume; the message names the place."""


def looks_like_json(content: bytes) -> bool:
    """Whether a file is a JSON object by its first sign."""
    return content[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_json_resume(content: bytes) -> ParsedResume:
    """The resume of a JSON Resume file; raises Unreadable where it is none."""
    try:
        document = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
        resume = from_json_resume(document)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"The file is JSON, but no JSON Resume (jsonresume.org): {error}."
        raise Unreadable(UnreadableReason.DAMAGED, message) from None
    if resume.name is None and not resume.work and not resume.education and not resume.skills:
        raise Unreadable(UnreadableReason.NOT_A_RESUME)
    return resume


def to_json_resume(resume: ParsedResume) -> dict[str, Any]:
    """A document that the published schema accepts; what the resume lacks is left out."""
    website = next((e.value.url for e in resume.links if e.value.kind is LinkKind.WEBSITE), None)
    return _filled(
        {
            "basics": _filled(
                {
                    "name": _value(resume.name),
                    "label": _value(resume.headline),
                    "email": _value(resume.email),
                    "phone": _value(resume.phone),
                    "url": _absolute(website),
                    "summary": _value(resume.summary),
                    "location": _filled({"address": _value(resume.location)}),
                    "profiles": [
                        {"network": each.value.kind.value, "url": _absolute(each.value.url)}
                        for each in resume.links
                        if each.value.kind is not LinkKind.WEBSITE
                    ],
                }
            ),
            "work": [_work(each, "name") for each in resume.work],
            "volunteer": [_work(each, "organization") for each in resume.volunteer],
            "education": [
                _filled(
                    {
                        "institution": _value(each.institution),
                        "studyType": _value(each.degree),
                        "area": _value(each.field),
                        "score": _value(each.grade),
                        "startDate": _date(each.start),
                        "endDate": _date(each.end),
                    }
                )
                for each in resume.education
            ],
            "skills": _skills(resume.skills),
            "languages": [
                _filled(
                    {
                        "language": each.name.value,
                        "fluency": each.as_written or (each.level and each.level.value),
                    }
                )
                for each in resume.languages
            ],
            "certificates": [
                _filled(
                    {
                        "name": each.name.value,
                        "issuer": _value(each.issuer),
                        "date": _date(each.date),
                        "url": _absolute(each.url),
                    }
                )
                for each in resume.certifications
            ],
            "projects": [
                _filled(
                    {
                        "name": each.name.value,
                        "startDate": _date(each.start),
                        "endDate": _date(each.end),
                        "url": _absolute(each.url),
                        "highlights": list(each.bullets),
                    }
                )
                for each in resume.projects
            ],
        }
    )


def from_json_resume(document: Mapping[str, Any]) -> ParsedResume:
    """A resume as its owner wrote it down: every value is sure, none has a place on a page.

    Raises NotJsonResume where a part has another shape than the schema says.
    """
    # Imported when the first one is read, as the readers of other files are (resumes.parsing).
    from domain.resumes.parsing.levels import spoken_level
    from domain.resumes.parsing.links import kind_of
    from domain.resumes.parsing.written import language_of

    basics = _part(document, "basics")
    location = _part(basics, "location")
    place = ", ".join(
        str(location[key]) for key in ("city", "region", "countryCode") if location.get(key)
    )
    work = tuple(_position(each, "name") for each in _parts(document, "work"))
    prose = [basics.get("summary"), *(t for each in work for t in (each.summary, *each.bullets))]
    urls = [basics.get("url"), *(each.get("url") for each in _parts(basics, "profiles"))]
    return ParsedResume(
        language=language_of("\n".join(str(text) for text in prose if text)),
        name=sure(basics.get("name")),
        headline=sure(basics.get("label")),
        email=sure(basics.get("email")),
        phone=sure(basics.get("phone")),
        phone_as_written=basics.get("phone"),
        location=sure(place or location.get("address")),
        links=tuple(Read(Link(str(url), kind_of(str(url))), 1.0) for url in urls if url),
        summary=sure(basics.get("summary")),
        work=work,
        volunteer=tuple(_position(each, "organization") for each in _parts(document, "volunteer")),
        education=tuple(_study(each) for each in _parts(document, "education")),
        skills=tuple(skill for each in _parts(document, "skills") for skill in _raw_skills(each)),
        languages=tuple(
            SpokenLanguage(
                Read(str(each["language"]), 1.0),
                spoken_level(str(each.get("fluency") or "")),
                each.get("fluency"),
            )
            for each in _parts(document, "languages")
            if each.get("language")
        ),
        certifications=tuple(
            Certification(
                name=Read(str(each["name"]), 1.0),
                issuer=sure(each.get("issuer")),
                date=read_date(each.get("date")),
                url=each.get("url"),
            )
            for each in _parts(document, "certificates")
            if each.get("name")
        ),
        projects=tuple(
            Project(
                name=Read(str(each["name"]), 1.0),
                start=read_date(each.get("startDate")),
                end=read_date(each.get("endDate")),
                url=each.get("url"),
                bullets=tuple(map(str, each.get("highlights") or ())),
            )
            for each in _parts(document, "projects")
            if each.get("name")
        ),
    )


def _work(entry: WorkEntry, employer: str) -> dict[str, Any]:
    return _filled(
        {
            employer: _value(entry.company),
            "position": _value(entry.title),
            "location": _value(entry.location) if employer == "name" else None,
            "startDate": _date(entry.start),
            "endDate": _date(entry.end),
            "summary": entry.summary,
            "highlights": list(entry.bullets),
        }
    )


def _skills(skills: Sequence[RawSkill]) -> list[dict[str, Any]]:
    """Groups of one level with their skills as keywords; a skill without a group stands alone."""
    groups: dict[tuple[str, str | None], list[str]] = {}
    found: list[dict[str, Any]] = []
    for skill in skills:
        level = {"level": skill.level} if skill.level else {}
        if skill.group is None:
            found.append({"name": skill.name.value, **level})
            continue
        keywords = groups.setdefault((skill.group, skill.level), [])
        keywords.append(skill.name.value)
        if len(keywords) == 1:
            found.append({"name": skill.group, **level, "keywords": keywords})
    return found


def _raw_skills(entry: Mapping[str, Any]) -> list[RawSkill]:
    name = str(entry.get("name") or "")
    keywords = [str(each) for each in entry.get("keywords") or () if each]
    level = str(entry.get("level") or "") or None
    if not keywords:
        return [RawSkill(Read(name, 1.0), level=level)] if name else []
    return [RawSkill(Read(keyword, 1.0), name or None, level) for keyword in keywords]


def _position(entry: Mapping[str, Any], employer: str) -> WorkEntry:
    end = read_date(entry.get("endDate"))
    start = read_date(entry.get("startDate"))
    return WorkEntry(
        company=sure(entry.get(employer) or entry.get("company")),
        title=sure(entry.get("position")),
        location=sure(entry.get("location")),
        start=start,
        end=end,
        current=start is not None and end is None,
        summary=entry.get("summary"),
        bullets=tuple(map(str, entry.get("highlights") or ())),
        confidence=1.0,
    )


def _study(entry: Mapping[str, Any]) -> EducationEntry:
    from domain.resumes.parsing.degrees import find_degree

    degree = str(entry.get("studyType") or "")
    found = find_degree(degree)
    return EducationEntry(
        institution=sure(entry.get("institution")),
        degree=sure(degree),
        level=found[0] if found is not None else None,
        field=sure(entry.get("area")),
        start=read_date(entry.get("startDate")),
        end=read_date(entry.get("endDate")),
        grade=sure(entry.get("score") or entry.get("gpa")),
        notes=tuple(map(str, entry.get("courses") or ())),
        confidence=1.0,
    )


def _part(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = document.get(key) or {}
    if not isinstance(part, Mapping):
        raise NotJsonResume(f"{key} is no object")
    return part


def _parts(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    parts = document.get(key) or []
    if not isinstance(parts, list) or not all(isinstance(each, Mapping) for each in parts):
        raise NotJsonResume(f"{key} is no list of objects")
    return parts


def read_date(text: object) -> Read[PartialDate] | None:
    """A date as JSON Resume writes it, for sure; None where it is none."""
    match = _DATE.fullmatch(str(text or ""))
    if match is None:
        return None
    return Read(PartialDate(int(match[1]), int(match[2]) if match[2] else None), 1.0)


def sure(text: object) -> Read[str] | None:
    """What its owner wrote, for sure; None where there is nothing."""
    return Read(str(text), 1.0) if text else None


def _value(read: Read[str] | None) -> str | None:
    return read.value if read is not None else None


def _date(read: Read[PartialDate] | None) -> str | None:
    return str(read.value) if read is not None else None


def _absolute(url: str | None) -> str | None:
    """The schema wants absolute addresses."""
    if url is None or "://" in url:
        return url
    return f"https://{url}"


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
