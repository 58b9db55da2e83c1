"""What the product needs from the outside, put together once a process."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from domain.kit.changes import Changes
from domain.kit.config import Settings
from domain.kit.db import Database
from domain.kit.jwt import Signer, open_signer
from domain.kit.listen import Listener
from domain.kit.rates import Rates
from domain.kit.reads import Reads
from domain.kit.storage import Storage, open_storage


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to every task and, through the context, to every resolver."""

    settings: Settings
    db: Database
    storage: Storage
    signer: Signer
    listener: Listener
    rates: Rates
    changes: Changes
    reads: Reads


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Everything, connected; closed again at the end."""
    key = local_key(settings.data_dir)
    db = Database(settings)
    await db.open()
    listener = Listener(db.dsn)
    try:
        yield Services(
            settings=settings,
            db=db,
            storage=open_storage(settings, signing_key=key.encode()),
            signer=open_signer(settings, fallback_key=key),
            listener=listener,
            rates=Rates(settings),
            changes=Changes(db),
            reads=Reads(db, settings),
        )
    finally:
        await listener.close()
        await db.close()


def local_key(data_dir: Path) -> str:
    """A random key of this installation, made at its first start; only its owner can read it."""
    path = data_dir / "signing.key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    data_dir.mkdir(parents=True, exist_ok=True)
    # Written whole before it bears its name: another process may look at any moment.
    made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process of ours was first
            os.link(made, path)
    finally:
        made.unlink()
    return path.read_text(encoding="ascii").strip()
