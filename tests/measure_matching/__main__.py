"""How quick planning and matching are over generated data, of a size given on the command line.

    PYTHONPATH=.:tests DATABASE_URL=… python -m measure_matching --resources 20000 --jobs 20000

An empty database is migrated and filled; one that was filled before is measured as it is. The same
numbers make the same data; another `--seed` makes another catalogue, other jobs and questions.
"""

import argparse
import asyncio
import gc
import os
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import domain.tables  # noqa: F401  (every table, before any statement)
from domain.jobs.values import JobFilter
from domain.kit.config import Settings
from domain.kit.db import Database
from domain.kit.ids import uuid7
from domain.kit.page import Bounds
from domain.kit.refusal import Refused
from domain.kit.services import Services, open_services
from domain.learning import plan_repository, plans, repository
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft, resource_id, write
from domain.learning.values import Cost, Preferences, ProgressAction, ResourceType
from domain.matching import service
from domain.profiles import service as profiles
from domain.skills.service import load_taxonomy
from domain.skills.taxonomy import load
from domain.skills.values import Level, skill_id
from learnbot.migrations import upgrade
from learnbot.services import GC_THRESHOLD

HELD = 25
TARGETS = 12
RUNS = 100
START = date(2030, 1, 7)


@dataclass(frozen=True, slots=True)
class World:
    """The database, its user, its jobs, and skills of which the first are the most popular."""

    services: Services
    user_id: UUID
    job_ids: list[UUID]
    slugs: list[str]
    random: random.Random

    def skills(self, count: int) -> list[str]:
        """Different skills; the n-th is asked for about 1/n as often as the first."""
        found: dict[str, None] = {}
        while len(found) < count:
            place = int(len(self.slugs) ** self.random.random()) - 1
            found[self.slugs[place]] = None
        return list(found)


async def open_world(services: Services, resources: int, jobs: int, seed: int) -> World:
    taxonomy = load()
    slugs = sorted(taxonomy.skills)
    random.Random(seed).shuffle(slugs)
    async with services.db.read() as session:
        users = await (await session.connection.execute("SELECT id FROM users")).fetchall()
    if not users:
        await load_taxonomy(services.db, taxonomy)
        rng = random.Random(seed + 1)
        await fill(World(services, uuid7(), [], slugs, rng), resources, jobs)
    async with services.db.read() as session:
        (user,) = await (await session.connection.execute("SELECT id FROM users")).fetchall()
        rows = await (
            await session.connection.execute("SELECT id FROM jobs ORDER BY id")
        ).fetchall()
    return World(services, user[0], [row[0] for row in rows], slugs, random.Random(seed + 2))


async def fill(world: World, resources: int, jobs: int) -> None:
    services, rng = world.services, world.random
    async with services.db.transaction() as session:
        await session.connection.execute(
            "INSERT INTO users (id, email, password_hash, full_name)"
            " VALUES (%s, 'measure@example.com', '', 'Measure')",
            [world.user_id],
        )
    for slug in world.skills(HELD):
        level = rng.choice(list(Level))
        await profiles.keep_skill(
            services.db, world.user_id, skill_id(slug), proficiency=level, given={}
        )
    for first in range(0, resources, 2000):
        drafts = [draft(world, n) for n in range(first, min(first + 2000, resources))]
        async with services.db.transaction() as session:
            await write(session, {resource_id(one.url): one for one in drafts}, source="measure")
    await add_jobs(world, jobs)
    async with services.db.read() as session:
        await session.connection.execute("VACUUM ANALYZE")


def draft(world: World, n: int) -> ResourceDraft:
    rng = world.random
    skills = {}
    for slug in world.skills(rng.choice([1, 1, 1, 2, 2, 3, 4])):
        start = rng.choice([0, 0, 0, 1, 1, 2])
        skills[skill_id(slug)] = Span(start, min(4, start + rng.choice([1, 1, 2])))
    cost = rng.choice([Cost.FREE, Cost.FREE, Cost.PAID])
    return ResourceDraft(
        title=f"Course {n}",
        provider=f"Provider {n % 300}",
        url=f"https://learn.example.com/{n}",
        type=rng.choice(list(ResourceType)),
        hours=round(rng.lognormvariate(2.5, 0.9) + 0.5, 1),
        skills=skills,
        cost=cost,
        price_usd_cents=rng.randrange(500, 30_000) if cost is Cost.PAID else None,
        price_as_of=START if cost is Cost.PAID else None,
        certificate=rng.random() < 0.3,
        hands_on=rng.random() < 0.5,
    )


async def add_jobs(world: World, jobs: int) -> None:
    rng = world.random
    company = uuid7()
    now = datetime.now(UTC)
    async with world.services.db.transaction() as session:
        cursor = session.connection.cursor()
        await cursor.execute("SET LOCAL statement_timeout = 0")
        await cursor.execute("INSERT INTO companies VALUES (%s, 'Sample', 'sample')", [company])
        wanted = []
        async with cursor.copy(
            "COPY jobs (id, title, company_id, description, posted_at, min_years_experience,"
            " apply_url, title_key, skill_count, workplace) FROM STDIN"
        ) as copy:
            for n in range(jobs):
                id = uuid7()
                years = rng.choice([None, 1.0, 3.0, 5.0])
                count = rng.randrange(4, 20)
                posted = now - timedelta(minutes=n)
                await copy.write_row(
                    (id, f"Job {n}", company, "", posted, years, "https://jobs.example.com",
                     f"job {n}", count, "remote")
                )  # fmt: skip
                for slug in world.skills(count):
                    kind, weight = rng.choice(
                        [("required", 0.9), ("preferred", 0.5), ("bonus", 0.3)]
                    )
                    wanted.append((id, skill_id(slug), kind, weight, ""))
        async with cursor.copy(
            "COPY job_skills (job_id, skill_id, requirement, weight, mention) FROM STDIN"
        ) as copy:
            for row in wanted:
                await copy.write_row(row)


