"""`learnbot queue`: seen, tried again, taken out."""

import pytest
from pydantic import SecretStr

from domain.kit.config import Settings
from domain.kit.queue import defer
from domain.kit.services import Services
from domain.kit.telemetry import request_id
from learnbot import queue
from learnbot.trouble import Trouble


async def put(services: Services, task: str, status: str, once: str | None = None) -> int:
    """The id of a task that stands there with a status."""
    token = request_id.set("upload-0042")
    try:
        async with services.db.transaction() as session:
            await defer(session, task, {}, once=once)
            cursor = await session.connection.execute(
                "UPDATE procrastinate_jobs SET status = %s, attempts = 3 "
                "WHERE id = (SELECT max(id) FROM procrastinate_jobs) RETURNING id",
                [status],
            )
            row = await cursor.fetchone()
    finally:
        request_id.reset(token)
    assert row is not None
    id: int = row[0]
    return id


async def standing(services: Services, id: int) -> tuple[str, int] | None:
    """(status, tries) of a task; None where it is gone."""
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            "SELECT status, attempts FROM procrastinate_jobs WHERE id = %s", [id]
        )
        found: tuple[str, int] | None = await cursor.fetchone()
    return found


async def test_it_shows_what_waits_and_each_that_failed_with_its_request(
    services: Services, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await put(services, "test:wait", "todo")
    failed = await put(services, "test:fail", "failed")
    queue.show(settings)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["test:wait", "1", "0", "0"] in lines
    assert ["test:fail", "0", "0", "1"] in lines
    (shown,) = [line for line in lines if line[0] == str(failed)]
    assert shown[1:3] == ["test:fail", "failed"]
    assert shown[-1] == "upload-0042"


async def test_what_failed_gets_all_its_tries_again(services: Services, settings: Settings) -> None:
    id = await put(services, "test:fail", "failed")
    queue.retry(settings, [id])
    assert await standing(services, id) == ("todo", 0)
    with pytest.raises(Trouble, match=f"Task {id} isn't one that failed"):
        queue.retry(settings, [id])


async def test_one_of_a_kind_that_waits_already_is_not_put_beside_it(
    services: Services, settings: Settings
) -> None:
    failed = await put(services, "test:fail", "failed", once="key")
    await put(services, "test:fail", "todo", once="key")
    with pytest.raises(Trouble, match="waits already"):
        queue.retry(settings, [failed])


@pytest.mark.parametrize("status", ["todo", "failed"])
async def test_what_waits_or_failed_can_be_removed(
    services: Services, settings: Settings, status: str
) -> None:
    id = await put(services, "test:any", status)
    queue.remove(settings, [id])
    assert await standing(services, id) is None


async def test_what_is_being_done_cannot(services: Services, settings: Settings) -> None:
    id = await put(services, "test:any", "doing")
    with pytest.raises(Trouble, match="isn't one that waits or failed"):
        queue.remove(settings, [id])
    assert await standing(services, id) == ("doing", 3)


def test_a_database_that_does_not_answer_is_said_in_one_line(settings: Settings) -> None:
    url = SecretStr("postgresql://nobody:secret@127.0.0.1:9/none")
    with pytest.raises(Trouble, match="doesn't answer") as caught:
        queue.show(settings.model_copy(update={"database_url": url}))
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
