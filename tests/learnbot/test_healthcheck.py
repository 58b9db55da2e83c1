"""The container's health check, against a real service and against none."""

import asyncio
import socket
import subprocess
import sys

import pytest
from gateways import served

from domain.kit.services import Services
from learnbot import healthcheck
from learnbot.roles import ROLES


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ports of this test for each role, on which nothing listens."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in ROLES]
    found = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    for role, port in zip(ROLES, found, strict=True):
        monkeypatch.setenv(f"LEARNBOT_{role.port_setting.upper()}", str(port))
    return found


def code() -> int:
    return subprocess.run([sys.executable, "-m", "learnbot.healthcheck"], check=False).returncode


async def test_the_service_that_listens_is_asked(
    services: Services, ports: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(ports) == len(ROLES)
    async with served(services) as host:
        monkeypatch.setenv("LEARNBOT_RESUME_PARSER_PORT", host.split(":")[1])
        assert await asyncio.to_thread(code) == 0


@pytest.mark.usefixtures("ports")
def test_where_none_does_the_container_is_unhealthy() -> None:
    assert code() == 1


def test_one_that_listens_and_says_nothing_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(healthcheck, "TIMEOUT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not healthcheck.lives(silent.getsockname()[1])
