"""Rows of the taxonomy as they are read."""

from typing import NamedTuple
from uuid import UUID

from domain.skills.values import Kind


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
