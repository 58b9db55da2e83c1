"""Installs the Chromium that scraping and its tests drive, where there is none.

Run as `python -m learnbot.browser`. First by `playwright install`, then (as root) the system's
package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from domain.kit.chromium import find_chromium
from domain.kit.config import Settings

INSTALL_TIMEOUT_S = 600.0


def find() -> Path | None:
    """The browser's program, or None."""
    found = find_chromium(Settings().chromium_path)
    return found if found is not None and os.access(found, os.X_OK) else None


def install(console: Console) -> Path | None:
    """Try each way to a browser in turn; the one found, or None."""
    with console.status("Installing a browser (Playwright's Chromium)"):
        if _run([sys.executable, "-m", "playwright", "install", "chromium"]) and find():
            return find()
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with console.status("Installing a browser (the system's Chromium)"):
            _run(["apt-get", "update", "-qq"])
            _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return find()


def _run(command: list[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=quiet, capture_output=True, timeout=INSTALL_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Make sure that there is a browser; where none can be had, say so and go on."""
    console = Console(stderr=True)
    if find() or install(console):
        return 0
    console.print(
        "No Chromium: the tests that drive a browser will be skipped. Install one, or set "
        "LEARNBOT_CHROMIUM_PATH."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
