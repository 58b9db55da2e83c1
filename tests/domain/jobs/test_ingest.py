"""Taking in postings: once, again, changed, gone, from several sources."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.jobs import repository, service
from domain.jobs.values import RawJob
from domain.kit.services import Services
from domain.skills.values import skill_id

DAY = timedelta(days=1)
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
BAKER = RawJob(
    external_id="7",
    url="https://jobs.example.com/brightloaf/7?utm_source=feed",
    title="Senior Python Developer (m/w/d)",
    company="Brightloaf GmbH",
    description=(
        "<p>Brightloaf plans deliveries for bakeries.</p><h3>Requirements</h3><ul>"
        "<li>5+ years of experience with Python</li><li>PostgreSQL</li></ul>"
        "<h3>Nice to have</h3><ul><li>Redis</li></ul>"
        "<p>Salary: €70,000 - €85,000 per year.</p>"
    ),
    locations=("Leipzig, Germany (Hybrid)",),
    employment_type="Full-time",
    posted_at="2026-05-01",
)


async def rows(services: Services, text: str, *values: object) -> list[tuple[object, ...]]:
    async with services.db.read() as session:
        cursor = await session.connection.execute(text, values)
        return await cursor.fetchall()


async def kinds(services: Services) -> list[object]:
    return [row[0] for row in await rows(services, "SELECT kind FROM job_changes ORDER BY id")]


async def test_a_posting_becomes_a_job_in_our_terms(services: Services) -> None:
    done = await service.ingest(services, "board", [BAKER], seen_at=NOW)
    assert (done.found, done.new, done.failed) == (1, 1, 0)
    [(id,)] = await rows(services, "SELECT id FROM jobs")
    async with services.db.read() as session:
        job = (await repository.job_by_id(session, [id]))[id]  # type: ignore[list-item, index]
        skills = (await repository.skills_by_job(session, [job.id]))[job.id]
        company = (await repository.company_by_id(session, [job.company_id]))[job.company_id]
    assert job.title == "Senior Python Developer"
    assert company.name == "Brightloaf GmbH"
    assert company.normalised == "brightloaf"
    assert (job.city, job.country, job.workplace) == ("Leipzig", "DE", "hybrid")
    assert (job.level, job.employment_type) == ("senior", "full_time")
    assert (job.salary_min, job.salary_max) == (70_000, 85_000)
    assert (job.salary_currency, job.salary_period) == ("EUR", "year")
    assert job.min_years_experience == 5
    assert job.posted_at == datetime(2026, 5, 1, tzinfo=UTC)
    assert "<" not in job.description
    by_slug = {skill.skill_id: skill for skill in skills}
    assert by_slug[skill_id("python")].requirement == "required"
    assert by_slug[skill_id("python")].weight == 1.0
    assert by_slug[skill_id("redis")].requirement == "bonus"
    assert job.skill_count == len(skills)


async def test_the_same_posting_again_changes_nothing_but_when_it_was_seen(
    services: Services,
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    before = await rows(services, "SELECT * FROM jobs")
    done = await service.ingest(services, "board", [BAKER], seen_at=NOW + DAY)
    assert (done.new, done.updated, done.unchanged) == (0, 0, 1)
    assert await rows(services, "SELECT * FROM jobs") == before
    assert await kinds(services) == ["added"]
    assert await rows(services, "SELECT first_seen_at, last_seen_at FROM job_postings") == [
        (NOW, NOW + DAY)
    ]


async def test_a_changed_posting_updates_its_job_and_writes_what_it_was(
    services: Services,
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    moved = replace(BAKER, locations=("Dresden, Germany",))
    done = await service.ingest(services, "board", [moved], seen_at=NOW + DAY)
    assert (done.new, done.updated) == (0, 1)
    [(before, after)] = await rows(
        services, "SELECT before, after FROM job_changes WHERE kind = 'updated'"
    )
    assert before == {
        "city": "Leipzig", "workplace": "hybrid", "location_text": "Leipzig, Germany (Hybrid)"
    }  # fmt: skip
    assert after == {"city": "Dresden", "workplace": None, "location_text": "Dresden, Germany"}


async def test_another_source_of_the_same_job_is_linked_and_kept(services: Services) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    copy = replace(
        BAKER,
        external_id="x1",
        url="https://other.example.org/j/x1",
        company="Brightloaf",
        title="Sr. Python Developer",
        locations=("Leipzig",),
    )
    done = await service.ingest(services, "other", [copy], seen_at=NOW)
    assert (done.new, done.linked) == (0, 1)
    assert await rows(services, "SELECT count(*) FROM jobs") == [(1,)]
    assert await rows(services, "SELECT source, lead FROM job_postings ORDER BY source") == [
        ("board", True),
        ("other", False),
    ]
    assert await kinds(services) == ["added", "linked"]


@pytest.mark.parametrize(
    "other",
    [
        {"locations": ("Hamburg, Germany",)},
        {"title": "Python Developer"},
        {"title": "Senior Python Developer, Payments"},
        {"company": "Brightoaf"},
    ],
)
async def test_a_job_of_another_place_title_or_company_stays_apart(
    services: Services, other: dict[str, object]
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    copy = replace(BAKER, external_id="x", url="https://other.example.org/x", **other)  # type: ignore[arg-type]
    assert (await service.ingest(services, "other", [copy], seen_at=NOW)).new == 1


async def test_two_openings_on_one_board_stay_apart_until_one_is_taken_down(
    services: Services,
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    second = replace(BAKER, external_id="8", url="https://jobs.example.com/brightloaf/8")
    assert (await service.ingest(services, "board", [second], seen_at=NOW)).new == 1
    # A later complete run lists neither: the third is one of them, posted again.
    await service.close_missed(services, "board", started_at=NOW + DAY)
    third = replace(BAKER, external_id="9", url="https://jobs.example.com/brightloaf/9")
    done = await service.ingest(services, "board", [third], seen_at=NOW + 2 * DAY)
    assert (done.new, done.linked) == (0, 1)


async def test_unusable_postings_are_counted_and_the_rest_taken_in(services: Services) -> None:
    bad = [
        replace(BAKER, external_id="a", title="  "),
        replace(BAKER, external_id="b", company=""),
        replace(BAKER, external_id="c", url="javascript:alert(1)"),
    ]
    done = await service.ingest(services, "board", [*bad, BAKER], seen_at=NOW)
    assert (done.found, done.new, done.failed) == (4, 1, 3)


async def test_jobs_unseen_for_the_set_days_expire_and_open_again_when_seen(
    services: Services,
) -> None:
    days = services.settings.job_expiry_days
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    assert await service.expire(services, now=NOW + days * DAY) == 0
    assert await service.expire(services, now=NOW + days * DAY + DAY) == 1
    assert await rows(services, "SELECT status FROM jobs") == [("expired",)]
    await service.ingest(services, "board", [BAKER], seen_at=NOW + 10 * DAY)
    assert await rows(services, "SELECT status FROM jobs") == [("open",)]
    assert await kinds(services) == ["added", "expired", "reopened"]


async def test_a_job_past_its_own_date_expires_though_it_is_still_shown(
    services: Services,
) -> None:
    ends = replace(BAKER, expires_at="2026-05-06")
    await service.ingest(services, "board", [ends], seen_at=NOW)
    assert await service.expire(services, now=NOW + 3 * DAY) == 1
    await service.ingest(services, "board", [ends], seen_at=NOW + 3 * DAY)
    assert await rows(services, "SELECT status FROM jobs") == [("expired",)]


async def test_complete_runs_that_lack_a_job_close_it_at_the_set_number(
    services: Services,
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    assert await service.close_missed(services, "board", started_at=NOW + DAY) == 0
    assert await service.close_missed(services, "board", started_at=NOW + 2 * DAY) == 1
    assert await rows(services, "SELECT status FROM jobs") == [("closed",)]


async def test_a_job_that_another_source_still_shows_is_not_closed(services: Services) -> None:
    copy = replace(BAKER, external_id="x1", url="https://other.example.org/j/x1")
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    await service.ingest(services, "other", [copy], seen_at=NOW)
    for days in (1, 2, 3):
        assert await service.close_missed(services, "board", started_at=NOW + days * DAY) == 0


async def test_a_job_goes_on_in_the_words_of_the_source_that_still_shows_it(
    services: Services,
) -> None:
    copy = replace(
        BAKER,
        external_id="x1",
        url="https://other.example.org/j/x1",
        salary="€75,000 - €90,000 per year",
    )
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    await service.ingest(services, "other", [copy], seen_at=NOW)
    await service.close_missed(services, "board", started_at=NOW + DAY)
    assert await rows(services, "SELECT apply_url FROM jobs") == [(BAKER.url,)]
    await service.close_missed(services, "board", started_at=NOW + 2 * DAY)
    assert await rows(services, "SELECT apply_url, salary_max, status FROM jobs") == [
        (copy.url, 90_000, "open")
    ]
    assert await rows(services, "SELECT source FROM job_postings WHERE lead") == [("other",)]
    assert await kinds(services) == ["added", "linked", "updated"]


async def test_new_and_changed_jobs_are_queued_for_matching_unchanged_ones_not(
    services: Services,
) -> None:
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    await service.ingest(services, "board", [BAKER], seen_at=NOW)
    [(args,)] = await rows(
        services, "SELECT args FROM procrastinate_jobs WHERE task_name = 'matching:refresh'"
    )
    [(id,)] = await rows(services, "SELECT id::text FROM jobs")
    assert args["job_ids"] == [id]  # type: ignore[index]


@pytest.mark.parametrize(
    "odd",
    [
        {"description": "a\0b" * 10, "title": "Baker\0"},
        {"description": "half a pair: \ud800", "company": "Bright\udfffloaf"},
        {"salary_min": float("inf"), "salary_max": float("inf"), "salary_currency": "EUR"},
        {"salary_min": float("nan"), "salary_currency": "EUR"},
        {"posted_at": "0001-01-01T00:00:00+14:00", "expires_at": "9999-12-31T23:59:59-14:00"},
        {"posted_at": "9999999999999"},
        {"external_id": "x" * 10_000},
        {"external_id": ""},
        {"url": "https://[half"},
        {"title": "Baker " * 5_000},
        {"locations": ("Leipzig, " * 5_000,) * 60},
        {"description": "<p>" * 50_000},
    ],
)
async def test_a_hostile_posting_never_costs_the_others(
    services: Services, odd: dict[str, object]
) -> None:
    hostile = replace(BAKER, external_id="odd", url="https://jobs.example.com/odd")
    hostile = replace(hostile, **odd)  # type: ignore[arg-type]
    done = await service.ingest(services, "board", [hostile, BAKER], seen_at=NOW)
    assert done.new + done.failed == 2
    assert await rows(services, "SELECT count(*) FROM job_postings WHERE external_id = '7'") == [
        (1,)
    ]
    again = await service.ingest(services, "board", [hostile, BAKER], seen_at=NOW)
    assert (again.new, again.updated) == (0, 0)
