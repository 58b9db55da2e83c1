"""A person and a job as the score sees them, read from what profiles and jobs keep."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from domain.jobs.location import Place, read_location
from domain.jobs.values import Degree, Level, Workplace
from domain.matching.studied import studied
from domain.matching.values import HeldSkill, Person, Wanted, WantedSkill
from domain.profiles.values import DegreeLevel, Education, Preferences, Profile, Source
from domain.profiles.values import HeldSkill as ProfileSkill
from domain.skills.values import Level as SkillLevel
from domain.skills.values import Requirement, SkillId

# A skill's slug by its key; None for one that the taxonomy doesn't have any more.
SlugOf = Callable[[UUID], SkillId | None]

# The degrees of job ads among the levels of education.
DEGREE_LEVELS = {
    Degree.HIGH_SCHOOL: DegreeLevel.SECONDARY,
    Degree.ASSOCIATE: DegreeLevel.ASSOCIATE,
    Degree.BACHELOR: DegreeLevel.BACHELOR,
    Degree.MASTER: DegreeLevel.MASTER,
    Degree.DOCTORATE: DegreeLevel.DOCTORATE,
}
# Years that a level usually asks for, where a job names the level and not the years.
LEVEL_YEARS = {
    Level.INTERN: 0.0,
    Level.JUNIOR: 0.0,
    Level.MID: 3.0,
    Level.SENIOR: 5.0,
    Level.LEAD: 7.0,
    Level.EXECUTIVE: 10.0,
}
# Years up to which a beginner's job is made for a person; other levels have no such bound.
LEVEL_YEARS_USUAL = {Level.INTERN: 1.0, Level.JUNIOR: 4.0}
# How well a skill is wanted at each level of job; one step less for a bonus.
LEVEL_SKILL = {
    Level.INTERN: SkillLevel.BEGINNER,
    Level.SENIOR: SkillLevel.ADVANCED,
    Level.LEAD: SkillLevel.ADVANCED,
    Level.EXECUTIVE: SkillLevel.ADVANCED,
}
USUAL = SkillLevel.INTERMEDIATE


# What holding a kind of a skill is worth as the skill itself, a step.
KIND_DECAY = 0.9
KIND_STEPS = 3


def with_broader(
    held: Mapping[SkillId, HeldSkill], broader_of: Callable[[SkillId], Mapping[SkillId, int]]
) -> dict[SkillId, HeldSkill]:
    """Held skills and those that they are kinds of.

    `broader_of` gives what is broader than a skill with its distance in steps. The best kind of
    each counts; what is held itself stays as it is, unless nothing names it and a kind shows more.
    """
    found = dict(held)
    for skill_id, skill in held.items():
        for broader, steps in broader_of(skill_id).items():
            level = skill.level * KIND_DECAY**steps
            known = found.get(broader)
            weaker = known is None or (
                known.level < level and (known.by_kind or known.shown_by != "")
            )
            if steps <= KIND_STEPS and weaker:
                found[broader] = skill._replace(level=level, by_kind=True)
    return found


def read_person(
    profile: Profile | None,
    preferences: Preferences | None,
    skills: Iterable[ProfileSkill],
    educations: Iterable[Education],
    slug_of: SlugOf,
    broader_of: Callable[[SkillId], Mapping[SkillId, int]],
) -> Person:
    """What a score may know of a profile. The places are the wished ones, else where they live.

    What a resume's education shows is among the `skills` already; what is typed in is read here.
    """
    educations = list(educations)
    held = {
        slug: HeldSkill(
            SkillLevel(skill.proficiency).share,
            None if skill.years is None else float(skill.years),
            skill.last_used,
            shown_by=_shown_by(skill),
        )
        for skill in skills
        # What follows from other skills carries over by itself; what was studied is shown.
        if (skill.evidence or not skill.implied) and (slug := slug_of(skill.skill_id))
    }
    for slug, skill in studied(one for one in educations if one.source != Source.RESUME).items():
        held.setdefault(slug, skill)
    degrees = [DegreeLevel(entry.level) for entry in educations if entry.level is not None]
    years = profile.years_experience if profile else None
    return Person(
        skills=with_broader(held, broader_of),
        years_experience=None if years is None else float(years),
        degree=max(degrees, key=list(DegreeLevel).index, default=None),
        industries=frozenset(preferences.industries if preferences else ()),
        places=_places(profile, preferences),
        remote_ok=preferences.remote if preferences else True,
    )


def _shown_by(skill: ProfileSkill) -> str:
    """The sentence that shows a skill, where no words of the resume's and no test do."""
    told = [one for one in skill.evidence if "start" not in one and "assessmentId" not in one]
    return str(told[0]["text"]) if told and len(told) == len(skill.evidence) else ""


def _places(profile: Profile | None, preferences: Preferences | None) -> tuple[Place, ...]:
    written = list(preferences.places) if preferences else []
    if not written and profile and (profile.city or profile.country):
        written = [", ".join(part for part in (profile.city, profile.country) if part)]
    return tuple(place for text in written for place in read_location(text).places)


class JobAsk(NamedTuple):
    """The columns of a job that a score reads."""

    id: UUID
    title: str
    level: Level | None
    city: str | None
    country: str | None
    industry: str | None
    min_years_experience: float | None
    min_degree: Degree | None
    workplace: Workplace | None


class SkillAsk(NamedTuple):
    """The columns of a job's skill that a score reads."""

    skill_id: UUID
    requirement: Requirement
    weight: float


def read_wanted(
    job: JobAsk, skills: Sequence[SkillAsk], slug_of: SlugOf, soft: Collection[SkillId] = ()
) -> Wanted:
    """What a job asks for; `soft` are all soft skills."""
    level = Level(job.level) if job.level else None
    years = job.min_years_experience
    if years is None and level is not None:
        years = LEVEL_YEARS[level]
    # Hundreds of jobs are read for one answer: a look-up for each skill, nothing more.
    asked = {
        (str(requirement), is_soft): (
            requirement,
            wanted_level(level, requirement, soft=is_soft).share,
        )
        for requirement in Requirement
        for is_soft in (False, True)
    }
    found = []
    for skill_id, requirement, weight in skills:
        slug = slug_of(skill_id)
        if slug is not None:
            is_soft = slug in soft
            kind, share = asked[requirement, is_soft]
            found.append(WantedSkill(slug, kind, weight, share, is_soft))
    return Wanted(
        skills=tuple(found),
        years_min=years,
        years_usual=LEVEL_YEARS_USUAL.get(level) if level else None,
        degree=DEGREE_LEVELS[Degree(job.min_degree)] if job.min_degree else None,
        industry=job.industry,
        place=Place(job.city, job.country) if job.city or job.country else None,
        workplace=Workplace(job.workplace) if job.workplace else None,
    )


def wanted_level(
    level: Level | None, requirement: Requirement, *, soft: bool = False
) -> SkillLevel:
    """How well a skill should be held for a job of a level (None where it isn't known).

    Beyond the usual level only what is required is wanted, and no soft skill: who would measure it?
    """
    usual = LEVEL_SKILL.get(level, USUAL) if level is not None else USUAL
    if usual.rank > USUAL.rank and (soft or requirement is not Requirement.REQUIRED):
        usual = USUAL
    if requirement is Requirement.BONUS:
        return list(SkillLevel)[max(0, usual.rank - 2)]
    return usual
