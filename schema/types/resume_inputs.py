"""What an owner corrects or adds in a resume."""

from typing import Annotated

import strawberry

import schema.enums.resumes  # noqa: F401 (it names the enums)
from domain.resumes.values import LanguageLevel
from schema.scalars import Url, YearMonth


@strawberry.input(description="A plain line. What is left out stays as it is; null empties it.")
class ResumeLineInput:
    text: Annotated[strawberry.Maybe[str | None], strawberry.field(description="The text.")]


@strawberry.input(description="A link. What is left out stays as it is; null empties it.")
class ResumeLinkInput:
    url: Annotated[
        strawberry.Maybe[Url | None], strawberry.field(description="The address that it leads to.")
    ]


@strawberry.input(description="A position. What is left out stays as it is; null empties it.")
class ResumePositionInput:
    company: Annotated[strawberry.Maybe[str | None], strawberry.field(description="The employer.")]
    title: Annotated[strawberry.Maybe[str | None], strawberry.field(description="The job title.")]
    location: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="Where the work was.")
    ]
    start: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it began.")
    ]
    end: Annotated[
        strawberry.Maybe[YearMonth | None],
        strawberry.field(description="When it ended; null where it goes on."),
    ]
    current: Annotated[
        strawberry.Maybe[bool | None],
        strawberry.field(description="Whether it goes on."),
    ]
    text: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="What was done: a line for each point."),
    ]


@strawberry.input(description="A degree. What is left out stays as it is; null empties it.")
class ResumeEducationInput:
    institution: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="School or university."),
    ]
    degree: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The degree, as it is written.")
    ]
    field: Annotated[strawberry.Maybe[str | None], strawberry.field(description="The subject.")]
    location: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Where it was.")]
    start: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it began.")
    ]
    end: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it ended or will.")
    ]
    current: Annotated[
        strawberry.Maybe[bool | None],
        strawberry.field(description="Whether it goes on."),
    ]
    grade: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The grade, as it is written.")
    ]


@strawberry.input(description="A skill. What is left out stays as it is; null empties it.")
class ResumeSkillInput:
    name: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The skill, as it is written.")
    ]
    group: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="The label that it stands under."),
    ]


@strawberry.input(description="A certificate. What is left out stays as it is; null empties it.")
class ResumeCertificationInput:
    name: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The certificate's name.")
    ]
    issuer: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Who gave it.")]
    date: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it was given.")
    ]
    expires: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="Until when it is good.")
    ]
    credential_id: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="The issuer's number for it."),
    ]
    url: Annotated[
        strawberry.Maybe[Url | None],
        strawberry.field(description="The address where it can be seen."),
    ]


@strawberry.input(description="A project. What is left out stays as it is; null empties it.")
class ResumeProjectInput:
    name: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The project's name.")
    ]
    start: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it began.")
    ]
    end: Annotated[
        strawberry.Maybe[YearMonth | None], strawberry.field(description="When it ended.")
    ]
    url: Annotated[strawberry.Maybe[Url | None], strawberry.field(description="The address of it.")]
    text: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="What was done: a line for each point."),
    ]


@strawberry.input(
    description="A spoken language. What is left out stays as it is; null empties it."
)
class ResumeLanguageInput:
    name: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="The language's name, in any language."),
    ]
    level: Annotated[
        strawberry.Maybe[LanguageLevel | None],
        strawberry.field(name="fluency", description="How well it is spoken."),
    ]


@strawberry.input(
    one_of=True,
    description="What an item says: the one that fits its kind. `line` fits NAME, HEADLINE, "
    "EMAIL, PHONE, LOCATION and SUMMARY; `position` fits WORK and VOLUNTEER.",
)
class ResumeItemInput:
    line: Annotated[
        strawberry.Maybe[ResumeLineInput],
        strawberry.field(description="For NAME, HEADLINE, EMAIL, PHONE, LOCATION, SUMMARY."),
    ]
    link: Annotated[strawberry.Maybe[ResumeLinkInput], strawberry.field(description="For LINK.")]
    position: Annotated[
        strawberry.Maybe[ResumePositionInput],
        strawberry.field(description="For WORK and VOLUNTEER."),
    ]
    education: Annotated[
        strawberry.Maybe[ResumeEducationInput],
        strawberry.field(description="For EDUCATION."),
    ]
    skill: Annotated[strawberry.Maybe[ResumeSkillInput], strawberry.field(description="For SKILL.")]
    certification: Annotated[
        strawberry.Maybe[ResumeCertificationInput],
        strawberry.field(description="For CERTIFICATION."),
    ]
    project: Annotated[
        strawberry.Maybe[ResumeProjectInput],
        strawberry.field(description="For PROJECT."),
    ]
    language: Annotated[
        strawberry.Maybe[ResumeLanguageInput],
        strawberry.field(description="For LANGUAGE."),
    ]
