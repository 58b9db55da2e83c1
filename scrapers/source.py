"""What a source of jobs is: something that yields postings of one configured page, a page a time.

Sources don't know each other; docs/add-a-source.md says how to write one.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.jobs.values import CareerPage, PageKind, RawJob
from domain.kit.config import Settings
from scrapers.browser import Browser
from scrapers.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Tools:
    """What a source may use."""

    settings: Settings
    fetcher: Fetcher
    browser: Browser


@dataclass(frozen=True, slots=True)
class Batch:
    """Some postings of a run. `failed` counts those that couldn't be read.

    `unchanged` says that nothing is new since the last run: it then holds no postings. `complete`
    is False where the source knows that it shows less than the whole. `etag` and `last_modified`
    are to be asked with next time.
    """

    jobs: Sequence[RawJob] = ()
    failed: int = 0
    unchanged: bool = False
    complete: bool = True
    etag: str | None = None
    last_modified: str | None = None


class Source(Protocol):
    """Reads pages of some kinds. Raises `scrapers.fetch.FetchFailed` where it can't go on."""

    @property
    def kinds(self) -> tuple[PageKind, ...]: ...

    def read(self, page: CareerPage, tools: Tools) -> AsyncIterator[Batch]:
        """The page's postings, in batches."""
        ...
