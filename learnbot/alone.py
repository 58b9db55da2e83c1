"""A process of its own for work that the threads or settings of this one would disturb."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.pool import Pool


@contextmanager
def alone(**settings: str) -> Iterator[Pool]:
    """One fresh process, with nothing loaded yet and environment variables of its own."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        pool = get_context("spawn").Pool(1)
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    with pool:
        yield pool
