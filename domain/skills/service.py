"""What can be done with the taxonomy: load our own, import an operator's ESCO release."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from domain.kit.db import Database
from domain.skills import esco, loading
from domain.skills.loading import Rows
from domain.skills.taxonomy import Taxonomy
from domain.skills.taxonomy_rows import esco_rows, own_rows
from domain.skills.values import Source


@dataclass(frozen=True, slots=True)
class TaxonomyLoaded:
    """What a load changed: slugs that are new, renamed, or no longer in the data.

    `unchanged` says that the data are those of the last load and nothing was done.
    """

    skills: int
    occupations: int = 0
    added: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unchanged: bool = False


async def load_taxonomy(db: Database, taxonomy: Taxonomy) -> TaxonomyLoaded:
    """Make the database say what the data files say; does nothing where it does already.

    Skills keep their ids over every load, so nothing that refers to them is lost; one that left
    the data stays, and is reported.
    """
    return await _load(db, Source.LEARNBOT, taxonomy.version, lambda: own_rows(taxonomy))


async def import_esco(
    db: Database, folder: Path, *, languages: tuple[str, ...] = ()
) -> TaxonomyLoaded:
    """Import the official CSV files of an ESCO release; twice is once.

    Raises esco.ReleaseError where a file or a column is missing. Skills of ours that are mapped
    to ESCO take its names and links; the others become skills with slugs `esco-…`.
    """
    release, digest = await asyncio.to_thread(_read, folder, languages)
    async with db.read() as session:
        ours = await loading.mapped_to_esco(session)
    return await _load(db, Source.ESCO, digest, lambda: esco_rows(release, ours))


def _read(folder: Path, languages: tuple[str, ...]) -> tuple[esco.Release, str]:
    digest = hashlib.sha256(",".join(languages).encode())
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return esco.read(folder, languages), digest.hexdigest()


async def _load(
    db: Database, source: Source, digest: str, make: Callable[[], Rows]
) -> TaxonomyLoaded:
    async with db.transaction() as session:
        before = {state.slug: state.name for state in await loading.states(session, source)}
        if await loading.digest(session, source) == digest:
            return TaxonomyLoaded(len(before), unchanged=True)
        rows = await asyncio.to_thread(make)
        now = {row["slug"]: row["name"] for row in rows.skills}
        loaded = TaxonomyLoaded(
            skills=len(now),
            occupations=len(rows.occupations),
            added=tuple(sorted(now.keys() - before.keys())),
            renamed=tuple(sorted(s for s, name in now.items() if before.get(s, name) != name)),
            missing=tuple(sorted(before.keys() - now.keys())),
        )
        await loading.replace(
            session,
            source,
            rows,
            digest,
            {
                "added": len(loaded.added),
                "renamed": list(loaded.renamed),
                "missing": list(loaded.missing),
            },
        )
    return loaded
