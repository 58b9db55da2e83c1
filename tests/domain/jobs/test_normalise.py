"""Postings as plain text, moments and weighted skills."""

from datetime import UTC, datetime

import pytest

from domain.jobs.markup import one_line, plain_text
from domain.jobs.normalise import DESCRIPTION_LIMIT, normalise, read_moment
from domain.jobs.values import RawJob
from domain.jobs.wanted import wanted
from domain.skills.extraction import Engine
from domain.skills.values import How, Mention, Requirement


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", "One & two"),
        ("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;", "One"),
        ("plain &amp; simple\r\n\r\n\r\n\r\nend", "plain & simple\n\nend"),
        ("a<script>alert(1)</script><p>b</p>", "a\n\nb"),
        ("zero\u200bwidth\x00 <b>x</b>", "zerowidth x"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_descriptions_become_lines_of_plain_text(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_markup_nested_without_end_is_no_harm() -> None:
    assert plain_text("<div>" * 20_000 + "x" + "<p>") == "x"


def test_one_line_drops_line_ends_and_markup() -> None:
    assert one_line("  R&amp;D\n <b>Lead</b> ") == "R&D Lead"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-04-01", datetime(2026, 4, 1, tzinfo=UTC)),
        ("2026-04-01T10:00:00-04:00", datetime(2026, 4, 1, 14, tzinfo=UTC)),
        ("2026-04-01T10:00:00+0200", datetime(2026, 4, 1, 8, tzinfo=UTC)),
        ("2026-04-01T10:00:00Z", datetime(2026, 4, 1, 10, tzinfo=UTC)),
        ("1775001600", datetime(2026, 4, 1, tzinfo=UTC)),
        ("1775001600000", datetime(2026, 4, 1, tzinfo=UTC)),
        ("Posted 30+ days ago", None),
        ("", None),
        (None, None),
    ],
)
def test_moments_in_the_forms_of_sources(text: str | None, moment: datetime | None) -> None:
    assert read_moment(text) == moment


def raw(**changes: object) -> RawJob:
    base: dict[str, object] = {
        "external_id": "1", "url": "https://jobs.example.com/1", "title": "Baker", "company": "B"
    }  # fmt: skip
    return RawJob(**{**base, **changes})  # type: ignore[arg-type]


def test_stated_numbers_come_before_words_and_zero_is_no_salary() -> None:
    engine = Engine.default()
    stated = raw(salary_min=40_000, salary_max=0, salary_currency="eur", salary_period="YEAR",
                 salary="$1 - $2 per hour")  # fmt: skip
    salary = normalise("s", stated, engine).salary
    assert salary is not None
    assert (salary.min, salary.max, salary.currency, salary.period) == (40_000, None, "EUR", "year")
    assert (
        normalise("s", raw(salary_min=0, salary_max=0, salary_currency="USD"), engine).salary
        is None
    )


def test_a_large_sum_without_a_period_is_a_year_and_a_small_one_stays_open() -> None:
    engine = Engine.default()
    large = normalise("s", raw(salary="$90,000 - $120,000"), engine).salary
    small = normalise("s", raw(salary="$900 - $1,200"), engine).salary
    assert large is not None
    assert small is not None
    assert (large.period, small.period) == ("year", None)


def test_a_description_over_the_limit_is_cut() -> None:
    job = normalise("s", raw(description="x" * (DESCRIPTION_LIMIT + 1)), Engine.default())
    assert len(job.description) == DESCRIPTION_LIMIT


def mention(
    slug: str, start: int, requirement: Requirement | None, negated: bool = False
) -> Mention:
    return Mention(
        skill_id=slug, start=start, end=start + 2, text=slug, how=How.EXACT, confidence=0.95,
        negated=negated, requirement=requirement,
    )  # fmt: skip


def test_required_weighs_over_preferred_over_bonus_wherever_they_stand() -> None:
    found = wanted(
        [
            mention("b", 10, Requirement.BONUS),
            mention("b", 12, Requirement.BONUS),
            mention("b", 14, Requirement.BONUS),
            mention("p", 20, Requirement.PREFERRED),
            mention("r", 99, Requirement.REQUIRED),
        ],
        title_length=5,
        length=100,
    )
    assert [skill.skill_id for skill in found] == ["r", "p", "b"]
    assert all(0 < skill.weight <= 1 for skill in found)


def test_what_only_the_opening_names_says_what_the_employer_does() -> None:
    found = {
        skill.skill_id: skill.requirement
        for skill in wanted(
            [
                mention("podcasts", 10, None),
                mention("python", 15, None),
                mention("python", 60, None),
                mention("sql", 20, Requirement.REQUIRED),
            ],
            title_length=5,
            length=100,
            opening_end=30,
        )
    }
    assert found == {
        "podcasts": Requirement.BONUS,
        "python": Requirement.PREFERRED,
        "sql": Requirement.REQUIRED,
    }


def test_early_and_frequent_mentions_weigh_more_and_denied_ones_nothing() -> None:
    required = Requirement.REQUIRED
    found = {
        skill.skill_id: skill
        for skill in wanted(
            [
                mention("title", 0, None),
                mention("early", 10, required),
                mention("often", 11, required),
                mention("often", 40, None),
                mention("late", 90, required),
                mention("duty", 50, None),
                mention("never", 60, required, negated=True),
            ],
            title_length=5,
            length=100,
        )
    }
    assert "never" not in found
    assert found["title"].weight == 1.0
    assert (
        found["title"].weight > found["often"].weight > found["early"].weight > found["late"].weight
    )
    assert (found["duty"].requirement, found["title"].requirement) == ("preferred", "required")
