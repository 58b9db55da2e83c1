"""`learnbot up` as a person runs it: started for real, asked, interrupted, killed."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PORTS = ("GATEWAY", "RESUME_PARSER", "JOB_AGGREGATOR", "LEARNING_RESOURCES")


class Checkout:
    """A place to run `learnbot up` in, with ports of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / ".learnbot"
        sockets = [socket.create_server(("127.0.0.1", 0)) for _ in PORTS]
        self.ports = [s.getsockname()[1] for s in sockets]
        for s in sockets:
            s.close()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LEARNBOT_")}
        kept.pop("DATABASE_URL", None)
        self.environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "LEARNBOT_DATA_DIR": str(self.data),
            **{f"LEARNBOT_{n}_PORT": str(p) for n, p in zip(PORTS, self.ports, strict=True)},
        }

    def up(self, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "learnbot", "up"],
            cwd=self.folder,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def fails(self, **more: str) -> str:
        """What `up` says on standard error when it doesn't come up: one line."""
        process = self.up(**more)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "Traceback" not in said
        assert said.count("\n") == 1, said
        return said

    def processes(self) -> list[int]:
        """Every process that was started from here and lives."""
        mark = str(self.data).encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes() and (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
        return found


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    place = Checkout(tmp_path)
    yield place
    for pid in place.processes():
        os.kill(pid, signal.SIGKILL)
    record = place.data / "postgres" / "place"
    if record.exists():
        shutil.rmtree(record.read_text().strip(), ignore_errors=True)


def wait_for(process: subprocess.Popen[str], text: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    error = process.stderr.read() if process.stderr else ""
    raise AssertionError(f"it ended before it said {text!r}: {said}{error}")


def ask(port: int, query: str) -> object:
    """The data that the gateway answers a query with."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": query}).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


def gone(checkout: Checkout, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if not checkout.processes():
            return True
        time.sleep(0.1)
    return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")


@needs_proc
def test_it_comes_up_says_what_to_open_and_ends_with_ctrl_c(checkout: Checkout) -> None:
    process = checkout.up()
    said = wait_for(process, "Ctrl-C ends it")
    assert f"http://127.0.0.1:{checkout.ports[0]}/graphql" in said
    assert re.search(r"Account +demo@\S+ +password \S+", said)
    queries = sorted((ROOT / "gateway" / "graphiql" / "examples").glob("*.graphql"))
    assert len(queries) == 3
    for query in queries:  # whole, to be copied
        assert query.read_text().strip() in said
    for port in checkout.ports:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
            assert json.load(answer)["ready"] is True
    assert ask(checkout.ports[0], '{ skill(slug: "python") { name } }') == {
        "skill": {"name": "Python"}
    }
    assert "already running" in checkout.fails()
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    assert process.returncode == 0
    assert gone(checkout, 10)
    assert (checkout.data / "postgres" / "password").exists()


@needs_proc
def test_killed_it_leaves_no_service_and_starts_again_with_its_data(checkout: Checkout) -> None:
    first = checkout.up()
    password = re.search(r"password (\S+)", wait_for(first, "Ctrl-C ends it"))
    first.kill()
    first.wait()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(map(answers, checkout.ports)):
        time.sleep(0.1)
    assert not any(map(answers, checkout.ports))
    second = checkout.up()
    again = re.search(r"password (\S+)", wait_for(second, "Ctrl-C ends it"))
    assert password is not None
    assert again is not None
    assert again[1] == password[1]
    second.terminate()
    second.wait(timeout=60)
    assert second.returncode == 0


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_taken_port_is_said_in_one_line(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", checkout.ports[2])):
        said = checkout.fails()
    assert f"Port {checkout.ports[2]} for job-aggregator" in said
    assert "LEARNBOT_JOB_AGGREGATOR_PORT" in said


def test_a_broken_data_directory_is_said_in_one_line(checkout: Checkout) -> None:
    (checkout.data / "postgres" / "data").mkdir(parents=True)
    assert "isn't a database" in checkout.fails()


def test_a_data_directory_that_is_a_file_is_said_in_one_line(checkout: Checkout) -> None:
    checkout.data.write_text("in the way")
    assert str(checkout.data) in checkout.fails()


def test_a_database_that_does_not_answer_is_said_in_one_line(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = checkout.fails(DATABASE_URL=f"postgresql://nobody:secret@127.0.0.1:{port}/none")
    assert "The database doesn't answer" in said
    assert "secret" not in said


def test_a_wrong_setting_is_said_in_one_line(checkout: Checkout) -> None:
    assert "GATEWAY_PORT is wrong" in checkout.fails(LEARNBOT_GATEWAY_PORT="none")


@needs_proc
def test_a_database_that_is_killed_is_started_again_and_at_last_given_up(
    checkout: Checkout,
) -> None:
    process = checkout.up()
    wait_for(process, "Ctrl-C ends it")
    for _ in range(3):
        os.kill(postmaster(checkout), signal.SIGKILL)
        wait_for(process, "PostgreSQL runs again")
        deadline = time.monotonic() + 20
        while found(checkout.ports[0]) != {"skill": {"name": "Python"}}:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    os.kill(postmaster(checkout), signal.SIGKILL)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "PostgreSQL ended 4 times in 10 minutes, the last time by SIGKILL" in said
    assert said.count("\n") == 1
    assert gone(checkout, 10)


def postmaster(checkout: Checkout) -> int:
    """The process of the embedded PostgreSQL."""
    home = checkout.data / "postgres"
    place = home / "place"
    base = Path(place.read_text().strip()) if place.exists() else home
    return int((base / "data" / "postmaster.pid").read_text().split("\n")[0])


def found(port: int) -> object:
    """What a query that is asked anew each time finds now; None where it fails."""
    return ask(port, f'{{ skill(slug: "python") {{ name }} }} # {time.monotonic()}')
