"""Relations: declared once over a batch, walked by dataloaders or by compiled plans."""

import inspect
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.kit.batch import Aligned, Limited
from domain.kit.db import Session
from domain.kit.page import Bounds, Listings, Page
from domain.kit.totals import Total, known, totals
from domain.kit.whole import Writer
from resolvers.arguments import (
    INFO,
    PAGE,
    ROOT,
    arguments_of,
    counted,
    give_arguments,
    how_many,
    page_bounds,
)
from resolvers.context import Context, Info
from resolvers.ways import OfParent, goes, way_of

# In a field's metadata: that it hands on "objects" its parent holds, or "containers" of them.
HANDS_ON = "hands_on"

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
P = TypeVar("P")

Fetch = Callable[[Session, Sequence[K]], Awaitable[Mapping[K, V]]]
Resolver = Callable[..., Any]


class Relation(Generic[K, V]):
    """A field that is answered for many parents at once.

    `key(context, parent, **arguments)` gives what `fetch` is asked for, or None where there is
    nothing to ask; `absent` makes the value of a key that `fetch` doesn't give. `reads` names the
    fields of the parent that `key` reads, None where they aren't known; `attribute` is set where
    the key is one of them and nothing else. A `lasting` one doesn't look at who asks.
    """

    # Whether its values are pages, and what is wanted is of the records in them.
    contained = False

    def __init__(
        self,
        fetch: Fetch[K, V],
        key: Callable[..., K | None],
        absent: Callable[[], V],
        reads: frozenset[str] | None = None,
        attribute: "attrgetter[K] | None" = None,
        *,
        lasting: bool = False,
    ) -> None:
        self.fetch = fetch
        self.key = key
        self.absent = absent
        self.reads = reads
        self.attribute = attribute
        self.lasting = lasting

    async def load_many(
        self, context: Context, keys: Sequence[K], wanted: frozenset[str] | None = None
    ) -> list[V]:
        """The value of each key, in order, by one call of `fetch`.

        Where `fetch` can read less, its records hold the fields `wanted` (None: all).
        """
        if isinstance(self.fetch, Aligned):
            values = await context.services.reads.aligned(self.fetch, keys, wanted)
            return [self.absent() if value is None else value for value in values]
        async with context.services.db.read() as session:
            found = await self.fetch(session, keys)
        return [found[key] if key in found else self.absent() for key in keys]

    def load(self, context: Context, key: K) -> Awaitable[V]:
        """The value of one key, batched with the others of this request."""
        loader = context.loaders.get(self)
        if loader is None:

            async def load_all(keys: list[K]) -> list[V]:
                return await self.load_many(context, keys)

            loader = context.loaders[self] = DataLoader(load_fn=load_all)
        return loader.load(key)


def many(fetch: Fetch[K, list[V]], *, key: Callable[..., K | None]) -> Resolver:
    """A resolver of lists. Further parameters of `key`, after the parent, become arguments."""
    return _resolver(
        fetch, _without_context(key), list, arguments_of(key, skip=1), key, lasting=True
    )


def first_of(
    fetch: Fetch[Limited, list[V]],
    *,
    key: Callable[[Any], UUID],
    default: int,
    least: int = 0,
    note: str = "",
) -> Resolver:
    """A resolver of the start of a list, with the argument `first`; `note` says its order."""

    def limited_key(context: Context, parent: Any, first: int = default) -> Limited:
        # Up to its default, no setting forbids it: whole answers are prepared without a context.
        if not least <= first <= default:
            counted(context.services.settings, first, least=least)
        return Limited(key(parent), first)

    argument = inspect.Parameter(
        "first",
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[int, how_many(least=least, note=note)],
    )
    return _resolver(fetch, limited_key, list, [argument], lasting=True)


def one(fetch: Fetch[K, V], *, key: Callable[..., K | None]) -> Resolver:
    """A resolver of single values, null where there is none."""
    return _resolver(
        fetch, _without_context(key), _none, arguments_of(key, skip=1), key, lasting=True
    )


def owned(
    fetch: Fetch[K, V], *, key: Callable[..., K | None], absent: Callable[[], Any]
) -> Resolver:
    """Like `many` and `one`, with `key(viewer_id, parent, …)`: what only the caller may see.

    For an anonymous caller the value is absent.
    """

    def owned_key(context: Context, parent: Any, **arguments: Any) -> K | None:
        viewer = context.viewer
        return None if viewer is None else key(viewer.user_id, parent, **arguments)

    return _resolver(fetch, owned_key, absent, arguments_of(key, skip=2))


