"""Skills: what can be asked."""

from typing import Annotated

import strawberry

from resolvers import skills
from schema.connection import Connection
from schema.types.skills import NormalizedSkill, Occupation, Skill, SkillCandidate, SkillMention


@strawberry.type
class SkillsQuery:
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=skills.skill, description="A skill by its slug."),
    ]
    skills: Annotated[
        Connection[Skill],
        strawberry.field(
            resolver=skills.skills,
            description="The taxonomy by slug; filtered by the start of the name, domain or kind.",
        ),
    ]
    occupations: Annotated[
        Connection[Occupation],
        strawberry.field(
            resolver=skills.occupations,
            description="Occupations by name; empty until an operator imports a classification.",
        ),
    ]
    search_skills: Annotated[
        list[SkillCandidate],
        strawberry.field(
            resolver=skills.search,
            description="Skills by the start of a name, an alias or a misspelling; at most 50.",
        ),
    ]
    normalize_skills: Annotated[
        list[NormalizedSkill],
        strawberry.field(
            resolver=skills.normalize,
            description="What each of up to 100 names means, in the order sent.",
        ),
    ]
    extract_skills: Annotated[
        list[SkillMention],
        strawberry.field(
            resolver=skills.extract,
            description="The skills that a text of up to 50,000 characters names, in its order.",
        ),
    ]
