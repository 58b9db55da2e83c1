"""Loads what a fresh LearnBot holds in a process that ends with it, so that `up` stays small."""

import asyncio
import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from domain.kit.config import Settings
from learnbot.processes import CONTEXT
from learnbot.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Account:
    """The demo account of this installation, and an access token for now."""

    email: str
    password: str
    access_token: str


class Steps(Protocol):
    """Shows what is being done while the block runs."""

    def step(self, what: str, /) -> AbstractContextManager[None]: ...


def load(settings: Settings, steps: Steps) -> Account:
    """Load what isn't there yet, step by step; raises Trouble where that fails."""
    told, tells = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_load, args=(settings, tells), name="load")
    child.start()
    tells.close()
    try:
        while not isinstance(said := told.recv(), Account):
            with steps.step(said):
                told.recv()
    except EOFError:
        raise Trouble("The sample data couldn't be loaded: see what is said above.") from None
    else:
        return said
    finally:
        child.terminate()
        child.join()


def _load(settings: Settings, tells: Connection) -> None:
    """The child's whole life: it says the name of each step, None when it is done, the account."""
    os.setsid()  # Ctrl-C reaches the parent alone, which ends its child
    os.environ["DATABASE_URL"] = settings.dsn()
    asyncio.run(_all(settings, tells))


async def _all(settings: Settings, tells: Connection) -> None:
    from domain.kit.services import open_services
    from learnbot import sample

    async with open_services(settings) as services:
        for name, step in sample.STEPS:
            tells.send(name)
            await step(services)
            tells.send(None)
        account = await sample.demo_account(services)
    tells.send(account)
