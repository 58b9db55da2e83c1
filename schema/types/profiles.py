"""Profiles as clients see them."""

import datetime
from typing import Annotated

import strawberry

from domain.profiles import assessments, completeness, service, values
from domain.skills.values import Level
from resolvers import profiles
from schema.connection import Connection
from schema.scalars import JSONObject
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

strawberry.enum(values.Source, name="StatementSource", description="Where a statement is from.")
strawberry.enum(values.DegreeLevel, description="Levels of education, lowest first.")
strawberry.enum(values.Urgency, name="JobUrgency", description="How soon a job is wanted.")
strawberry.enum(values.CareerStage, description="Where a person stands.")

SOURCE = Annotated[values.Source, strawberry.field(description="Where this is from.")]


@view_of(values.Preferences, description="What kind of job a person looks for. Empty: any.")
class JobPreferences:
    titles: Annotated[list[str], strawberry.field(description="Job titles.")]
    industries: Annotated[list[str], strawberry.field(description="Industries.")]
    places: Annotated[list[str], strawberry.field(description="Cities or countries.")]
    remote: Annotated[bool, strawberry.field(description="Whether remote jobs are welcome.")]
    salary_min: Annotated[int | None, strawberry.field(description="A year, before tax.")]
    salary_currency: Annotated[str | None, strawberry.field(description="ISO 4217.")]
    urgency: Annotated[values.Urgency | None, strawberry.field(description="How soon.")]


@view_of(values.HeldSkill, prefix="held_skill", description="A skill that a person has.")
class HeldSkill(Node):
    skill: Annotated[Skill | None, strawberry.field(resolver=profiles.skill, description="Which.")]
    proficiency: Annotated[Level, strawberry.field(description="How well.")]
    years: Annotated[float | None, strawberry.field(description="Years of use, with a tenth.")]
    last_used: Annotated[datetime.date | None, strawberry.field(description="When last.")]
    is_primary: Annotated[bool, strawberry.field(description="Whether it is a main skill.")]
    implied: Annotated[
        bool,
        strawberry.field(description="Not named, but follows from another skill or a degree."),
    ]
    confidence: Annotated[float, strawberry.field(description="How sure, 0 to 1.")]
    source: SOURCE
    evidence: Annotated[
        list[JSONObject],
        strawberry.field(
            resolver=profiles.evidence,
            description="What shows it: the words of a resume's item (`itemId`, `text`, `start`, "
            "`end`), an assessment (`assessmentId`) with what it says as `text`, or a sentence "
            "(`text`) where nothing names it: the resume's language, or a degree (`itemId`).",
        ),
    ]


@view_of(
    values.Assessment,
    prefix="assessment",
    description="A result of a test, as its provider reported it. Of several results for one "
    "skill the newest counts, above what a resume shows and below the person's own word.",
)
class Assessment(Node):
    skill: Annotated[
        Skill | None, strawberry.field(resolver=profiles.skill, description="What was tested.")
    ]
    level: Annotated[Level, strawberry.field(description="How well it is held.")]
    score: Annotated[float | None, strawberry.field(description="0 to 100, in percent.")]
    provider: Annotated[str, strawberry.field(description="Who held the test.")]
    key: Annotated[str, strawberry.field(description="The provider's own name for the result.")]
    taken_at: Annotated[datetime.datetime, strawberry.field(description="When it was held.")]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was recorded.")]


@view_of(values.WorkExperience, prefix="work", description="A position held.")
class WorkExperience(Node):
    title: Annotated[str | None, strawberry.field(description="Job title.")]
    company: Annotated[str | None, strawberry.field(description="Employer.")]
    place: Annotated[str | None, strawberry.field(description="Where.")]
    start_on: Annotated[
        datetime.date | None, strawberry.field(description="First day of the first month.")
    ]
    end_on: Annotated[
        datetime.date | None, strawberry.field(description="First day of the last month.")
    ]
    is_current: Annotated[bool, strawberry.field(description="Whether it lasts.")]
    duration_months: Annotated[
        int | None,
        strawberry.field(
            resolver=profiles.duration_months,
            description="Months from start to end or today, both counted.",
        ),
    ]
    description: Annotated[str, strawberry.field(description="What was done.")]
    source: SOURCE


