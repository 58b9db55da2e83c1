"""`learnbot import`: official releases into the database."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.console import Console

from domain.kit.config import Settings
from domain.kit.db import Database
from domain.kit.services import open_services
from domain.skills import esco, onet
from domain.skills.service import Moved, TaxonomyLoaded, import_esco, import_onet
from learnbot.trouble import Trouble
from learnbot.up import database

SHOWN = 20
"""How many of what moved are named."""


def import_release(
    settings: Settings, what: str, folder: Path, languages: tuple[str, ...], crosswalk: Path | None
) -> None:
    """Import and say what changed; raises Trouble where the folder is none of a release."""
    if what == "esco":
        if crosswalk is not None:
            raise Trouble("--crosswalk belongs to `import onet`.")
        _run(
            settings,
            folder,
            "ESCO",
            lambda db: import_esco(db, folder, languages=languages),
            esco.LICENCE,
        )
    elif what == "onet":
        if languages:
            raise Trouble("O*NET is in English alone: leave --language out.")
        _run(
            settings,
            folder,
            "O*NET",
            lambda db: import_onet(db, folder, crosswalk=crosswalk),
            onet.LICENCE,
        )
    else:
        raise Trouble(f"There is no import of {what!r}: choose esco or onet.")


def _run(
    settings: Settings,
    folder: Path,
    name: str,
    importing: Callable[[Database], Awaitable[TaxonomyLoaded]],
    licence: str,
) -> None:
    async def run(found: Settings) -> TaxonomyLoaded:
        async with open_services(found) as services:
            return await importing(services.db)

    console = Console()
    started = time.monotonic()
    with database(settings) as found, console.status(f"Importing {name}"):
        try:
            loaded = asyncio.run(run(found))
        except (esco.ReleaseError, onet.ReleaseError) as error:
            raise Trouble(f"{folder} is no whole {name} release: {error}.") from error
    console.print(said(loaded, time.monotonic() - started), highlight=False)
    console.print(licence)


def said(loaded: TaxonomyLoaded, seconds: float) -> str:
    """What an import did, for people."""
    if loaded.unchanged:
        return f"Nothing has changed since the last import ({seconds:.1f} s)."
    return "\n".join(
        [
            f"Imported in {seconds:.1f} s.",
            *_lines("skills", loaded.skills),
            *_lines("occupations", loaded.occupations),
            "Services that run take it over by themselves; texts are read with it from then on.",
        ]
    )


def _lines(what: str, moved: Moved) -> list[str]:
    lines = [
        f"{moved.total} {what}: {len(moved.added)} new, {len(moved.renamed)} renamed, "
        f"{len(moved.missing)} gone."
    ]
    for word, names in (("renamed", moved.renamed), ("gone, but kept", moved.missing)):
        lines += [f"  {word}: {name}" for name in names[:SHOWN]]
        if len(names) > SHOWN:
            lines.append(f"  and {len(names) - SHOWN} more")
    return lines
