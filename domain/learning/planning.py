"""The words of planning: targets, steps, and the plan they make."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from domain.kit.refusal import Refusal
from domain.skills.values import SkillId

# The least that is planned for a step, however near its end is.
LEAST_HOURS = 0.5

# A level as a rank: 0 nothing yet, 1 beginner, 2 intermediate, 3 advanced, 4 expert.
Rank = int


class Phase(StrEnum):
    """The parts of a plan, in order: what others stand on first, what is nice to have last."""

    FOUNDATIONS = "foundations"
    CORE = "core"
    BROADER = "broader"
    EXTRA = "extra"


PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class Target:
    """A skill to learn from one rank to a higher one; `importance` in [0, 1].

    `needed_for` names the target that this one was added for, as its prerequisite, and `because`
    says why. `known` is the share of the typical hours, below 1, that what the person has saves.
    """

    skill_id: SkillId
    start: Rank
    goal: Rank
    importance: float = 1.0
    phase: Phase = Phase.CORE
    needed_for: SkillId | None = None
    because: str = ""
    known: float = 0.0


class Span(NamedTuple):
    """From which rank to which a resource teaches a skill."""

    start: Rank
    goal: Rank


class Gain(NamedTuple):
    """What a step adds: a skill from one rank to another."""

    skill_id: SkillId
    start: Rank
    goal: Rank


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. Without a resource it is practice of one's own, by the taxonomy's hours.

    `alternatives` teach at least the same, shortest first.
    """

    resource_id: UUID | None
    hours: float
    cost_cents: int
    gains: tuple[Gain, ...]
    phase: Phase
    reasons: tuple[str, ...] = ()
    alternatives: tuple[UUID, ...] = ()
    quick_win: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """When a step is done: weeks counted from 1, and the days of the first and last hour."""

    step: Step
    week_start: int
    week_end: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A day to look back: what should be reached by then, and the hours so far."""

    week: int
    on: date
    phase: Phase
    hours_so_far: float
    reached: tuple[Gain, ...]


class LeftOutReason(StrEnum):
    """Why a plan leaves something out that was asked for."""

    LESS_URGENT = "less_urgent"
    OVER_NUMBER = "over_number"
    TOO_LATE = "too_late"
    LONG_BASIS = "long_basis"
    UNTOLD = "untold"
    LONG_BONUS = "long_bonus"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Ranks of a skill that a plan was asked to reach and does not; `known` as of its target."""

    skill_id: SkillId
    start: Rank
    goal: Rank
    reason: LeftOutReason
    known: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A dated plan. `optimal`: no choice of resources would take 1 % less effort."""

    steps: tuple[Dated, ...]
    checkpoints: tuple[Checkpoint, ...]
    hours: float
    cost_cents: int
    ends_on: date
    optimal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrerequisiteCycle(Refusal):
    """Skills that need each other in a circle: nobody could begin."""

    skills: tuple[SkillId, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan has to keep to."""

    hours_per_week: float
    start: date
    budget_cents: int | None = None
    alternatives: int = 3
    search_limit: int = 2_000
    banned: frozenset[UUID] = field(default_factory=frozenset)
