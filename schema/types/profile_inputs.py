"""What clients say of a person: the head of a profile, its entries, and results of tests."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.profiles  # noqa: F401 (it names the enums)
from domain.profiles import values
from domain.skills.values import Level
from schema.scalars import Url


@strawberry.input(
    description="A result of a test. The person is told by `userId` or by `email`, one of the two."
)
class RecordAssessmentInput:
    skill_id: Annotated[strawberry.ID, strawberry.field(description="What was tested.")]
    provider: Annotated[
        str, strawberry.field(description="Who held the test, 1 to 200 characters.")
    ]
    key: Annotated[
        str,
        strawberry.field(
            description="The provider's own name for the result, 1 to 200 characters. The same "
            "result under the same key is a retry: nothing is done twice."
        ),
    ]
    level: Annotated[Level, strawberry.field(description="How well the skill is held.")]
    taken_at: Annotated[
        datetime.datetime,
        strawberry.field(description="When it was held, with an offset; not in the future."),
    ]
    user_id: Annotated[
        strawberry.ID | None, strawberry.field(description="The person's account, by its id.")
    ] = None
    email: Annotated[
        str | None, strawberry.field(description="The person's account, by its address.")
    ] = None
    score: Annotated[
        float | None, strawberry.field(description="Percent of what could be reached, 0 to 100.")
    ] = None


@strawberry.input(description="What to change: what is left out stays as it is; null empties it.")
class UpdateProfileInput:
    headline: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="What you do, in a line."),
    ]
    summary: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="A few sentences about yourself."),
    ]
    phone: Annotated[strawberry.Maybe[str | None], strawberry.field(description="A phone number.")]
    city: Annotated[
        strawberry.Maybe[str | None], strawberry.field(description="The city that you live in.")
    ]
    country: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="The country that you live in: its name or a code."),
    ]
    links: Annotated[
        strawberry.Maybe[list[Url]],
        strawberry.field(description="Pages about you: all of them, the old ones go."),
    ]
    years_experience: Annotated[
        strawberry.Maybe[float | None],
        strawberry.field(description="Years of work, 0 to 80."),
    ]
    open_to_work: Annotated[
        strawberry.Maybe[bool],
        strawberry.field(description="Whether you look for a job."),
    ]
    career_stage: Annotated[
        strawberry.Maybe[values.CareerStage | None],
        strawberry.field(description="Where you stand in your career."),
    ]
    titles: Annotated[
        strawberry.Maybe[list[str]],
        strawberry.field(description="Job titles looked for: all of them; empty: any."),
    ]
    industries: Annotated[
        strawberry.Maybe[list[str]],
        strawberry.field(description="Industries looked for: all of them; empty: any."),
    ]
    places: Annotated[
        strawberry.Maybe[list[str]],
        strawberry.field(description="Cities or countries looked for: all; empty: any."),
    ]
    remote: Annotated[
        strawberry.Maybe[bool],
        strawberry.field(description="Whether remote jobs are welcome."),
    ]
    salary_min: Annotated[
        strawberry.Maybe[int | None],
        strawberry.field(
            description="The least pay for a year, before tax, in whole units of `salaryCurrency`."
        ),
    ]
    salary_currency: Annotated[
        strawberry.Maybe[str | None],
        strawberry.field(description="ISO 4217, such as EUR."),
    ]
    urgency: Annotated[
        strawberry.Maybe[values.Urgency | None],
        strawberry.field(description="How soon a job is wanted."),
    ]


ENTRY_ID = Annotated[
    strawberry.ID | None,
    strawberry.field(description="The entry to change; leave it out to add one."),
]


@strawberry.input(description="A position to add or to change; `title` or `company` is needed.")
class WorkExperienceInput:
    id: ENTRY_ID = None
    title: Annotated[str | None, strawberry.field(description="Job title.")] = None
    company: Annotated[str | None, strawberry.field(description="Employer.")] = None
    place: Annotated[str | None, strawberry.field(description="Where.")] = None
    start_on: Annotated[
        datetime.date | None, strawberry.field(description="The first day of its first month.")
    ] = None
    end_on: Annotated[
        datetime.date | None,
        strawberry.field(description="The first day of its last month; null where it goes on."),
    ] = None
    is_current: Annotated[bool, strawberry.field(description="Whether it goes on.")] = False
    description: Annotated[str, strawberry.field(description="What was done.")] = ""


@strawberry.input(
    description="A degree or course to add or to change; `institution` or `degree` is needed."
)
class EducationInput:
    id: ENTRY_ID = None
    institution: Annotated[str | None, strawberry.field(description="School or university.")] = None
    degree: Annotated[str | None, strawberry.field(description="The degree, as it is written.")] = (
        None
    )
    level: Annotated[
        values.DegreeLevel | None, strawberry.field(description="What the degree amounts to.")
    ] = None
    field: Annotated[str | None, strawberry.field(description="The subject.")] = None
    start_on: Annotated[datetime.date | None, strawberry.field(description="When it began.")] = None
    end_on: Annotated[
        datetime.date | None, strawberry.field(description="When it ended or will.")
    ] = None
    grade: Annotated[str | None, strawberry.field(description="The grade, as it is written.")] = (
        None
    )


@strawberry.input(description="A certificate to add or to change.")
class CertificationInput:
    name: Annotated[str, strawberry.field(description="The certificate's name.")]
    id: ENTRY_ID = None
    issuer: Annotated[str | None, strawberry.field(description="Who gave it.")] = None
    issued_on: Annotated[
        datetime.date | None, strawberry.field(description="When it was given.")
    ] = None
    expires_on: Annotated[
        datetime.date | None,
        strawberry.field(description="Its last day; null where it doesn't expire."),
    ] = None
    credential_id: Annotated[
        str | None, strawberry.field(description="The issuer's number for it.")
    ] = None


@strawberry.input(description="A project to add or to change.")
class ProjectInput:
    name: Annotated[str, strawberry.field(description="Its name.")]
    id: ENTRY_ID = None
    description: Annotated[str, strawberry.field(description="What it is.")] = ""
    url: Annotated[Url | None, strawberry.field(description="Where it is.")] = None


@strawberry.input(description="A career goal to add or to change.")
class CareerGoalInput:
    goal: Annotated[str, strawberry.field(description="What is to be reached.")]
    id: ENTRY_ID = None
    target_on: Annotated[
        datetime.date | None, strawberry.field(description="When it should be reached.")
    ] = None
    progress: Annotated[
        int, strawberry.field(description="How much of it is reached, 0 to 100 percent.")
    ] = 0


@strawberry.input(description="Your own word on a skill: it wins over every resume.")
class HeldSkillInput:
    skill_id: Annotated[strawberry.ID, strawberry.field(description="The skill.")]
    proficiency: Annotated[Level, strawberry.field(description="How well it is held.")]
    years: Annotated[float | None, strawberry.field(description="Years of use, 0 to 80.")] = None
    last_used_on: Annotated[
        datetime.date | None, strawberry.field(description="When it was used last.")
    ] = None
    is_primary: Annotated[bool, strawberry.field(description="Whether it is a main skill.")] = False
