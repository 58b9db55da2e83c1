"""Profiles as clients see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.profiles  # noqa: F401 (it names the enums)
from domain.profiles import assessments, completeness, service, values
from domain.skills.values import Level
from resolvers import profiles
from resolvers.evidence import evidence
from schema.connection import Connection
from schema.scalars import JSONObject
from schema.types.evidence import SkillEvidence
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

SOURCE = Annotated[values.Source, strawberry.field(description="Where this is from.")]


@view_of(values.Preferences, description="What kind of job a person looks for.")
class JobPreferences:
    titles: Annotated[list[str], strawberry.field(description="Job titles; empty: any.")]
    industries: Annotated[list[str], strawberry.field(description="Industries; empty: any.")]
    places: Annotated[list[str], strawberry.field(description="Cities or countries; empty: any.")]
    remote: Annotated[bool, strawberry.field(description="Whether remote jobs are welcome.")]
    salary_min: Annotated[
        int | None,
        strawberry.field(
            description="The least pay for a year, before tax, in whole units of "
            "`salaryCurrency`; null: any."
        ),
    ]
    salary_currency: Annotated[
        str | None, strawberry.field(description="ISO 4217, such as EUR; null: none was given.")
    ]
    urgency: Annotated[
        values.Urgency | None,
        strawberry.field(description="How soon a job is wanted; null: not said."),
    ]


@view_of(
    values.HeldSkill,
    prefix="held_skill",
    node=profiles.skill_node,
    description="A skill that a person has.",
)
class HeldSkill(Node):
    skill: Annotated[
        Skill | None, strawberry.field(resolver=profiles.skill, description="Which skill.")
    ]
    proficiency: Annotated[Level, strawberry.field(description="How well it is held.")]
    years: Annotated[
        float | None,
        strawberry.field(description="Years of use, to a tenth; null where they aren't known."),
    ]
    last_used: Annotated[
        datetime.date | None,
        strawberry.field(
            name="lastUsedOn",
            description="When it was used last; null where that isn't known.",
        ),
    ]
    is_primary: Annotated[
        bool, strawberry.field(description="Whether the person calls it a main skill.")
    ]
    implied: Annotated[
        bool,
        strawberry.field(description="Not named, but follows from another skill or a degree."),
    ]
    confidence: Annotated[
        float,
        strawberry.field(
            description="The share of such skills that are right, 0 to 1; 1: the person's word."
        ),
    ]
    source: SOURCE
    evidence: Annotated[
        list[SkillEvidence],
        strawberry.field(
            resolver=evidence, description="What shows it; empty: nothing but the person's word."
        ),
    ]


@view_of(
    values.Assessment,
    prefix="assessment",
    node=profiles.assessment_node,
    description="A result of a test, as its provider reported it. Of several results for one "
    "skill the newest counts, above what a resume shows and below the person's own word.",
)
class Assessment(Node):
    skill: Annotated[
        Skill | None, strawberry.field(resolver=profiles.skill, description="What was tested.")
    ]
    level: Annotated[Level, strawberry.field(description="How well it is held.")]
    score: Annotated[
        float | None,
        strawberry.field(
            description="Percent of what could be reached, 0 to 100; null: none was given."
        ),
    ]
    provider: Annotated[str, strawberry.field(description="Who held the test.")]
    key: Annotated[str, strawberry.field(description="The provider's own name for the result.")]
    taken_at: Annotated[datetime.datetime, strawberry.field(description="When it was held.")]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was recorded.")]


@view_of(
    values.WorkExperience, prefix="work", node=profiles.work_node, description="A position held."
)
class WorkExperience(Node):
    title: Annotated[str | None, strawberry.field(description="Job title.")]
    company: Annotated[str | None, strawberry.field(description="Employer.")]
    place: Annotated[str | None, strawberry.field(description="Where; null where it isn't said.")]
    start_on: Annotated[
        datetime.date | None,
        strawberry.field(
            description="The first day of its first month; null where it isn't known."
        ),
    ]
    end_on: Annotated[
        datetime.date | None,
        strawberry.field(
            description="The first day of its last month; null: it goes on, or it isn't known."
        ),
    ]
    is_current: Annotated[bool, strawberry.field(description="Whether it goes on.")]
    duration_months: Annotated[
        int | None,
        strawberry.field(
            resolver=profiles.duration_months,
            description="Months from start to end, or to today where it goes on, both "
            "counted; null where one isn't known.",
        ),
    ]
    description: Annotated[str, strawberry.field(description="What was done.")]
    source: SOURCE


@view_of(
    values.Education,
    prefix="education",
    node=profiles.education_node,
    description="A degree or course of study.",
)
class Education(Node):
    institution: Annotated[str | None, strawberry.field(description="School or university.")]
    degree: Annotated[str | None, strawberry.field(description="The degree, as it is written.")]
    level: Annotated[
        values.DegreeLevel | None,
        strawberry.field(description="What the degree amounts to; null where it isn't known."),
    ]
    field: Annotated[str | None, strawberry.field(description="The subject.")]
    start_on: Annotated[
        datetime.date | None,
        strawberry.field(description="When it began; null where it isn't known."),
    ]
    end_on: Annotated[
        datetime.date | None,
        strawberry.field(description="When it ended or will; null where it isn't known."),
    ]
    grade: Annotated[str | None, strawberry.field(description="The grade, as it is written.")]
    source: SOURCE


@view_of(
    values.Certification,
    prefix="certification",
    node=profiles.certification_node,
    description="A certificate that a person has.",
)
class Certification(Node):
    name: Annotated[str, strawberry.field(description="The certificate's name.")]
    issuer: Annotated[str | None, strawberry.field(description="Who gave it.")]
    issued_on: Annotated[
        datetime.date | None,
        strawberry.field(description="When it was given; null where it isn't known."),
    ]
    expires_on: Annotated[
        datetime.date | None,
        strawberry.field(description="Its last day; null where it doesn't expire."),
    ]
    credential_id: Annotated[
        str | None, strawberry.field(description="The issuer's number for it.")
    ]
    source: SOURCE


@view_of(
    values.Project,
    prefix="project",
    node=profiles.project_node,
    description="Something that a person made.",
)
class Project(Node):
    name: Annotated[str, strawberry.field(description="Its name.")]
    description: Annotated[str, strawberry.field(description="What it is.")]
    url: Annotated[str | None, strawberry.field(description="The address of it, as written.")]
    source: SOURCE


@view_of(
    values.Goal, prefix="goal", node=profiles.goal_node, description="Where a person wants to get."
)
class CareerGoal(Node):
    goal: Annotated[str, strawberry.field(description="What is to be reached.")]
    target_on: Annotated[
        datetime.date | None,
        strawberry.field(description="When it should be reached; null: no day was set."),
    ]
    progress: Annotated[
        int, strawberry.field(description="How much of it is reached, 0 to 100 percent.")
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was set.")]


@view_of(
    values.ProfileChange,
    prefix="profile_change",
    node=profiles.change_node,
    description="One change of a profile.",
)
class ProfileChange(Node):
    subject: Annotated[values.ProfileSubject, strawberry.field(description="What was changed.")]
    source: SOURCE
    before: Annotated[
        JSONObject | None,
        strawberry.field(
            description="What was stored before, by the names of columns; null: it was added."
        ),
    ]
    after: Annotated[
        JSONObject | None,
        strawberry.field(description="What is stored since; null: it was removed."),
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was changed.")]


@view_of(completeness.Missing, description="A part that would make a profile more complete.")
class MissingPart:
    part: Annotated[values.ProfilePart, strawberry.field(description="Which part.")]
    points: Annotated[int, strawberry.field(description="How much it adds to the score.")]
    advice: Annotated[str, strawberry.field(description="What to do, in words for the person.")]


@view_of(completeness.Completeness, description="How complete a profile is.")
class Completeness:
    score: Annotated[int, strawberry.field(description="0 to 100: all parts are there.")]
    missing: Annotated[
        list[MissingPart],
        strawberry.field(description="What makes up the rest, most valuable first."),
    ]


@view_of(values.Profile, description="What is known of a person; only that person sees it.")
class Profile:
    headline: Annotated[
        str | None, strawberry.field(description="What the person does, in a line.")
    ]
    summary: Annotated[
        str | None, strawberry.field(description="A few sentences about the person.")
    ]
    phone: Annotated[
        str | None,
        strawberry.field(description="E.164 where the country could be told, else as written."),
    ]
    city: Annotated[str | None, strawberry.field(description="The city that they live in.")]
    country: Annotated[
        str | None,
        strawberry.field(
            description="As the person wrote it, or from a resume as ISO 3166-1 alpha-2."
        ),
    ]
    links: Annotated[list[str], strawberry.field(description="Addresses of pages about them.")]
    years_experience: Annotated[
        float | None,
        strawberry.field(description="Years of work, to a tenth; null where they aren't known."),
    ]
    open_to_work: Annotated[bool, strawberry.field(description="Whether they look for a job.")]
    career_stage: Annotated[
        values.CareerStage | None,
        strawberry.field(description="Where they stand in their career; null: not said."),
    ]
    updated_at: Annotated[
        datetime.datetime, strawberry.field(description="When these fields last changed.")
    ]
    preferences: Annotated[
        JobPreferences | None,
        strawberry.field(
            resolver=profiles.preferences, description="What kind of job they look for."
        ),
    ]
    skills: Annotated[
        list[HeldSkill],
        strawberry.field(
            resolver=profiles.skills,
            description="What they can do, main skills first; their own word wins over a resume.",
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
        strawberry.field(resolver=profiles.work, description="Positions held, newest first."),
    ]
    education: Annotated[
        list[Education],
        strawberry.field(
            resolver=profiles.education, description="Degrees and courses, newest first."
        ),
    ]
    certifications: Annotated[
        list[Certification],
        strawberry.field(
            resolver=profiles.certifications, description="Certificates, oldest first."
        ),
    ]
    projects: Annotated[
        list[Project], strawberry.field(resolver=profiles.projects, description="What they made.")
    ]
    goals: Annotated[
        list[CareerGoal],
        strawberry.field(resolver=profiles.goals, description="Where they want to get."),
    ]
    completeness: Annotated[
        Completeness,
        strawberry.field(
            resolver=profiles.completeness, description="How complete it is, and what is missing."
        ),
    ]
    history: Annotated[
        Connection[ProfileChange],
        strawberry.field(resolver=profiles.history, description="Every change, newest first."),
    ]


PROFILE = Annotated[
    Profile | None,
    strawberry.field(resolver=profiles.changed_profile, description="The profile as it is now."),
]


@view_of(service.ProfileUpdated, description="The profile was changed.")
class ProfileUpdated:
    profile: PROFILE


ProfileEntry = Annotated[
    WorkExperience | Education | Certification | Project | CareerGoal | HeldSkill,
    strawberry.union("ProfileEntry", description="An entry of a profile, of whatever kind."),
]


@view_of(service.EntrySaved, description="An entry was added or changed.")
class ProfileEntrySaved:
    entry: Annotated[ProfileEntry, strawberry.field(description="The entry as it is now.")]
    profile: PROFILE


@view_of(service.EntryRemoved, description="An entry was removed.")
class ProfileEntryRemoved:
    removed_id: Annotated[strawberry.ID, strawberry.field(description="The id that it had.")]
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
    withdrawn_id: Annotated[strawberry.ID, strawberry.field(description="The id that it had.")]


@view_of(
    assessments.AssessmentKeyTaken,
    description="The provider has reported something else under this key.",
)
class AssessmentKeyTaken(Refusal):
    key: Annotated[str, strawberry.field(description="The key.")]


UpdateProfileOutcome = Annotated[
    ProfileUpdated | InvalidInput,
    strawberry.union("UpdateProfileOutcome", description="Its result, or why nothing was done."),
]
SaveProfileEntryOutcome = Annotated[
    ProfileEntrySaved | InvalidInput | NotFound,
    strawberry.union("SaveProfileEntryOutcome", description="Its result, or why nothing was done."),
]
RemoveProfileEntryOutcome = Annotated[
    ProfileEntryRemoved | NotFound,
    strawberry.union(
        "RemoveProfileEntryOutcome", description="Its result, or why nothing was done."
    ),
]
RecordAssessmentOutcome = Annotated[
    AssessmentRecorded | InvalidInput | NotFound | AssessmentKeyTaken,
    strawberry.union("RecordAssessmentOutcome", description="Its result, or why nothing was done."),
]
WithdrawAssessmentOutcome = Annotated[
    AssessmentWithdrawn | NotFound,
    strawberry.union(
        "WithdrawAssessmentOutcome", description="Its result, or why nothing was done."
    ),
]
