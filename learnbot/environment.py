"""Makes the Python environment from a lock file; needs nothing but Python itself.

Run as `python3 -m learnbot.environment .venv requirements.lock`. The second run sees from a
stamp that the lock file is the same, and does nothing.
"""

import contextlib
import hashlib
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent


class Progress:
    """One line that is written over on a terminal; elsewhere a line for each step."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._step = ""

    def show(self, step: str, done: int = 0, of: int = 0) -> None:
        """Say what is going on, `done` things `of` so many."""
        seconds = int(time.monotonic() - self._begun)
        if self._live:
            share = min(done / of, 1.0) if of else 0.0
            bar = f" [{'#' * int(24 * share):<24}] {done}/{of}" if of else ""
            sys.stderr.write(f"\r\033[K{step}{bar} {seconds} s")
            sys.stderr.flush()
        elif step != self._step:
            sys.stderr.write(f"{step} ({seconds} s)\n")
        self._step = step

    def end(self, line: str) -> None:
        """Close with a line that stays."""
        seconds = int(time.monotonic() - self._begun)
        sys.stderr.write(("\r\033[K" if self._live else "") + f"{line} ({seconds} s)\n")


def main(arguments: Sequence[str]) -> int:
    """Make or refresh the environment `arguments[0]` from the lock file `arguments[1]`."""
    venv, lock = Path(arguments[0]).absolute(), Path(arguments[1]).absolute()
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        return _fail(
            f"LearnBot needs Python {wanted} or newer, {sys.executable} is "
            f"{sys.version.split()[0]}: name another, as in `make run PYTHON=python{wanted}`."
        )
    mark = hashlib.sha256(lock.read_bytes() + str(venv).encode()).hexdigest()
    stamp = venv / f"installed-{lock.name}"
    if stamp.exists() and stamp.read_text() == mark:
        return 0
    progress = Progress()
    progress.show("Making the environment")
    problem = _make(venv) or _install(venv, lock, progress)
    if problem:
        sys.stderr.write("\n")
        return _fail(problem)
    _write_command(venv)
    stamp.write_text(mark)
    progress.end(f"Environment ready: {venv}")
    return 0


def _fail(line: str) -> int:
    sys.stderr.write(line + "\n")
    return 1


def _make(venv: Path) -> str | None:
    """Make the virtual environment unless one that works is there; answers with the problem."""
    python = venv / "bin" / "python"
    if python.exists() and _runs([python, "-m", "pip", "--version"]):
        return None
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", venv], capture_output=True, text=True, check=False
    )
    if made.returncode == 0:
        return None
    said = made.stdout + made.stderr
    if "ensurepip" in said:
        return "This Python can't make environments: install its venv package (python3-venv)."
    return f"Can't make the environment {venv}: {_last_line(said)}"


def _install(venv: Path, lock: Path, progress: Progress) -> str | None:
    """Install every package of `lock`, hashes checked; answers with the problem."""
    total = sum(line[:1].isalnum() for line in lock.read_text().splitlines())
    log = venv / "install.log"
    pip_install = [str(venv / "bin" / "python"), "-m", "pip", "install", "--no-input"]
    quiet = ["--progress-bar=off", "--disable-pip-version-check"]
    command = [*pip_install, *quiet, "--no-deps", "--require-hashes", "-r", str(lock)]
    before = _installed(venv)
    with (
        log.open("wb") as written,
        subprocess.Popen(command, stdout=written, stderr=subprocess.STDOUT) as pip,
    ):
        while pip.poll() is None:
            lines = log.read_text(errors="replace").splitlines()
            fetched = sum(line.startswith("Collecting ") for line in lines)
            chosen = [line for line in lines if line.startswith("Installing collected packages")]
            if chosen:
                done, of = _installed(venv) - before, chosen[0].count(",") + 1
                progress.show("Installing packages", done, of)
            else:
                progress.show("Fetching packages", fetched, total)
            time.sleep(0.2)
    if pip.returncode == 0:
        return None
    errors = [line for line in log.read_text().splitlines() if line.startswith("ERROR")]
    reason = _last_line("\n".join(errors) or log.read_text())
    if "No space left on device" in log.read_text():
        reason = f"the disk of {venv} is full"
    return f"Can't install the packages: {reason} (log: {log})"


def _installed(venv: Path) -> int:
    return sum(1 for _ in venv.glob("lib/python*/site-packages/*.dist-info"))


def _write_command(venv: Path) -> None:
    """The `learnbot` command, run from this checkout wherever the caller stands."""
    command = venv / "bin" / "learnbot"
    paths = f'"{ROOT}${{PYTHONPATH:+:$PYTHONPATH}}"'
    command.write_text(f'#!/bin/sh\nPYTHONPATH={paths} exec "{venv}/bin/python" -m learnbot "$@"\n')
    command.chmod(0o755)


def _runs(command: Sequence[str | Path]) -> bool:
    with contextlib.suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    return False


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no message"


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        sys.exit(130)
    except OSError as problem:
        sys.exit(_fail(f"Can't make the environment: {problem}."))
