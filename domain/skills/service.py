"""What can be done with the taxonomy: load our own, import an operator's ESCO or O*NET release."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.kit.db import Database
from domain.skills import esco, loading, onet
from domain.skills.loading import Rows
from domain.skills.onet_rows import onet_rows
from domain.skills.taxonomy import Taxonomy
from domain.skills.taxonomy_rows import esco_rows, own_rows
from domain.skills.values import Source


@dataclass(frozen=True, slots=True)
class Moved:
    """What a load changed among its skills or occupations, by slug or URI.

    Those that are `missing` are no longer in the data, and are kept.
    """

    total: int
    added: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxonomyLoaded:
    """What a load changed; `unchanged` says that it was done before and nothing was done now."""

    skills: Moved
    occupations: Moved
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

    def read() -> tuple[esco.Release, str]:
        return esco.read(folder, languages), _digest(sorted(folder.glob("*.csv")), languages)

    release, digest = await asyncio.to_thread(read)
    async with db.read() as session:
        ours = await loading.mapped_to_esco(session)
    return await _load(db, Source.ESCO, digest, lambda: esco_rows(release, ours))


async def import_onet(
    db: Database, folder: Path, *, crosswalk: Path | None = None
) -> TaxonomyLoaded:
    """Import the official text files of an O*NET release; twice is once.

    Raises onet.ReleaseError where a file or a column is missing or a line can't be read. Tools
    and elements that ours or ESCO's skills name become names of those, the others skills with
    slugs `onet-…`. `crosswalk` is O*NET's to ESCO, by default the one in the folder, if any.
    """

    def read() -> tuple[onet.Release, list[onet.Match], str]:
        release = onet.read(folder, needed=onet.FILES)
        path = crosswalk or onet.find_crosswalk(folder)
        files = [*onet.paths(folder), *([path] if path else [])]
        return release, onet.crosswalk(path) if path else [], _digest(files)

    release, matches, digest = await asyncio.to_thread(read)
    async with db.read() as session:
        others = [await loading.digest(session, one) for one in (Source.LEARNBOT, Source.ESCO)]
        known = await loading.known_names(session)
    # What its names mean may change with what else is loaded.
    digest = hashlib.sha256(f"{digest} {others}".encode()).hexdigest()
    return await _load(db, Source.ONET, digest, lambda: onet_rows(release, matches, known))


def _digest(files: Iterable[Path], options: Iterable[str] = ()) -> str:
    digest = hashlib.sha256(",".join(options).encode())
    for path in files:
        digest.update(path.name.encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


async def _load(
    db: Database, source: Source, digest: str, make: Callable[[], Rows]
) -> TaxonomyLoaded:
    async with db.transaction() as session:
        skills = await loading.skills(session, source)
        occupations = await loading.occupations(session, source)
        if await loading.digest(session, source) == digest:
            return TaxonomyLoaded(Moved(len(skills)), Moved(len(occupations)), unchanged=True)
        rows = await asyncio.to_thread(make)
        loaded = TaxonomyLoaded(
            skills=_moved(skills, {row["slug"]: row["name"] for row in rows.skills}),
            occupations=_moved(occupations, {row["uri"]: row["name"] for row in rows.occupations}),
        )
        changes = {"skills": _changes(loaded.skills), "occupations": _changes(loaded.occupations)}
        await loading.replace(session, source, rows, digest, changes)
    return loaded


def _moved(before: Mapping[str, str], now: Mapping[str, str]) -> Moved:
    return Moved(
        total=len(now),
        added=tuple(sorted(now.keys() - before.keys())),
        renamed=tuple(sorted(one for one in now if before.get(one, now[one]) != now[one])),
        missing=tuple(sorted(before.keys() - now.keys())),
    )


def _changes(moved: Moved) -> dict[str, object]:
    return {
        "added": len(moved.added),
        "renamed": list(moved.renamed),
        "missing": list(moved.missing),
    }
