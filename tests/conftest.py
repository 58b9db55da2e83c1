"""A database for each test, cloned from a template that is migrated once; a client of the graph."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from graph import Graph
from psycopg import sql
from pydantic import SecretStr

from domain.kit.config import Settings
from domain.kit.services import Services, open_services
from domain.skills.service import load_taxonomy
from domain.skills.taxonomy import load
from gateway.app import create_app
from learnbot import embedded
from learnbot.migrations import upgrade


@dataclass(frozen=True, slots=True)
class Template:
    """A migrated database with the taxonomy in it, to be cloned."""

    server_url: str
    name: str

    def url(self, database: str) -> str:
        return self.server_url.rsplit("/", 1)[0] + "/" + database


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of this test run (`LEARNBOT_TEST_SERVER` names another)."""
    given = os.environ.get("LEARNBOT_TEST_SERVER")
    if given:
        yield given
        return
    home = tmp_path_factory.mktemp("postgres")
    # Nothing of a test outlives a crash of the machine: no need to wait for the disk.
    with embedded.running(
        home, fsync="off", synchronous_commit="off", full_page_writes="off", max_connections="60"
    ) as server:
        yield server.url


@pytest.fixture(scope="session")
def template(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Template:
    made = Template(server_url, f"template_{uuid4().hex[:12]}")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(made.name)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", made.url(made.name))
        upgrade()
    settings = settings_for(made.url(made.name), tmp_path_factory.mktemp("template"))

    async def fill() -> None:
        async with open_services(settings) as services:
            await load_taxonomy(services.db, load())

    asyncio.run(fill())
    return made


def settings_for(url: str, data_dir: Path) -> Settings:
    """The settings of a test: everything as shipped, except where it lives."""
    return Settings(
        environment="test",
        database_url=SecretStr(url),
        data_dir=data_dir,
        db_pool_size=6,
        request_burst=10_000,
        request_limit_per_second=10_000,
        executor_whole_after=1_000_000,  # tests count the statements of each level
    )


@pytest.fixture
def database_url(template: Template) -> Iterator[str]:
    """A database of this test alone."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(template.server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template.name)
            )
        )
        yield template.url(name)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_for(database_url, tmp_path)


@pytest.fixture
async def services(settings: Settings) -> AsyncIterator[Services]:
    async with open_services(settings) as opened:
        yield opened


@asynccontextmanager
async def client_of(services: Services) -> AsyncIterator[Graph]:
    """A client of a gateway over these services, called in this process."""
    transport = httpx.ASGITransport(create_app(services.settings, services))
    async with httpx.AsyncClient(transport=transport, base_url="http://learnbot.test") as http:
        yield Graph(http)


@pytest.fixture
async def graph(services: Services) -> AsyncIterator[Graph]:
    """An anonymous client of the graph."""
    async with client_of(services) as client:
        yield client


@pytest.fixture
async def ada(graph: Graph) -> Graph:
    """A client with an account."""
    return await graph.register("ada@example.com", "Ada Sample")


@pytest.fixture
def make_settings(settings: Settings) -> Callable[..., Settings]:
    """The test's settings with some changed."""
    return lambda **changed: settings.model_copy(update=changed)
