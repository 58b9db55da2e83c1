"""Resumes as clients see them."""

import datetime
from typing import Annotated

import strawberry

from domain.resumes import records, review, service
from domain.skills.values import Level
from resolvers import resumes
from schema.scalars import JSONObject, YearMonth
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

strawberry.enum(records.Status, name="ResumeStatus", description="How far a resume is.")
strawberry.enum(records.ItemKind, name="ResumeItemKind", description="What an item is.")
strawberry.enum(
    records.ItemState, name="ResumeItemState", description="What its owner did with an item."
)

TEXT = Annotated[str | None, strawberry.field(description="As the resume says.")]
WHEN = Annotated[YearMonth | None, strawberry.field(description="As precise as it is shown.")]


@view_of(resumes.Personal, description="A plain line: name, headline, e-mail, summary …")
class ResumeLine:
    text: TEXT


@view_of(resumes.LinkValue, description="A link.")
class ResumeLink:
    url: TEXT
    kind: Annotated[str | None, strawberry.field(description="linkedin, github, website …")]


@view_of(resumes.PositionValue, description="A position, paid or voluntary.")
class ResumePosition:
    company: TEXT
    title: TEXT
    location: TEXT
    start: WHEN
    end: WHEN
    current: Annotated[bool, strawberry.field(description="Whether it lasts.")]
    text: Annotated[str | None, strawberry.field(description="What was done, a line a point.")]


@view_of(resumes.EducationValue, description="A degree or course of study.")
class ResumeEducation:
    institution: TEXT
    degree: TEXT
    level: Annotated[str | None, strawberry.field(description="bachelor, master, doctorate …")]
    field: TEXT
    location: TEXT
    start: WHEN
    end: WHEN
    current: Annotated[bool, strawberry.field(description="Whether it lasts.")]
    grade: TEXT


@view_of(resumes.SkillValue, description="A skill as written, known to the taxonomy or not.")
class ResumeSkillLine:
    name: TEXT
    group: Annotated[str | None, strawberry.field(description="The label that it stood under.")]
    level: Annotated[
        str | None, strawberry.field(description="As written: expert, 4/5, working knowledge …")
    ]


@view_of(resumes.CertificationValue, description="A certificate.")
class ResumeCertification:
    name: TEXT
    issuer: TEXT
    date: WHEN
    expires: WHEN
    credential_id: TEXT
    url: TEXT


@view_of(resumes.ProjectValue, description="A project.")
class ResumeProject:
    name: TEXT
    start: WHEN
    end: WHEN
    url: TEXT
    text: TEXT


@view_of(resumes.LanguageValue, description="A spoken language.")
class ResumeLanguage:
    name: TEXT
    level: Annotated[str | None, strawberry.field(description="CEFR (A1 to C2) or native.")]


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


@view_of(resumes.FieldReading, description="How a field was read, and where it stands.")
class ResumeReading:
    field: Annotated[str, strawberry.field(description="The field of the item's value.")]
    confidence: Annotated[
        float, strawberry.field(description="The share of such readings that are right, 0 to 1.")
    ]
    page: Annotated[int | None, strawberry.field(description="1 is the first.")]
    box: Annotated[
        list[float] | None,
        strawberry.field(description="x0, top, x1, bottom in points from the top left corner."),
    ]


