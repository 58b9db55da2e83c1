"""`python -m bench`: LearnBot beside its peers, on one database, with equal answers (README.md)."""

import argparse
import contextlib
import json
import tempfile
import urllib.request
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.database import Filled, filled
from bench.load import body, drive
from bench.operations import OPERATIONS, OWN, Operation
from bench.process import Server, database_cpu_s, running
from bench.report import Figures, median, table
from bench.servers import Candidate, candidates

Servers = list[tuple[Candidate, Server]]


def main() -> None:
    """Start, verify, load in turns, print."""
    known = {candidate.name: candidate for candidate in candidates()}
    options = _options(list(known))
    chosen = [known[name] for name in options.only or known]
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = stack.enter_context(filled(options.home, options.jobs))
        servers = [(one, stack.enter_context(_start(one, database, folder))) for one in chosen]
        own = all(one.name.startswith("learnbot") for one in chosen)
        known_operations = (*OPERATIONS, *(OWN if own else ()))
        operations = [o for o in known_operations if not options.ask or o.name in options.ask]
        for operation in operations:
            _verify(operation, servers, database)
        print(
            f"{len(servers)} servers answer alike; {options.rounds} rounds of {options.seconds} s"
        )
        for operation in operations:
            found = _measure(operation, servers, database, options, folder)
            print(table(f"{operation.name}: {operation.what}", found, chosen[0].name), flush=True)


def _options(names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each round and server")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--only", nargs="*", choices=names, help="the first is compared to")
    parser.add_argument("--ask", nargs="*", choices=[o.name for o in (*OPERATIONS, *OWN)])
    parser.add_argument(
        "--home", type=Path, default=Path(".learnbot/bench"), help="where the database is kept"
    )
    return parser.parse_args()


def _start(
    candidate: Candidate, database: Filled, folder: Path
) -> contextlib.AbstractContextManager[Server]:
    environment = {
        **candidate.environment,
        "DATABASE_URL": database.url,
        "PORT": str(candidate.port),
        "LEARNBOT_DATA_DIR": str(folder / "data"),
    }
    log = folder / f"{candidate.name}.log"
    return running(candidate.name, candidate.command, candidate.port, environment, log)


def _verify(operation: Operation, servers: Servers, database: Filled) -> None:
    """Raises SystemExit where two servers answer differently."""
    answers = {
        candidate.name: _rounded(
            candidate.told(_ask(candidate, operation, database.varied(operation)[0]))
        )
        for candidate, _ in servers
    }
    first, *others = answers
    for name in others:
        if answers[name] != answers[first]:
            texts = [json.dumps(answers[each])[:600] for each in (first, name)]
            raise SystemExit(f"{operation.name}: {first} and {name} differ\n" + "\n".join(texts))


def _ask(candidate: Candidate, operation: Operation, job: str) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{candidate.port}/graphql",
        body(operation._replace(text=candidate.ask(operation)), _id(candidate, job)).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
        answer = json.load(response)
    if "errors" in answer:
        raise SystemExit(f"{candidate.name}: {answer['errors']}")
    return answer["data"]


def _id(candidate: Candidate, job: str) -> str:
    """PostGraphile's ids are the bare keys."""
    return job.rpartition("_")[2] if candidate.name == "postgraphile" else job


def _rounded(value: Any) -> Any:
    """Floats to five places: PostgreSQL's real numbers have no more."""
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def _measure(
    operation: Operation,
    servers: Servers,
    database: Filled,
    options: argparse.Namespace,
    folder: Path,
) -> dict[str, Figures]:
    """Rounds in turns, so that what else the machine does falls on all; the first warms up."""
    rounds: dict[str, list[Figures]] = defaultdict(list)
    for number in range(options.rounds + 1):
        for candidate, server in servers:
            asked = operation._replace(text=candidate.ask(operation))
            varied = [_id(candidate, value) for value in database.varied(operation)]
            cpu, database_cpu = server.cpu_s(), database_cpu_s(database.pid)
            seconds = options.seconds if number else 1.0
            url = f"http://127.0.0.1:{candidate.port}/graphql"
            connections = candidate.connections or options.connections
            done = drive(url, asked, varied, seconds, connections, folder)
            if not done.requests:  # slower than the round is long
                done = drive(url, asked, varied, 30, connections, folder)
            if done.failed or not done.requests:
                raise SystemExit(f"{candidate.name}: {done}")
            if number:
                rounds[candidate.name].append(
                    Figures(
                        done.per_second,
                        done.p50_ms,
                        done.p99_ms,
                        (server.cpu_s() - cpu) / done.requests * 1e3,
                        (database_cpu_s(database.pid) - database_cpu) / done.requests * 1e3,
                        server.memory_mb(),
                    )
                )
    return {name: median(each) for name, each in rounds.items()}


if __name__ == "__main__":
    main()
