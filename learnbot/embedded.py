"""An embedded PostgreSQL: made, started and stopped by LearnBot, for a machine without a server.

Only 127.0.0.1 listens, every connection needs a password, and the data belong to the account
that runs the server. Why the wheel's own launcher isn't used: docs/decisions/0001.
"""

import contextlib
import errno
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from learnbot import binaries
from learnbot.accounts import Account, can_enter, popen, unprivileged
from learnbot.trouble import Trouble

USER = "learnbot_admin"
DATABASE = "learnbot"
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 15.0
SPACE_NEEDED_BYTES = 200 * 1024 * 1024
LOG_LIMIT_BYTES = 10 * 1024 * 1024


@dataclass(slots=True)
class Server:
    """A running server; `process` is None where an earlier run's server was found alive."""

    url: str
    port: int
    bin_dir: Path
    data: Path
    pid: int
    process: subprocess.Popen[bytes] | None
    log: Path

    def ended(self) -> int | None:
        """Its exit code, below 0 a signal, 0 where that isn't known; None while it runs."""
        if self.process is not None:
            return self.process.poll()
        return None if _alive(self.pid) else 0

    def stop(self) -> None:
        """End it as a clean shutdown; connections are closed, data kept."""
        for number in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
            if self._gone(STOP_TIMEOUT_S):
                return

    def _gone(self, limit_s: float) -> bool:
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            if self.ended() is not None:
                return True
            time.sleep(0.01)
        return False


def start(
    home: Path,
    *,
    port: int = 0,
    bin_dir: Path | None = None,
    options: Mapping[str, str] | None = None,
    space_needed_bytes: int = SPACE_NEEDED_BYTES,
    report: Callable[[str], None] = lambda _: None,
) -> Server:
    """Start the server whose password, port and data are kept in `home`, made on the first call.

    `port` 0 takes the last one used, or a free one. `options` are server settings. `report` is
    told each step that takes time. Raises Trouble, one line, where it can't run.
    """
    try:
        return _start(home.absolute(), port, bin_dir, options or {}, space_needed_bytes, report)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Trouble(_disk_full(home)) from error
        raise Trouble(f"The embedded database can't use {home}: {error}.") from error


@contextlib.contextmanager
def running(home: Path, **options: str) -> Iterator[Server]:
    """A server for the length of a block, with `options` as its settings.

    For tests: what root keeps outside of `home` is removed at the end.
    """
    server = start(home, options=options)
    try:
        yield server
    finally:
        server.stop()
        if server.data.parent != home.absolute():
            shutil.rmtree(server.data.parent)


def _start(
    home: Path,
    port: int,
    chosen: Path | None,
    options: Mapping[str, str],
    space_needed_bytes: int,
    report: Callable[[str], None],
) -> Server:
    account = unprivileged()
    home.mkdir(parents=True, exist_ok=True)
    base = _base(home, account)
    if shutil.disk_usage(base).free < space_needed_bytes:
        raise Trouble(_disk_full(base))
    bin_dir = binaries.reachable(binaries.find(chosen), account)
    data = base / "data"
    if not data.exists():
        report("Making the database")
        _create(bin_dir, data, home / "password", account)
    _check_version(bin_dir, data)
    password = _password(home)
    found = _adopt(data, password)
    if found is not None:
        pid, used = found
        if port in (0, used):
            return Server(_url(password, used), used, bin_dir, data, pid, None, _log(home))
        Server("", used, bin_dir, data, pid, None, _log(home)).stop()
    report("Starting PostgreSQL")
    process, used = _launch(bin_dir, data, home, port, options, account)
    server = Server(_url(password, used), used, bin_dir, data, process.pid, process, _log(home))
    try:
        _ensure_database(server.url)
    except BaseException:
        server.stop()
        raise
    (home / "port").write_text(f"{used}\n")
    return server


def _base(home: Path, account: Account | None) -> Path:
    """The folder of the data: `home`, or one that `account` can reach, recorded in `home`."""
    record = home / "place"
    if record.exists():
        return Path(record.read_text().strip())
    if (home / "data").exists() or can_enter(home, account):
        return home
    base = binaries.SYSTEM_DIR / f"data-{secrets.token_hex(6)}"
    base.mkdir(parents=True, mode=0o755)
    if not can_enter(base, account):
        raise Trouble(f"Neither {home} nor {base} can be reached by the database's account.")
    record.write_text(f"{base}\n")
    return base


