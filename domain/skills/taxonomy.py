"""LearnBot's own taxonomy: the reviewed YAML files beside this module, read into plain values."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from domain.skills.cache import cached_bytes
from domain.skills.values import Kind, SkillId

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """When a name that is also an everyday word means the skill.

    One of `near`, if there are any, has to stand close by; any of `never` close by forbids it.
    `names` are the doubtful ones; where none are given, the skill's own name and its parts.
    """

    note: str
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill; `hours` are typical hours to each of the four levels from the one before."""

    id: SkillId
    name: str
    kind: Kind
    domain: str = ""
    category: str = ""
    aliases: tuple[str, ...] = ()
    broader: tuple[SkillId, ...] = ()
    related: tuple[SkillId, ...] = ()
    needs: Mapping[SkillId, str] = field(default_factory=dict)
    hours: tuple[int, ...] = ()
    ambiguous: Ambiguity | None = None
    esco: str | None = None

    @property
    def path(self) -> tuple[str, str]:
        """Category path, widest first."""
        return self.domain, self.category


@dataclass(frozen=True)
class Taxonomy:
    """Skills by id, in file order, with the relations turned around."""

    skills: Mapping[SkillId, Skill]

    @classmethod
    def of(cls, skills: Iterable[Skill]) -> Taxonomy:
        return cls({skill.id: skill for skill in skills})

    @cached_property
    def version(self) -> str:
        """A short hash that changes when any skill does."""
        digest = hashlib.sha256()
        for skill in self.skills.values():
            digest.update(repr(skill).encode())
        return digest.hexdigest()[:12]

    @cached_property
    def narrower(self) -> Mapping[SkillId, tuple[SkillId, ...]]:
        """The skills that name each one as broader."""
        found: dict[SkillId, list[SkillId]] = {}
        for skill in self.skills.values():
            for parent in skill.broader:
                found.setdefault(parent, []).append(skill.id)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def kinds_below(self) -> Mapping[SkillId, int]:
        """How many skills are kinds of each one that has any, over all levels."""
        return Counter(
            ancestor for skill in self.skills.values() for ancestor in self.ancestors(skill.id)
        )

    def ancestors(self, skill_id: SkillId) -> dict[SkillId, int]:
        """Every broader skill with its distance, nearest first."""
        found: dict[SkillId, int] = {}
        edge, distance = [skill_id], 0
        while edge:
            distance += 1
            edge = [
                parent
                for child in edge
                if child in self.skills
                for parent in self.skills[child].broader
                if parent not in found and parent != skill_id
            ]
            found.update((parent, distance) for parent in edge)
        return found


def read_files(folder: Path = DATA) -> list[dict[str, Any]]:
    """Every category file, parsed; kept in the user's cache under the hash of the files' bytes.

    Each has "file", "domain", "category", "skills". Raises yaml.YAMLError for what is not YAML.
    """
    sources = [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml"))]
    digest = hashlib.sha256(b"\0".join(name.encode() + b"\0" + text for name, text in sources))
    packed = cached_bytes(f"taxonomy-{digest.hexdigest()[:24]}.json", lambda: _parse(sources))
    files: list[dict[str, Any]] = orjson.loads(packed)
    return files


def _parse(sources: Iterable[tuple[str, bytes]]) -> bytes:
    import yaml  # most processes find what it reads in the cache

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return orjson.dumps(
        [{"file": name, **(yaml.load(text, Loader=loader) or {})} for name, text in sources],  # noqa: S506
        option=orjson.OPT_NON_STR_KEYS,
    )


def load(folder: Path = DATA) -> Taxonomy:
    """The taxonomy of `folder`. Says nothing about faults: `validate` does."""
    return Taxonomy.of(
        skill_of(entry, file.get("domain", ""), file.get("category", ""))
        for file in read_files(folder)
        for entry in file.get("skills") or ()
    )


def skill_of(entry: Mapping[str, Any], domain: str, category: str) -> Skill:
    """One entry of a file; raises KeyError or ValueError where id, name or kind is wrong."""
    rule = entry.get("ambiguous")
    return Skill(
        id=str(entry["id"]),
        name=str(entry["name"]),
        kind=Kind(entry["kind"]),
        domain=domain,
        category=category,
        aliases=tuple(map(str, entry.get("aliases") or ())),
        broader=tuple(entry.get("broader") or ()),
        related=tuple(entry.get("related") or ()),
        needs=dict(entry.get("needs") or {}),
        hours=tuple(entry.get("hours") or ()),
        ambiguous=Ambiguity(
            note=str(rule.get("note", "")),
            near=tuple(map(str, rule.get("near") or ())),
            never=tuple(map(str, rule.get("never") or ())),
            names=tuple(map(str, rule.get("names") or ())),
        )
        if rule
        else None,
        esco=entry.get("esco"),
    )
