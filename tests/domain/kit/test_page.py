"""Pages of listings: forward, backward, filtered and narrow; cursors only when asked for."""

from typing import NamedTuple
from uuid import UUID

import pytest
from graph import counted
from sqlalchemy import select

from domain.kit.db import columns
from domain.kit.page import Listing, Listings, Order, PageRequest, bounds
from domain.kit.services import Services
from domain.skills.models import Skill


class Tool(NamedTuple):
    id: UUID
    slug: str
    name: str


TOOLS: Listing[Tool] = Listing(select(*columns(Skill, Tool)), Tool, Order((Skill.slug,), ("slug",)))
BY_ID: Listings[Tool] = Listings(
    lambda id: select(*columns(Skill, Tool)).where(Skill.id == id), Tool, TOOLS.order
)
ROWS = select(Skill.slug).order_by(Skill.slug)


def at(**request):
    return bounds(PageRequest(**request), default=20, limit=100)


async def test_pages_follow_one_another_and_come_back(services: Services):
    async with services.db.read() as session:
        slugs = await session.scalars(ROWS)
        first = await TOOLS.page(session, at(first=3))
        second = await TOOLS.page(session, at(first=3, after=first.cursors[-1]))
        back = await TOOLS.page(session, at(last=3, before=second.cursors[0]))
        last = await TOOLS.page(session, at(last=2))
    assert [tool.slug for tool in first.items] == slugs[:3]
    assert [tool.slug for tool in second.items] == slugs[3:6]
    assert list(back.items) == list(first.items)
    assert [tool.slug for tool in last.items] == slugs[-2:]
    assert (first.has_next, first.has_previous) == (True, False)
    assert (second.has_next, second.has_previous) == (True, True)
    assert (last.has_next, last.has_previous) == (False, True)
    assert len(list(first.cursors)) == len(set(first.cursors)) == 3


async def test_a_filtered_page_holds_only_what_fits(services: Services):
    async with services.db.read() as session:
        page = await TOOLS.page(session, at(first=5), Skill.slug == "sql")
    assert [tool.slug for tool in page.items] == ["sql"]
    assert not page.has_next


@pytest.mark.parametrize("where", [(), (Skill.slug >= "a",)])
async def test_a_narrow_page_reads_what_is_wanted_and_its_order(services: Services, where):
    async with services.db.read() as session:
        with counted() as statements:
            page = await TOOLS.page(session, at(first=2), *where, wanted=frozenset({"id"}))
        whole = await TOOLS.page(session, at(first=2), *where)
    assert [tool.id for tool in page.items] == [tool.id for tool in whole.items]
    assert list(page.cursors) == list(whole.cursors)
    assert "skills.name" not in statements[0]
    with pytest.raises(AttributeError):
        _ = page.items[0].name


async def test_narrow_pages_below_parents_read_the_same_of_each(services: Services):
    async with services.db.read() as session:
        ids = await session.scalars(select(Skill.id).order_by(Skill.slug).limit(3))
        with counted() as statements:
            pages = await BY_ID.pages(session, ids, at(first=2), frozenset({"id"}))
        whole = await BY_ID.pages(session, ids, at(first=2))
    assert [pages[id].items[0].id for id in ids] == ids
    assert [list(pages[id].cursors) for id in ids] == [list(whole[id].cursors) for id in ids]
    assert "skills.name" not in statements[0]
    assert len(statements) == 1
    with pytest.raises(AttributeError):
        _ = pages[ids[0]].items[0].name
