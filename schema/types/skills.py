"""Skills as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.jobs import demand as demands
from domain.skills import records, repository, values
from resolvers import demand, learning, skills
from resolvers.batching import computed
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.learning import Resource

strawberry.enum(values.Kind, name="SkillKind", description="What sort of thing a skill is.")
strawberry.enum(values.Level, name="SkillLevel", description="How well a skill is held.")
strawberry.enum(values.How, name="SkillMatchKind", description="How a skill was recognised.")
strawberry.enum(
    values.Requirement, name="SkillRequirement", description="How much a job insists on a skill."
)
strawberry.enum(values.Source, name="TaxonomySource", description="Who states a skill.")
strawberry.enum(
    values.OccupationMatchKind,
    description="What an occupation is to one of another classification.",
)
strawberry.enum(values.TextKind, description="What a text is: it decides how it is read.")

SKILL = strawberry.field(resolver=skills.by_slug, description="The skill of the taxonomy.")


@view_of(
    records.Skill,
    prefix="skill",
    node=skills.node,
    description="A skill of the taxonomy: what people have, jobs want and courses teach.",
)
class Skill(Node):
    slug: Annotated[str, strawberry.field(description="A stable name for URLs, never reused.")]
    name: Annotated[str, strawberry.field(description="As people write it.")]
    kind: Annotated[values.Kind, strawberry.field(description="What sort of thing it is.")]
    path: Annotated[
        list[str],
        strawberry.field(resolver=skills.path, description="Its domain, then its category."),
    ]
    hours: Annotated[
        list[int],
        strawberry.field(
            description="Typical hours to reach beginner, intermediate, advanced and expert, "
            "each from the level before."
        ),
    ]
    note: Annotated[
        str | None, strawberry.field(description="What else the name may mean, where it may.")
    ]
    esco_uri: Annotated[
        str | None, strawberry.field(description="The same skill in ESCO, where there is one.")
    ]
    job_count: Annotated[
        int, strawberry.field(description="How many open jobs ask for it, as last counted.")
    ]
    source: Annotated[values.Source, strawberry.field(description="Who states it.")]
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
        strawberry.field(resolver=skills.broader, description="What it is a part or kind of."),
    ]
    narrower: Annotated[
        list["Skill"],
        strawberry.field(resolver=skills.narrower, description="Its parts and kinds."),
    ]
    related: Annotated[
        list["Skill"],
        strawberry.field(resolver=skills.related, description="What is used along with it."),
    ]
    needs: Annotated[
        list["SkillNeed"],
        strawberry.field(resolver=skills.needs, description="What to know first."),
    ]
    resources: Annotated[
        list[Annotated["Resource", strawberry.lazy("schema.types.learning")]],
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
    name: Annotated[str, strawberry.field(description="Spelling, abbreviation or version.")]
    language: Annotated[str, strawberry.field(description="ISO 639-1.")]


@view_of(repository.Need, description="A prerequisite of a skill.")
class SkillNeed:
    reason: Annotated[str | None, strawberry.field(description="Why it comes first.")]
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=skills.needed_skill, description="What to know first."),
    ]


@view_of(values.Neighbour, description="A skill near another one.")
class SkillNeighbour:
    weight: Annotated[float, strawberry.field(description="Nearness, 0 to 1.")]
    why: Annotated[str, strawberry.field(description="How the two belong together.")]
    path: Annotated[
        list[str],
        strawberry.field(
            resolver=computed(lambda near: list(near.path)),
            description="The slugs of the way from one to the other.",
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
    name: Annotated[str, strawberry.field(description="As it was sent.")]
    candidates: Annotated[
        list[SkillCandidate],
        strawberry.field(description="Surest first; empty where none is known."),
    ]


@view_of(values.Mention, description="A place in a text where a skill is named.")
class SkillMention:
    start: Annotated[int, strawberry.field(description="Index of the first character.")]
    end: Annotated[int, strawberry.field(description="Index after the last character.")]
    text: Annotated[str, strawberry.field(description="The words.")]
    how: Annotated[values.How, strawberry.field(description="How it was recognised.")]
    confidence: Annotated[
        float, strawberry.field(description="The share of such mentions that are right, 0 to 1.")
    ]
    negated: Annotated[
        bool, strawberry.field(description="Whether the text says that the skill is absent.")
    ]
    requirement: Annotated[
        values.Requirement | None, strawberry.field(description="In a job's text: how much.")
    ]
    level: Annotated[
        values.Level | None, strawberry.field(description="The level that the text names.")
    ]
    years: Annotated[float | None, strawberry.field(description="Years of it that the text names.")]
    skill: Annotated[Skill | None, SKILL]


@view_of(demands.Pair, description="A skill that jobs ask for along with another one.")
class SkillPair:
    jobs: Annotated[int, strawberry.field(description="Open jobs that ask for both.")]
    closeness: Annotated[
        float,
        strawberry.field(
            description="0 (as often as by chance) to 1 (neither without the other): NPMI."
        ),
    ]
    skill: Annotated[
        Skill | None, strawberry.field(resolver=demand.other, description="The other one.")
    ]


@view_of(demands.Month, description="A month of a skill.")
class SkillMonth:
    month: Annotated[datetime.date, strawberry.field(description="Its first day.")]
    jobs: Annotated[int, strawberry.field(description="Jobs posted that ask for it.")]
    of_jobs: Annotated[int, strawberry.field(description="Jobs posted in all.")]
    share: Annotated[
        float, strawberry.field(resolver=demand.share, description="The one of the other, 0 to 1.")
    ]


@view_of(records.OccupationSkill, description="A skill of an occupation.")
class OccupationSkill:
    essential: Annotated[
        bool, strawberry.field(description="Whether the occupation can't do without it.")
    ]
    importance: Annotated[
        float | None,
        strawberry.field(
            description="How important, 0 to 1, where the classification rates it: "
            "O*NET's skills and knowledge."
        ),
    ]
    skill: Annotated[
        Skill | None, strawberry.field(resolver=skills.skill_of, description="The skill.")
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
    uri: Annotated[str, strawberry.field(description="The other one in its classification.")]
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
    name: Annotated[str, strawberry.field(description="The preferred name.")]
    uri: Annotated[str, strawberry.field(description="In the classification.")]
    code: Annotated[
        str, strawberry.field(description="In the classification; of O*NET the O*NET-SOC code.")
    ]
    isco_group: Annotated[
        str, strawberry.field(description="The group of ISCO-08; empty where none is stated.")
    ]
    description: Annotated[str, strawberry.field(description="What is done.")]
    aliases: Annotated[list[str], strawberry.field(description="Other titles.")]
    source: Annotated[values.Source, strawberry.field(description="The classification.")]
    skills: Annotated[
        list[OccupationSkill],
        strawberry.field(
            resolver=skills.occupation_skills,
            description="Essential ones first, of those the most important.",
        ),
    ]
    matches: Annotated[
        list[OccupationMatch],
        strawberry.field(
            resolver=skills.matches,
            description="The same, or nearly, in other classifications, closest kind first.",
        ),
    ]