async def server_ms(db: Database) -> float:
    """Processor time that PostgreSQL has used for this program (Linux, same machine)."""
    async with db.read() as session:
        cursor = await session.connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'learnbot'"
        )
        pids = [row[0] for row in await cursor.fetchall()]
    ticks = 0
    for pid in pids:
        ticks += used_ticks(pid)
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def used_ticks(pid: int) -> int:
    """Ticks of the clock that a process has run, in its own code and in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


async def timed(
    db: Database, name: str, one: Callable[[], Awaitable[object]], runs: int = RUNS
) -> None:
    took, own = [], []
    before = await server_ms(db)
    for _ in range(runs):
        began, used = time.perf_counter(), time.process_time()
        await one()
        took.append((time.perf_counter() - began) * 1000)
        own.append((time.process_time() - used) * 1000)
    shown = " | ".join(f"{share(took, at):.1f}" for at in (0.5, 0.95, 1))
    server = (await server_ms(db) - before) / runs
    cpu = f"{share(own, 0.5):.1f} | {share(own, 0.95):.1f} | {server:.1f}"
    print(f"| {name} | {runs} | {shown} | {cpu} |", flush=True)


def share(values: list[float], at: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * at))]


async def measure(world: World) -> None:
    services, user = world.services, world.user_id
    settings = services.settings.model_copy(
        update={"plans_limit": 100_000, "plans_total_limit": 100_000}
    )
    optimal = made = 0
    async with services.db.transaction() as session:  # the same order would give the same plan
        await session.connection.execute("DELETE FROM learning_plans WHERE user_id = %s", [user])

    async def plan(skills: int, wishes: Preferences) -> None:
        nonlocal optimal, made
        order = service.PlanOrder(
            hours_per_week=8,
            skills={
                skill_id(slug): world.random.choice(list(Level)[:3])
                for slug in world.skills(skills)
            },
            start_on=START,
            preferences=wishes,
        )
        try:
            saved = await service.create_plan(services.db, settings, user, order)
        except Refused:
            return  # all is held already
        async with services.db.read() as session:
            found = await plan_repository.plan_by_id(session, [saved.plan_id])
        made += 1
        optimal += found[saved.plan_id].optimal

    async def progress() -> None:
        async with services.db.read() as session:
            (plan_id, *_) = await plan_repository.active_plans(session, user)
            steps = (await plan_repository.steps_by_plan(session, [plan_id]))[plan_id]
        step = next(one for one in steps if one.status == "planned")
        await plans.record_progress(
            services.db, settings, user, step.id, ProgressAction.COMPLETE, today=START
        )

    async def recommend() -> None:
        async with services.db.read() as session:
            await service.recommended(session, settings, user, JobFilter())

    async def match(count: int) -> None:
        keys = [(user, id) for id in world.random.sample(world.job_ids, count)]
        async with services.db.read() as session:
            await service.match_by_job(session, keys)

    async def search(query: str | None, *skills: str) -> None:
        wanted = repository.Filter(query=query, skill_ids=tuple(map(skill_id, skills)))
        async with services.db.read() as session:
            await repository.search(session, wanted, Bounds(20, None, backward=False))

    print("| what | runs | p50 ms | p95 ms | max ms | CPU p50 | CPU p95 | server CPU mean |")
    print("|---|---|---|---|---|---|---|---|")
    anything = Preferences()
    await plan(3, anything)
    for name, wishes in (
        ("", anything),
        (", free only", Preferences(free_only=True)),
        (", budget 100 dollars", Preferences(budget_usd_cents=10_000)),
    ):
        optimal = made = 0
        await timed(
            services.db, f"plan for {TARGETS} skills{name}", lambda w=wishes: plan(TARGETS, w)
        )  # type: ignore[misc]
        print(f"| … within 1 % of the optimum | {made} | {optimal} plans | | | | | |")
    await timed(services.db, "progress and planning again", progress, 5)
    await timed(services.db, "recommended jobs, 400 scored", recommend)
    await timed(services.db, "match of 1 job", lambda: match(1))
    await timed(services.db, "match of 100 jobs", lambda: match(100))
    await timed(
        services.db,
        "gap analysis of a job",
        lambda: service.analysis_of_job(services.db, user, world.random.choice(world.job_ids), 8),
    )
    await timed(services.db, "search by word, best 20", lambda: search("course"))
    await timed(services.db, "search by skill, first 20", lambda: search(None, world.slugs[0]))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resources", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20_000)
    chosen = parser.parse_args()
    async with open_services(Settings()) as services:
        began = time.perf_counter()
        world = await open_world(services, chosen.resources, chosen.jobs, chosen.seed)
        # As the services do: what lives as long as the process isn't looked at again and again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(GC_THRESHOLD, 50, 50)
        print(f"ready in {time.perf_counter() - began:.0f} s", flush=True)
        await measure(world)


if __name__ == "__main__":
    upgrade()
    asyncio.run(main())
