"""Reads an official ESCO release: the folder of CSV files that its download page gives."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

LICENCE = "This service uses the ESCO classification of the European Commission."


class Concept(StrEnum):
    SKILL = "skill"
    SKILL_GROUP = "skill group"
    OCCUPATION = "occupation"
    OCCUPATION_GROUP = "occupation group"


@dataclass(frozen=True, slots=True)
class Labels:
    """A concept in one language."""

    preferred: str
    alternative: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class EscoConcept:
    """A concept with its labels by language code.

    `code` is its ISCO or hierarchy code, `skill_type` "knowledge" or "skill/competence",
    `reuse` how widely a skill serves, `group` the ISCO group of an occupation; "" where not given.
    """

    uri: str
    concept: Concept
    labels: Mapping[str, Labels]
    code: str = ""
    skill_type: str = ""
    reuse: str = ""
    group: str = ""
    modified: str = ""
    released: bool = True


@dataclass(frozen=True, slots=True)
class OccupationSkill:
    occupation: str
    skill: str
    essential: bool


@dataclass(frozen=True, slots=True)
class SkillSkill:
    """`skill` builds on `other`; ESCO calls most of these optional."""

    skill: str
    other: str
    essential: bool


@dataclass(frozen=True, slots=True)
class Broader:
    uri: str
    broader: str


@dataclass(frozen=True, slots=True)
class Release:
    """Everything read; concepts by URI."""

    languages: tuple[str, ...]
    concepts: Mapping[str, EscoConcept]
    occupation_skills: tuple[OccupationSkill, ...]
    skill_skills: tuple[SkillSkill, ...]
    broader: tuple[Broader, ...]
    collections: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, concept: Concept) -> list[EscoConcept]:
        return [one for one in self.concepts.values() if one.concept is concept]


class ReleaseError(Exception):
    """The folder lacks a file or a column; the message names it."""


_CONCEPT_FILES = {
    "skills": Concept.SKILL,
    "skillGroups": Concept.SKILL_GROUP,
    "occupations": Concept.OCCUPATION,
    "ISCOGroups": Concept.OCCUPATION_GROUP,
}


def read(folder: Path, languages: tuple[str, ...] = ()) -> Release:
    """The release in `folder`, in the given languages, or in all whose files are there.

    Raises ReleaseError. Reads English 1.1.1 (14 thousand skills, 124 thousand relations) in about
    two seconds.
    """
    found = languages or tuple(sorted(p.stem.split("_")[-1] for p in folder.glob("skills_*.csv")))
    if not found:
        raise ReleaseError(f"no skills_<language>.csv in {folder.name}")
    concepts: dict[str, EscoConcept] = {}
    for stem, concept in _CONCEPT_FILES.items():
        concepts.update(_concepts(folder, stem, concept, found))
    return Release(
        languages=found,
        concepts=concepts,
        occupation_skills=tuple(
            OccupationSkill(occupation, skill, kind == "essential")
            for occupation, kind, skill in _rows(
                _relations(folder, "occupationSkillRelations"),
                ("occupationUri", "relationType", "skillUri"),
            )
        ),
        skill_skills=tuple(
            SkillSkill(skill, other, kind == "essential")
            for skill, kind, other in _rows(
                _relations(folder, "skillSkillRelations"),
                ("originalSkillUri", "relationType", "relatedSkillUri"),
            )
        ),
        broader=tuple(
            Broader(uri, broader)
            for stem in ("broaderRelationsSkillPillar", "broaderRelationsOccPillar")
            for uri, broader in _rows(_relations(folder, stem), ("conceptUri", "broaderUri"))
        ),
        collections=dict(_collections(folder)),
    )


def _concepts(
    folder: Path, stem: str, concept: Concept, languages: tuple[str, ...]
) -> dict[str, EscoConcept]:
    found: dict[str, EscoConcept] = {}
    for language in languages:
        path = folder / f"{stem}_{language}.csv"
        if not path.exists() and concept in (Concept.SKILL_GROUP, Concept.OCCUPATION_GROUP):
            continue
        for row in _mappings(path, ("conceptUri", "preferredLabel")):
            uri = row["conceptUri"]
            labels = Labels(
                preferred=row["preferredLabel"].strip(),
                alternative=_lines(row.get("altLabels", "")),
                hidden=_lines(row.get("hiddenLabels", "")),
                description=row.get("description", "").strip(),
            )
            known = found.get(uri)
            found[uri] = EscoConcept(
                uri=uri,
                concept=concept,
                labels={**known.labels, language: labels} if known else {language: labels},
                code=row.get("code", ""),
                skill_type=row.get("skillType", ""),
                reuse=row.get("reuseLevel", ""),
                group=row.get("iscoGroup", ""),
                modified=row.get("modifiedDate", ""),
                released=row.get("status", "released") == "released",
            )
    return found


def _collections(folder: Path) -> Iterator[tuple[str, frozenset[str]]]:
    for path in sorted(folder.glob("*Collection_*.csv")):
        uris = frozenset(uri for (uri,) in _rows(path, ("conceptUri",)))
        yield path.name.split("Collection_")[0], uris


def _relations(folder: Path, stem: str) -> Path:
    """Releases since 1.2 add the language to these names, though they hold none."""
    for path in (folder / f"{stem}.csv", *sorted(folder.glob(f"{stem}_*.csv"))):
        if path.exists():
            return path
    raise ReleaseError(f"no {stem}.csv in {folder.name}")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        places = _places(path, next(rows, []), columns)
        for row in rows:
            yield tuple(row[place] for place in places)


def _mappings(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    if not path.exists():
        raise ReleaseError(f"no {path.name} in {path.parent.name}")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        _places(path, header, needed)
        for row in rows:
            yield dict(zip(header, row, strict=False))


def _places(path: Path, header: list[str], columns: tuple[str, ...]) -> list[int]:
    missing = [column for column in columns if column not in header]
    if missing:
        raise ReleaseError(f"{path.name} has no column {missing[0]}")
    return [header.index(column) for column in columns]


def _lines(cell: str) -> tuple[str, ...]:
    """The labels of a cell, one a line, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.split("\n")))))
