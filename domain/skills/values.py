"""The words of the skill area: kinds, levels, mentions, candidates, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from uuid import UUID, uuid5

SkillId = str


class Kind(StrEnum):
    TOOL = "tool"
    KNOWLEDGE = "knowledge"
    PRACTICE = "practice"
    SOFT = "soft"
    LANGUAGE = "language"


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    EXPERT = "expert"

    @property
    def rank(self) -> int:
        """1 for a beginner to 4 for an expert."""
        return _RANKS[self]

    @property
    def share(self) -> float:
        """The level as proficiency in [0, 1]."""
        return _RANKS[self] / 4


_RANKS = {Level.BEGINNER: 1, Level.INTERMEDIATE: 2, Level.ADVANCED: 3, Level.EXPERT: 4}


def level_at(rank: int) -> Level | None:
    """The level of a rank; None for rank 0, which is below the first."""
    return _LEVELS[rank]


_LEVELS = (None, *_RANKS)


def level_of(proficiency: float) -> Level:
    """The level that a proficiency in [0, 1] amounts to; the inverse of Level.share, roughly."""
    for level in (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED):
        if proficiency <= level.share + 0.125:
            return level
    return Level.EXPERT


class TextKind(StrEnum):
    JOB = "job"
    RESUME = "resume"
    OTHER = "other"


class How(StrEnum):
    """How a mention or a name was recognised, surest first."""

    EXACT = "exact"
    ALIAS = "alias"
    CONTEXT = "context"
    FUZZY = "fuzzy"
    SEMANTIC = "semantic"


class Requirement(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"
    BONUS = "bonus"


class Source(StrEnum):
    """Who states a part of the taxonomy."""

    LEARNBOT = "learnbot"
    ESCO = "esco"
    ONET = "onet"


class OccupationMatchKind(StrEnum):
    """What an occupation of one classification is to one of another."""

    EXACT = "exact"
    CLOSE = "close"
    BROADER = "broader"
    NARROWER = "narrower"


class Tier(StrEnum):
    """What an engine uses: always the dictionary, the others where their packages are installed."""

    DICTIONARY = "dictionary"
    STATIC = "static"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that names a skill; `text[start:end]` is the wording, in code points.

    `confidence` is the chance in [0, 1] that the mention is right. `years` is the experience asked
    for or claimed, the lower bound of a range. `requirement` is set in job texts alone.
    """

    skill_id: SkillId
    start: int
    end: int
    text: str
    how: How
    confidence: float
    negated: bool = False
    requirement: Requirement | None = None
    level: Level | None = None
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A skill that a name or a query may mean; `confidence` in [0, 1]."""

    skill_id: SkillId
    how: How
    confidence: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A skill near another: `weight` in (0, 1], `path` of ids to it, `why` in words."""

    skill_id: SkillId
    weight: float
    path: tuple[SkillId, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """How much of a wanted skill is carried by one that is held.

    `share` in [0, 1]; `from_id` is the held skill that carries most, None where none helps;
    `path` runs from it to the wanted skill.
    """

    share: float
    from_id: SkillId | None
    path: tuple[SkillId, ...]


# The names of a taxonomy skill's database rows: the same in every installation.
_NAMESPACE = UUID("6f2b8f0e-3c53-5a0c-9d0e-7a2f5d1c4b11")


@cache
def skill_id(slug: SkillId) -> UUID:
    """The database's key of a skill of the taxonomy."""
    return uuid5(_NAMESPACE, slug)
