"""The journey of one resume, in the terminal."""

from pathlib import Path


def run(file: Path, url: str) -> None:
    """Take `file` through the API at `url`."""
