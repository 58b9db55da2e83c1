"""The parser process: one file on standard input, stages and the result as JSON lines on output.

Run by `domain.resumes.isolation`; the first line of input holds the limits.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from typing import Any

from domain.resumes.parsing.limits import ParsingLimits

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_OPEN_FILES = 64


def confine(limits: ParsingLimits) -> None:
    """Binds this process: memory, CPU time, file size, open files, no new rights, no orphans."""
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_s, limits.cpu_s + 1),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() == 1:  # the parent died before it could be watched
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    limits = ParsingLimits(**json.loads(sys.stdin.buffer.readline()))
    confine(limits)
    content = sys.stdin.buffer.read()
    try:
        _answer(content, limits)
    except MemoryError:
        _say({"refused": {"reason": "memory_limit"}})
    except RecursionError:
        _say({"refused": {"reason": "damaged"}})


def _answer(content: bytes, limits: ParsingLimits) -> None:
    # Imported within the limits: the libraries are as little trusted as the file.
    from domain.resumes.parsing import Unreadable, read
    from domain.resumes.serialise import to_json

    try:
        resume = read(content, limits=limits, on_stage=lambda stage: _say({"stage": stage.value}))
    except Unreadable as error:
        _say({"refused": {"reason": error.reason.value, "message": error.message}})
    else:
        _say({"resume": to_json(resume)})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
