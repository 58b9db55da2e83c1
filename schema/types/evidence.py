"""What shows that a person has a skill, as clients see it."""

from typing import Annotated

import strawberry

from resolvers.evidence import Evidence
from schema.view import view_of


@view_of(Evidence, description="What shows a skill: words of a resume, or the result of a test.")
class SkillEvidence:
    text: Annotated[str, strawberry.field(description="Words that show it.")]
    quoted: Annotated[
        bool,
        strawberry.field(
            description="Whether they are the resume's. Else they are ours: that it is written in "
            "a language, what its degree teaches, what a test found."
        ),
    ]
    item_id: Annotated[
        strawberry.ID | None,
        strawberry.field(description="The resume's item; null: the resume as a whole, or a test."),
    ]
    assessment_id: Annotated[
        strawberry.ID | None, strawberry.field(description="The test's result; null: a resume.")
    ]
