"""The API gateway holds in memory what it needs, and not what only other services do."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Readers of files and pages, vectors, browsers, clients of stores that aren't set; and what comes
# in with the first request that wants it. Each takes one to thirty megabytes, and some hundredths
# of a second of every start.
FOREIGN = {
    "alembic", "boto3", "fontTools", "httpx", "limits", "lxml", "moto", "nh3", "numpy",
    "onnxruntime", "pdfminer", "pdfplumber", "phonenumbers", "PIL", "playwright",
    "procrastinate", "protego", "pycrfsuite", "pypdfium2", "rapidfuzz", "redis", "rich",
    "scrapers", "selectolax", "tokenizers", "wordllama", "yaml",
}  # fmt: skip
READERS = {"domain.resumes.parsing.headings", "domain.resumes.parsing.resume"}


def told(code: str) -> list[str]:
    """The words that a fresh interpreter prints."""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def imported(*modules: str) -> set[str]:
    """What is loaded after these were imported by a fresh interpreter."""
    return set(told(f"import {', '.join(modules)}, sys; print(*sys.modules)"))


@pytest.fixture(scope="module")
def gateway() -> set[str]:
    return imported("learnbot.services", "gateway.app")


def test_gateway_imports_nothing_that_only_others_need(gateway: set[str]) -> None:
    assert FOREIGN & gateway == set()


def test_gateway_imports_no_reader_of_resumes(gateway: set[str]) -> None:
    assert READERS & gateway == set()


def test_what_services_are_forked_from_has_imported_what_they_share() -> None:
    assert imported("learnbot.preload") >= {"learnbot.services", "domain.worker", "numpy"}


def test_numpy_starts_no_threads_in_a_service() -> None:
    code = "import learnbot.services, numpy, os; print(*os.listdir('/proc/self/task'))"
    assert len(told(code)) == 1
