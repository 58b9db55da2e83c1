"""Quick checks after lint and types: layers, and that generated files are what the code gives.

Run as `python -m learnbot.checks`; every failure is one line that says what to do.
"""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import domain.tables  # noqa: F401 (a statement is compiled when its tables are all known)
from learnbot import generated
from learnbot.migrations import heads


def modules_import() -> str | None:
    """Every module can be imported: what is compiled at import fails there."""
    for root in ROOTS:
        package = importlib.import_module(root)
        for found in pkgutil.walk_packages(package.__path__, f"{root}."):
            if not found.name.endswith(".__main__"):
                try:
                    importlib.import_module(found.name)
                except Exception as error:  # noqa: BLE001 (whatever a module raises is the finding)
                    return f"{found.name} can't be imported: {type(error).__name__}: {error}"
    return None


def layers() -> str | None:
    """The import contracts of pyproject.toml."""
    # In a process of its own: import-linter switches off every logger that it finds.
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=generated.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    return None if done.returncode == 0 else said.split("Broken contracts")[-1].strip()


def schema_is_current() -> str | None:
    """schema/schema.graphql is what the code gives."""
    return _stale(generated.SCHEMA, generated.sdl(), "make sdl")


def settings_are_documented() -> str | None:
    """docs/settings.md is what the code gives."""
    return _stale(generated.SETTINGS, generated.settings_page(), "make settings")


def one_migration_head() -> str | None:
    """The migrations form one line."""
    found = heads()
    return None if len(found) == 1 else f"migrations have the heads {', '.join(found)}: merge them"


def _stale(path: Path, wanted: str, command: str) -> str | None:
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return None if kept == wanted else f"{path.relative_to(generated.ROOT)} is old: {command}"


ROOTS = ("domain", "scrapers", "resolvers", "schema", "gateway", "learnbot")
Check = Callable[[], str | None]
CHECKS: tuple[Check, ...] = (
    modules_import,
    schema_is_current,
    settings_are_documented,
    one_migration_head,
    layers,
)


def main() -> int:
    """Run every check; 1 when any has something to say."""
    problems = [problem for check in CHECKS if (problem := check())]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
