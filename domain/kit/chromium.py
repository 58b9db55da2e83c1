"""Where this machine has a Chromium: for scraping, and for the tests that drive a browser."""

import os
import shutil
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Below Playwright's folder of browsers; the newest comes first.
_PROGRAMS = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")


def find_chromium(chosen: Path | None) -> Path | None:
    """The browser's program: `chosen` as it is, else Playwright's own, else one on PATH."""
    return chosen or _of_playwright() or _on_path()


def _of_playwright() -> Path | None:
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    caches = (Path.home() / ".cache", Path.home() / "Library" / "Caches")
    for folder in [Path(chosen)] if chosen else [cache / "ms-playwright" for cache in caches]:
        for program in _PROGRAMS:
            for found in sorted(folder.glob(program), reverse=True):
                return found
    return None


def _on_path() -> Path | None:
    return next((Path(found) for name in _NAMES if (found := shutil.which(name))), None)
