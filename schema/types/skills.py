"""Skills as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

import schema.enums.skills  # noqa: F401 (it names the enums)
from domain.jobs import demand as demands
from domain.skills import records, repository, values
from resolvers import demand, learning, skills
from resolvers.batching import computed
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.resources import Resource


SKILL = strawberry.field(resolver=skills.by_slug, description="The skill of the taxonomy.")


@view_of(
    records.Skill,
    prefix="skill",
    node=skills.node,
    description="A skill of the taxonomy: what people have, jobs want and courses teach.",
)
class Skill(Node):
    slug: Annotated[str, strawberry.field(description="A stable name for URLs, never reused.")]
    name: Annotated[str, strawberry.field(description="Its name, as people write it.")]
    kind: Annotated[values.Kind, strawberry.field(description="What sort of thing it is.")]
    path: Annotated[
        list[str],
        strawberry.field(
            resolver=skills.path,
            description="Where it is in the taxonomy: its domain, then its category.",
        ),
    ]
    hours: Annotated[
        list[int],
        strawberry.field(
            description="Typical hours of learning to BEGINNER, INTERMEDIATE, ADVANCED and "
            "EXPERT, in this order, each from the level before."
        ),
    ]
    note: Annotated[
        str | None,
        strawberry.field(description="What else its name may mean; null where it is clear."),
    ]
    esco_uri: Annotated[
        str | None,
        strawberry.field(description="The same skill in ESCO, by its URI; null where it has none."),
    ]
    job_count: Annotated[
        int, strawberry.field(description="How many open jobs ask for it, as counted last night.")
    ]
    source: Annotated[values.Source, strawberry.field(description="Whose taxonomy it is from.")]
    occupations: Annotated[
        list["OccupationSkill"],
        strawberry.field(
            resolver=skills.occupations_of,
            description="Occupations that need it; empty until a classification is imported.",
        ),
    ]
    aliases: Annotated[
        list["SkillAlias"],
        strawberry.field(resolver=skills.aliases, description="Other ways to write it."),
    ]
    broader: Annotated[
        list["Skill"],
        strawberry.field(
            resolver=skills.broader, description="The skills that it is a part or a kind of."
        ),
    ]
    narrower: Annotated[
        list["Skill"],
        strawberry.field(
            resolver=skills.narrower, description="The skills that are a part or a kind of it."
        ),
    ]
    related: Annotated[
        list["Skill"],
        strawberry.field(
            resolver=skills.related, description="The skills that are used along with it."
        ),
    ]
    needs: Annotated[
        list["SkillNeed"],
        strawberry.field(resolver=skills.needs, description="The skills to have before it."),
    ]
    resources: Annotated[
        list[Annotated["Resource", strawberry.lazy("schema.types.resources")]],
        strawberry.field(
            resolver=learning.resources_of_skill, description="What teaches it, lowest level first."
        ),
    ]
    used_with: Annotated[
        list["SkillPair"],
        strawberry.field(
            resolver=demand.used_with,
            description="What open jobs ask for along with it, closest first; counted nightly.",
        ),
    ]
    trend: Annotated[
        list["SkillMonth"],
        strawberry.field(
            resolver=demand.trend,
            description="Jobs that ask for it by month of posting, oldest first; three years.",
        ),
    ]
    neighbours: Annotated[
        list["SkillNeighbour"],
        strawberry.field(
            resolver=skills.neighbours,
            description="The nearest skills, nearest first: what is easy to add. "
            "Of an imported skill, those whose names are near in meaning.",
        ),
    ]


@view_of(repository.Alias, description="Another way to write a skill.")
class SkillAlias:
    name: Annotated[
        str, strawberry.field(description="A spelling, an abbreviation, a version, a translation.")
    ]
    language: Annotated[str, strawberry.field(description="The language that it is in, ISO 639-1.")]


@view_of(repository.Need, description="A prerequisite of a skill.")
class SkillNeed:
    reason: Annotated[
        str | None, strawberry.field(description="Why it comes first; null where that isn't said.")
    ]
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=skills.needed_skill, description="The skill to have first."),
    ]


@view_of(values.Neighbour, description="A skill near another one.")
class SkillNeighbour:
    weight: Annotated[float, strawberry.field(description="How near it is, above 0 and at most 1.")]
    why: Annotated[str, strawberry.field(description="How the two belong together, in words.")]
    path: Annotated[
        list[str],
        strawberry.field(
            resolver=computed(lambda near: list(near.path)),
            description="The slugs of the skills from the one to the other, both among them.",
        ),
    ]
    skill: Annotated[Skill | None, SKILL]


@view_of(values.Candidate, description="A skill that a name may mean.")
class SkillCandidate:
    how: Annotated[values.How, strawberry.field(description="How it was recognised.")]
    confidence: Annotated[
        float, strawberry.field(description="The share of such matches that are right, 0 to 1.")
    ]
    skill: Annotated[Skill | None, SKILL]


@view_of(skills.Normalized, description="A name with the skills that it may mean.")
class NormalizedSkill:
    name: Annotated[str, strawberry.field(description="The name as it was sent.")]
    candidates: Annotated[
        list[SkillCandidate],
        strawberry.field(
            description="What it may mean, surest first; empty where nothing is known."
        ),
    ]


@view_of(values.Mention, description="A place in a text where a skill is named.")
class SkillMention:
    start: Annotated[
        int,
        strawberry.field(
            description="The index of its first character in the text, counted from 0 in code "
            "points (JavaScript counts UTF-16 units)."
        ),
    ]
    end: Annotated[
        int, strawberry.field(description="The index after its last character, counted alike.")
    ]
    text: Annotated[str, strawberry.field(description="The words of the text that name it.")]
    how: Annotated[values.How, strawberry.field(description="How it was recognised.")]
    confidence: Annotated[
        float, strawberry.field(description="The share of such mentions that are right, 0 to 1.")
    ]
    negated: Annotated[
        bool, strawberry.field(description="Whether the text says that the skill is absent.")
    ]
    requirement: Annotated[
        values.Requirement | None,
        strawberry.field(
            description="How much the job insists on it; null in other texts than a JOB's."
        ),
    ]
    level: Annotated[
        values.Level | None,
        strawberry.field(description="The level that the text names; null: none."),
    ]
    years: Annotated[
        float | None, strawberry.field(description="Years of it that the text names; null: none.")
    ]
    skill: Annotated[Skill | None, SKILL]


@view_of(demands.Pair, description="A skill that jobs ask for along with another one.")
class SkillPair:
    jobs: Annotated[int, strawberry.field(description="How many open jobs ask for both.")]
    closeness: Annotated[
        float,
        strawberry.field(
            description="How close the two are: from 0, together as often as by chance, to 1, "
            "neither without the other (normalised pointwise mutual information)."
        ),
    ]
    skill: Annotated[
        Skill | None, strawberry.field(resolver=demand.other, description="The other one.")
    ]


@view_of(demands.Month, description="How much a skill was asked for in a month.")
class SkillMonth:
    month: Annotated[datetime.date, strawberry.field(description="The month, by its first day.")]
    jobs: Annotated[
        int, strawberry.field(description="How many jobs posted in it ask for the skill.")
    ]
    of_jobs: Annotated[int, strawberry.field(description="How many jobs were posted in it in all.")]
    share: Annotated[
        float,
        strawberry.field(
            resolver=demand.share, description="`jobs` as a share of `ofJobs`, 0 to 1."
        ),
    ]


@view_of(records.OccupationSkill, description="A skill of an occupation.")
class OccupationSkill:
    essential: Annotated[
        bool, strawberry.field(description="Whether the occupation can't do without it.")
    ]
    importance: Annotated[
        float | None,
        strawberry.field(
            description="How important it is, 0 to 1; null where the classification doesn't rate "
            "it, as ESCO and O*NET's tools."
        ),
    ]
    skill: Annotated[
        Skill | None, strawberry.field(resolver=skills.skill_of, description="Which skill.")
    ]
    occupation: Annotated[
        "Occupation | None",
        strawberry.field(resolver=skills.occupation, description="The occupation."),
    ]


@view_of(
    records.OccupationMatch,
    description="An occupation of another classification, by the official crosswalk.",
)
class OccupationMatch:
    kind: Annotated[
        values.OccupationMatchKind,
        strawberry.field(description="What this occupation is to the other one."),
    ]
    uri: Annotated[
        str, strawberry.field(description="The URI of the other one, in its classification.")
    ]
    occupation: Annotated[
        "Occupation | None",
        strawberry.field(
            resolver=skills.other_occupation,
            description="The other one; null until its classification is imported.",
        ),
    ]


@view_of(
    records.Occupation,
    prefix="occupation",
    node=skills.occupation_node,
    description="An occupation of an imported classification: ESCO or O*NET.",
)
class Occupation(Node):
    name: Annotated[str, strawberry.field(description="The name that the classification prefers.")]
    uri: Annotated[str, strawberry.field(description="Its URI in the classification.")]
    code: Annotated[
        str,
        strawberry.field(
            description="Its code in the classification; of O*NET the O*NET-SOC code."
        ),
    ]
    isco_group: Annotated[
        str, strawberry.field(description="Its unit group of ISCO-08; empty where none is stated.")
    ]
    description: Annotated[str, strawberry.field(description="What people in it do.")]
    aliases: Annotated[list[str], strawberry.field(description="Other titles for it.")]
    source: Annotated[
        values.Source, strawberry.field(description="The classification that it is from.")
    ]
    skills: Annotated[
        list[OccupationSkill],
        strawberry.field(
            resolver=skills.occupation_skills,
            description="The skills that it takes: essential ones first, then by importance.",
        ),
    ]
    matches: Annotated[
        list[OccupationMatch],
        strawberry.field(
            resolver=skills.matches,
            description="The same occupation, or nearly, in other classifications, closest first.",
        ),
    ]
