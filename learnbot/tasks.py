"""Which tasks each role works off the queue."""

import domain.tables  # noqa: F401 (a statement is compiled when its tables are all known)
from domain import worker
from domain.kit.queue import Task
from learnbot.roles import JOB_AGGREGATOR, Role


def all_tasks() -> list[Task]:
    """Every task there is: the areas' and the scrapers'."""
    from scrapers.tasks import tasks as scrapers

    return [*worker.tasks(), *scrapers.all]


def tasks_of(role: Role) -> list[Task]:
    """The tasks whose queue `role` takes work from."""
    # Only the sidecar loads the scrapers, and with them a browser's driver.
    known = all_tasks() if role is JOB_AGGREGATOR else worker.tasks()
    return [task for task in known if task.queue in role.queues]
