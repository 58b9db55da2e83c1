"""SQL of offers: what the catalogue has to teach a plan's targets."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Double,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    Uuid,
    all_,
    any_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal,
    select,
)

from domain.kit.db import AnySelect, Session, maker, ready
from domain.learning.models import Resource, ResourceSkill
from domain.learning.offers import Offer, Offers, offers
from domain.learning.planning import Target
from domain.learning.values import Cost, Preferences, ResourceStatus
from domain.skills.values import skill_id

# A wish that a resource doesn't meet makes its hours count so much more.
UNMET_WISH = 1.25
_WEEKS_A_MONTH = 52 / 12

_RANKS = ARRAY(SmallInteger)
_target = (
    func.unnest(
        bindparam("skills", type_=ARRAY(Uuid)),
        bindparam("starts", type_=_RANKS),
        bindparam("goals", type_=_RANKS),
    )
    .table_valued(
        column("skill_id", Uuid),
        column("start", SmallInteger),
        column("goal", SmallInteger),
        with_ordinality="place",
        name="target",
    )
    .render_derived()
)


async def offers_for(
    session: Session, targets: Sequence[Target], wishes: Preferences, hours_per_week: float
) -> Offers:
    """What teaches ranks of the targets and keeps to the musts; its effort weighed by the wishes.

    Thousands of rows: one for each skill of a resource, with plain numbers alone.
    """
    rows = await session.tuples(
        ready(_statement(wishes, hours_per_week)),
        skills=[skill_id(target.skill_id) for target in targets],
        starts=[target.start for target in targets],
        goals=[target.goal for target in targets],
    )
    return offers(targets, list(map(maker(Offer), rows)))


def _statement(wishes: Preferences, hours_per_week: float) -> AnySelect:
    return (
        select(
            # As bytes: to make thousands of UUIDs would take longer than the plan.
            func.uuid_send(Resource.id, type_=LargeBinary),
            Resource.hours,
            _effort(wishes),
            _price(wishes, hours_per_week),
            cast(_target.c.place - 1, Integer),
            ResourceSkill.level_from,
            ResourceSkill.level_to,
        )
        .select_from(_target)
        .join(ResourceSkill, ResourceSkill.skill_id == _target.c.skill_id)
        .join(Resource, Resource.id == ResourceSkill.resource_id)
        .where(
            ResourceSkill.level_from < _target.c.goal,
            ResourceSkill.level_to > _target.c.start,
            Resource.status == ResourceStatus.ACTIVE,
            *_musts(wishes),
        )
    )


def _effort(wishes: Preferences) -> ColumnElement[float]:
    """A resource's hours, more for each wish that it doesn't meet."""
    effort: ColumnElement[float] = Resource.hours.expression
    if wishes.hands_on:
        effort = effort * case((Resource.hands_on, 1.0), else_=UNMET_WISH)
    if wishes.certificates:
        effort = effort * case((Resource.certificate, 1.0), else_=UNMET_WISH)
    return cast(effort, Double)


def _price(wishes: Preferences, hours_per_week: float) -> ColumnElement[int]:
    """US cents for all of a resource; a subscription is paid for each month begun."""
    price = func.coalesce(Resource.price_usd_cents, 0)
    months = func.ceil(Resource.hours / (hours_per_week * _WEEKS_A_MONTH))
    prices = [(Resource.cost == Cost.SUBSCRIPTION, price * cast(months, BigInteger))]
    if not wishes.certificates:
        prices.append((Resource.cost == Cost.FREE_AUDIT, literal(0)))
    return case(*prices, else_=price)


def _musts(wishes: Preferences) -> list[ColumnElement[bool]]:
    """What a resource has to be."""
    found: list[ColumnElement[bool]] = []
    if wishes.free_only:
        found.append(Resource.cost == _any([Cost.FREE, Cost.FREE_AUDIT]))
    if wishes.types:
        found.append(Resource.type == _any(wishes.types))
    if wishes.excluded_providers:
        named = [provider.lower() for provider in wishes.excluded_providers]
        found.append(func.lower(Resource.provider) != all_(literal(named, ARRAY(Text))))
    if wishes.language:
        found.append(Resource.language == wishes.language)
    if wishes.budget_usd_cents is not None:
        # What costs an unknown sum can't be planned within a budget.
        costs = _any([Cost.PAID, Cost.SUBSCRIPTION])
        found.append(~((Resource.cost == costs) & Resource.price_usd_cents.is_(None)))
    return found


def _any(values: Sequence[str]) -> Any:
    return any_(literal(list(values), ARRAY(Text)))
