"""What a person can do, read from the parts of a resume: each skill with its evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.skills.credentials import CREDENTIALS, HELD_AT
from domain.skills.studies import foundations
from domain.skills.values import How, Kind, Level, Mention, SkillId, TextKind, level_of

if TYPE_CHECKING:
    from domain.skills.extraction import Engine

# Proficiency where nothing but the kind of evidence is known.
LISTED = 0.4
STUDIED = 0.3
# Proficiency grows with years in dated roles, from PRACTISED towards MASTERED, fast at first.
PRACTISED = 0.3
MASTERED = 0.92
YEARS_SCALE = 4.0
# After some years without use a skill fades, slowly, and never below half.
FRESH_YEARS = 2.0
FADING = 0.96
IMPLIED_DECAY = 0.75
IMPLIED_STEPS = 2
TOO_BROAD = 100
"""A skill with more kinds below it, as programming or design, says nothing when implied."""

# How sure it is that who writes a resume in a language has it at the level taken for that, and that
# a graduate still knows what nearly every curriculum of the field begins with.
WRITTEN_SURE = 0.85
TAUGHT_SURE = 0.6

_DAYS_A_YEAR = 365.25


class Part(StrEnum):
    """What kind of section an entry stands in."""

    WORK = "work"
    PROJECT = "project"
    EDUCATION = "education"
    CERTIFICATION = "certification"
    SKILLS = "skills"
    LANGUAGE = "language"
    WRITING = "writing"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a resume: a role, a degree, a project, the skills section or a line of it.

    `end` is None for an entry that goes on, or that has no dates (then `start` is None too).
    `level` is what the resume says, outside the text, of every skill that the text names. The
    whole text of a LANGUAGE is the name of a spoken language; `name` is the same in English,
    where the text is in another language. A WRITING has no words of the resume: its text says
    which language, by `name`, the resume is written in, and `level` is taken where none is stated.
    `graduates` says that an EDUCATION is a study at a college or university.
    """

    id: str
    part: Part
    text: str
    start: date | None = None
    end: date | None = None
    level: Level | None = None
    name: str | None = None
    graduates: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an entry that name the skill: `entry.text[start:end]`.

    Where no words name it, `text` is a sentence that says what shows it, and both places are 0.
    """

    entry_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill of a person; `proficiency` and `confidence` in [0, 1].

    `years` is what the person says, or the time covered by the dated roles that name the skill,
    overlaps once. A skill that is `implied_by` another has no evidence of its own: that one has.
    One that was `taught` follows from a degree, which its evidence tells.
    """

    skill_id: SkillId
    proficiency: float
    confidence: float
    years: float | None = None
    last_used: date | None = None
    evidence: tuple[Evidence, ...] = ()
    implied_by: SkillId | None = None
    taught: bool = False

    @property
    def level(self) -> Level:
        return level_of(self.proficiency)

    @property
    def implied(self) -> bool:
        """Whether the resume doesn't name it."""
        return self.implied_by is not None or self.taught


def infer(engine: Engine, entries: Iterable[Entry], today: date) -> list[HeldSkill]:
    """The skills that a resume shows, surest and strongest first, then the implied ones.

    Denied mentions are no evidence.
    """
    entries = list(entries)
    seen: dict[SkillId, list[tuple[Entry, Mention]]] = {}
    for entry in entries:
        for mention in _mentions(engine, entry):
            if not mention.negated:
                seen.setdefault(mention.skill_id, []).append((entry, mention))
    shown = {skill_id: _held(skill_id, mentions, today) for skill_id, mentions in seen.items()}
    implied = {held.skill_id: held for held in _implied(engine, shown)}
    for held in _taught(engine, entries):
        named = shown.get(held.skill_id)
        if named is None:
            other = implied.get(held.skill_id, held)
            better = max(held.proficiency, other.proficiency)
            implied[held.skill_id] = replace(held, proficiency=better)
        elif named.proficiency == STUDIED:  # the subject itself
            shown[held.skill_id] = replace(named, proficiency=max(STUDIED, held.proficiency))
    return [*sorted(shown.values(), key=_order), *sorted(implied.values(), key=_order)]


def _mentions(engine: Engine, entry: Entry) -> list[Mention]:
    """What an entry names. In a text "Polish" alone may be many things; as a language it is one."""
    if entry.part is Part.LANGUAGE:
        for one in engine.normalise(entry.name or entry.text):
            skill = engine.skill(one.skill_id)
            if skill is not None and skill.kind is Kind.LANGUAGE:
                end = len(entry.text)
                return [Mention(one.skill_id, 0, end, entry.text, one.how, one.confidence)]
    if entry.part is Part.WRITING:
        found = [engine.skill(one.skill_id) for one in engine.normalise(entry.name or "")]
        return [
            Mention(one.id, 0, 0, entry.text, How.CONTEXT, WRITTEN_SURE)
            for one in found[:1]
            if one is not None and one.kind is Kind.LANGUAGE
        ]
    listed = entry.part is Part.SKILLS
    return engine.extract(entry.text, source=TextKind.RESUME, listed=listed)


