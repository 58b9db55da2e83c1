"""Reads a resume in a process of its own, which a hostile file can kill without harm."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import domain
from domain.resumes.parsing.limits import DEFAULT_LIMITS, ParsingLimits
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.serialise import from_json
from domain.resumes.values import ParsedResume, Stage

OnStage = Callable[[Stage], Awaitable[None]]

_WORKER = "domain.resumes.parsing.worker"
_CHUNK_BYTES = 65536
_KEPT_ERROR_BYTES = 4096


async def read_isolated(
    content: bytes,
    *,
    limits: ParsingLimits = DEFAULT_LIMITS,
    on_stage: OnStage | None = None,
) -> ParsedResume:
    """Reads a PDF or DOCX within `limits`; `on_stage` is awaited as each stage begins.

    Raises Unreadable, also where the process ran out of time or memory, or crashed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-s",
        "-P",
        "-m",
        _WORKER,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        env=_environment(),
    )
    conversation = _Conversation(process, limits, on_stage)
    try:
        async with asyncio.timeout(limits.time_s):
            return await conversation.held(content)
    except TimeoutError as error:
        raise Unreadable(UnreadableReason.TIME_LIMIT) from error
    finally:
        await _end(process)


def _environment() -> dict[str, str]:
    """Nothing of the service's environment: it holds secrets."""
    root = str(Path(domain.__file__).parent.parent)
    return {
        "PYTHONPATH": root,
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
    }


# What a process says that had no memory left; the last is of libraries that found no room.
_OUT_OF_MEMORY = (b"MemoryError", b"bad_alloc", b"Cannot allocate", b"failed to map segment")


class _Conversation:
    """What is said to one parser process and by it."""

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        limits: ParsingLimits,
        on_stage: OnStage | None,
    ) -> None:
        self._process = process
        self._limits = limits
        self._on_stage = on_stage
        self._answer: dict[str, Any] = {}
        self._flooded = False

    async def held(self, content: bytes) -> ParsedResume:
        _, _, errors = await asyncio.gather(self._send(content), self._listen(), self._complaints())
        code = await self._process.wait()
        if "resume" in self._answer:
            return from_json(self._answer["resume"])
        if "refused" in self._answer:
            refused = self._answer["refused"]
            raise Unreadable(UnreadableReason(refused["reason"]), refused.get("message"))
        raise Unreadable(self._cause(code, errors))

    async def _send(self, content: bytes) -> None:
        stream = self._process.stdin
        assert stream is not None
        with suppress(BrokenPipeError, ConnectionResetError):
            stream.write(json.dumps(asdict(self._limits)).encode() + b"\n")
            stream.write(content)
            await stream.drain()
        stream.close()

    async def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        rest = b""
        heard = 0
        while chunk := await stream.read(_CHUNK_BYTES):
            heard += len(chunk)
            if heard > self._limits.output_bytes:
                # Read on after the limit: wait() hangs as long as a full pipe is left unread.
                self._flooded = True
                _kill(self._process)
                continue
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                await self._hear(line)

    async def _hear(self, line: bytes) -> None:
        message = json.loads(line)
        if "stage" in message:
            if self._on_stage is not None:
                await self._on_stage(Stage(message["stage"]))
        else:
            self._answer = message

    async def _complaints(self) -> bytes:
        stream = self._process.stderr
        assert stream is not None
        kept = b""
        while chunk := await stream.read(_CHUNK_BYTES):
            kept = (kept + chunk)[-_KEPT_ERROR_BYTES:]
        return kept

    def _cause(self, code: int, errors: bytes) -> UnreadableReason:
        if self._flooded:
            return UnreadableReason.TOO_LARGE_UNPACKED
        if code == -signal.SIGXCPU:
            return UnreadableReason.TIME_LIMIT
        if any(sign in errors for sign in _OUT_OF_MEMORY):
            return UnreadableReason.MEMORY_LIMIT
        return UnreadableReason.CRASHED


def _kill(process: asyncio.subprocess.Process) -> None:
    """Kills the process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Leaves no process and no open pipe behind, whatever has happened."""
    _kill(process)
    for stream in (process.stdout, process.stderr):
        while stream is not None and await stream.read(_CHUNK_BYTES):
            pass
    await process.wait()
