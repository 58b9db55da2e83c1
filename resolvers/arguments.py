"""Arguments of fields: their descriptions, those of every page, and how many items may be asked."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

import strawberry
from strawberry.types.arguments import StrawberryArgumentAnnotation

from domain.kit.config import Settings, shipped
from domain.kit.page import Bounds, PageRequest, bounds
from domain.kit.refusal import invalid
from resolvers.context import Context, Info


def described(text: str) -> StrawberryArgumentAnnotation:
    """The description of an argument, to stand in its annotation."""
    return strawberry.argument(description=text)


PAGE = [
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
    for name, annotation in {
        "first": Annotated[int | None, described("How many, from the start.")],
        "after": Annotated[str | None, described("Start after this cursor.")],
        "last": Annotated[int | None, described("How many, from the end.")],
        "before": Annotated[str | None, described("End before this cursor.")],
    }.items()
]
"""The arguments of a page, in the order of the schema."""


def page_bounds(
    context: Context,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Bounds:
    """Check the page arguments against the settings' limits; raises Refused(InvalidInput)."""
    settings = context.services.settings
    return bounds(
        PageRequest(first, after, last, before),
        default=settings.page_size_default,
        limit=settings.page_size_limit,
    )


def counted(settings: Settings, first: int, *, least: int = 0) -> int:
    """The argument `first` of a list without pages; raises Refused(InvalidInput) out of range."""
    if not least <= first <= settings.list_limit:
        raise invalid("first", f"first must be from {least} to {settings.list_limit}.")
    return first


def how_many(*, least: int = 0, note: str = "") -> StrawberryArgumentAnnotation:
    """The description of the argument `first` of a list without pages."""
    return described(f"How many, {least} to {shipped('list_limit')}{note}.")


def arguments_of(function: Callable[..., Any], *, skip: int) -> list[inspect.Parameter]:
    """The parameters of a function, without the first `skip`, as a field's arguments."""
    if not inspect.isfunction(function):
        return []  # an attrgetter takes the parent alone
    hints = get_type_hints(function, include_extras=True)
    return [
        parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in list(inspect.signature(function).parameters.items())[skip:]
    ]


ROOT = inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD)
INFO = inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)


def give_arguments(
    resolve: Callable[..., Any],
    leading: list[inspect.Parameter],
    arguments: list[inspect.Parameter],
) -> None:
    """Let a resolver that takes any arguments by name tell Strawberry which they are."""
    resolve.__signature__ = inspect.Signature([*leading, *arguments])  # type: ignore[attr-defined]
    resolve.__annotations__ = {"info": Info} | {p.name: p.annotation for p in arguments}
