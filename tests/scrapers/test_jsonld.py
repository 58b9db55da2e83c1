"""schema.org JobPosting, as pages really write it."""

import json

import pytest

from scrapers.jsonld import job_postings, raw_job

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Baker",
    "description": "<p>Bake &amp; sell.</p>",
    "hiringOrganization": {"@type": "Organization", "name": "Brightloaf"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Leipzig", "addressRegion": "-", "addressCountry": "DE"},
    },
    "employmentType": ["FULL_TIME"],
    "datePosted": "2026-04-01",
    "validThrough": "2026-06-01T00:00:00+0200",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"minValue": "2,800", "maxValue": 3200, "unitText": "MONTH"},
    },
    "identifier": {"@type": "PropertyValue", "name": "Brightloaf", "value": 77},
}
TEXT = json.dumps(POSTING)


def page(script: str, kind: str = "application/ld+json") -> str:
    return f'<html><head><script type="{kind}">{script}</script></head><body></body></html>'


@pytest.mark.parametrize(
    "html",
    [
        page(TEXT),
        page(TEXT, "Application/LD+JSON; charset=utf-8"),
        page(f"[{TEXT}]"),
        page(json.dumps({"@graph": [{"@type": "WebSite"}, POSTING]})),
        page(json.dumps({"@type": "WebPage", "mainEntity": POSTING})),
        page(json.dumps({**POSTING, "@type": ["JobPosting", "Thing"]})),
        page(json.dumps({**POSTING, "@type": "https://schema.org/JobPosting"})),
        page(f'{{"@type": "Organization"}}\n{TEXT}'),
        page(f"\ufeff{TEXT};"),
        page(f"//<![CDATA[\n{TEXT}\n//]]>"),
        page(f"<!--\n{TEXT}\n-->"),
        page(TEXT.replace('"', "&quot;")),
        page(TEXT[:-1] + ",}"),
        page(TEXT.replace("Bake &", "\\hBake &")),
        page(TEXT.replace("Bake &", "Bake\n\t&")),
        page("{broken") + page(TEXT),
    ],
)
def test_a_posting_is_found_however_it_is_wrapped_or_broken(html: str) -> None:
    [posting] = job_postings(html)
    assert posting["title"] == "Baker"


def test_a_posting_becomes_a_raw_job_in_its_own_words() -> None:
    job = raw_job(POSTING, url="https://jobs.example.com/77")
    assert (job.external_id, job.title, job.company) == ("77", "Baker", "Brightloaf")
    assert job.locations == ("Leipzig, DE",)
    assert (job.salary_min, job.salary_max, job.salary_currency) == (2800, 3200, "EUR")
    assert (job.salary_period, job.employment_type) == ("MONTH", "full_time")
    assert (job.posted_at, job.expires_at) == ("2026-04-01", "2026-06-01T00:00:00+0200")


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"hiringOrganization": "Brightloaf"}, "company", "Brightloaf"),
        ({"hiringOrganization": None}, "company", "Fallback"),
        ({"employmentType": "Hospitality & Tourism"}, "employment_type", None),
        ({"jobLocationType": "TELECOMMUTE"}, "workplace", "remote"),
        ({"jobLocation": [{"address": "Ulm"}, {"address": "Bonn"}]}, "locations", ("Ulm", "Bonn")),
        ({"jobLocation": {"address": {"addressCountry": {"name": "NA"}}}}, "locations", ("NA",)),
        (
            {
                "jobLocation": None,
                "jobLocationType": "TELECOMMUTE",
                "applicantLocationRequirements": {"@type": "Country", "name": "Canada"},
            },
            "locations",
            ("Canada",),
        ),
        ({"baseSalary": {"currency": "USD", "value": 50}}, "salary_max", 50),
        ({"baseSalary": "up to 3000 EUR"}, "salary", "up to 3000 EUR"),
        ({"identifier": None}, "external_id", "https://jobs.example.com/77"),
    ],
)  # fmt: skip
def test_odd_values_are_read_or_left_out(
    change: dict[str, object], field: str, value: object
) -> None:
    job = raw_job({**POSTING, **change}, url="https://jobs.example.com/77", company="Fallback")
    assert getattr(job, field) == value


def test_pages_without_a_posting_give_none() -> None:
    assert job_postings("") == []
    assert job_postings(page('{"@type": "Recipe"}')) == []
    assert job_postings(page("[" * 100_000)) == []
