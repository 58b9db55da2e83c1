"""`learnbot import`: official releases into the database."""

import asyncio
import time
from pathlib import Path

from rich.console import Console

from domain.kit.config import Settings
from domain.kit.services import open_services
from domain.skills.esco import LICENCE, ReleaseError
from domain.skills.service import TaxonomyLoaded, import_esco
from learnbot.trouble import Trouble
from learnbot.up import database


def run(settings: Settings, what: str, folder: Path, languages: tuple[str, ...]) -> None:
    """Import and say what changed; raises Trouble where the folder is none of a release."""
    if what != "esco":
        raise Trouble(f"There is no import of {what!r}: choose esco.")
    console = Console()
    started = time.monotonic()
    with database(settings) as found, console.status("Importing ESCO"):
        try:
            loaded = asyncio.run(_import(found, folder, languages))
        except ReleaseError as error:
            raise Trouble(f"{folder} is no ESCO release: {error}.") from error
    console.print(_said(loaded, time.monotonic() - started))
    console.print(LICENCE)


async def _import(settings: Settings, folder: Path, languages: tuple[str, ...]) -> TaxonomyLoaded:
    async with open_services(settings) as services:
        return await import_esco(services.db, folder, languages=languages)


def _said(loaded: TaxonomyLoaded, seconds: float) -> str:
    if loaded.unchanged:
        return f"Nothing has changed since the last import ({seconds:.1f} s)."
    lines = [
        f"{loaded.skills} skills and {loaded.occupations} occupations in {seconds:.1f} s: "
        f"{len(loaded.added)} new, {len(loaded.renamed)} renamed, {len(loaded.missing)} gone."
    ]
    for word, slugs in (("renamed", loaded.renamed), ("gone, but kept", loaded.missing)):
        lines += [f"  {word}: {slug}" for slug in slugs[:20]]
    return "\n".join(lines)
