"""The system account that PostgreSQL runs under: it refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learnbot.trouble import Trouble

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A plain account that root steps down to."""

    name: str
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """The account to run the server as; None when we are a plain user already."""
    if os.geteuid() != 0:
        return None
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid)
    raise Trouble(
        "PostgreSQL can't run as root and there is no account 'postgres' or 'nobody': "
        "run as a plain user, or set DATABASE_URL."
    )


def popen(
    arguments: Sequence[str | Path], account: Account | None, *, output: int, cwd: Path | str = "/"
) -> subprocess.Popen[bytes]:
    """Start a program under `account`, in a session of its own so that Ctrl-C doesn't reach it.

    Its standard output and error both go to the file descriptor `output`.
    """
    user = account.uid if account else None
    group = account.gid if account else None
    try:
        return subprocess.Popen(
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            user=user,
            group=group,
            extra_groups=[] if account else None,
            start_new_session=True,
        )
    except (PermissionError, subprocess.SubprocessError) as error:
        name = account.name if account else "this account"
        raise Trouble(f"Can't run {arguments[0]} as {name}: {error}.") from error


def can_enter(folder: Path, account: Account | None) -> bool:
    """Whether `account` may pass through `folder`, every parent included."""
    if account is None:
        return os.access(folder, os.X_OK)
    with popen(["/bin/sh", "-c", f"cd {_quoted(folder)}"], account, output=subprocess.DEVNULL) as p:
        return p.wait() == 0


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"
