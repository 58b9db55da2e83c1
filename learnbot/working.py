"""A role's worker: takes work off the queue, and begins anew where it has failed."""

import asyncio
import logging

from domain.kit.services import Services
from learnbot.roles import Role

log = logging.getLogger("learnbot.service")


class Worker:
    """One worker of a process. procrastinate's ends when the database is away for some seconds."""

    def __init__(self, role: Role, services: Services, *, grace_s: int) -> None:
        self.role = role
        self.services = services
        self.grace_s = grace_s
        self._trouble: str | None = "the worker hasn't started"

    async def trouble(self) -> str | None:
        """Why no work is taken off the queue right now; None when it is."""
        return self._trouble

    async def run(self) -> None:
        """Work until this is cancelled; cancelled once, what is being done is finished."""
        again_s = self.services.settings.worker_restart_s
        while True:
            failed: Exception | None = None
            try:
                # It returns, too, where only its heartbeat has failed: that one logs it itself.
                await self._work()
            except Exception as error:  # noqa: BLE001 - without its worker a process does nothing
                failed = error
            if (current := asyncio.current_task()) is not None and current.cancelling():
                return
            self._trouble = "the worker has failed and begins anew soon: see the log"
            log.error("the worker failed; it begins anew in %s s", again_s, exc_info=failed)
            await asyncio.sleep(again_s)

    async def _work(self) -> None:
        # What only workers need comes in with the first of them.
        from domain.worker import RECOVERY, build_app
        from learnbot.tasks import tasks_of

        settings = self.services.settings
        app = build_app(self.services, tasks_of(self.role))
        async with app.open_async():
            self._trouble = None
            await app.run_worker_async(
                queues=[*self.role.queues, RECOVERY],
                name=self.role.name,
                concurrency=settings.worker_concurrency,
                install_signal_handlers=False,
                shutdown_graceful_timeout=self.grace_s,
                delete_jobs="successful",
                update_heartbeat_interval=settings.worker_heartbeat_s,
                stalled_worker_timeout=settings.worker_stalled_after_s,
            )
