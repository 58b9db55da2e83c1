"""Rows of the taxonomy as they are read."""

from typing import NamedTuple
from uuid import UUID

from domain.skills.values import Kind, OccupationMatchKind, Source


class Skill(NamedTuple):
    """A skill of the taxonomy. `hours` are typical hours to each level from the one before."""

    id: UUID
    slug: str
    name: str
    kind: Kind
    domain: str
    category: str
    hours: list[int]
    note: str | None
    esco_uri: str | None
    job_count: int
    source: Source


class Occupation(NamedTuple):
    """An occupation. `code` is its own in the classification, `isco_group` that of ISCO-08."""

    id: UUID
    uri: str
    name: str
    code: str
    isco_group: str
    description: str
    aliases: list[str]
    source: Source


class OccupationSkill(NamedTuple):
    """A skill of an occupation, or an occupation of a skill; `importance` in [0, 1]."""

    occupation_id: UUID
    skill_id: UUID
    essential: bool
    importance: float | None


class OccupationMatch(NamedTuple):
    """What an occupation is to another; `other_id` is None while that one isn't imported."""

    kind: OccupationMatchKind
    uri: str
    other_id: UUID | None