def _create(bin_dir: Path, data: Path, password: Path, account: Account | None) -> None:
    """Make the data folder under another name first: half a folder never bears the real one."""
    staging = data.with_name("data.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    _write_secret(password, secrets.token_urlsafe(24))
    handed = data.with_name("password.new")
    _write_secret(handed, password.read_text())
    log = data.with_name("initdb.log")
    try:
        if account:
            for path in (staging, handed):
                os.chown(path, account.uid, account.gid)
        command: list[str | Path] = [bin_dir / "initdb", "-D", staging, "-U", USER]
        command += ["--auth=scram-sha-256", f"--pwfile={handed}", "-E", "UTF8", *_locale()]
        # Nothing is in it yet: flushing a thousand new files takes seconds on a busy disk.
        command += ["--no-sync"]
        with log.open("wb") as output, popen(command, account, output=output.fileno()) as process:
            failed = process.wait() != 0
        if failed:
            said = log.read_text(errors="replace")
            raise Trouble(_explain(said, data, log, "can't be made"))
        staging.rename(data)
    finally:
        handed.unlink(missing_ok=True)
        shutil.rmtree(staging, ignore_errors=True)


def _locale() -> list[str]:
    # Order by code point, the same on every machine; macOS knows C.UTF-8 only since release 15.
    if os.uname().sysname == "Darwin":
        return ["--locale=C", "--lc-ctype=en_US.UTF-8"]
    return ["--locale=C.UTF-8"]


def _check_version(bin_dir: Path, data: Path) -> None:
    try:
        made_by = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise Trouble(
            f"{data} isn't a database (no PG_VERSION): move it away to begin with an empty one."
        ) from None
    said = subprocess.run([bin_dir / "postgres", "--version"], stdout=subprocess.PIPE, check=True)
    ours = said.stdout.decode().rsplit(" ", 1)[-1].split(".")[0].strip()
    if made_by != ours:
        raise Trouble(
            f"{data} was made by PostgreSQL {made_by}, the programs in {bin_dir} are {ours}: "
            "set LEARNBOT_PG_BIN to the older ones, or move the folder away."
        )


def _adopt(data: Path, password: str) -> tuple[int, int] | None:
    """(pid, port) of a server that a killed run left behind, if it answers."""
    lines = _pid_file(data)
    if len(lines) < 4 or not _alive(int(lines[0])):
        return None
    if not _is_postgres(int(lines[0])):
        # The number was given to another program since: PostgreSQL itself would refuse to start.
        (data / "postmaster.pid").unlink(missing_ok=True)
        return None
    try:
        _ensure_database(_url(password, int(lines[3])))
    except (Trouble, ValueError):
        return None
    return int(lines[0]), int(lines[3])


def _launch(
    bin_dir: Path,
    data: Path,
    home: Path,
    port: int,
    options: Mapping[str, str],
    account: Account | None,
) -> tuple[subprocess.Popen[bytes], int]:
    log = _log(home)
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.unlink()
    deadline = time.monotonic() + START_TIMEOUT_S
    used = port or _last_port(home)
    while True:
        begin = log.stat().st_size if log.exists() else 0
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(used),
            "unix_socket_directories": "",
            "shared_buffers": "64MB",
            **options,
        }
        command: list[str | Path] = [bin_dir / "postgres", "-D", data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with log.open("ab") as output:
            process = popen(command, account, output=output.fileno())
        try:
            ready = _ready(process, data, deadline)
        except BaseException:
            process.send_signal(signal.SIGQUIT)
            process.wait()
            raise
        if ready:
            return process, used
        with log.open("rb") as written:
            written.seek(begin)
            said = written.read().decode(errors="replace")
        if "Address already in use" in said:
            if port:
                raise Trouble(f"Port {port} for PostgreSQL is taken: set LEARNBOT_PG_PORT.")
            used = _free_port()
        elif "postmaster.pid" in said and time.monotonic() < deadline:
            time.sleep(0.2)  # a killed server's last processes are still going
        else:
            raise Trouble(_explain(said, data, log, "doesn't start"))


def _ready(process: subprocess.Popen[bytes], data: Path, deadline: float) -> bool:
    """Whether it came up: the last line of its pid file says so, as pg_ctl reads it."""
    while process.poll() is None:
        lines = _pid_file(data)
        if len(lines) >= 8 and lines[0] == str(process.pid) and lines[7].strip() == "ready":
            return True
        if time.monotonic() > deadline:
            process.send_signal(signal.SIGQUIT)
            process.wait()
        time.sleep(0.01)
    return False


def _ensure_database(url: str) -> None:
    """Connect, and make our database if it isn't there yet."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()[0]
        if f'database "{DATABASE}" does not exist' not in said:
            raise Trouble(f"PostgreSQL refuses its own password or connection: {said}.") from error
        admin = url.rsplit("/", 1)[0] + "/postgres"
        with psycopg.connect(admin, autocommit=True) as connection:
            try:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
            except psycopg.errors.DiskFull as full:
                raise Trouble("The disk is full: free some space and start again.") from full


def _explain(said: str, data: Path, log: Path, what: str) -> str:
    if "No space left on device" in said:
        return _disk_full(data.parent)
    worst = [line for line in said.splitlines() if "FATAL:" in line or "PANIC:" in line]
    last = (worst or said.splitlines() or ["no message"])[-1]
    reason = last.rsplit("FATAL:", 1)[-1].rsplit("PANIC:", 1)[-1].strip()
    mend = "Moved away, a new one is made"
    if "invalid permissions" in reason:
        mend = f"Nobody else may read it: chmod 700 {data}"
    return f"The database in {data} {what}: {reason} (log: {log}). {mend}."


def _disk_full(folder: Path) -> str:
    free = shutil.disk_usage(folder).free // (1024 * 1024)
    return f"The disk of {folder} is full ({free} MB left): free some space and start again."


def _password(home: Path) -> str:
    try:
        return (home / "password").read_text().strip()
    except FileNotFoundError:
        raise Trouble(f"{home / 'password'} is gone: without it {home} can't be used.") from None


def _write_secret(path: Path, secret: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)


def _url(password: str, port: int) -> str:
    return f"postgresql://{USER}:{password}@127.0.0.1:{port}/{DATABASE}"


def _log(home: Path) -> Path:
    return home / "server.log"


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_postgres(pid: int) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return "postgres" in Path(f"/proc/{pid}/comm").read_text()
    said = subprocess.run(["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, check=False)
    return b"postgres" in said.stdout


def _last_port(home: Path) -> int:
    try:
        last = int((home / "port").read_text())
    except (FileNotFoundError, ValueError):
        return _free_port()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", last))
        except OSError:
            return _free_port()
    return last


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
