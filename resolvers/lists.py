"""Lists at the root: pages, whose arguments and limits are the same for all."""

from collections.abc import Awaitable, Callable
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

from domain.kit.batch import One
from domain.kit.page import Page
from resolvers.arguments import INFO, PAGE, arguments_of, give_arguments, page_bounds
from resolvers.batching import Relation, one, relation_of
from resolvers.context import Context, Info
from resolvers.ways import Listed, goes

Names: TypeAlias = frozenset[str] | None
"""Fields that will be read of the items; None says any may be."""

# pages(context, at, wanted, **arguments)
Pages: TypeAlias = Callable[..., Awaitable[Page[Any]]]


def listing(pages: Pages) -> Callable[..., Any]:
    """A resolver of a list, by `pages(context, at, wanted, *, arguments…)`.

    `at` is made of the arguments of every page (PAGE), which come before its own; `wanted` are
    `Names`.
    """
    return _resolver(pages, pages)


def public(rows: One[UUID, Any]) -> Callable[[Pages], Callable[..., Any]]:
    """A `listing` that is the same for everyone: `pages` isn't told who asks.

    `rows` reads by their ids what the pages are of.
    """
    return partial(_public, relation_of(one(rows, key=attrgetter("id"))))


def _public(items: Relation[UUID, Any], pages: Pages) -> Callable[..., Any]:
    def shared(context: Context, at: Any, wanted: Names, **arguments: Any) -> Awaitable[Page[Any]]:
        def make() -> Awaitable[Page[Any]]:
            return pages(context.of_anyone(), at, wanted, **arguments)

        kind = (pages, at, wanted, repr(arguments))  # inputs have no hash
        return context.services.reads.same(kind, make)

    return _resolver(shared, pages, items)


def _resolver(
    load: Pages, declared: Pages, items: Relation[UUID, Any] | None = None
) -> Callable[..., Any]:
    def of_arguments(
        context: Context,
        wanted: Names,
        *,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        **arguments: Any,
    ) -> Awaitable[Page[Any]]:
        at = page_bounds(context, first, after, last, before)
        return load(context, at, wanted, **arguments)

    async def resolve(info: Info, **given: Any) -> Page[Any]:
        return await of_arguments(info.context, None, **given)

    give_arguments(resolve, [INFO], [*PAGE, *arguments_of(declared, skip=3)])
    return goes(resolve, Listed(of_arguments, items))
