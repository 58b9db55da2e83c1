"""The `learnbot` command; each command imports what it needs when it runs, so help is quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from learnbot.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.kit.config import Settings
    from learnbot.roles import Role

_HERE = Path(__file__).resolve().parent

What = Annotated[str, typer.Argument(help="What to measure.")]
Folder = Annotated[Path, typer.Argument(help="Where its documents are.", exists=True)]

app = typer.Typer(
    name="learnbot",
    help="Reads a resume, finds the jobs that fit, and plans what to learn next.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def up() -> None:
    """Start everything here: database, sample data, the four services. Ctrl-C ends it."""
    from learnbot.up import up

    up(_settings())


@app.command()
def serve(
    service: Annotated[str, typer.Argument(help="The service to run.")] = "api-gateway",
) -> None:
    """Run one service: api-gateway, resume-parser, job-aggregator or learning-resources."""
    from learnbot.roles import by_name

    _run(by_name(service))


@app.command()
def work(service: Annotated[str, typer.Argument(help="The service whose work to do.")]) -> None:
    """Run a service that takes work off the queue, with its health and metrics."""
    from learnbot.roles import by_name

    role = by_name(service)
    if not role.queues:
        raise Trouble(f"{role.name} takes no work off the queue: `learnbot serve {role.name}`.")
    _run(role)


@app.command()
def migrate(
    revision: Annotated[
        str, typer.Argument(help="Where to: head, base, or the start of a name.")
    ] = "head",
) -> None:
    """Bring the database's tables up to date, or back to an older state."""
    from learnbot import migrations
    from learnbot.up import database

    with database(_settings()) as settings:
        now = migrations.move(settings.dsn(), revision)
    print(f"The database is at {now or 'the beginning: it has no tables'}.")


@app.command()
def migration(message: Annotated[str, typer.Argument(help="What it does.")]) -> None:
    """Write a migration from what the models have and the database has not."""
    from learnbot import migrations
    from learnbot.up import database

    with database(_settings()):
        migrations.upgrade()
        migrations.write(message)


@app.command()
def sdl() -> None:
    """Write schema/schema.graphql anew from the code."""
    from learnbot import generated

    generated.SCHEMA.write_text(generated.sdl(), encoding="utf-8")


@app.command()
def settings() -> None:
    """Write docs/settings.md anew from the code."""
    from learnbot import generated

    generated.SETTINGS.write_text(generated.settings_page(), encoding="utf-8")


@app.command()
def demo(
    file: Annotated[Path, typer.Argument(help="A resume, PDF or DOCX.")],
    url: Annotated[str | None, typer.Option(help="Where LearnBot is; here by default.")] = None,
) -> None:
    """Take a resume through the whole journey: skills, jobs, gaps and a learning plan."""
    from learnbot.demo import run

    run(file, url or _settings().public_url)


@app.command("import")
def import_(
    what: Annotated[str, typer.Argument(help="What the folder holds: esco or onet.")],
    folder: Folder,
    language: Annotated[
        list[str] | None, typer.Option(help="ESCO: only this one; repeatable.")
    ] = None,
    crosswalk: Annotated[
        Path | None,
        typer.Option(
            help="O*NET: its crosswalk to ESCO, a CSV file; by default the one in the folder.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
) -> None:
    """Import an official release that you have downloaded and unpacked."""
    from learnbot.importing import import_release

    import_release(_settings(), what, folder, tuple(language or ()), crosswalk)


@app.command()
def evaluate(what: What, folder: Folder) -> None:
    """Measure accuracy on a folder of documents with their truth: resumes, skills or jobs."""
    _measure("evaluate", what)(folder)


@app.command()
def bench(what: What, folder: Folder) -> None:
    """Measure speed on a folder of documents: resumes."""
    _measure("bench", what)(folder)


@app.command()
def queue(
    ids: Annotated[list[int] | None, typer.Argument(help="Tasks, by their ids.")] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try these failed ones again.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take these out of it.")] = False,
) -> None:
    """Show what waits in the queue and what failed; try again or remove what failed."""
    from learnbot import queue

    if (retry and remove) or (retry or remove) != bool(ids):
        raise Trouble("Name tasks and either --retry or --remove, or neither to see the queue.")
    if retry:
        queue.retry(_settings(), ids or ())
    elif remove:
        queue.remove(_settings(), ids or ())
    else:
        queue.show(_settings())


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def pg(
    context: typer.Context,
    program: Annotated[str, typer.Argument(help="Such as psql, pg_dump or pg_restore.")],
) -> None:
    """Run one of PostgreSQL's own programs on the database, with the arguments that follow."""
    from learnbot.postgres import run

    sys.exit(run(_settings(), program, context.args))


@app.command()
def key() -> None:
    """Make a signing key for LEARNBOT_JWT_KEYS."""
    import json
    import secrets
    from datetime import UTC, datetime

    kid = datetime.now(UTC).strftime("%Y%m%d")
    print(json.dumps({kid: secrets.token_urlsafe(48)}))


def _measure(verb: str, what: str) -> Callable[[Path], object]:
    """`verb` of the module learnbot/evaluate_<what>.py; raises Trouble, which lists them."""
    import importlib

    known = sorted(p.stem.removeprefix("evaluate_") for p in _HERE.glob("evaluate_*.py"))
    if what in known:
        measure = getattr(importlib.import_module(f"learnbot.evaluate_{what}"), verb, None)
        if measure is not None:
            return cast("Callable[[Path], object]", measure)
    raise Trouble(f"There is nothing to {verb} as {what!r}: choose of {', '.join(known)}.")


def _run(role: Role) -> None:
    """Run one service here until it is told to end."""
    import gc

    gc.disable()  # what is imported doesn't become garbage: the service collects once it is there
    from learnbot.services import run

    run(role, _settings())


def _settings() -> Settings:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from domain.kit.config import Settings

    try:
        settings = Settings()
        if settings.database_url is not None:
            conninfo_to_dict(settings.dsn())
        return settings
    except ProgrammingError:  # its text shows the password
        form = "postgresql://user:password@host/name"
        raise Trouble(f"The setting DATABASE_URL is wrong: write {form}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise Trouble(f"The setting {name} is wrong: {first['msg']}.") from None
    except SettingsError as error:  # a list or a mapping; its text shows no value
        raise Trouble(f"A setting isn't written as JSON: {error}.") from None


def main() -> None:
    """Run the command line; what its user can mend is printed as one line, exit code 1."""
    try:
        app()
    except Trouble as trouble:
        print(f"learnbot: {trouble}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
