"""Which tasks each role works off the queue."""

import domain.tables  # noqa: F401 (a statement is compiled when its tables are all known)
from domain import worker
from domain.kit.queue import Task
from learnbot.roles import Role


def all_tasks() -> list[Task]:
    """Every task there is: the areas' and the scrapers'."""
    return worker.tasks()


def tasks_of(role: Role) -> list[Task]:
    """The tasks whose queue `role` takes work from."""
    return [task for task in all_tasks() if task.queue in role.queues]
