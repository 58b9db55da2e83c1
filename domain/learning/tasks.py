"""What the learning-resources role takes off the queue for learning."""

from datetime import UTC, datetime

from domain.kit.queue import Tasks
from domain.kit.services import Services
from domain.learning import plan_repository, replanning

tasks = Tasks()

PLANS_A_NIGHT = 10_000


@tasks.task("learning:refresh_plans", cron="30 3 * * *")
async def refresh_plans(services: Services) -> None:
    """Plan again what fell behind, or counts on a resource that isn't there any more."""
    today = datetime.now(UTC).date()
    async with services.db.read() as session:
        stale = await plan_repository.stale_plans(session, today, PLANS_A_NIGHT)
    for plan_id, user_id in stale:
        async with services.db.transaction() as session:
            await replanning.replan(session, services.settings, user_id, plan_id, today=today)
