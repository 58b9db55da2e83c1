"""What is written of a posting: a job's columns, its skills, and what changed. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.jobs.location import place_tags
from domain.jobs.normalise import NormalJob, posted
from domain.jobs.values import RawJob
from domain.skills.values import skill_id

# Changes of these alone are no event: they follow from others, or are keys.
_DERIVED = frozenset({"skill_count", "title_key", "place_tags"})


def columns_of(job: NormalJob, company_id: UUID, seen_at: datetime) -> dict[str, Any]:
    """The values of `store.FIELDS`."""
    first = job.places[0] if job.places else None
    salary = job.salary
    return {
        "title": job.title,
        "company_id": company_id,
        "description": job.description,
        "workplace": job.workplace,
        "employment_type": job.employment_type,
        "level": job.level,
        "city": first.city if first else None,
        "country": first.country if first else None,
        "location_text": job.location_text,
        "salary_min": salary.min if salary else None,
        "salary_max": salary.max if salary else None,
        "salary_currency": salary.currency if salary else None,
        "salary_period": salary.period if salary else None,
        "industry": job.industry,
        "min_years_experience": job.min_years_experience,
        "min_degree": job.min_degree,
        "posted_at": posted(job, seen_at),
        "expires_at": job.expires_at,
        "apply_url": job.raw.url.strip(),
        "skill_count": len(job.skills),
        "title_key": job.identity.title,
        "place_tags": place_tags(job.places),
    }


def posting_of(
    source: str, job: NormalJob, job_id: UUID, seen_at: datetime, *, lead: bool
) -> dict[str, Any]:
    """The row of a posting, with the record as it was found."""
    return {
        "source": source,
        "external_id": job.raw.external_id,
        "job_id": job_id,
        "url": job.raw.url.strip(),
        "raw": {name: value for name, value in asdict(job.raw).items() if value not in (None, ())},
        "content_hash": job.content_hash,
        "lead": lead,
        "seen_at": seen_at,
    }


def raw_of(kept: Mapping[str, Any]) -> RawJob:
    """The record of a posting, as `posting_of` keeps it."""
    return RawJob(**{**kept, "locations": tuple(kept.get("locations", ()))})


def skills_of(job: NormalJob, job_id: UUID) -> list[tuple[UUID, UUID, str, float, str]]:
    """(job, skill, requirement, weight, mention) of each skill."""
    return [
        (job_id, skill_id(skill.skill_id), skill.requirement.value, skill.weight, skill.mention)
        for skill in job.skills
    ]


def difference(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, as JSON can hold them; empty where only derived ones do."""
    changed = [name for name in after if after[name] != before[name] and name not in _DERIVED]
    return (
        {name: _plain(before[name]) for name in changed},
        {name: _plain(after[name]) for name in changed},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
