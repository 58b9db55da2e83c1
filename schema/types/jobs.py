"""Jobs as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

import schema.enums.jobs
import schema.enums.profiles  # noqa: F401 (they name the enums)
from domain.jobs import values
from domain.kit.config import shipped
from domain.profiles.values import DegreeLevel
from domain.skills.values import Requirement
from resolvers import jobs, matching
from schema.connection import Connection
from schema.scalars import JSONObject, Url
from schema.types.skills import Skill
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.matching import JobMatch


WHEN = Annotated[datetime.datetime, strawberry.field(description="When it happened.")]


@view_of(jobs.Salary, description="What a job pays; one end may be open.")
class Salary:
    min: Annotated[
        float | None,
        strawberry.field(description="The lower end, in whole units of `currency`; null: open."),
    ]
    max: Annotated[
        float | None,
        strawberry.field(description="The upper end, in whole units of `currency`; null: open."),
    ]
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
    mention: Annotated[
        str, strawberry.field(description="The words of the job's text that name it.")
    ]
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=jobs.skill, description="The skill of the taxonomy."),
    ]


@view_of(values.Posting, description="A job as one source shows it.")
class JobPosting:
    source: Annotated[
        str, strawberry.field(description="The name of the board or page that shows it.")
    ]
    external_id: Annotated[str, strawberry.field(description="The source's own id for it.")]
    url: Annotated[Url, strawberry.field(description="The address where it is shown.")]
    first_seen_at: Annotated[
        datetime.datetime,
        strawberry.field(description="When the source was first seen to show it."),
    ]
    last_seen_at: Annotated[
        datetime.datetime, strawberry.field(description="When the source was last seen to show it.")
    ]
    missed: Annotated[
        int,
        strawberry.field(description="How many complete runs of the source in a row lacked it."),
    ]


@view_of(values.JobChange, description="An event of a job's history.")
class JobChange:
    kind: Annotated[values.ChangeKind, strawberry.field(description="What happened.")]
    at: WHEN
    before: Annotated[
        JSONObject,
        strawberry.field(description="The changed fields as they were; empty where it was added."),
    ]
    after: Annotated[JSONObject, strawberry.field(description="The changed fields as they became.")]


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
        str,
        strawberry.field(description="Its title, without gender marks and requisition numbers."),
    ]
    company: Annotated[
        Company | None, strawberry.field(resolver=jobs.company, description="The employer.")
    ]
    description: Annotated[
        str,
        strawberry.field(
            description="The ad as plain text: a line for each paragraph or list item."
        ),
    ]
    workplace: Annotated[
        values.Workplace | None,
        strawberry.field(description="Where the work is done; null where it isn't said."),
    ]
    employment_type: Annotated[
        values.EmploymentType | None,
        strawberry.field(description="The kind of contract; null where it isn't said."),
    ]
    level: Annotated[
        values.Level | None,
        strawberry.field(
            description="How senior it is, by its title, else by the years that are asked for; "
            "null where neither tells."
        ),
    ]
    city: Annotated[
        str | None,
        strawberry.field(description="The city of its first place; null where it isn't known."),
    ]
    country: Annotated[
        str | None,
        strawberry.field(
            description="The country of its first place, ISO 3166-1 alpha-2; null where it isn't "
            "known."
        ),
    ]
    location_text: Annotated[
        str, strawberry.field(description="Every place, as the posting writes it.")
    ]
    salary: Annotated[
        Salary | None,
        strawberry.field(
            resolver=jobs.salary, description="What it pays; null where it isn't said."
        ),
    ]
    industry: Annotated[
        str | None,
        strawberry.field(description="The industry, as the source says; null where it doesn't."),
    ]
    min_years_experience: Annotated[
        float | None,
        strawberry.field(
            description="The least years of work that are asked for; null where none are."
        ),
    ]
    min_degree: Annotated[
        DegreeLevel | None,
        strawberry.field(
            resolver=jobs.min_degree,
            description="The least education that is asked for; null where none is, or where "
            "experience serves as well.",
        ),
    ]
    posted_at: Annotated[
        datetime.datetime,
        strawberry.field(
            description="When it was posted, as the source says; else when it was first seen."
        ),
    ]
    expires_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="Until when it can be had; null where it isn't said."),
    ]
    apply_url: Annotated[Url, strawberry.field(description="The address where to apply.")]
    status: Annotated[
        values.JobStatus, strawberry.field(description="Whether it can still be had.")
    ]
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
            description="Where it is shown; first the posting that its fields are taken from.",
        ),
    ]
    changes: Annotated[
        list[JobChange],
        strawberry.field(resolver=jobs.changes, description="Its history, oldest first."),
    ]
    match: Annotated[
        Annotated["JobMatch", strawberry.lazy("schema.types.matching")] | None,
        strawberry.field(
            resolver=matching.match,
            description="How the caller fits, by their profile as it is now; null for who isn't "
            "logged in.",
        ),
    ]


@strawberry.input(description="A salary that a job must reach at its upper end.")
class MinSalaryInput:
    amount: Annotated[
        float,
        strawberry.field(description="For a year of full-time work, in whole units of `currency`."),
    ]
    currency: Annotated[
        str, strawberry.field(description="ISO 4217. Jobs in other currencies are left out.")
    ]


@strawberry.input(
    description="Which jobs: what is given must all be true of one; null asks nothing."
)
class JobFilterInput:
    skills: Annotated[
        list[str] | None,
        strawberry.field(
            description=f"Slugs of skills, at most {shipped('job_filter_skills_limit')}: it asks "
            "for all of them."
        ),
    ] = None
    workplaces: Annotated[
        list[values.Workplace] | None,
        strawberry.field(description="It says that it is one of these."),
    ] = None
    levels: Annotated[
        list[values.Level] | None, strawberry.field(description="It is of one of these levels.")
    ] = None
    employment_types: Annotated[
        list[values.EmploymentType] | None,
        strawberry.field(description="It says that its contract is one of these."),
    ] = None
    country: Annotated[
        str | None,
        strawberry.field(
            description="One of its places is in this country: a name, or an ISO 3166-1 code."
        ),
    ] = None
    city: Annotated[
        str | None,
        strawberry.field(
            description="One of its places is this city, in any usual spelling: Munich, München."
        ),
    ] = None
    min_salary: Annotated[
        MinSalaryInput | None,
        strawberry.field(description="It says what it pays, and that reaches so much."),
    ] = None
    posted_within_days: Annotated[
        int | None,
        strawberry.field(description="It was posted in so many last days, 1 to 3650."),
    ] = None
    company: Annotated[
        str | None,
        strawberry.field(description="Its employer's name, with or without the legal form."),
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
