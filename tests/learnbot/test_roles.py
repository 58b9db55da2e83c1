"""The roles: each queue has exactly one, so that no task waits for ever."""

import pytest

from domain.kit.config import Settings
from learnbot.roles import ROLES, by_name
from learnbot.tasks import all_tasks, tasks_of
from learnbot.trouble import Trouble


def test_every_task_is_worked_by_exactly_one_role() -> None:
    for task in all_tasks():
        takers = [role.name for role in ROLES if task in tasks_of(role)]
        assert len(takers) == 1, (task.name, takers)


def test_the_roles_listen_where_the_runbook_says() -> None:
    settings = Settings()
    assert {role.name: role.port(settings) for role in ROLES} == {
        "api-gateway": 8090,
        "resume-parser": 8080,
        "job-aggregator": 8081,
        "learning-resources": 8082,
    }


def test_an_unknown_role_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Trouble, match="choose of api-gateway, resume-parser, job-aggregator"):
        by_name("parser")
