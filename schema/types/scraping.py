"""Sources of jobs and their runs, as administrators see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.jobs  # noqa: F401 (it names the enums)
from domain.jobs import sources, values
from domain.kit.config import shipped
from resolvers import jobs
from schema.scalars import Url
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.view import Node, view_of


@view_of(
    values.ScrapeRun,
    prefix="scrape_run",
    node=jobs.run_node,
    description="A run of a source; administrators only.",
)
class ScrapeRun(Node):
    source: Annotated[str, strawberry.field(description="The source's name.")]
    status: Annotated[values.RunStatus, strawberry.field(description="Where it stands.")]
    found: Annotated[int, strawberry.field(description="Postings that the source showed.")]
    new: Annotated[int, strawberry.field(description="Postings that were not known before.")]
    updated: Annotated[int, strawberry.field(description="Postings that say something else now.")]
    failed: Annotated[int, strawberry.field(description="Postings that couldn't be read.")]
    pages: Annotated[int, strawberry.field(description="Pages that were fetched.")]
    duration_ms: Annotated[
        int | None,
        strawberry.field(description="Milliseconds from start to end; null until it ended."),
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was queued.")]
    started_at: Annotated[
        datetime.datetime | None, strawberry.field(description="When it began; null before.")
    ]
    finished_at: Annotated[
        datetime.datetime | None, strawberry.field(description="When it ended; null before.")
    ]
    error: Annotated[
        str | None, strawberry.field(description="Why it failed; null unless the status is FAILED.")
    ]


@view_of(jobs.Rule, description="How a field is found on a career page.")
class CareerPageRule:
    field: Annotated[values.PageField, strawberry.field(description="What is found.")]
    rule: Annotated[str, strawberry.field(description="A CSS selector, or a dotted path in JSON.")]


@view_of(
    values.CareerPage,
    prefix="career_page",
    node=jobs.page_node,
    description="A page or feed that is read for jobs; administrators only.",
)
class CareerPage(Node):
    source: Annotated[str, strawberry.field(description="The name of its postings and runs.")]
    kind: Annotated[values.PageKind, strawberry.field(description="How it is read.")]
    company: Annotated[str, strawberry.field(description="Whose jobs they are.")]
    url: Annotated[Url, strawberry.field(description="Where the list begins.")]
    rules: Annotated[
        list[CareerPageRule],
        strawberry.field(
            resolver=jobs.rules,
            description="How fields are found; none are needed where pages carry schema.org "
            "JobPosting data.",
        ),
    ]
    enabled: Annotated[bool, strawberry.field(description="Whether scheduled runs read it.")]
    requests_per_second: Annotated[
        float | None,
        strawberry.field(
            description="How many requests a second go to its host; null: the setting's."
        ),
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was added.")]
    updated_at: Annotated[
        datetime.datetime, strawberry.field(description="When it was last changed.")
    ]


@view_of(values.JobStats, description="How many jobs there are; administrators only.")
class JobStats:
    open: Annotated[int, strawberry.field(description="How many jobs are OPEN.")]
    expired: Annotated[int, strawberry.field(description="How many jobs are EXPIRED.")]
    closed: Annotated[int, strawberry.field(description="How many jobs are CLOSED.")]
    companies: Annotated[int, strawberry.field(description="How many companies are known.")]
    postings: Annotated[
        int, strawberry.field(description="How many postings all sources have shown.")
    ]


@view_of(
    values.SourceStats,
    description="What a source has given so far; administrators only.",
)
class SourceStats:
    source: Annotated[str, strawberry.field(description="The source's name.")]
    postings: Annotated[
        int, strawberry.field(description="How many it has shown, whatever became of them.")
    ]
    open_jobs: Annotated[int, strawberry.field(description="How many of them are of an OPEN job.")]
    last_seen_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="When one was last seen; null: never."),
    ]


@strawberry.input(description="How a field is found on a career page.")
class CareerPageRuleInput:
    field: Annotated[values.PageField, strawberry.field(description="What is found.")]
    rule: Annotated[
        str,
        strawberry.field(description="A CSS selector or a path in JSON; 1 to 300 characters."),
    ]


@strawberry.input(description="A page or feed to be read for jobs.")
class AddCareerPageInput:
    source: Annotated[
        str, strawberry.field(description="A name of its own: 2 to 61 of a-z, 0-9 and : . _ -")
    ]
    kind: Annotated[values.PageKind, strawberry.field(description="How it is read.")]
    company: Annotated[str, strawberry.field(description="Whose jobs they are.")]
    url: Annotated[
        Url, strawberry.field(description="Where the list begins; of Greenhouse, the board.")
    ]
    rules: Annotated[
        list[CareerPageRuleInput] | None,
        strawberry.field(description="How fields are found; null: by schema.org data."),
    ] = None
    enabled: Annotated[bool, strawberry.field(description="Whether scheduled runs read it.")] = True
    requests_per_second: Annotated[
        float | None,
        strawberry.field(
            description="Requests a second to its host, at most "
            f"{shipped('scrape_requests_per_second_limit')}; null: the setting's."
        ),
    ] = None


@strawberry.input(description="What to change; what isn't sent stays.")
class UpdateCareerPageInput:
    company: Annotated[strawberry.Maybe[str], strawberry.field(description="Whose jobs they are.")]
    url: Annotated[strawberry.Maybe[Url], strawberry.field(description="Where the list begins.")]
    rules: Annotated[
        strawberry.Maybe[list[CareerPageRuleInput]],
        strawberry.field(description="All rules; the old ones go."),
    ]
    enabled: Annotated[
        strawberry.Maybe[bool], strawberry.field(description="Whether scheduled runs read it.")
    ]
    requests_per_second: Annotated[
        strawberry.Maybe[float | None],
        strawberry.field(description="Requests a second to its host; null: the setting's."),
    ]


@view_of(sources.CareerPageSaved, description="A career page was added or changed.")
class CareerPageSaved:
    career_page: Annotated[
        CareerPage, strawberry.field(description="The career page as it is now.")
    ]


@view_of(sources.CareerPageRemoved, description="A career page was removed; its jobs stay.")
class CareerPageRemoved:
    removed_id: Annotated[strawberry.ID, strawberry.field(description="The id that it had.")]


@view_of(sources.SourceTaken, description="Another career page has this source name.")
class SourceTaken(Refusal):
    source: Annotated[str, strawberry.field(description="The name that is taken.")]


@view_of(sources.ScrapeTriggered, description="Runs are queued.")
class ScrapeTriggered:
    runs: Annotated[
        list[ScrapeRun],
        strawberry.field(
            description="The runs that wait now: new ones, and those that did before."
        ),
    ]


AddCareerPageOutcome = Annotated[
    CareerPageSaved | SourceTaken | InvalidInput,
    strawberry.union("AddCareerPageOutcome", description="Its result, or why nothing was done."),
]
UpdateCareerPageOutcome = Annotated[
    CareerPageSaved | NotFound | InvalidInput,
    strawberry.union("UpdateCareerPageOutcome", description="Its result, or why nothing was done."),
]
RemoveCareerPageOutcome = Annotated[
    CareerPageRemoved | NotFound,
    strawberry.union("RemoveCareerPageOutcome", description="Its result, or why nothing was done."),
]
TriggerScrapeOutcome = Annotated[
    ScrapeTriggered | NotFound,
    strawberry.union("TriggerScrapeOutcome", description="Its result, or why nothing was done."),
]
