"""How well the confidences that the resume parser states hold: of values said to be 0.9, 90 %."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from domain.resumes.values import EducationEntry, ParsedResume, PartialDate, Read, WorkEntry

_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
_ALIKE = 85.0
_NAMES_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that the parser stated, and whether the truth holds it."""

    field: str
    confidence: float
    right: bool


def judged(resume: ParsedResume, truth: Mapping[str, Any]) -> Iterator[Judged]:
    """Every stated value of a resume whose field the truth knows."""
    if resume.name and truth.get("name"):
        yield _judge("name", resume.name, _alike(truth["name"], resume.name.value) >= _NAMES_ALIKE)
    if resume.email and truth.get("email"):
        yield _judge("email", resume.email, resume.email.value.lower() == truth["email"].lower())
    if resume.phone and truth.get("phone"):
        ours, theirs = _digits(resume.phone.value), _digits(truth["phone"])
        yield _judge("phone", resume.phone, ours[-9:] == theirs[-9:])
    if resume.location and truth.get("location"):
        yield _judge("location", resume.location, truth["location"] in resume.location.value)
    if resume.headline and truth.get("headline"):
        right = _alike(truth["headline"], resume.headline.value) >= _ALIKE
        yield _judge("headline", resume.headline, right)
    if truth.get("links"):
        known = {_bare(url) for url in truth["links"]}
        for link in resume.links:
            yield Judged("links", link.confidence, _bare(link.value.url) in known)
    if truth.get("skills"):
        names = {_plain(name) for name in [*truth["skills"], *truth.get("skills_optional", ())]}
        for skill in resume.skills:
            yield Judged("skills", skill.name.confidence, _plain(skill.name.value) in names)
    yield from _entries(
        resume.work, truth.get("work") or [], (("company", "company"), ("title", "title"))
    )
    yield from _entries(
        resume.education,
        truth.get("education") or [],
        (("institution", "institution"), ("degree", "degree")),
    )


def table(values: Iterable[Judged]) -> str:
    """The stated confidences in bins: how many values, the mean stated, the share that is right."""
    found = list(values)
    lines = ["stated        values   mean  right"]
    for low, high in pairwise(_EDGES):
        inside = [each for each in found if low <= each.confidence < high]
        if inside:
            mean = sum(each.confidence for each in inside) / len(inside)
            right = sum(each.right for each in inside) / len(inside)
            name = f"{low:.2f} - {min(high, 1.0):.2f}"
            lines.append(f"{name:13} {len(inside):6}  {mean:5.3f}  {right:5.3f}")
    lines.append("\nfield         values   mean  right")
    for field in dict.fromkeys(each.field for each in found):
        inside = [each for each in found if each.field == field]
        mean = sum(each.confidence for each in inside) / len(inside)
        right = sum(each.right for each in inside) / len(inside)
        lines.append(f"{field:13} {len(inside):6}  {mean:5.3f}  {right:5.3f}")
    return "\n".join(lines)


def _entries(
    entries: Sequence[WorkEntry] | Sequence[EducationEntry],
    truth: Sequence[Mapping[str, Any]],
    keys: Sequence[tuple[str, str]],
) -> Iterator[Judged]:
    left = list(truth)
    for entry in entries:
        scores = [
            sum(_alike(each.get(key), _text(getattr(entry, name))) for name, key in keys)
            + 40 * sum(_same(each, entry, end) for end in ("start", "end"))
            for each in left
        ]
        best = left.pop(scores.index(max(scores))) if scores and max(scores) >= _ALIKE else {}
        for name, key in keys:
            value: Read[str] | None = getattr(entry, name)
            if value is not None and (not best or best.get(key)):
                whole = f"{best.get(key)} {best.get('field') or ''}" if name == "degree" else None
                right = _alike(best.get(key), value.value) >= _ALIKE or (
                    whole is not None and fuzz.token_set_ratio(whole, value.value) >= _ALIKE
                )
                yield _judge(name, value, right)
        for end in ("start", "end"):
            date: Read[PartialDate] | None = getattr(entry, end)
            if date is not None and best.get(end):
                yield Judged("dates", date.confidence, _same(best, entry, end))


def _same(truth: Mapping[str, Any], entry: WorkEntry | EducationEntry, end: str) -> bool:
    date: Read[PartialDate] | None = getattr(entry, end)
    wanted = str(truth.get(end) or "")
    return bool(wanted) and date is not None and str(date.value).startswith(wanted)


def _judge(field: str, value: Read[str], right: bool) -> Judged:
    return Judged(field, value.confidence, right)


def _alike(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    plain_a, plain_b = _plain(a), _plain(b)
    return max(fuzz.ratio(plain_a, plain_b), 100.0 if plain_a and plain_a == plain_b else 0.0)


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _plain(text: str) -> str:
    return re.sub(r"[\s._,–—-]+", "", text).casefold()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _bare(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/.,")
