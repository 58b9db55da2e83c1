"""Jobs: what can be asked, and what administrators can do."""

import dataclasses
from typing import Annotated, Any

import strawberry

from domain.jobs import repository, values
from domain.kit.config import shipped
from domain.kit.page import Bounds, Page
from resolvers import jobs
from resolvers.arguments import described
from resolvers.batching import asked
from resolvers.context import Context, Info
from resolvers.lists import Names, public
from schema.connection import Connection
from schema.operation import INPUT, REFUSED, SAFE, Access, operation
from schema.sent import sent
from schema.types.facets import JobFacets
from schema.types.jobs import Job, JobFilterInput
from schema.types.scraping import (
    AddCareerPageInput,
    AddCareerPageOutcome,
    CareerPage,
    CareerPageRuleInput,
    JobStats,
    RemoveCareerPageOutcome,
    ScrapeRun,
    SourceStats,
    TriggerScrapeOutcome,
    UpdateCareerPageInput,
    UpdateCareerPageOutcome,
)

QUERY = described(
    'Words that the ad has, in any order: also "phrases", -without, or; 1 to '
    f"{shipped('query_limit_chars')} characters."
)
FILTER = described("Only such jobs; null: any.")


@public(repository.job_by_id)
async def _jobs(
    context: Context,
    at: Bounds,
    wanted: Names,
    *,
    query: Annotated[str | None, QUERY] = None,
    filter: Annotated[JobFilterInput | None, FILTER] = None,
    sort: Annotated[
        values.JobSort | None,
        described(
            "RELEVANCE where there is a query, else NEWEST. By relevance, the newest "
            "800 matches are ranked, and the newest 200 whose title matches."
        ),
    ] = None,
) -> Page[values.Job]:
    chosen = (filter or JobFilterInput()).of(query)
    return await jobs.jobs(context, wanted, at, chosen, sort)


def _facets_key(
    context: Context,
    query: Annotated[str | None, QUERY] = None,
    filter: Annotated[JobFilterInput | None, FILTER] = None,
) -> tuple[values.JobFilter, int]:
    return jobs.facets_key(context, (filter or JobFilterInput()).of(query))


@strawberry.type
class JobsQuery:
    jobs: Annotated[
        Connection[Job],
        strawberry.field(
            resolver=_jobs, description="Open jobs. Public: anyone may look before registering."
        ),
    ]
    job_facets: Annotated[
        JobFacets,
        strawberry.field(
            resolver=asked(jobs.facets, key=_facets_key),
            description="What the jobs that a search finds have in common. Public, as `jobs` is.",
        ),
    ]
    job: Annotated[
        Job | None,
        strawberry.field(resolver=jobs.job, description="A job, whatever its status."),
    ]
    job_stats: Annotated[
        JobStats,
        strawberry.field(resolver=jobs.stats, description="Counts; administrators only."),
    ]
    job_sources: Annotated[
        list[SourceStats],
        strawberry.field(
            resolver=jobs.source_stats, description="What each source gave; administrators only."
        ),
    ]
    scrape_runs: Annotated[
        Connection[ScrapeRun],
        strawberry.field(
            resolver=jobs.scrape_runs, description="Newest first; administrators only."
        ),
    ]
    career_pages: Annotated[
        Connection[CareerPage],
        strawberry.field(resolver=jobs.career_pages, description="By source; administrators only."),
    ]


def _rules(rules: list[CareerPageRuleInput]) -> dict[str, str]:
    return {rule.field.value: rule.rule for rule in rules}


@strawberry.type
class JobsMutation:
    @operation(
        AddCareerPageOutcome,
        access=Access.ADMIN,
        description="Add a page or feed of jobs.",
        again=REFUSED,
    )
    async def add_career_page(self, info: Info, input: Annotated[AddCareerPageInput, INPUT]) -> Any:
        chosen = {f.name: getattr(input, f.name) for f in dataclasses.fields(input)}
        return await jobs.add_career_page(
            info.context, {**chosen, "rules": _rules(input.rules or [])}
        )

    @operation(
        UpdateCareerPageOutcome,
        access=Access.ADMIN,
        description="Change a page or feed of jobs.",
        again=SAFE,
    )
    async def update_career_page(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The career page.")],
        input: Annotated[UpdateCareerPageInput, INPUT],
    ) -> Any:
        chosen = sent(input)
        if "rules" in chosen:
            chosen["rules"] = _rules(chosen["rules"])
        return await jobs.update_career_page(info.context, id, chosen)

    @operation(
        RemoveCareerPageOutcome,
        access=Access.ADMIN,
        description="Stop reading a page or feed of jobs. Jobs found there stay until they expire.",
        again=REFUSED,
    )
    async def remove_career_page(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The career page.")],
    ) -> Any:
        return await jobs.remove_career_page(info.context, id)

    @operation(
        TriggerScrapeOutcome,
        access=Access.ADMIN,
        description="Queue a run now, of one source or of every enabled one.",
        again="Safe to send again: a run that waits already is given.",
    )
    async def trigger_scrape(
        self,
        info: Info,
        # Under another name here: Strawberry hands extensions the parent as `source`.
        name: Annotated[
            str | None,
            strawberry.argument(name="source", description="A source's name; null: all."),
        ] = None,
    ) -> Any:
        return await jobs.trigger_scrape(info.context, name)