def _order(skill: HeldSkill) -> tuple[float, str]:
    return -skill.proficiency * skill.confidence, skill.skill_id


def _held(skill_id: SkillId, found: Sequence[tuple[Entry, Mention]], today: date) -> HeldSkill:
    roles = {entry.id: entry for entry, _ in found if entry.start and entry.part in _USES}
    covered = years_covered(((role.start, role.end) for role in roles.values()), today)
    stated = max((mention.years for _, mention in found if mention.years is not None), default=None)
    years = stated if stated is not None else covered or None
    ends = [role.end or today for role in roles.values()]
    last_used = min(max(ends), today) if ends else None
    doubt = math.prod(1 - mention.confidence for _, mention in found)
    proficiency = _proficiency(found, years, last_used, today)
    if skill_id in CREDENTIALS:
        proficiency = max(proficiency, HELD_AT.share)
    return HeldSkill(
        skill_id=skill_id,
        proficiency=round(proficiency, 3),
        confidence=round(1 - doubt, 3),
        years=round(years, 1) if years is not None else None,
        last_used=last_used,
        evidence=tuple(
            Evidence(entry.id, mention.text, mention.start, mention.end) for entry, mention in found
        ),
    )


_USES = frozenset({Part.WORK, Part.PROJECT})


def _proficiency(
    found: Sequence[tuple[Entry, Mention]], years: float | None, last_used: date | None, today: date
) -> float:
    said = [(entry, mention) for entry, mention in found if entry.part is not Part.WRITING]
    levels = [level for entry, mention in said if (level := mention.level or entry.level)]
    if levels:  # the person's own word
        return max(level.share for level in levels)
    written = max((entry.level.share for entry, _ in found if entry.level), default=0.0)
    return max(written, _unstated(said, years, last_used, today)) if said else written


def _unstated(
    found: Sequence[tuple[Entry, Mention]], years: float | None, last_used: date | None, today: date
) -> float:
    """Proficiency by how long a skill was used, or by where it stands."""
    if years is None:
        shown = any(entry.part not in (Part.EDUCATION, Part.CERTIFICATION) for entry, _ in found)
        return LISTED if shown else STUDIED
    grown = MASTERED - (MASTERED - PRACTISED) * math.exp(-years / YEARS_SCALE)
    idle = (today - last_used).days / _DAYS_A_YEAR if last_used else 0.0
    return float(grown * max(0.5, FADING ** max(0.0, idle - FRESH_YEARS)))


def years_covered(spans: Iterable[tuple[date | None, date | None]], today: date) -> float:
    """The years that spans cover together; an open end is today, one without a start is nothing."""
    days = 0
    reached = date.min
    for start, end in sorted((start, end or today) for start, end in spans if start):
        days += max(0, (min(end, today) - max(start, reached)).days)
        reached = max(reached, end)
    return days / _DAYS_A_YEAR


def _implied(engine: Engine, shown: Mapping[SkillId, HeldSkill]) -> list[HeldSkill]:
    """What the shown skills are kinds of or build on, and the resume does not say.

    Neither categories nor what is as broad: whoever has a skill has those.
    """
    best: dict[SkillId, HeldSkill] = {}
    skills = engine.taxonomy.skills
    kinds = engine.taxonomy.kinds_below
    for held in shown.values():
        edge = {held.skill_id}
        decay = 1.0
        for _ in range(IMPLIED_STEPS):
            decay *= IMPLIED_DECAY
            edge = {
                target
                for source in edge
                if source in skills
                for target in (*skills[source].broader, *skills[source].needs)
                if target in skills
                and target not in shown
                # The roots of the taxonomy are categories, and all of their kinds imply them.
                and (skills[target].broader or target not in kinds)
                and kinds.get(target, 0) <= TOO_BROAD
            }
            for target in edge:
                candidate = replace(
                    held,
                    skill_id=target,
                    proficiency=round(held.proficiency * decay, 3),
                    confidence=round(held.confidence * decay, 3),
                    evidence=(),
                    implied_by=held.skill_id,
                )
                if target not in best or _order(candidate) < _order(best[target]):
                    best[target] = candidate
    return list(best.values())


def _taught(engine: Engine, entries: Iterable[Entry]) -> list[HeldSkill]:
    """What the studies of a resume have taught besides what it names."""
    found: dict[SkillId, HeldSkill] = {}
    for entry in entries:
        if entry.part is not Part.EDUCATION or not entry.graduates:
            continue
        subject = " ".join(entry.text.split())
        evidence = Evidence(entry.id, f"Follows from the studies: {subject}.", 0, 0)
        for skill_id, taught in foundations(entry.text).items():
            level = HELD_AT if skill_id in CREDENTIALS else taught
            known = found.get(skill_id)
            if skill_id in engine.taxonomy.skills and (
                known is None or known.proficiency < level.share
            ):
                found[skill_id] = HeldSkill(
                    skill_id, level.share, TAUGHT_SURE, evidence=(evidence,), taught=True
                )
    return list(found.values())
