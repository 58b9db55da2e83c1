"""What resources count for in a plan, by the person's wishes."""

from datetime import date
from typing import Any

import pytest

from domain.kit.services import Services
from domain.learning.offer_repository import UNMET_WISH, offers_for
from domain.learning.planning import Span, Target
from domain.learning.service import ResourceDraft, resource_id, write
from domain.learning.values import Cost, Preferences, ResourceType
from domain.skills.values import skill_id

TARGETS = [Target("docker", 0, 2)]
AS_OF = date(2026, 11, 1)
PRICED: dict[str, Any] = {"price_usd_cents": 3000, "price_as_of": AS_OF}


async def offered(
    services: Services, wishes: Preferences, hours: float = 10.0, **more: Any
) -> list[tuple[float, float, float]]:
    """Hours, effort and cost of one resource, as a plan at five hours a week counts them."""
    span = more.pop("span", Span(0, 2))
    draft = ResourceDraft(
        title="Containers",
        provider="Sample Press",
        url="https://learn.example.com/containers",
        type=ResourceType.COURSE,
        hours=hours,
        skills={skill_id("docker"): span},
        **more,
    )
    async with services.db.transaction() as session:
        await write(session, {resource_id(draft.url): draft}, source="catalogue")
        found = await offers_for(session, TARGETS, wishes, 5.0)
    assert [found.id(row) for row in range(len(found))] == [resource_id(draft.url)][: len(found)]
    return list(
        zip(found.hours.tolist(), found.efforts.tolist(), found.costs.tolist(), strict=True)
    )


@pytest.mark.parametrize(
    ("wishes", "has", "share"),
    [
        ({}, {}, 1),
        ({"hands_on": True}, {"hands_on": True}, 1),
        ({"hands_on": True}, {}, UNMET_WISH),
        ({"certificates": True}, {"hands_on": True}, UNMET_WISH),
        ({"hands_on": True, "certificates": True}, {}, UNMET_WISH**2),
    ],
)
async def test_each_unmet_wish_makes_hours_count_more(
    services: Services, wishes: dict[str, bool], has: dict[str, bool], share: float
) -> None:
    assert await offered(services, Preferences(**wishes), **has) == [(10, 10 * share, 0)]


@pytest.mark.parametrize(
    ("cost", "hours", "certificates", "cents"),
    [
        (Cost.PAID, 60, False, 3000),
        (Cost.SUBSCRIPTION, 21, False, 3000),
        (Cost.SUBSCRIPTION, 22, False, 6000),
        (Cost.FREE_AUDIT, 60, False, 0),
        (Cost.FREE_AUDIT, 60, True, 3000),
    ],
)
async def test_a_subscription_is_paid_for_each_month_begun_and_an_audit_for_its_certificate(
    services: Services, cost: Cost, hours: float, certificates: bool, cents: int
) -> None:
    wishes = Preferences(certificates=certificates)
    found = await offered(services, wishes, hours, cost=cost, certificate=True, **PRICED)
    assert found == [(hours, hours, cents)]


@pytest.mark.parametrize(("span", "found"), [(Span(1, 3), 1), (Span(2, 3), 0)])
async def test_what_starts_where_the_target_ends_teaches_nothing_of_it(
    services: Services, span: Span, found: int
) -> None:
    assert len(await offered(services, Preferences(), span=span)) == found
