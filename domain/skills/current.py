"""The engine of this process: our taxonomy, and what operators have imported."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from domain.kit.config import Settings
from domain.kit.db import UNAVAILABLE, Database
from domain.kit.services import Services
from domain.skills import imported_rows
from domain.skills.imported import Imported, ImportedName, ImportedSkill
from domain.skills.imported_rows import Version
from domain.skills.loading import CHANNEL
from domain.skills.text import key

if TYPE_CHECKING:
    from domain.skills.extraction import Engine

log = logging.getLogger("learnbot.skills")


class _Loaded:
    """What this process answers with; changed as a whole."""

    engine: Engine | None = None
    ours: Engine | None = None
    versions: Sequence[Version] = ()
    making: asyncio.Task[Engine] | None = None  # of ours, in a thread


_one_makes = threading.Lock()


def engine() -> Engine:
    """The engine to answer with now: keep it for one piece of work, and ask again for the next.

    In the event loop, `await ready()` first: where none is made yet, this makes it.
    """
    return _Loaded.engine or ours()


async def ready() -> Engine:
    """The same, made in a thread where this process has none yet; raises what making it raised.

    Whoever asks meanwhile waits for the same one. After a failure the next to ask tries again.
    """
    found = _Loaded.engine or _Loaded.ours
    if found is not None:
        return found
    if _Loaded.making is None or _Loaded.making.done():
        _Loaded.making = asyncio.create_task(asyncio.to_thread(ours))
    return await asyncio.shield(_Loaded.making)


def ours() -> Engine:
    """The engine of our own taxonomy alone; it and its code come in when they are first needed."""
    return _Loaded.ours or _make()


def _make() -> Engine:
    from domain.skills.extraction import Engine

    with _one_makes:
        if _Loaded.ours is None:
            made = Engine.default()
            _ = made.slugs  # made when first read: a few more milliseconds that others would wait
            _Loaded.ours = made
    return _Loaded.ours


async def refresh(db: Database, settings: Settings) -> bool:
    """Load what was imported, if that has changed since the last time; whether it had."""
    if settings.imported_skills == "off":
        return False
    async with db.read() as session:
        versions = await imported_rows.versions(session)
        if versions == list(_Loaded.versions):
            return False
        skills = await imported_rows.skills(session)
        names = await imported_rows.names(session, settings.imported_languages)
    started = time.monotonic()
    in_texts = settings.imported_skills == "texts"
    made = await asyncio.to_thread(_widened, skills, names, in_texts) if versions else None
    _Loaded.engine, _Loaded.versions = made, versions
    log.info(
        "imported skills loaded",
        extra={
            "skills": len(skills),
            "names": len(names),
            "duration_ms": round(1000 * (time.monotonic() - started), 1),
        },
    )
    return True


def _widened(
    skills: Sequence[ImportedSkill], names: Sequence[ImportedName], in_texts: bool
) -> Engine:
    own = ours()
    main = [ImportedName(one.slug, one.name, key(one.name), True, one.source) for one in skills]
    imported = Imported(
        skills,
        [*main, *names],
        ours=dict(own.taxonomy.skills),
        taken=own.index.by_key,
        in_texts=in_texts,
    )
    return own.with_imported(imported)


@asynccontextmanager
async def following(services: Services) -> AsyncIterator[None]:
    """Keep this process's engine at what is imported, from now until the block ends."""
    await refresh(services.db, services.settings)
    task = asyncio.create_task(_follow(services))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _follow(services: Services) -> None:
    async with services.listener.wakes(CHANNEL, CHANNEL) as changed:
        while True:
            await changed.wait()
            changed.clear()
            # The next wake-up, at the latest that of the connection's return, tries again.
            with contextlib.suppress(*UNAVAILABLE):
                await refresh(services.db, services.settings)
