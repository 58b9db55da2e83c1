"""A hostile file ends in a typed refusal, soon, and leaves no process behind."""

import os
import time
from dataclasses import replace

import pytest
from resume_hostile import HOSTILE, body_of, docx_with, lying_sizes
from resume_samples import PDF_SAMPLES

from domain.resumes.isolation import read_isolated
from domain.resumes.parsing import DEFAULT_LIMITS, Unreadable, UnreadableReason, read
from domain.resumes.values import Stage

_SOON_S = 5.0
_RESUME = PDF_SAMPLES[0]()[0]


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_is_refused_for_its_reason(name: str) -> None:
    make, reason = HOSTILE[name]
    content = make()
    begun = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        await read_isolated(content)
    assert refused.value.reason is reason
    assert refused.value.message
    assert time.monotonic() - begun < _SOON_S


async def test_sizes_that_an_archive_lies_about_are_counted() -> None:
    with pytest.raises(Unreadable) as refused:
        await read_isolated(lying_sizes())
    assert refused.value.reason in (UnreadableReason.TOO_LARGE_UNPACKED, UnreadableReason.DAMAGED)


async def test_it_reads_as_the_parser_does_and_tells_its_stages() -> None:
    stages: list[Stage] = []

    async def on_stage(stage: Stage) -> None:
        stages.append(stage)

    assert await read_isolated(_RESUME, on_stage=on_stage) == read(_RESUME)
    assert stages == [Stage.READING, Stage.SECTIONS, Stage.SKILLS]


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ({"time_s": 0.05}, UnreadableReason.TIME_LIMIT),
        ({"memory_bytes": 40_000_000}, UnreadableReason.MEMORY_LIMIT),
        ({"output_bytes": 100}, UnreadableReason.TOO_LARGE_UNPACKED),
        ({"pages": 0}, UnreadableReason.TOO_MANY_PAGES),
        ({"glyphs": 100}, UnreadableReason.TOO_LARGE_UNPACKED),
    ],
    ids=lambda value: str(value),
)
async def test_each_limit_is_kept(limit: dict[str, float], reason: UnreadableReason) -> None:
    with pytest.raises(Unreadable) as refused:
        await read_isolated(_RESUME, limits=replace(DEFAULT_LIMITS, **limit))
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("limit", "content"),
    [
        ({"unpacked_bytes": 1000}, docx_with(body_of("Ada " * 2000))),
        ({"glyphs": 100}, docx_with(body_of("Ada " * 2000))),
        ({"xml_depth": 3}, docx_with(body_of("Ada"))),
    ],
    # Not the content: an archive holds the time it was made at, and names must not change.
    ids=["unpacked_bytes", "glyphs", "xml_depth"],
)
def test_each_limit_of_packages_is_kept(limit: dict[str, int], content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content, limits=replace(DEFAULT_LIMITS, **limit))


async def test_no_process_is_left_behind() -> None:
    before = _children()
    with pytest.raises(Unreadable):
        await read_isolated(_RESUME, limits=replace(DEFAULT_LIMITS, time_s=0.05))
    await read_isolated(_RESUME)
    assert _children() == before


async def test_the_process_sees_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    from domain.resumes.isolation import _environment

    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    assert "secret" not in str(_environment())


def _children() -> set[str]:
    """The processes of this process, by number."""
    with open(f"/proc/self/task/{os.getpid()}/children") as children:
        return set(children.read().split())