class PagesRelation(Relation[tuple[UUID, Bounds], Page[Any]]):
    """Pages below many parents: one statement for all that ask the same page.

    What is `wanted` is of the records in them.
    """

    contained = True

    def __init__(self, listings: Listings[Any], key: Callable[[Any], UUID]) -> None:
        def page_key(context: Context, parent: Any, **given: Any) -> tuple[UUID, Bounds]:
            return key(parent), page_bounds(context, **given)

        super().__init__(self._pages, page_key, _empty_page, _reads(key), lasting=True)
        self._listings = listings

    async def load_many(
        self,
        context: Context,
        keys: Sequence[tuple[UUID, Bounds]],
        wanted: frozenset[str] | None = None,
    ) -> list[Page[Any]]:
        async with context.services.db.read() as session:
            found = await self._pages(session, keys, wanted)
        return [found[key] for key in keys]

    async def _pages(
        self,
        session: Session,
        keys: Sequence[tuple[UUID, Bounds]],
        wanted: frozenset[str] | None = None,
    ) -> dict[tuple[UUID, Bounds], Page[Any]]:
        asked: dict[Bounds, list[UUID]] = {}
        for parent, at in keys:
            asked.setdefault(at, []).append(parent)
        return {
            (parent, at): found
            for at, parents in asked.items()
            for parent, found in (await self._listings.pages(session, parents, at, wanted)).items()
        }


def connection(listings: Listings[Any], *, key: Callable[[Any], UUID]) -> Resolver:
    """A resolver of pages below many parents."""
    return _resolver_of(PagesRelation(listings, key), PAGE)


def asked(fetch: Fetch[K, V], *, key: Callable[..., K]) -> Resolver:
    """A resolver at the root, of what follows from its arguments and is the same for everyone.

    `key(context, **arguments)` makes of them what `fetch` is asked for.
    """

    def root_key(context: Context, _root: None, **given: Any) -> K:
        return key(context, **given)

    return _resolver(fetch, root_key, _none, arguments_of(key, skip=1), lasting=True)


def _total_key(context: Context, page: Page[Any]) -> tuple[Total, int]:
    return page.total, context.services.settings.total_count_limit + 1


def total() -> Resolver:
    """A resolver of how many items a page's whole list has, counted up to one over the limit."""
    return _resolver(totals, _total_key, lambda: 0, [], lasting=True)


def computed(
    function: Callable[[Any], Any],
    *,
    reads: Iterable[str] | None = None,
    written: tuple[str, Writer] | None = None,
) -> Resolver:
    """A field that is a pure function of its parent; compiled plans call it directly.

    `reads` names the parent's fields that it reads: without it, all of them have to be there.
    `written` is the field, if it is one alone, and how PostgreSQL writes the same value.
    """

    def resolve(root: Any) -> Any:
        return function(root)

    names = None if reads is None else frozenset(reads)
    return goes(resolve, OfParent(function, names, written))


def relation_of(resolver: Resolver) -> Relation[Any, Any]:
    """The relation that a resolver was made of, for who asks it for several parents."""
    relation = way_of(resolver)
    assert isinstance(relation, Relation)
    return relation


def _resolver(
    fetch: Fetch[Any, Any],
    key: Callable[..., Any],
    absent: Callable[[], Any],
    arguments: list[inspect.Parameter],
    plain: Callable[..., Any] | None = None,
    *,
    lasting: bool = False,
) -> Resolver:
    attribute = plain if isinstance(plain, attrgetter) else None
    relation = Relation(fetch, key, absent, _reads(attribute), attribute, lasting=lasting)
    return _resolver_of(relation, arguments)


def _resolver_of(relation: Relation[Any, Any], arguments: list[inspect.Parameter]) -> Resolver:
    def resolve(root: Any, info: Info, **given: Any) -> Any:
        wanted = relation.key(info.context, root, **given)
        return relation.absent() if wanted is None else relation.load(info.context, wanted)

    give_arguments(resolve, [ROOT, INFO], arguments)
    return goes(resolve, relation)


def _without_context(key: Callable[..., K | None]) -> Callable[..., K | None]:
    def keyed(_context: Context, parent: Any, **arguments: Any) -> K | None:
        return key(parent, **arguments)

    return keyed


def _reads(key: Any) -> frozenset[str] | None:
    """The fields that a key reads, where it is an attrgetter and says so."""
    return frozenset(key.__reduce__()[1]) if isinstance(key, attrgetter) else None


def _none() -> Any:
    return None


def _empty_page() -> Page[Any]:
    return Page([], [], has_next=False, has_previous=False, total=known(0))
