"""Refusals: what a caller did that can't be done, as a value they can act on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The base of every refusal; `message` says in plain words what to do."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound(Refusal):
    """No such thing, or not the caller's: the two are told apart to nobody."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidInput(Refusal):
    """A value of the input breaks a rule; `field` is its path, such as `items.0.email`."""

    field: str


class Refused(Exception):
    """Rolls the transaction back and carries the reason to the edge."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.message)
        self.reason = reason


def invalid(field: str, message: str) -> Refused:
    """A ready `Refused` for one bad field."""
    return Refused(InvalidInput(field=field, message=message))


def not_found(id: str, what: str) -> Refused:
    """A ready `Refused` for a thing that isn't there or isn't the caller's."""
    return Refused(NotFound(id=id, message=f"There is no {what} with this id among yours."))
