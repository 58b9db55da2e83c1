"""What a fresh LearnBot holds is loaded apart from the process that asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.kit.config import Settings
from domain.kit.services import Services
from learnbot.loading import load
from learnbot.sample import DEMO_EMAIL, STEPS
from learnbot.trouble import Trouble


class Shown:
    """The steps in the order in which they were done."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @contextmanager
    def step(self, what: str, /) -> Iterator[None]:
        yield
        self.names.append(what)


def test_every_step_is_told_and_then_the_account(services: Services, tmp_path: Path) -> None:
    shown = Shown()
    account = load(services.settings.model_copy(update={"data_dir": tmp_path}), shown)
    assert shown.names == [name for name, _ in STEPS]
    assert account.email == DEMO_EMAIL
    assert account.access_token


def test_what_cannot_be_loaded_is_trouble(tmp_path: Path) -> None:
    nowhere = Settings(
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/none",
        data_dir=tmp_path,
        db_pool_timeout_s=0.2,
    )
    with pytest.raises(Trouble, match="couldn't be loaded"):
        load(nowhere, Shown())
