"""A service as a process of its own: health, metrics, logs, and an orderly end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PORTS = {
    "api-gateway": "LEARNBOT_GATEWAY_PORT",
    "resume-parser": "LEARNBOT_RESUME_PARSER_PORT",
}


def serve(name: str, port: int, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "learnbot", "serve", name],
        env={**os.environ, "PYTHONPATH": str(ROOT), PORTS[name]: str(port), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def wait_ready(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            if get(port, "/health")[0] == 200:
                return
        except OSError:
            pass
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    return number


@pytest.mark.parametrize("name", list(PORTS))
def test_it_answers_logs_and_ends_in_order(
    name: str, port: int, database_url: str, tmp_path: Path
) -> None:
    environment = {"DATABASE_URL": database_url, "LEARNBOT_DATA_DIR": str(tmp_path)}
    process = serve(name, port, environment)
    try:
        wait_ready(port)
        status, body = get(port, "/health", **{"X-Request-ID": "health-check-1"})
        assert status == 200
        assert json.loads(body)["service"] == name
        assert json.loads(body)["checks"]["database"] == "ok"
        assert "learnbot_http_requests_total" in get(port, "/metrics")[1]
        assert get(port, "/nothing-here", **{"X-Request-ID": "missing-page-1"})[0] == 404
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["service"] for line in lines} == {name}
    assert lines[-1]["message"] == "stopped"
    (asked,) = [line for line in lines if line.get("request_id") == "missing-page-1"]
    assert asked["level"] == "info"
    assert asked["duration_ms"] > 0
    assert asked["route"]


def test_without_a_database_it_says_so_in_one_line(port: int, tmp_path: Path) -> None:
    process = serve("api-gateway", port, {"DATABASE_URL": "", "LEARNBOT_DATA_DIR": str(tmp_path)})
    _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.count("\n") == 1
    assert "DATABASE_URL" in err
