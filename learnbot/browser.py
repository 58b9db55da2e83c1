"""Finds the Chromium that scraping and its tests drive, and installs one where there is none.

Run as `python -m learnbot.browser`. The order: LEARNBOT_CHROMIUM_PATH, Playwright's own, a
Chromium or Chrome on PATH; then `playwright install`, then (as root) the system's package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL_TIMEOUT_S = 600.0


def find() -> Path | None:
    """The browser's program, or None."""
    chosen = os.environ.get("LEARNBOT_CHROMIUM_PATH")
    if chosen:
        return Path(chosen) if os.access(chosen, os.X_OK) else None
    return _of_playwright() or _on_path()


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


def _of_playwright() -> Path | None:
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    homes = [Path(cache)] if cache else [Path.home() / ".cache", Path.home() / "Library" / "Caches"]
    for home in homes:
        folder = home if cache else home / "ms-playwright"
        for program in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app"):
            for found in sorted(folder.glob(program), reverse=True):
                return found
    return None


def _on_path() -> Path | None:
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return None


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
