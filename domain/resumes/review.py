"""What an owner says of a resume's items: right, wrong, corrected, missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.kit.config import Settings
from domain.kit.db import Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import invalid, not_found
from domain.kit.services import Services
from domain.resumes import consequences, owner, repository
from domain.resumes.items import FIELDS
from domain.resumes.records import Item, ItemKind, ItemState
from domain.resumes.service import own


@dataclass(frozen=True, slots=True)
class ItemReviewed:
    """An item after its owner's word."""

    item: Item
    resume_id: UUID


async def confirm(services: Services, user_id: UUID, item_id: UUID) -> ItemReviewed:
    """Say that an item is right as it was read."""
    return await _review(services, user_id, item_id, {"state": ItemState.CONFIRMED})


async def reject(services: Services, user_id: UUID, item_id: UUID) -> ItemReviewed:
    """Say that an item is wrong; it counts no longer."""
    return await _review(services, user_id, item_id, {"state": ItemState.REJECTED})


async def edit(
    services: Services, user_id: UUID, item_id: UUID, changed: Mapping[str, Any]
) -> ItemReviewed:
    """Set fields of an item; null empties one. Raises Refused."""
    async with services.db.transaction() as session:
        item = await _own_item(session, user_id, item_id)
        value = {**item.value, **_checked(services.settings, ItemKind(item.kind), changed)}
        value = {name: one for name, one in value.items() if one is not None}
        state = ItemState.ADDED if item.original is None else ItemState.EDITED
        return await _reviewed(session, services.settings, item, {"state": state, "value": value})


async def add(
    services: Services, user_id: UUID, resume_id: UUID, kind: ItemKind, given: Mapping[str, Any]
) -> ItemReviewed:
    """Add what the resume says and the parser missed; the same twice, once. Raises Refused."""
    checked = _checked(services.settings, kind, given)
    checked = {name: one for name, one in checked.items() if one is not None}
    if not checked:
        raise invalid("value", "Give at least one field.")
    async with services.db.transaction() as session:
        await own(session, user_id, resume_id)
        await repository.locked(session, resume_id)
        items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
        for one in items:
            if (one.kind, one.state, one.value) == (kind, ItemState.ADDED, checked):
                return ItemReviewed(one, resume_id)
        item = Item(
            id=uuid7(),
            resume_id=resume_id,
            kind=kind,
            position=max((one.position for one in items), default=-1) + 1,
            state=ItemState.ADDED,
            value=checked,
            original=None,
            confidence=1.0,
            readings=[],
        )
        await repository.add_items(session, [item])
        return await _reviewed(session, services.settings, item, {})


async def _review(
    services: Services, user_id: UUID, item_id: UUID, changed: Mapping[str, Any]
) -> ItemReviewed:
    async with services.db.transaction() as session:
        item = await _own_item(session, user_id, item_id)
        if item.original is None:
            # What its owner has added is right by that: there is nothing to confirm.
            if changed["state"] == ItemState.REJECTED:
                raise invalid("id", "This item is yours, not read: edit it, or leave it.")
            changed = {}
        return await _reviewed(session, services.settings, item, changed)


async def _reviewed(
    session: Session, settings: Settings, item: Item, changed: Mapping[str, Any]
) -> ItemReviewed:
    if changed:
        await repository.change_item(session, item.id, changed)
    await consequences.draw(session, settings, item.resume_id)
    return ItemReviewed(item._replace(**changed), item.resume_id)


async def _own_item(session: Session, user_id: UUID, id: UUID) -> Item:
    item = await repository.item_of_user(session, user_id, id)
    if item is None:
        raise not_found(public_id("resume_item", id), "item")
    return item


def _checked(settings: Settings, kind: ItemKind, given: Mapping[str, Any]) -> dict[str, Any]:
    limit, allowed = settings.resume_value_limit_chars, FIELDS[kind]
    for name, value in given.items():
        if name not in allowed:
            fields = ", ".join(allowed)
            raise invalid(f"value.{name}", f"An item of this kind has the fields {fields}.")
        if isinstance(value, str) and len(value) > limit:
            raise invalid(f"value.{name}", f"Write at most {limit} characters.")
        dated = name in ("start", "end", "date", "expires") and value is not None
        if dated and owner.first_day(str(value)) is None:
            raise invalid(f"value.{name}", "Write a year as 2024 or a month as 2024-03.")
    return dict(given)
