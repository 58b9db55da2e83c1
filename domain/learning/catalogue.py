"""The starting catalogue: the files of data/, read and brought into the database."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from domain.kit.services import Services
from domain.learning import repository
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft, resource_id, write
from domain.learning.values import Cost, ResourceType
from domain.skills.values import skill_id

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class CatalogueLoaded:
    """How many resources the files have, and whether the database had to be changed."""

    resources: int
    changed: bool


async def load_catalogue(services: Services) -> CatalogueLoaded:
    """Bring the files' resources into the database; changes nothing where they are there already.

    What an administrator has changed stays as it is. Needs the taxonomy to be loaded.
    """
    text = "\0".join(path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.yaml")))
    digest = hashlib.sha256(text.encode()).hexdigest()
    async with services.db.transaction() as session:
        count = await repository.catalogue_count(session, digest)
        if count is not None:
            return CatalogueLoaded(count, changed=False)
        drafts = read()
        edited = await repository.edited_ids(session)
        fresh = {key: draft for key, draft in drafts.items() if key not in edited}
        await write(session, fresh, source="catalogue")
        await repository.note_catalogue(session, digest, len(drafts))
    return CatalogueLoaded(len(drafts), changed=True)


def read(folder: Path = DATA) -> dict[UUID, ResourceDraft]:
    """Every resource of the files, by key; raises KeyError or ValueError where one is wrong."""
    found: dict[UUID, ResourceDraft] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.glob("*.yaml")):
        file = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
        for entry in file["resources"]:
            key = resource_id(entry["url"])
            if key in found:
                raise ValueError(f"{path.name}: {entry['url']} is there twice")
            found[key] = draft_of(entry, prices_as_of=file["prices_as_of"])
    return found


def draft_of(entry: Mapping[str, Any], *, prices_as_of: date) -> ResourceDraft:
    """One entry of a file; `price` is in US dollars."""
    price = entry.get("price")
    return ResourceDraft(
        title=entry["title"],
        provider=entry["provider"],
        url=entry["url"],
        type=ResourceType(entry["type"]),
        hours=float(entry["hours"]),
        skills={skill_id(slug): _span(levels) for slug, levels in entry["skills"].items()},
        description=entry["about"],
        cost=Cost(entry.get("cost", Cost.FREE)),
        price_usd_cents=None if price is None else round(price * 100),
        price_as_of=None if price is None else prices_as_of,
        certificate=entry.get("certificate", False),
        hands_on=entry.get("hands_on", False),
        language=entry.get("language", "en"),
    )


def _span(levels: str) -> Span:
    """`0-2`: from nothing to intermediate."""
    start, goal = map(int, levels.split("-"))
    if not 0 <= start < goal <= 4:
        raise ValueError(f"{levels}: levels go from 0 up to 4")
    return Span(start, goal)
