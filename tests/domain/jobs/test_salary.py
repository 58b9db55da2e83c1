"""Salaries in words, and sums that are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.jobs.salary import Salary, plausible, read_salary
from domain.jobs.values import SalaryPeriod

HOUR, DAY, MONTH, YEAR = (
    SalaryPeriod.HOUR, SalaryPeriod.DAY, SalaryPeriod.MONTH, SalaryPeriod.YEAR
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        ("$70,000 - $90,000 a year", Salary(70_000, 90_000, "USD", YEAR)),
        ("€60.000 – €75.000 pro Jahr", Salary(60_000, 75_000, "EUR", YEAR)),
        ("CHF 110'000 – 130'000 p.a.", Salary(110_000, 130_000, "CHF", YEAR)),
        ("45 000 € par an", Salary(45_000, 45_000, "EUR", YEAR)),
        ("C$90,000 to C$110,000", Salary(90_000, 110_000, "CAD")),
        ("$95K–$120K CAD", Salary(95_000, 120_000, "CAD")),
        ("$80 - 95K", Salary(80_000, 95_000, "USD")),
        ("12-15 LPA ₹", Salary(1_200_000, 1_500_000, "INR", YEAR)),
        ("R$ 8.000 - R$ 12.000 por mês", Salary(8_000, 12_000, "BRL")),
        ("PLN 18 000 – 24 000 / month + VAT", Salary(18_000, 24_000, "PLN", MONTH)),
        ("Day rate £500-£600", Salary(500, 600, "GBP", DAY)),
        ("$20.50 an hour plus tips", Salary(20.5, 20.5, "USD", HOUR)),
        ("up to $85,000", Salary(None, 85_000, "USD")),
        ("from £45,000", Salary(45_000, None, "GBP")),
        ("£45,000+", Salary(45_000, None, "GBP")),
        ("$90,000 - $70,000", Salary(70_000, 90_000, "USD")),
        (
            "We pay £30 per hour on weekdays and £42 per hour on Sundays",
            Salary(30, 42, "GBP", HOUR),
        ),
        (
            "The base salary is $120,000 to $150,000 plus a bonus of up to $20,000.",
            Salary(120_000, 150_000, "USD"),
        ),
    ],
)
def test_a_salary_is_read(text: str, salary: Salary) -> None:
    assert read_salary(text) == salary


@pytest.mark.parametrize(
    "text",
    [
        "Competitive",
        "$0 - $0",
        "We raised $40 million from people we like.",
        "A learning budget of €1,200 a year",
        "Sign-on bonus of $5,000",
        "A 401(k) match of up to $6,000 per year",
        "Our customers sell goods worth $3 billion a year.",
        "Each sale is between $250 and $2,500 of value to our customers, of whom there are many.",
        "We have 10 - 20 offices, 40 hours a week and 100,000 users.",
        "Between 2019 - 2024 we grew.",
    ],
)
def test_a_sum_that_is_no_salary_is_refused(text: str) -> None:
    assert read_salary(text) is None


def test_a_range_of_two_different_things_is_dropped() -> None:
    assert plausible(Salary(100, 90_000, "USD")) is None
    assert plausible(Salary(0, 90_000, "USD")) == Salary(None, 90_000, "USD")


@given(st.text(alphabet="$€£0123456789.,kKmM -–/()perhouyearsal\n", max_size=300))
def test_whatever_is_found_has_ends_in_order_above_zero(text: str) -> None:
    found = read_salary(text)
    if found is not None:
        ends = [end for end in (found.min, found.max) if end is not None]
        assert ends
        assert all(end > 0 for end in ends)
        assert ends == sorted(ends)


@pytest.mark.parametrize("text", ["1" * 50_000, "$1," * 16_000, "1 " * 25_000, "$ - " * 12_000])
def test_hostile_text_takes_no_longer_than_honest_text(text: str) -> None:
    begun = time.process_time()  # CPU time: a busy machine is no fault of the reader
    read_salary(text)
    assert time.process_time() - begun < 5
