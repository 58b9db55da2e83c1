"""`python -m bench.plans`: how PostgreSQL answers the reads that grow, over the data at hand.

Prints Markdown: for each read its statements, and for each statement its plan with the rows that
came out of every node. `DATABASE_URL` is a database that `bench.database.fill` or
`measure_matching` filled; where it has a person, the reads of matching are told too.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID

import domain.tables  # noqa: F401  (every table, before any statement)
from domain.jobs import facets, repository, search
from domain.jobs.values import JobFilter, Level
from domain.kit.batch import Limited
from domain.kit.config import Settings
from domain.kit.db import Session, Statement
from domain.kit.page import Bounds
from domain.kit.services import Services, open_services
from domain.kit.totals import totals
from domain.learning import repository as learning
from domain.matching import service as matching

FIRST = Bounds(20, None, backward=False)
Read = Callable[[Session], Awaitable[Any]]


class Explaining(Session):
    """A session that explains every statement that reads, and then runs it."""

    __slots__ = ("plans",)

    def __init__(self, session: Session) -> None:
        super().__init__(session.connection)
        self.plans: list[dict[str, Any]] = []

    async def tuples(self, statement: Statement, /, **given: Any) -> list[tuple[Any, ...]]:
        cursor = await self.connection.cursor().execute(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.text}".encode(), statement.parameters(given)
        )
        row = await cursor.fetchone()
        assert row is not None
        self.plans.append(row[0][0]["Plan"])
        return await super().tuples(statement, **given)


def reads(services: Services, user: UUID | None, job: UUID, skills: list[UUID]) -> dict[str, Read]:
    """What is explained, by name."""
    settings = services.settings

    def sought(query: str, **filter: Any) -> Read:
        return lambda session: search.most_relevant(
            session, JobFilter(query=query, **filter), FIRST
        )

    def counted(**filter: Any) -> Read:
        async def count(session: Session) -> Any:
            page = await search.newest(session, JobFilter(**filter), FIRST)
            if isinstance(session, Explaining):
                session.plans.clear()  # of the page
            return await totals(session, [(page.total, settings.total_count_limit + 1)])

        return count

    found: dict[str, Read] = {
        "A page of jobs": lambda session: search.newest(session, JobFilter(), FIRST),
        "Jobs of a city": lambda session: search.newest(session, JobFilter(city="City 7"), FIRST),
        "Search: words of many jobs": sought("senior platform -designer"),
        "Search: a word of nearly every job": sought("data or team"),
        "Search: a rare word": sought("posting 77"),
        "How many jobs": counted(),
        "How many jobs of a level": counted(levels=(Level.SENIOR,)),
        "How many jobs have a frequent word": counted(query="data or team"),
        "Facets": lambda session: facets.facets(
            session, JobFilter(levels=(Level.SENIOR,)), settings.job_facets_limit
        ),
        "A job's skills": lambda session: repository.skills_by_job(session, [job]),
        "Resources of three skills": lambda session: learning.resources_by_skill(
            session, [Limited(skill, 3) for skill in skills]
        ),
    }
    if user is not None:
        found |= {
            "Recommendations": lambda session: matching.recommended(
                session, settings, user, JobFilter()
            ),
            "A job's match": lambda session: matching.match_by_job(session, [(user, job)]),
        }
    return found


def shown(node: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """A line for each node of a plan: what it does, on what, by which index, to how many rows."""
    parts = [node["Node Type"]]
    parts += [f"using {node['Index Name']}"] if "Index Name" in node else []
    parts += [f"on {node['Relation Name']}"] if "Relation Name" in node else []
    condition = node.get("Index Cond")
    if condition and len(condition) < 90 and not re.search(r"[0-9a-f]{8}-", condition):
        parts.append(condition)
    loops = f" in each of {node['Actual Loops']:,} loops" if node["Actual Loops"] > 1 else ""
    parts.append(f"→ {node['Actual Rows']:,.0f} rows{loops}")
    yield "  " * depth + " ".join(parts)
    for below in node.get("Plans", ()):
        yield from shown(below, depth + 1)


async def main() -> None:
    """Print it all."""
    async with open_services(Settings()) as services, services.db.read() as session:

        async def first(query: str) -> list[Any]:
            rows = await (await session.connection.execute(query.encode())).fetchall()
            return [row[0] for row in rows]

        users = await first("SELECT id FROM users ORDER BY id LIMIT 1")
        (job,) = await first("SELECT id FROM jobs ORDER BY id LIMIT 1")
        skills = await first("SELECT skill_id FROM resource_skills ORDER BY skill_id LIMIT 3")
        (jobs,) = await first("SELECT count(*) FROM jobs")
        print(f"Over {jobs:,} jobs.\n")
        for name, read in reads(services, users[0] if users else None, job, skills).items():
            explaining = Explaining(session)
            await read(explaining)
            print(f"### {name}\n\n```")
            print("\n\n".join("\n".join(shown(plan)) for plan in explaining.plans))
            print("```\n", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