@view_of(records.Item, prefix="resume_item", description="One thing that a resume says.")
class ResumeItem(Node):
    kind: Annotated[records.ItemKind, strawberry.field(description="What it is.")]
    state: Annotated[records.ItemState, strawberry.field(description="What its owner did.")]
    confidence: Annotated[float, strawberry.field(description="That of its least sure field.")]
    value: Annotated[
        ResumeItemValue, strawberry.field(resolver=resumes.value, description="What holds now.")
    ]
    original: Annotated[
        JSONObject | None, strawberry.field(description="What was read; null where it was added.")
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
    skill: Annotated[Skill | None, strawberry.field(resolver=resumes.skill, description="Which.")]
    proficiency: Annotated[Level, strawberry.field(description="As years and words suggest.")]
    years: Annotated[
        float | None, strawberry.field(description="Covered by the roles that name it.")
    ]
    last_used: Annotated[datetime.date | None, strawberry.field(description="End of the last.")]
    implied: Annotated[
        bool,
        strawberry.field(description="Not named, but follows from another skill or a degree."),
    ]
    confidence: Annotated[float, strawberry.field(description="0 to 1.")]
    evidence: Annotated[
        list[JSONObject],
        strawberry.field(
            description="The words: `itemId`, `text`, and `start`, `end` in it. Without these "
            "places, `text` is a sentence: the resume's language, or a degree, shows the skill."
        ),
    ]


@view_of(resumes.Warning, description="Something to know about how a resume was read.")
class ResumeWarning:
    kind: Annotated[str, strawberry.field(description="Machine-readable.")]
    message: Annotated[str, strawberry.field(description="In words.")]


@view_of(resumes.Failure, description="Why a resume couldn't be read.")
class ResumeFailure:
    reason: Annotated[
        str, strawberry.field(description="encrypted, scanned, damaged, time_limit …")
    ]
    message: Annotated[str, strawberry.field(description="What to do.")]


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
    version: Annotated[int, strawberry.field(description="1 is the owner's first.")]
    file_name: Annotated[str, strawberry.field(description="As it was uploaded.")]
    content_type: Annotated[str, strawberry.field(description="Told by the bytes.")]
    size_bytes: Annotated[int, strawberry.field(description="Of the file.")]
    status: Annotated[records.Status, strawberry.field(description="How far it is.")]
    stage: Annotated[
        str | None, strawberry.field(description="While it is read: reading, sections, skills.")
    ]
    failure: FAILURE
    parser_version: Annotated[str | None, strawberry.field(description="What read it.")]
    kind: Annotated[str | None, strawberry.field(description="resume or linkedin_export.")]
    language: Annotated[str | None, strawberry.field(description="ISO 639-1.")]
    pages: Annotated[int | None, strawberry.field(description="How many.")]
    is_current: Annotated[
        bool, strawberry.field(description="Whether the profile follows this one.")
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="Uploaded.")]
    parsed_at: Annotated[datetime.datetime | None, strawberry.field(description="Read.")]
    warnings: Annotated[
        list[ResumeWarning],
        strawberry.field(resolver=resumes.warnings, description="About the reading."),
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
        strawberry.field(resolver=resumes.raw_text, description="Its text, in reading order."),
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
    stage: Annotated[str | None, strawberry.field(description="reading, sections, skills.")]
    failure: FAILURE
    resume: Annotated[
        Resume | None, strawberry.field(resolver=resumes.by_id, description="As it is now.")
    ]


RESUME = Annotated[
    Resume | None, strawberry.field(resolver=resumes.by_resume_id, description="As it is now.")
]


@view_of(service.ResumeQueued, description="The resume waits to be read: follow `resumeProgress`.")
class ResumeQueued:
    already_there: Annotated[
        bool, strawberry.field(description="The same file was there; nothing was added.")
    ]
    resume: RESUME


@view_of(service.ResumeTooLarge, description="The file is over the limit.")
class ResumeTooLarge(Refusal):
    limit_bytes: Annotated[int, strawberry.field(description="The most that is taken.")]


@view_of(service.ResumeUnreadable, description="The file can't be a resume.")
class ResumeUnreadable(Refusal):
    reason: Annotated[str, strawberry.field(description="empty, encrypted, unsupported_type …")]


@view_of(service.TooManyResumes, description="Delete a resume before adding another.")
class TooManyResumes(Refusal):
    limit: Annotated[int, strawberry.field(description="How many are kept.")]


@view_of(service.ResumeChanged, description="The resume was changed.")
class ResumeChanged:
    resume: RESUME


@view_of(service.ResumeDeleted, description="The resume is gone.")
class ResumeDeleted:
    deleted_id: Annotated[strawberry.ID, strawberry.field(description="Its id.")]


@view_of(review.ItemReviewed, description="The item after its owner's word.")
class ResumeItemReviewed:
    item: Annotated[ResumeItem, strawberry.field(description="As it is now.")]
    resume: RESUME


UploadResumeOutcome = Annotated[
    ResumeQueued | ResumeTooLarge | ResumeUnreadable | TooManyResumes,
    strawberry.union("UploadResumeOutcome", description="What came of an upload."),
]
ParseResumeOutcome = Annotated[
    ResumeQueued | NotFound,
    strawberry.union("ParseResumeOutcome", description="What came of it."),
]
ChangeResumeOutcome = Annotated[
    ResumeChanged | NotFound,
    strawberry.union("ChangeResumeOutcome", description="What came of it."),
]
DeleteResumeOutcome = Annotated[
    ResumeDeleted | NotFound,
    strawberry.union("DeleteResumeOutcome", description="What came of it."),
]
ReviewResumeItemOutcome = Annotated[
    ResumeItemReviewed | NotFound | InvalidInput,
    strawberry.union("ReviewResumeItemOutcome", description="What came of a review."),
]
