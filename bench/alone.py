"""`python -m bench.alone WHAT`: LearnBot by itself, where peers would say nothing (README.md)."""

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.database import Filled, filled
from bench.load import Round, body, drive
from bench.operations import OPERATIONS, OWN, Operation
from bench.paced import paced
from bench.process import Server, database_cpu_s, running
from bench.servers import candidates

_KNOWN = {operation.name: operation for operation in (*OPERATIONS, *OWN)}
# More than what a client may ask for as shipped (100 in a page): growth is asked for up to 1,000.
FIRSTS = (10, 100, 1000)
_WIDE = {"LEARNBOT_PAGE_SIZE_LIMIT": "1000", "LEARNBOT_DOCUMENT_COST_LIMIT": "10000000"}
_NOTHING_KEPT = {"LEARNBOT_KEPT_ANSWERS_BYTES": "0", "LEARNBOT_KEPT_FRAGMENTS_BYTES": "0"}
TENTHS = 10
STARTS = 5


class Bench:
    """One database, servers started over it, and how they are loaded."""

    def __init__(self, options: argparse.Namespace, database: Filled, folder: Path) -> None:
        self.options = options
        self.database = database
        self.folder = folder
        self.operations = [_KNOWN[name] for name in options.ask]

    @contextlib.contextmanager
    def servers(self, **environment: str) -> Iterator[list[Server]]:
        """As many servers as asked for, each a process with a port of its own."""
        with contextlib.ExitStack() as stack:
            yield [
                stack.enter_context(
                    running(
                        f"learnbot {number}",
                        candidates()[0].command,
                        self._port(number),
                        self._environment(number) | environment,
                        self.folder / f"{number}.log",
                    )
                )
                for number in range(self.options.servers)
            ]

    def start(self) -> subprocess.Popen[bytes]:
        """One server, not waited for."""
        with (self.folder / "start.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own arguments
                candidates()[0].command, env=self._environment(0), stdout=log, stderr=log
            )

    def full(self, operation: Operation, port: int, seconds: float) -> Round:
        """As much load as 16 connections make."""
        found = drive(
            f"http://127.0.0.1:{port}/graphql", operation, self.database.varied(operation), seconds,
            self.options.connections, self.folder,
        )  # fmt: skip
        if found.failed or not found.requests:
            raise SystemExit(f"{operation.name}: {found}")
        return found

    def bodies(self, operation: Operation) -> list[str]:
        """The bodies of requests, one for each that is another."""
        return [body(operation, value) for value in self.database.varied(operation)]

    def _port(self, number: int) -> int:
        return candidates()[0].port + 100 + number

    def _environment(self, number: int) -> dict[str, str]:
        kept = {} if self.options.kept else _NOTHING_KEPT
        return {
            **os.environ, **candidates()[0].environment, **kept,
            "LEARNBOT_GATEWAY_PORT": str(self._port(number)),
            "DATABASE_URL": self.database.url,
            "LEARNBOT_DATA_DIR": str(self.folder / "data"),
        }  # fmt: skip


def latency(bench: Bench) -> None:
    """p50 and p99 at half of what the servers can do, with requests that come when they are due."""
    options = bench.options
    with bench.servers() as servers:
        ports = [server.port for server in servers]
        print("| operation | full load, requests/s | half of it: p50 ms | p99 ms | p99 / p50 |")
        print("|---|--:|--:|--:|--:|")
        for operation in bench.operations:
            for port in ports:
                bench.full(operation, port, 2)  # what is compiled at first use is
            full = bench.full(operation, ports[0], options.seconds).per_second * len(ports)
            found = paced(
                ports, bench.bodies(operation), full / 2, options.seconds, options.connections
            )
            if found.failed:
                raise SystemExit(f"{operation.name}: {found.failed} failed")
            p50, p99 = found.share(0.5), found.share(0.99)
            print(f"| {operation.name} | {full:,.0f} | {p50:.1f} | {p99:.1f} | {p99 / p50:.1f} |")


def memory(bench: Bench) -> None:
    """Resident memory after each tenth of the requests that fit into the time."""
    print("| requests | memory MB |\n|--:|--:|")
    with bench.servers() as (server, *_):
        requests = 0
        for _ in range(TENTHS):
            for operation in bench.operations:
                seconds = max(1, round(bench.options.seconds / TENTHS / len(bench.operations)))
                requests += bench.full(operation, server.port, seconds).requests
            print(f"| {requests:,} | {server.memory_mb():.1f} |", flush=True)


def growth(bench: Bench) -> None:
    """What a page takes as `first` grows, with the page's limit raised to the largest."""
    print("| operation | first | requests/s | p50 ms | CPU ms: server + database | CPU µs a row |")
    print("|---|--:|--:|--:|--:|--:|")
    with bench.servers(**_WIDE) as (server, *_):
        for operation in bench.operations:
            if "first" not in operation.variables:
                continue
            for first in FIRSTS:
                asked = operation._replace(variables={"first": first})
                bench.full(asked, server.port, 1)
                own, its = server.cpu_s(), database_cpu_s(bench.database.pid)
                done = bench.full(asked, server.port, bench.options.seconds)
                cpu = (server.cpu_s() - own) / done.requests * 1e3
                database = (database_cpu_s(bench.database.pid) - its) / done.requests * 1e3
                print(
                    f"| {operation.name} | {first:,} | {done.per_second:,.0f} | {done.p50_ms:.1f} "
                    f"| {cpu:.2f} + {database:.2f} | {(cpu + database) / first * 1e3:.0f} |",
                    flush=True,
                )


def cold(bench: Bench) -> None:
    """From a server's start to its first answer, and how long its next takes."""
    print("| operation | to the first answer s, median | least | the next ms |\n|---|--:|--:|--:|")
    for operation in bench.operations:
        firsts, nexts = [], []
        for _ in range(STARTS):
            began = time.perf_counter()
            process = bench.start()
            try:
                _first_answer(bench, operation, process)
                firsts.append(time.perf_counter() - began)
                again = time.perf_counter()
                _answer(bench, operation)
                nexts.append((time.perf_counter() - again) * 1e3)
            finally:
                process.terminate()
                process.wait(30)
        median, next_ms = statistics.median(firsts), statistics.median(nexts)
        print(
            f"| {operation.name} | {median:.2f} | {min(firsts):.2f} | {next_ms:.1f} |", flush=True
        )


def _first_answer(bench: Bench, operation: Operation, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            return _answer(bench, operation)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)
    raise SystemExit((bench.folder / "start.log").read_text()[-2000:])


def _answer(bench: Bench, operation: Operation) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{bench._port(0)}/graphql",
        bench.bodies(operation)[0].encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
        if "errors" in (answer := json.load(response)):
            raise SystemExit(str(answer["errors"]))


_WHAT = {"latency": latency, "memory": memory, "growth": growth, "cold": cold}


def main() -> None:
    """Start what is asked for, and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="bench.alone", description=__doc__)
    parser.add_argument("what", choices=list(_WHAT))
    parser.add_argument("--ask", nargs="+", choices=list(_KNOWN), default=["Single", "Page"])
    parser.add_argument("--seconds", type=float, default=10.0, help="memory: of all, else of each")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--servers", type=int, default=1, help="processes that share the load")
    parser.add_argument("--kept", action="store_true", help="with answers kept, as shipped")
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--home", type=Path, default=Path(".learnbot/bench"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, filled(options.home, options.jobs) as database:
        _WHAT[options.what](Bench(options, database, Path(folder)))


if __name__ == "__main__":
    main()
