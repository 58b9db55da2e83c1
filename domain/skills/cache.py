"""Derived data that may be thrown away at any time: parsed files, label vectors, models."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def cache_dir() -> Path:
    """Where derived data is kept: $XDG_CACHE_HOME/learnbot, else ~/.cache/learnbot."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "learnbot"


def cached_bytes(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under `name`, or those of `make`, kept for the next time.

    `name` must change with whatever the bytes are derived from. A folder that can't be written
    only costs the time to make them again.
    """
    path = cache_dir() / name
    with contextlib.suppress(OSError):
        return path.read_bytes()
    made = make()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed, so that a process beside us never reads half a file.
        handle, aside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(aside).replace(path)
    return made
