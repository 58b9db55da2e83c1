"""The sample jobs: enough, complete, and loaded once however often they are loaded."""

from datetime import UTC, datetime, timedelta

from domain.jobs import tasks
from domain.jobs.sample import load_sample_jobs
from domain.kit.services import Services

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


async def test_sample_jobs_are_complete_and_loaded_once(services: Services) -> None:
    done = await load_sample_jobs(services, now=NOW)
    assert (done.failed, done.linked, done.updated) == (0, 0, 0)
    assert done.new >= 120
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            "SELECT count(*), count(distinct industry), count(distinct country),"
            " count(distinct level), count(salary_min), count(workplace),"
            " min(skill_count), min(length(description)),"
            " max(posted_at) FROM jobs"
        )
        [row] = await cursor.fetchall()
    jobs, industries, countries, levels, paid, placed, skills, shortest, newest = row
    assert jobs == done.new
    assert industries >= 20
    assert countries >= 15
    assert levels == 6
    assert paid >= 0.6 * jobs
    assert placed >= 0.3 * jobs
    assert skills >= 3
    assert shortest >= 600
    assert NOW - timedelta(days=2) < newest <= NOW
    # Nobody takes the sample down: the nightly task must not expire it.
    await tasks.expire(services)
    async with services.db.read() as session:
        cursor = await session.connection.execute("SELECT DISTINCT status FROM jobs")
        assert await cursor.fetchall() == [("open",)]
    again = await load_sample_jobs(services, now=NOW + timedelta(days=3))
    assert (again.new, again.updated, again.unchanged) == (0, 0, jobs)
