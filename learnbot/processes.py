"""The services as child processes: started, watched until they are ready, ended together.

They are forked from one process that has imported the code once: four interpreters that each
import it by themselves take three times as long on two cores.
"""

import json
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from domain.kit.config import Settings
from learnbot.roles import Role
from learnbot.trouble import Trouble

READY_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 25.0
CONTEXT = get_context("forkserver")


def prepare() -> None:
    """Begin to import the services' code in the process that they are forked from."""
    CONTEXT.set_forkserver_preload(["learnbot.preload"])
    forkserver.ensure_running()


def check_ports(roles: Sequence[Role], settings: Settings) -> None:
    """Raise Trouble if a service's port is in use: said before anything is started."""
    for role in roles:
        port = role.port(settings)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.host, port))
            except OSError as error:
                raise Trouble(
                    f"Port {port} for {role.name} can't be used ({error.strerror}): end what "
                    f"uses it, or set LEARNBOT_{role.port_setting.upper()}."
                ) from None


@dataclass(slots=True)
class Processes:
    """The services that were started here, with one log file each in `logs`."""

    settings: Settings
    logs: Path
    running: dict[Role, ForkServerProcess] = field(default_factory=dict)

    def start(self, role: Role) -> None:
        """Start a service; it ends by itself should this process die."""
        self.logs.mkdir(parents=True, exist_ok=True)
        process = CONTEXT.Process(
            target=_serve, args=(role, self.settings, self._log(role)), name=role.name
        )
        process.start()
        self.running[role] = process

    def wait_ready(self, told: Callable[[Role], None]) -> None:
        """Return when every service answers that it is ready; `told` hears of each."""
        waiting = list(self.running)
        deadline = time.monotonic() + READY_TIMEOUT_S
        while waiting:
            for role in list(waiting):
                reason = self._unready(role)
                if reason is None:
                    waiting.remove(role)
                    told(role)
                elif time.monotonic() > deadline:
                    log = self._log(role)
                    raise Trouble(f"{role.name} isn't ready: {reason} (log: {log}).")
            self.check()
            time.sleep(0.05)

    def check(self) -> None:
        """Raise Trouble if a service has ended by itself."""
        for role, process in self.running.items():
            if (code := process.exitcode) is not None:
                raise Trouble(
                    f"{role.name} ended with code {code}: {self._last_words(role)} "
                    f"(log: {self._log(role)})."
                )

    def stop(self) -> None:
        """End them all, at the same time, each finishing what it is doing."""
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + STOP_TIMEOUT_S
        for process in self.running.values():
            process.join(max(0.0, deadline - time.monotonic()))
            if process.exitcode is None:
                process.kill()
                process.join()
        self.running.clear()

    def _unready(self, role: Role) -> str | None:
        url = f"http://{self.settings.host}:{role.port(self.settings)}/health"
        try:
            with urllib.request.urlopen(url, timeout=3):
                return None
        except urllib.error.HTTPError as error:
            return error.read(500).decode(errors="replace")
        except OSError as error:
            return str(getattr(error, "reason", error))

    def _last_words(self, role: Role) -> str:
        lines = self._log(role).read_text(errors="replace").strip().splitlines()
        for line in reversed(lines):
            try:
                said = json.loads(line)
            except ValueError:
                return line.strip()
            if said.get("level") in ("error", "critical"):
                return str(said.get("exception", said["message"])).strip().splitlines()[-1]
        return "no message"

    def _log(self, role: Role) -> Path:
        return self.logs / f"{role.name}.log"


def _serve(role: Role, settings: Settings, log: Path) -> None:
    """The child's whole life."""
    os.setsid()  # Ctrl-C reaches the parent alone, which ends its children
    with log.open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.environ["DATABASE_URL"] = settings.dsn()
    from learnbot.services import run

    run(role, settings, with_parent=True)
