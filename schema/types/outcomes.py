"""Refusals that many operations share."""

from typing import Annotated

import strawberry

from domain.kit import refusal
from schema.view import view_of

MESSAGE = Annotated[str, strawberry.field(description="What went wrong and what to do.")]


@strawberry.interface(description="Why an operation wasn't carried out. Nothing was changed.")
class Refusal:
    message: MESSAGE


@view_of(refusal.NotFound, description="There is no such thing among the caller's.")
class NotFound(Refusal):
    id: Annotated[strawberry.ID, strawberry.field(description="The id that was asked for.")]


@view_of(refusal.InvalidInput, description="A value of the input breaks a rule.")
class InvalidInput(Refusal):
    field: Annotated[
        str, strawberry.field(description="The path of the value, such as `items.0.title`.")
    ]
