"""What a fresh LearnBot holds: the skill taxonomy, the catalogue, sample jobs, a demo account."""

import json
import os
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path

from domain.accounts import service as accounts
from domain.jobs.sample import load_sample_jobs
from domain.jobs.service import count_demand
from domain.kit.refusal import Refused
from domain.kit.services import Services
from domain.learning.catalogue import load_catalogue
from domain.skills import taxonomy
from domain.skills.service import load_taxonomy
from learnbot.loading import Account

DEMO_EMAIL = "demo@learnbot.example.com"
DEMO_NAME = "Demo Person"


async def load_skills(services: Services) -> None:
    """The taxonomy of the data files."""
    await load_taxonomy(services.db, taxonomy.load())


# Each step may run again at every start: it changes nothing where its data are there already.
Step = Callable[[Services], Awaitable[object]]
STEPS: tuple[tuple[str, Step], ...] = (
    ("Skill taxonomy", load_skills),
    ("Learning catalogue", load_catalogue),
    ("Sample jobs", load_sample_jobs),
    ("Demand for skills", count_demand),
)


async def demo_account(services: Services) -> Account:
    """Log in to the demo account, made at the first start with a password of its own."""
    kept = services.settings.data_dir / "demo-account.json"
    try:
        known = json.loads(kept.read_text())
    except (FileNotFoundError, ValueError):
        known = {}
    if known:
        try:
            done = await accounts.log_in(
                services.db,
                services.settings,
                services.signer,
                services.rates,
                client_address="here",
                **known,
            )
        except Refused:
            known = {}  # made in another database
        else:
            return Account(**known, access_token=done.access_token)
    name, domain = DEMO_EMAIL.split("@")
    fresh = {"email": DEMO_EMAIL, "password": secrets.token_urlsafe(9)}
    try:
        done = await _register(services, fresh)
    except Refused:
        # Someone's account by that name, whose password isn't known here.
        fresh["email"] = f"{name}-{secrets.token_hex(3)}@{domain}"
        done = await _register(services, fresh)
    _write_private(kept, json.dumps(fresh))
    return Account(**fresh, access_token=done.access_token)


async def _register(services: Services, fresh: dict[str, str]) -> accounts.LoggedIn:
    return await accounts.register(
        services.db,
        services.settings,
        services.signer,
        email=fresh["email"],
        password=fresh["password"],
        full_name=DEMO_NAME,
    )


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
