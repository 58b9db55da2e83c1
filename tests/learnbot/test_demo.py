"""The demo against a running gateway and worker: the whole journey, and each way it can end."""

import asyncio
import re
from pathlib import Path

import pytest
from gateways import served, working
from samples import resume_pdf

from domain.jobs.sample import load_sample_jobs
from domain.kit.services import Services
from domain.learning.catalogue import load_catalogue
from learnbot import demo
from learnbot.trouble import Trouble


async def test_it_shows_the_whole_journey(
    services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await load_catalogue(services)
    await load_sample_jobs(services)
    file = tmp_path / "mina.pdf"
    file.write_bytes(resume_pdf())
    async with served(services) as host, working(services):
        await asyncio.to_thread(demo.run, file, f"http://{host}/graphql")
    said = capsys.readouterr().out
    for part in ("Uploading mina.pdf", "parsed", "Resume  Mina Okafor", "Harbour Analytics"):
        assert part in said
    for heading in ("Skills", "Jobs", "Gaps", "Plan"):
        assert f"\n{heading}  " in said
    assert "PostgreSQL" in said
    assert " of 35.0  skills" in said
    assert "week 1" in said
    assert re.search(r"after week \d+: \d+\.\d points, .+ critical gap", said)


@pytest.mark.parametrize("path", ["", "/", "/graphql"])
async def test_a_file_that_is_no_resume_is_refused_in_one_line(
    services: Services, tmp_path: Path, path: str
) -> None:
    file = tmp_path / "notes.pdf"
    file.write_text("not a PDF at all")
    async with served(services) as host:
        with pytest.raises(Trouble, match=r"\(ResumeUnreadable\)") as caught:
            await asyncio.to_thread(demo.run, file, f"http://{host}{path}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no file"):
        demo.run(tmp_path / "none.pdf", "http://127.0.0.1:9/graphql")


def test_an_api_that_does_not_answer_is_said_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "mina.pdf"
    file.write_bytes(resume_pdf())
    with pytest.raises(Trouble, match="start LearnBot with `make run`"):
        demo.run(file, "http://127.0.0.1:9/graphql")