@view_of(values.Education, prefix="education", description="A degree or course of study.")
class Education(Node):
    institution: Annotated[str | None, strawberry.field(description="School or university.")]
    degree: Annotated[str | None, strawberry.field(description="As written.")]
    level: Annotated[values.DegreeLevel | None, strawberry.field(description="The level.")]
    field: Annotated[str | None, strawberry.field(description="Subject.")]
    start_on: Annotated[datetime.date | None, strawberry.field(description="From.")]
    end_on: Annotated[datetime.date | None, strawberry.field(description="To.")]
    grade: Annotated[str | None, strawberry.field(description="As written.")]
    source: SOURCE


@view_of(values.Certification, prefix="certification", description="A certificate.")
class Certification(Node):
    name: Annotated[str, strawberry.field(description="Of the certificate.")]
    issuer: Annotated[str | None, strawberry.field(description="Who gave it.")]
    issued_on: Annotated[datetime.date | None, strawberry.field(description="When.")]
    expires_on: Annotated[
        datetime.date | None, strawberry.field(description="Null where it doesn't expire.")
    ]
    credential_id: Annotated[str | None, strawberry.field(description="Its number.")]
    source: SOURCE


@view_of(values.Project, prefix="project", description="Something that a person made.")
class Project(Node):
    name: Annotated[str, strawberry.field(description="Its name.")]
    description: Annotated[str, strawberry.field(description="What it is.")]
    url: Annotated[str | None, strawberry.field(description="Where it is.")]
    source: SOURCE


@view_of(values.Goal, prefix="goal", description="Where a person wants to get.")
class CareerGoal(Node):
    title: Annotated[str, strawberry.field(description="The goal.")]
    target_on: Annotated[datetime.date | None, strawberry.field(description="By when.")]
    progress: Annotated[int, strawberry.field(description="0 to 100.")]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was set.")]


@view_of(values.ProfileChange, prefix="profile_change", description="One change of a profile.")
class ProfileChange(Node):
    subject: Annotated[str, strawberry.field(description="Which part was changed.")]
    source: SOURCE
    before: Annotated[JSONObject | None, strawberry.field(description="Null when it was added.")]
    after: Annotated[JSONObject | None, strawberry.field(description="Null when it was removed.")]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When.")]


@view_of(completeness.Missing, description="What would complete a profile.")
class MissingPart:
    part: Annotated[str, strawberry.field(description="Which part.")]
    points: Annotated[int, strawberry.field(description="What it adds to the score.")]
    advice: Annotated[str, strawberry.field(description="What to do.")]


@view_of(completeness.Completeness, description="How complete a profile is.")
class Completeness:
    score: Annotated[int, strawberry.field(description="0 to 100.")]
    missing: Annotated[list[MissingPart], strawberry.field(description="Most valuable first.")]


