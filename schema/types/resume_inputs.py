"""What an owner corrects or adds in a resume."""

from typing import Annotated

import strawberry

import schema.enums.resumes  # noqa: F401 (it names the enums)
from domain.resumes.values import LanguageLevel
from schema.scalars import Url, YearMonth


@strawberry.input(description="A plain line. What is left out stays, null empties.")
class ResumeLineInput:
    text: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Text.")]


@strawberry.input(description="A link. What is left out stays, null empties.")
class ResumeLinkInput:
    url: Annotated[strawberry.Maybe[Url | None], strawberry.field(description="Address.")]


@strawberry.input(description="A position. What is left out stays, null empties.")
class ResumePositionInput:
    company: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Employer.")]
    title: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Job title.")]
    location: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Where.")]
    start: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="From.")]
    end: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="To.")]
    current: Annotated[
        strawberry.Maybe[bool | None],
        strawberry.field(description="Whether it lasts."),
    ]
    text: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Text.")]


@strawberry.input(description="A degree. What is left out stays, null empties.")
class ResumeEducationInput:
    institution: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="School or university."),
    ]
    degree: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Degree.")]
    field: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Subject.")]
    location: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Where.")]
    start: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="From.")]
    end: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="To.")]
    current: Annotated[
        strawberry.Maybe[bool | None],
        strawberry.field(description="Whether it lasts."),
    ]
    grade: Annotated[strawberry.Maybe[str | None], strawberry.field(description="As written.")]


@strawberry.input(description="A skill. What is left out stays, null empties.")
class ResumeSkillInput:
    name: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Name.")]
    group: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="The label that it stands under."),
    ]


@strawberry.input(description="A certificate. What is left out stays, null empties.")
class ResumeCertificationInput:
    name: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Name.")]
    issuer: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Who gave it.")]
    date: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="When.")]
    expires: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="Until.")]
    credential_id: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="Its number."),
    ]
    url: Annotated[strawberry.Maybe[Url | None], strawberry.field(description="Address.")]


@strawberry.input(description="A project. What is left out stays, null empties.")
class ResumeProjectInput:
    name: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Name.")]
    start: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="From.")]
    end: Annotated[strawberry.Maybe[YearMonth | None], strawberry.field(description="To.")]
    url: Annotated[strawberry.Maybe[Url | None], strawberry.field(description="Address.")]
    text: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Text.")]


@strawberry.input(description="A spoken language. What is left out stays, null empties.")
class ResumeLanguageInput:
    name: Annotated[strawberry.Maybe[str | None], strawberry.field(description="Name.")]
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
