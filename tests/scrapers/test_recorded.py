"""Recorded pages of real sites, shown by a server here and read through a real Chromium.

The recordings aren't ours to give away: LEARNBOT_JOB_CORPUS names their folder.
"""

import json
import os
from pathlib import Path

import pytest
from scraping import page_of, read
from web_site import Site

from domain.jobs.normalise import normalise
from domain.jobs.values import PageKind
from domain.skills.extraction import Engine
from scrapers.source import Tools

CORPUS = Path(os.environ.get("LEARNBOT_JOB_CORPUS", "none"))
pytestmark = pytest.mark.skipif(
    not (CORPUS / "truth_labelled.json").exists(),
    reason="no recorded pages: set LEARNBOT_JOB_CORPUS to their folder",
)


async def test_recorded_career_pages_are_read_through_the_browser(site: Site, tools: Tools) -> None:
    labelled = json.loads((CORPUS / "truth_labelled.json").read_text())
    for truth in labelled:
        site.pages["/job"] = (CORPUS / truth["file"]).read_bytes()
        [batch] = await read(page_of(PageKind.HTML, f"{site.url}/job"), tools)
        job = batch.jobs[0]
        assert (job.title, job.company) == (truth["title"], truth["company"]), truth["file"]
        assert normalise("recorded", job, Engine.default()).description


@pytest.mark.parametrize("board", ["gitlab", "amplitude", "anthropic_449_nocontent"])
async def test_recorded_greenhouse_boards_are_read_whole(
    site: Site, tools: Tools, board: str
) -> None:
    recorded = CORPUS / "greenhouse" / f"{board}.json"
    site.pages["/feed"] = recorded.read_bytes()
    [batch] = await read(page_of(PageKind.GREENHOUSE, f"{site.url}/feed"), tools)
    assert batch.failed == 0
    assert len(batch.jobs) == len(json.loads(recorded.read_text())["jobs"])
    assert all(job.title and job.url and job.company for job in batch.jobs)
