"""Skills: what can be asked."""

from typing import Annotated

import strawberry

from domain.keys.values import ApiKeyScope
from domain.kit.config import shipped
from resolvers import skills
from schema.connection import Connection
from schema.operation import reading
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
        reading(
            skills.search,
            scope=ApiKeyScope.SKILLS_READ,
            description="Skills by the start of a name, an alias or a misspelling, best first.",
        ),
    ]
    normalize_skills: Annotated[
        list[NormalizedSkill],
        reading(
            skills.normalize,
            scope=ApiKeyScope.SKILLS_READ,
            description=f"What each of up to {shipped('batch_limit')} names means, in the order "
            "sent.",
        ),
    ]
    extract_skills: Annotated[
        list[SkillMention],
        reading(
            skills.extract,
            scope=ApiKeyScope.SKILLS_READ,
            description="The skills that a text of up to "
            f"{shipped('text_limit_chars')} characters names, in its order.",
        ),
    ]