@view_of(values.Profile, description="What is known of a person; only that person sees it.")
class Profile:
    headline: Annotated[str | None, strawberry.field(description="What the person does.")]
    summary: Annotated[str | None, strawberry.field(description="A few sentences.")]
    phone: Annotated[str | None, strawberry.field(description="E.164 where it could be told.")]
    city: Annotated[str | None, strawberry.field(description="City.")]
    country: Annotated[
        str | None, strawberry.field(description="As the person wrote it; of a resume, ISO 3166-1.")
    ]
    links: Annotated[list[str], strawberry.field(description="Pages about the person.")]
    years_experience: Annotated[
        float | None, strawberry.field(description="Years of work, with a tenth.")
    ]
    open_to_work: Annotated[bool, strawberry.field(description="Whether jobs are welcome.")]
    career_stage: Annotated[values.CareerStage | None, strawberry.field(description="Stage.")]
    updated_at: Annotated[datetime.datetime, strawberry.field(description="Last change.")]
    preferences: Annotated[
        JobPreferences | None,
        strawberry.field(resolver=profiles.preferences, description="The jobs looked for."),
    ]
    skills: Annotated[
        list[HeldSkill],
        strawberry.field(
            resolver=profiles.skills,
            description="Main ones first; the person's word wins over what was read.",
        ),
    ]
    assessments: Annotated[
        list[Assessment],
        strawberry.field(
            resolver=profiles.assessments, description="Results of tests, the newest first."
        ),
    ]
    work: Annotated[
        list[WorkExperience],
        strawberry.field(resolver=profiles.work, description="Newest first."),
    ]
    education: Annotated[
        list[Education],
        strawberry.field(resolver=profiles.education, description="Newest first."),
    ]
    certifications: Annotated[
        list[Certification],
        strawberry.field(resolver=profiles.certifications, description="Oldest first."),
    ]
    projects: Annotated[
        list[Project], strawberry.field(resolver=profiles.projects, description="Projects.")
    ]
    goals: Annotated[
        list[CareerGoal], strawberry.field(resolver=profiles.goals, description="Goals.")
    ]
    completeness: Annotated[
        Completeness,
        strawberry.field(resolver=profiles.completeness, description="What is still missing."),
    ]
    history: Annotated[
        Connection[ProfileChange],
        strawberry.field(resolver=profiles.history, description="Every change, newest first."),
    ]


PROFILE = Annotated[
    Profile | None,
    strawberry.field(resolver=profiles.changed_profile, description="As it is now."),
]


@view_of(service.ProfileUpdated, description="The profile was changed.")
class ProfileUpdated:
    profile: PROFILE


ProfileEntry = Annotated[
    WorkExperience | Education | Certification | Project | CareerGoal | HeldSkill,
    strawberry.union("ProfileEntry", description="Any entry of a profile."),
]


@view_of(service.EntrySaved, description="An entry was added or changed.")
class ProfileEntrySaved:
    entry: Annotated[ProfileEntry, strawberry.field(description="As it is now.")]
    profile: PROFILE


@view_of(service.EntryRemoved, description="An entry was removed.")
class ProfileEntryRemoved:
    removed_id: Annotated[strawberry.ID, strawberry.field(description="Its id.")]
    profile: PROFILE


@view_of(assessments.AssessmentRecorded, description="The result is kept.")
class AssessmentRecorded:
    assessment: Annotated[Assessment, strawberry.field(description="As it is kept.")]
    repeated: Annotated[
        bool,
        strawberry.field(description="It was reported before: a retry, and nothing was done."),
    ]


@view_of(assessments.AssessmentWithdrawn, description="The result is gone.")
class AssessmentWithdrawn:
    withdrawn_id: Annotated[strawberry.ID, strawberry.field(description="Its id.")]


@view_of(
    assessments.AssessmentKeyTaken,
    description="The provider has reported something else under this key.",
)
class AssessmentKeyTaken(Refusal):
    key: Annotated[str, strawberry.field(description="The key.")]


UpdateProfileOutcome = Annotated[
    ProfileUpdated | InvalidInput,
    strawberry.union("UpdateProfileOutcome", description="What came of it."),
]
SaveProfileEntryOutcome = Annotated[
    ProfileEntrySaved | InvalidInput | NotFound,
    strawberry.union("SaveProfileEntryOutcome", description="What came of it."),
]
RemoveProfileEntryOutcome = Annotated[
    ProfileEntryRemoved | NotFound,
    strawberry.union("RemoveProfileEntryOutcome", description="What came of it."),
]
RecordAssessmentOutcome = Annotated[
    AssessmentRecorded | InvalidInput | NotFound | AssessmentKeyTaken,
    strawberry.union("RecordAssessmentOutcome", description="What came of it."),
]
WithdrawAssessmentOutcome = Annotated[
    AssessmentWithdrawn | NotFound,
    strawberry.union("WithdrawAssessmentOutcome", description="What came of it."),
]
