"""Sample jobs of invented companies, taken in the same way as those of any source."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from domain.jobs import store
from domain.jobs.service import Ingested, ingest
from domain.jobs.values import RawJob
from domain.kit.services import Services

SOURCE = "sample"
_FILE = Path(__file__).with_name("data") / "sample_jobs.jsonl"


async def load_sample_jobs(services: Services, *, now: datetime | None = None) -> Ingested:
    """Take in the sample; again, it only says that they are still there.

    Their days count back from the first load, so that a fresh database has fresh jobs.
    """
    now = now or datetime.now(UTC)
    async with services.db.read() as session:
        began = await store.first_seen(session, SOURCE) or now
    day = began.replace(hour=0, minute=0, second=0, microsecond=0)
    records = [_raw(orjson.loads(line), day) for line in _FILE.read_bytes().splitlines()]
    return await ingest(services, SOURCE, records, seen_at=now)


def _raw(row: dict[str, Any], day: datetime) -> RawJob:
    posted_at = (day - timedelta(days=row.pop("posted_days_ago"))).isoformat()
    row["locations"] = tuple(row["locations"])
    return RawJob(**row, posted_at=posted_at)
