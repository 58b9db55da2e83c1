"""Server processes: started, waited for, and what they use of the machine (from /proc)."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_HZ = os.sysconf("SC_CLK_TCK")


class Server:
    """One server of the benchmark, with its process tree."""

    def __init__(self, name: str, port: int, process: subprocess.Popen[bytes]) -> None:
        self.name = name
        self.port = port
        self.process = process

    def cpu_s(self) -> float:
        """Processor time used so far by the process and its children."""
        return sum(map(cpu_s, tree(self.process.pid)))

    def memory_mb(self) -> float:
        """Resident memory now."""
        return sum(map(memory_mb, tree(self.process.pid)))


@contextmanager
def running(
    name: str, command: list[str], port: int, environment: Mapping[str, str], log: Path
) -> Iterator[Server]:
    """A server that listens on its port; it is ended, with its children, on leaving."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            command,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(name, process, port, log)
            yield Server(name, port, process)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(name: str, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"{name} ended: {log.read_text(errors='replace')[-2000:]}")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{name} doesn't listen on {port} after 30 s")


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            children = Path(f"/proc/{pid}/task/{thread}/children").read_text().split()
            for child in children:
                found += tree(int(child))
    except OSError:  # it ended while we looked
        pass
    return found


def cpu_s(pid: int, *, with_reaped: bool = False) -> float:
    """User and system time of one process; with those of its ended children, if asked."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11 : 15 if with_reaped else 13])) / _HZ


def memory_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def database_cpu_s(postmaster: int) -> float:
    """Processor time of a PostgreSQL server: its live processes and those that have ended."""
    below = tree(postmaster)[1:]
    return cpu_s(postmaster, with_reaped=True) + sum(map(cpu_s, below))
