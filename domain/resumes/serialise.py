"""Parsed resumes as JSON-ready dictionaries and back, by the types of their fields."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from domain.resumes.values import ParsedResume

V = TypeVar("V")


def to_json(resume: ParsedResume) -> dict[str, Any]:
    """Strings, numbers, booleans, None, lists and dictionaries only; keys are the field names."""
    return cast(dict[str, Any], _encode(resume))


def from_json(document: Mapping[str, Any]) -> ParsedResume:
    """The inverse of `to_json`; fields that the document lacks take their defaults.

    Raises KeyError, TypeError or ValueError where the document is not of that shape.
    """
    return cast(ParsedResume, _decode(ParsedResume, {}, document))


def _encode(value: object) -> object:
    if is_dataclass(value):
        return {each.name: _encode(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_encode(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(cast(type, kind))


def _decode(kind: Any, bound: Mapping[Any, Any], value: Any) -> Any:
    kind = bound.get(kind, kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (inner,) = (each for each in get_args(kind) if each is not type(None))
        return _decode(inner, bound, value)
    if origin is tuple:
        return tuple(_decode(get_args(kind)[0], bound, each) for each in value)
    if origin is not None and is_dataclass(origin):
        return _object(
            cast(type, origin), dict(zip(_parameters(origin), get_args(kind), strict=True)), value
        )
    if is_dataclass(kind):
        return _object(cast(type, kind), bound, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    return value


def _parameters(kind: Any) -> tuple[Any, ...]:
    return cast(tuple[Any, ...], kind.__parameters__)


def _object(kind: type[V], bound: Mapping[Any, Any], value: Mapping[str, Any]) -> V:
    hints = _hints(cast(Hashable, kind))
    return kind(**{name: _decode(hints[name], bound, each) for name, each in value.items()})
