"""Resumes as clients see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.resumes  # noqa: F401 (it names the enums)
from domain.profiles.values import DegreeLevel
from domain.resumes import records, review, service, values
from domain.resumes.parsing import UnreadableReason
from domain.resumes.values import LanguageLevel, LinkKind, ResumeKind, Stage, WarningKind
from domain.skills.values import Level
from resolvers import resumes
from resolvers.evidence import evidence
from schema.scalars import JSONObject, YearMonth
from schema.types.evidence import SkillEvidence
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

TEXT = Annotated[
    str | None, strawberry.field(description="As the resume has it; null where it says nothing.")
]
WHEN = Annotated[
    YearMonth | None,
    strawberry.field(description="As precise as the resume shows it; null where it doesn't."),
]


@view_of(
    resumes.Personal, description="A plain text: a name, a headline, an e-mail address, a summary."
)
class ResumeLine:
    text: TEXT


@view_of(resumes.LinkValue, description="A link of a resume.")
class ResumeLink:
    url: TEXT
    kind: Annotated[LinkKind | None, strawberry.field(description="Null where its owner added it.")]


@view_of(resumes.PositionValue, description="A position that a resume names, paid or voluntary.")
class ResumePosition:
    company: TEXT
    title: TEXT
    location: TEXT
    start: WHEN
    end: WHEN
    current: Annotated[
        bool, strawberry.field(description="Whether it goes on; `end` is null then.")
    ]
    text: Annotated[
        str | None, strawberry.field(description="What was done: a line for each point.")
    ]


@view_of(resumes.EducationValue, description="A degree or course of study that a resume names.")
class ResumeEducation:
    institution: TEXT
    degree: TEXT
    level: Annotated[
        DegreeLevel | None,
        strawberry.field(description="What the degree amounts to; null where it can't be told."),
    ]
    field: TEXT
    location: TEXT
    start: WHEN
    end: WHEN
    current: Annotated[
        bool, strawberry.field(description="Whether it goes on; `end` is null then.")
    ]
    grade: TEXT


@view_of(resumes.SkillValue, description="A skill as written, known to the taxonomy or not.")
class ResumeSkillLine:
    name: TEXT
    group: Annotated[str | None, strawberry.field(description="The label that it stood under.")]
    level: Annotated[
        str | None,
        strawberry.field(
            name="levelText", description="As written: expert, 4/5, working knowledge."
        ),
    ]


@view_of(resumes.CertificationValue, description="A certificate that a resume names.")
class ResumeCertification:
    name: TEXT
    issuer: TEXT
    date: WHEN
    expires: WHEN
    credential_id: TEXT
    url: TEXT


@view_of(resumes.ProjectValue, description="A project that a resume names.")
class ResumeProject:
    name: TEXT
    start: WHEN
    end: WHEN
    url: TEXT
    text: TEXT


@view_of(resumes.LanguageValue, description="A spoken language that a resume names.")
class ResumeLanguage:
    name: TEXT
    level: Annotated[
        LanguageLevel | None,
        strawberry.field(
            name="fluency",
            description="How well it is spoken; null where the resume doesn't say.",
        ),
    ]


ResumeItemValue = Annotated[
    ResumeLine
    | ResumeLink
    | ResumePosition
    | ResumeEducation
    | ResumeSkillLine
    | ResumeCertification
    | ResumeProject
    | ResumeLanguage,
    strawberry.union("ResumeItemValue", description="What an item says; its type by its kind."),
]


@view_of(
    values.Box,
    description="A rectangle on a page, in points (1/72 inch) from the page's top left corner. "
    "A DOCX has no pages of its own: they are laid out in the order of its text.",
)
class ResumeBox:
    x0: Annotated[float, strawberry.field(description="The left edge.")]
    top: Annotated[float, strawberry.field(description="The upper edge.")]
    x1: Annotated[float, strawberry.field(description="The right edge.")]
    bottom: Annotated[float, strawberry.field(description="The lower edge.")]


@view_of(resumes.FieldReading, description="How a field was read, and where it stands.")
class ResumeReading:
    field: Annotated[
        str, strawberry.field(description="The field of the item's `value`, as `title` or `start`.")
    ]
    confidence: Annotated[
        float, strawberry.field(description="The share of such readings that are right, 0 to 1.")
    ]
    page: Annotated[
        int | None,
        strawberry.field(
            description="The page it stood on, from 1; null where the place isn't known."
        ),
    ]
    box: Annotated[
        ResumeBox | None,
        strawberry.field(description="Where it stood on that page; null where `page` is."),
    ]


@view_of(
    records.Item,
    prefix="resume_item",
    node=resumes.item_node,
    description="One thing that a resume says.",
)
class ResumeItem(Node):
    kind: Annotated[records.ItemKind, strawberry.field(description="What it is.")]
    state: Annotated[records.ItemState, strawberry.field(description="What its owner did.")]
    confidence: Annotated[
        float,
        strawberry.field(
            description="That of its least sure field, 0 to 1; 1 where its owner added it."
        ),
    ]
    value: Annotated[
        ResumeItemValue,
        strawberry.field(
            resolver=resumes.value, description="What holds now, with its owner's corrections."
        ),
    ]
    original: Annotated[
        ResumeItemValue | None,
        strawberry.field(
            resolver=resumes.original,
            description="What was read; null where its owner added it.",
        ),
    ]
    needs_review: Annotated[
        bool,
        strawberry.field(
            resolver=resumes.needs_review,
            description="Read with a confidence under 0.7, and not yet reviewed.",
        ),
    ]
    readings: Annotated[
        list[ResumeReading],
        strawberry.field(resolver=resumes.readings, description="Where each field was read."),
    ]


@view_of(records.ResumeSkill, description="A skill that a resume shows.")
class ResumeSkill:
    skill: Annotated[
        Skill | None, strawberry.field(resolver=resumes.skill, description="Which skill.")
    ]
    proficiency: Annotated[
        Level, strawberry.field(description="As years of use and the words suggest.")
    ]
    years: Annotated[
        float | None,
        strawberry.field(
            description="Years of use: as the resume says, else the time that the positions "
            "naming it cover, overlaps once; null where neither is known."
        ),
    ]
    last_used: Annotated[
        datetime.date | None,
        strawberry.field(
            name="lastUsedOn",
            description="The end of the last position that names it; null where that isn't known.",
        ),
    ]
    implied: Annotated[
        bool,
        strawberry.field(description="Not named, but follows from another skill or a degree."),
    ]
    confidence: Annotated[
        float, strawberry.field(description="The share of such skills that are right, 0 to 1.")
    ]
    evidence: Annotated[
        list[SkillEvidence],
        strawberry.field(
            resolver=evidence,
            description="What shows it, at most 5 places; empty where it follows from a skill.",
        ),
    ]


@view_of(resumes.Warning, description="Something to know about how a resume was read.")
class ResumeWarning:
    kind: Annotated[WarningKind, strawberry.field(description="What it is about.")]
    message: Annotated[str, strawberry.field(description="The same in words, for the owner.")]


@view_of(resumes.Failure, description="Why a resume couldn't be read.")
class ResumeFailure:
    reason: Annotated[UnreadableReason, strawberry.field(description="Which reason.")]
    message: Annotated[
        str, strawberry.field(description="The same in words, and what its owner can do.")
    ]


FAILURE = Annotated[
    ResumeFailure | None,
    strawberry.field(resolver=resumes.failure, description="Null unless the status is FAILED."),
]


@view_of(
    records.Resume,
    prefix="resume",
    node=resumes.node,
    description="A resume; only its owner sees it.",
)
class Resume(Node):
    version: Annotated[
        int, strawberry.field(description="The owner's resumes are counted from 1 as they come.")
    ]
    file_name: Annotated[str, strawberry.field(description="As it was uploaded.")]
    content_type: Annotated[
        str, strawberry.field(description="The media type, told by the file's bytes.")
    ]
    size_bytes: Annotated[int, strawberry.field(description="The file's size.")]
    status: Annotated[records.Status, strawberry.field(description="How far it is.")]
    stage: Annotated[
        Stage | None, strawberry.field(description="Null unless the status is PROCESSING.")
    ]
    failure: FAILURE
    parser_version: Annotated[
        str | None,
        strawberry.field(description="Which parser read it last; null until it was read."),
    ]
    kind: Annotated[
        ResumeKind | None, strawberry.field(description="What it is; null until it was read.")
    ]
    language: Annotated[
        str | None,
        strawberry.field(description="Its language, ISO 639-1; null where it can't be told."),
    ]
    pages: Annotated[
        int | None, strawberry.field(description="How many it has; null until it was read.")
    ]
    is_current: Annotated[
        bool, strawberry.field(description="Whether the profile follows this one.")
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was uploaded.")]
    parsed_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="When it was read last, or failed; null before."),
    ]
    warnings: Annotated[
        list[ResumeWarning],
        strawberry.field(resolver=resumes.warnings, description="What to know about the reading."),
    ]
    items: Annotated[
        list[ResumeItem],
        strawberry.field(resolver=resumes.items, description="What it says, in its order."),
    ]
    skills: Annotated[
        list[ResumeSkill],
        strawberry.field(resolver=resumes.skills, description="Surest first, implied ones last."),
    ]
    raw_text: Annotated[
        str | None,
        strawberry.field(
            resolver=resumes.raw_text,
            description="Its text, in reading order; null until it was read.",
        ),
    ]
    json_resume: Annotated[
        JSONObject,
        strawberry.field(
            resolver=resumes.json_resume,
            description="What it says, as you left it, as a JSON Resume document "
            "(jsonresume.org); such a file can be uploaded too.",
        ),
    ]
    download_url: Annotated[
        str,
        strawberry.field(
            resolver=resumes.download_url,
            description="Fetches the file without a token; good for 5 minutes.",
        ),
    ]


@view_of(records.Progress, description="How far a resume is.")
class ResumeProgress:
    status: Annotated[records.Status, strawberry.field(description="PARSED and FAILED are last.")]
    stage: Annotated[
        Stage | None, strawberry.field(description="Null unless the status is PROCESSING.")
    ]
    failure: FAILURE
    resume: Annotated[
        Resume | None,
        strawberry.field(resolver=resumes.by_id, description="The resume as it is now."),
    ]


RESUME = Annotated[
    Resume | None,
    strawberry.field(resolver=resumes.by_resume_id, description="The resume as it is now."),
]


@view_of(service.ResumeQueued, description="The resume waits to be read: follow `resumeProgress`.")
class ResumeQueued:
    already_there: Annotated[
        bool, strawberry.field(description="The same file was there already: nothing was added.")
    ]
    resume: RESUME


@view_of(service.ResumeTooLarge, description="The file is over the limit.")
class ResumeTooLarge(Refusal):
    limit_bytes: Annotated[int, strawberry.field(description="The largest size that is taken.")]


@view_of(service.ResumeUnreadable, description="The file can't be a resume.")
class ResumeUnreadable(Refusal):
    reason: Annotated[UnreadableReason, strawberry.field(description="Which reason.")]


@view_of(
    service.TooManyResumes,
    description="The account keeps as many resumes as it may: delete one before adding another.",
)
class TooManyResumes(Refusal):
    limit: Annotated[int, strawberry.field(description="How many an account may keep.")]


@view_of(service.ResumeChanged, description="The resume was changed.")
class ResumeChanged:
    resume: RESUME


@view_of(service.ResumeDeleted, description="The resume is gone.")
class ResumeDeleted:
    deleted_id: Annotated[strawberry.ID, strawberry.field(description="The id that it had.")]


@view_of(review.ItemReviewed, description="The item after its owner's word.")
class ResumeItemReviewed:
    item: Annotated[ResumeItem, strawberry.field(description="The item as it is now.")]
    resume: RESUME


UploadResumeOutcome = Annotated[
    ResumeQueued | ResumeTooLarge | ResumeUnreadable | TooManyResumes,
    strawberry.union("UploadResumeOutcome", description="Its result, or why nothing was done."),
]
ParseResumeOutcome = Annotated[
    ResumeQueued | NotFound,
    strawberry.union("ParseResumeOutcome", description="Its result, or why nothing was done."),
]
ChangeResumeOutcome = Annotated[
    ResumeChanged | NotFound,
    strawberry.union("ChangeResumeOutcome", description="Its result, or why nothing was done."),
]
DeleteResumeOutcome = Annotated[
    ResumeDeleted | NotFound,
    strawberry.union("DeleteResumeOutcome", description="Its result, or why nothing was done."),
]
ReviewResumeItemOutcome = Annotated[
    ResumeItemReviewed | NotFound | InvalidInput,
    strawberry.union("ReviewResumeItemOutcome", description="Its result, or why nothing was done."),
]
