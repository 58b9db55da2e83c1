"""`learnbot up`: the whole of LearnBot on one machine, until Ctrl-C."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from domain.kit.config import Settings
from learnbot import embedded, migrations
from learnbot.embedded import Server
from learnbot.keeping import Kept
from learnbot.loading import Account, load
from learnbot.processes import Processes, check_ports, prepare
from learnbot.roles import API_GATEWAY, ROLES, Role
from learnbot.trouble import Trouble

EXAMPLES = Path(__file__).resolve().parent.parent / "gateway" / "graphiql" / "examples"


class Steps:
    """One line for each thing done, with its time; a spinner while it is being done."""

    def __init__(self, console: Console) -> None:
        self.console = console

    @contextlib.contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Show `what` while the block runs, and tick it off after."""
        begun = time.monotonic()
        if self.console.is_terminal:
            with self.console.status(what):
                yield
        else:
            yield
        line = Text("✓ ", style="green").append(what, style="default")
        self.console.print(line.append(f"  {time.monotonic() - begun:.1f} s", style="dim"))

    def tell(self, what: str) -> None:
        """Say what happened by itself, with the time of day."""
        line = Text(f"{datetime.now():%H:%M:%S} {what}", style="yellow")
        self.console.print(line, soft_wrap=True)


def up(settings: Settings) -> None:
    """Start all, say what to open, and stay until SIGINT or SIGTERM; raises Trouble."""
    console = Console()
    steps = Steps(console)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    begun = time.monotonic()
    with contextlib.ExitStack() as stack:
        try:
            data_dir = settings.data_dir.absolute()
            if "public_url" not in settings.model_fields_set:
                os.environ["LEARNBOT_PUBLIC_URL"] = _address(settings, API_GATEWAY)
            os.environ["LEARNBOT_DATA_DIR"] = str(data_dir)
            settings = Settings()
            stack.enter_context(_alone(data_dir))
            check_ports(ROLES, settings)
            prepare()
            with steps.step("Database"):
                kept = stack.enter_context(_kept(settings, steps.tell, stop_found=True))
                settings = Settings()
            with steps.step("Tables"):
                migrations.upgrade_if_old(settings.dsn(), data_dir / "migrated")
            processes = Processes(settings, data_dir / "logs")
            stack.callback(_stop, console, processes)
            account = load(settings, steps)
            with steps.step("Services"):
                for role in ROLES:
                    processes.start(role)
                processes.wait_ready(lambda role: None)
            _welcome(console, settings, account, data_dir, time.monotonic() - begun)
            while True:
                if kept is not None:
                    kept.check()
                processes.check()
                time.sleep(0.2)
        except KeyboardInterrupt:
            console.print()
        finally:
            # A second Ctrl-C while ending must not leave half of it running.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
    console.print("Ended; the data are kept.")


@contextlib.contextmanager
def database(settings: Settings) -> Iterator[Settings]:
    """Settings with a database: their own, else the embedded one, running while the block does.

    This process and its children see it as DATABASE_URL. One that was running already is left so.
    """
    with _kept(settings, lambda _: None, stop_found=False) as kept:
        yield settings if kept is None else Settings()


@contextlib.contextmanager
def _kept(
    settings: Settings, told: Callable[[str], None], *, stop_found: bool
) -> Iterator[Kept | None]:
    """The embedded server, as DATABASE_URL says too; None where that names another."""
    if settings.database_url is not None:
        yield None
        return

    def start(port: int) -> Server:
        return embedded.start(settings.data_dir / "postgres", port=port, bin_dir=settings.pg_bin)

    # The services know its address: it has to be there again.
    kept = Kept(start(settings.pg_port), lambda ended: start(ended.port), told, settings)
    os.environ["DATABASE_URL"] = kept.server.url
    try:
        yield kept
    finally:
        del os.environ["DATABASE_URL"]
        if kept.server.process is not None or stop_found:
            kept.server.stop()


def _address(settings: Settings, role: Role) -> str:
    return f"http://{settings.host}:{role.port(settings)}"


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(console: Console, processes: Processes) -> None:
    with console.status("Ending the services"):
        processes.stop()


@contextlib.contextmanager
def _alone(data_dir: Path) -> Iterator[None]:
    """Hold the data directory: two of us on one database would end each other's server."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "up.lock").open("w")
    except OSError as error:
        raise Trouble(f"The data directory {data_dir} can't be used: {error.strerror}.") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"LearnBot is already running on {data_dir}.") from None
        yield


def _welcome(
    console: Console, settings: Settings, account: Account, data_dir: Path, took_s: float
) -> None:
    console.print(f"\n[bold green]LearnBot is ready[/] [dim]({took_s:.1f} s)[/]\n")
    rows = [
        ("Open", f"{_address(settings, API_GATEWAY)}/graphql"),
        ("Account", f"{account.email}   password {account.password}"),
        ("Header", f'{{"Authorization": "Bearer {account.access_token}"}}'),
        ("A resume", ".venv/bin/learnbot demo YOUR-RESUME.pdf"),
        ("Health", "  ".join(f"{_address(settings, role)}/health" for role in ROLES)),
        ("Logs", str(data_dir / "logs")),
    ]
    for name, value in rows:
        # Printed unbroken: a token with line ends in it can't be copied.
        console.print(
            Text(f"  {name:<9} ", style="bold").append(value, style="default"), soft_wrap=True
        )
    console.print("\nThree queries to try (they wait in GraphiQL's tabs):\n")
    for file in sorted(EXAMPLES.glob("*.graphql")):
        # Unbroken too: a cut line would be no query any more.
        query = Syntax("", "graphql", background_color="default").highlight(file.read_text())
        console.print(query, soft_wrap=True)
    console.print("[dim]Ctrl-C ends it; the data are kept.[/]")
