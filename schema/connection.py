"""Relay connections over pages: one generic pair of types for every list."""

from typing import Annotated, Generic, TypeVar

import strawberry

from domain.kit.config import shipped
from domain.kit.page import Page
from resolvers.batching import HANDS_ON, computed, total

T = TypeVar("T")

_COUNTED = shipped("total_count_limit")


@strawberry.type(description="Where a page lies in its list (Relay).")
class PageInfo:
    has_next_page: Annotated[bool, strawberry.field(description="Whether items follow after it.")]
    has_previous_page: Annotated[
        bool, strawberry.field(description="Whether items come before it.")
    ]
    start_cursor: Annotated[
        str | None, strawberry.field(description="The first item's cursor; null for an empty page.")
    ]
    end_cursor: Annotated[
        str | None, strawberry.field(description="The last item's cursor; null for an empty page.")
    ]


@strawberry.type(description="An item of a list with its cursor.")
class Edge(Generic[T]):
    cursor: Annotated[
        str, strawberry.field(description="Its place: give it as `after` or `before`.")
    ]
    node: Annotated[T, strawberry.field(description="The item.", metadata={HANDS_ON: "objects"})]


def edges(page: Page[T]) -> list[Edge[T]]:
    """The edges of a page."""
    return [
        Edge(cursor=cursor, node=item)
        for item, cursor in zip(page.items, page.cursors, strict=True)
    ]


def page_info(page: Page[T]) -> PageInfo:
    """The page info of a page."""
    return PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=page.cursors[0] if page.cursors else None,
        end_cursor=page.cursors[-1] if page.cursors else None,
    )


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: Annotated[
        list[Edge[T]],
        strawberry.field(
            resolver=computed(edges),
            description="The items, with their cursors.",
            metadata={HANDS_ON: "containers"},
        ),
    ]
    nodes: Annotated[
        list[T],
        strawberry.field(
            resolver=computed(lambda page: page.items),
            description="The items without cursors.",
            metadata={HANDS_ON: "objects"},
        ),
    ]
    page_info: Annotated[
        PageInfo,
        strawberry.field(
            resolver=computed(page_info), description="Where the page lies in its list."
        ),
    ]
    total_count: Annotated[
        int,
        strawberry.field(
            resolver=total(),
            description="How many items the whole list has, over all its pages. Counted up to "
            f"{_COUNTED}: {_COUNTED}+1 stands for any more.",
        ),
    ]
