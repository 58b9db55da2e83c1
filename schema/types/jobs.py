"""Jobs as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.jobs import values
from domain.kit.config import shipped
from domain.skills.values import Requirement
from resolvers import jobs, matching
from schema.connection import Connection
from schema.scalars import JSONObject, Url
from schema.types.skills import Skill
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.matching import JobMatch

strawberry.enum(values.Workplace, description="Where the work is done.")
strawberry.enum(values.EmploymentType, description="The kind of contract.")
strawberry.enum(values.Level, name="JobLevel", description="How senior a job is, lowest first.")
strawberry.enum(values.Degree, description="The least education asked for, lowest first.")
strawberry.enum(values.SalaryPeriod, description="What a salary's numbers are paid for.")
strawberry.enum(
    values.JobStatus,
    description="OPEN: seen lately; EXPIRED: past its date or unseen for days; CLOSED: taken down.",
)
strawberry.enum(values.ChangeKind, name="JobChangeKind", description="What happened to a job.")
strawberry.enum(values.JobSort, description="The order of a list of jobs.")

WHEN = Annotated[datetime.datetime, strawberry.field(description="When.")]


@view_of(jobs.Salary, description="What a job pays; one end may be open.")
class Salary:
    min: Annotated[float | None, strawberry.field(description="The lower end.")]
    max: Annotated[float | None, strawberry.field(description="The upper end.")]
    currency: Annotated[str, strawberry.field(description="ISO 4217, such as EUR.")]
    period: Annotated[
        values.SalaryPeriod | None,
        strawberry.field(description="What the sums are for; null where it isn't said."),
    ]


@view_of(values.JobSkill, description="A skill that a job asks for.")
class JobSkill:
    requirement: Annotated[
        Requirement, strawberry.field(description="How much the job insists on it.")
    ]
    weight: Annotated[
        float,
        strawberry.field(
            description="How much it counts in this job, above 0 and at most 1: required over "
            "preferred over bonus, and what is named early and often over the rest."
        ),
    ]
    mention: Annotated[str, strawberry.field(description="The words of the job's text.")]
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=jobs.skill, description="The skill of the taxonomy."),
    ]


@view_of(values.Posting, description="A job as one source shows it.")
class JobPosting:
    source: Annotated[str, strawberry.field(description="The board or page.")]
    external_id: Annotated[str, strawberry.field(description="The source's own id.")]
    url: Annotated[Url, strawberry.field(description="Where it is shown.")]
    first_seen_at: Annotated[datetime.datetime, strawberry.field(description="The first time.")]
    last_seen_at: Annotated[datetime.datetime, strawberry.field(description="The last time.")]
    missed: Annotated[
        int, strawberry.field(description="The complete runs in a row that lacked it.")
    ]


@view_of(values.JobChange, description="An event of a job's history.")
class JobChange:
    kind: Annotated[values.ChangeKind, strawberry.field(description="What happened.")]
    at: WHEN
    before: Annotated[JSONObject, strawberry.field(description="The changed fields as they were.")]
    after: Annotated[JSONObject, strawberry.field(description="The changed fields as they are.")]


@view_of(values.Company, prefix="company", node=jobs.company_node, description="An employer.")
class Company(Node):
    name: Annotated[str, strawberry.field(description="As its first posting wrote it.")]
    jobs: Annotated[
        Connection["Job"],
        strawberry.field(resolver=jobs.jobs_of_company, description="Its open jobs, newest first."),
    ]


@view_of(
    values.Job,
    prefix="job",
    node=jobs.node,
    description="A job, normalised, that one or more sources show.",
)
class Job(Node):
    title: Annotated[
        str, strawberry.field(description="Without gender marks and requisition numbers.")
    ]
    company: Annotated[
        Company | None, strawberry.field(resolver=jobs.company, description="The employer.")
    ]
    description: Annotated[
        str, strawberry.field(description="Plain text, a line a paragraph or list item.")
    ]
    workplace: Annotated[
        values.Workplace | None,
        strawberry.field(description="Where the work is done; null where it isn't said."),
    ]
    employment_type: Annotated[
        values.EmploymentType | None,
        strawberry.field(description="The contract; null where it isn't said."),
    ]
    level: Annotated[
        values.Level | None,
        strawberry.field(description="By the title, else by the years that are asked for."),
    ]
    city: Annotated[str | None, strawberry.field(description="The first place's city.")]
    country: Annotated[
        str | None, strawberry.field(description="The first place's country, ISO 3166-1 alpha-2.")
    ]
    location_text: Annotated[
        str, strawberry.field(description="Every place, as the posting writes it.")
    ]
    salary: Annotated[
        Salary | None,
        strawberry.field(resolver=jobs.salary, description="Null where none is stated."),
    ]
    industry: Annotated[str | None, strawberry.field(description="As the source says.")]
    min_years_experience: Annotated[
        float | None, strawberry.field(description="The least years that are asked for.")
    ]
    min_degree: Annotated[
        values.Degree | None,
        strawberry.field(description="Null where none is needed or experience serves as well."),
    ]
    posted_at: Annotated[
        datetime.datetime,
        strawberry.field(description="As the source says, else when it was first seen."),
    ]
    expires_at: Annotated[
        datetime.datetime | None, strawberry.field(description="The last day, where it is said.")
    ]
    apply_url: Annotated[Url, strawberry.field(description="Where to apply.")]
    status: Annotated[values.JobStatus, strawberry.field(description="Whether it is open.")]
    created_at: Annotated[
        datetime.datetime, strawberry.field(description="When LearnBot first saw it.")
    ]
    updated_at: Annotated[
        datetime.datetime, strawberry.field(description="When it last changed here.")
    ]
    skill_count: Annotated[int, strawberry.field(description="How many skills it asks for.")]
    skills: Annotated[
        list[JobSkill],
        strawberry.field(resolver=jobs.skills, description="What it asks for, heaviest first."),
    ]
    postings: Annotated[
        list[JobPosting],
        strawberry.field(
            resolver=jobs.postings,
            description="Where it is shown; the one that its fields are taken from comes first.",
        ),
    ]
    changes: Annotated[
        list[JobChange],
        strawberry.field(resolver=jobs.changes, description="Its history, oldest first."),
    ]
    match: Annotated[
        Annotated["JobMatch", strawberry.lazy("schema.types.matching")] | None,
        strawberry.field(
            resolver=matching.match, description="How the caller fits; null when anonymous."
        ),
    ]


@strawberry.input(description="A salary that a job must reach at its upper end.")
class MinSalaryInput:
    amount: Annotated[
        float, strawberry.field(description="For a year of full-time work, whole units.")
    ]
    currency: Annotated[
        str, strawberry.field(description="ISO 4217. Jobs in other currencies are left out.")
    ]


@strawberry.input(description="Which jobs; each part that is given narrows the list.")
class JobFilterInput:
    skills: Annotated[
        list[str] | None,
        strawberry.field(
            description=f"Slugs, at most {shipped('job_filter_skills_limit')}, all of which "
            "a job must ask for."
        ),
    ] = None
    workplaces: Annotated[
        list[values.Workplace] | None, strawberry.field(description="Any of these.")
    ] = None
    levels: Annotated[list[values.Level] | None, strawberry.field(description="Any of these.")] = (
        None
    )
    employment_types: Annotated[
        list[values.EmploymentType] | None, strawberry.field(description="Any of these.")
    ] = None
    country: Annotated[
        str | None, strawberry.field(description="A name or an ISO 3166-1 code.")
    ] = None
    city: Annotated[
        str | None, strawberry.field(description="In any usual spelling: Munich, München.")
    ] = None
    min_salary: Annotated[MinSalaryInput | None, strawberry.field(description="The least pay.")] = (
        None
    )
    posted_within_days: Annotated[int | None, strawberry.field(description="1 to 3650 days.")] = (
        None
    )
    company: Annotated[
        str | None, strawberry.field(description="Its name, with or without its legal form.")
    ] = None

    def of(self, query: str | None) -> values.JobFilter:
        """The filter of the domain."""
        floor = self.min_salary
        return values.JobFilter(
            query=query,
            skills=tuple(self.skills or ()),
            workplaces=tuple(self.workplaces or ()),
            levels=tuple(self.levels or ()),
            employment_types=tuple(self.employment_types or ()),
            country=self.country,
            city=self.city,
            min_salary=(floor.amount, floor.currency) if floor else None,
            posted_within_days=self.posted_within_days,
            company=self.company,
        )
