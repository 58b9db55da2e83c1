"""Random operations that are valid against the differential schema."""

from __future__ import annotations

import random
from typing import Any

from graphql import (
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

COMPOSITES = ["Node", "Named", "Thing", "Person", "Company", "Robot"]


class Writer:
    """Writes one document and its variables."""

    def __init__(self, schema: GraphQLSchema, seed: int, *, operation: str = "query") -> None:
        self.rng = random.Random(seed)
        self.schema = schema
        self.operation = operation
        self.definitions: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.fragments: dict[str, str] = {}
        self.budget = self.rng.choice([4, 10, 25, 60])

    def document(self) -> str:
        root = self.schema.get_type(self.operation.capitalize())
        body = self._selection(root, self.rng.randrange(2, 6))
        declared = ", ".join(f"${name}: {text}" for name, text in self.definitions.items())
        head = f"{self.operation} Q({declared})" if declared else f"{self.operation} Q"
        return " ".join([head, body, *self.fragments.values()])

    def _selection(self, type_: Any, depth: int) -> str:
        parts = [self._part(type_, depth) for _ in range(self.rng.randrange(1, 6))]
        if not any(not part.startswith("...") for part in parts):
            parts.append("__typename")
        return "{ " + " ".join(parts) + " }"

    def _part(self, type_: Any, depth: int) -> str:
        self.budget -= 1
        roll = self.rng.random()
        if roll < 0.12 and depth > 0 and self.budget > 0:
            on = self._condition(type_)
            inner = self.schema.get_type(on) if on else type_
            head = f"... on {on}" if on else "..."
            return f"{head} {self._directive()} {self._selection(inner, depth - 1)}"
        if roll < 0.2 and depth > 0 and self.budget > 0:
            return self._spread(type_, depth)
        if roll < 0.27 or not hasattr(type_, "fields"):
            return f"{self.rng.choice(['', 'tn: '])}__typename {self._directive()}"
        return self._field(type_, depth)

    def _condition(self, type_: Any) -> str | None:
        if type_.name not in COMPOSITES:
            return self.rng.choice([None, type_.name])
        possible = self._possible(type_)
        fits = [
            name for name in COMPOSITES if possible & self._possible(self.schema.get_type(name))
        ]
        return self.rng.choice([None, *fits])

    def _possible(self, type_: Any) -> set[str]:
        if is_abstract_type(type_):
            return {possible.name for possible in self.schema.get_possible_types(type_)}
        return {type_.name}

    def _spread(self, type_: Any, depth: int) -> str:
        on = self._condition(type_) or type_.name
        reusable = [name for name in self.fragments if name.endswith(f"_{on}")]
        if reusable and self.rng.random() < 0.5:
            name = self.rng.choice(reusable)
            if self.fragments[name]:  # not one that is being written
                return f"...{name} {self._directive()}"
        name = f"F{len(self.fragments)}_{on}"
        self.fragments[name] = ""
        body = self._selection(self.schema.get_type(on), depth - 1)
        self.fragments[name] = f"fragment {name} on {on} {body}"
        return f"...{name} {self._directive()}"

    def _field(self, type_: Any, depth: int) -> str:
        leafy = depth <= 0 or self.budget <= 0
        names = [
            name
            for name, field in type_.fields.items()
            if not leafy or is_leaf_type(get_named_type(field.type))
        ]
        if not names:
            return "__typename"
        name = self.rng.choice(names)
        field = type_.fields[name]
        arguments = self._arguments(field)
        named = get_named_type(field.type)
        # one response name always means one field with one set of arguments
        marks = f"{name}{arguments}"
        alias = (
            f"{name}_{abs(hash_(marks)) % 1000}: " if arguments or self.rng.random() < 0.2 else ""
        )
        body = "" if is_leaf_type(named) else self._selection(named, depth - 1)
        return f"{alias}{name}{arguments} {self._directive()} {body}"

    def _directive(self) -> str:
        if self.rng.random() > 0.12:
            return ""
        name = self.rng.choice(["skip", "include"])
        condition = self.rng.choice(["true", "false", "$yes", "$no"])
        if condition.startswith("$"):
            self.definitions[condition[1:]] = (
                "Boolean!" if condition == "$no" else "Boolean! = true"
            )
            if condition == "$no":
                self.values["no"] = False
            elif self.rng.random() < 0.3:
                self.values["yes"] = self.rng.random() < 0.5
        return f"@{name}(if: {condition})"

    def _arguments(self, field: Any) -> str:
        given = []
        for name, argument in field.args.items():
            required = is_non_null_type(argument.type) and not argument.default
            if not required and self.rng.random() < 0.5:
                continue
            given.append(f"{name}: {self._input(argument.type)}")
        return f"({', '.join(given)})" if given else ""

    def _input(self, type_: Any) -> str:
        if self.rng.random() < 0.3:
            return self._variable(type_)
        return literal(self._plain(type_, 2))

    def _variable(self, type_: Any) -> str:
        name = f"v{len(self.definitions)}"
        text = str(type_)
        roll = self.rng.random()
        if roll < 0.2 and not is_non_null_type(type_):
            self.definitions[name] = f"{text} = {literal(self._plain(type_, 1))}"
        else:
            self.definitions[name] = text
            if roll < 0.9 or is_non_null_type(type_):
                self.values[name] = self._raw(self._plain(type_, 2))
        if self.rng.random() < 0.02:
            self.values[name] = {"wrong": object.__name__}
        return f"${name}"

    def _raw(self, value: Any) -> Any:
        if isinstance(value, Name):
            return str(value)
        if isinstance(value, list):
            return [self._raw(item) for item in value]
        if isinstance(value, dict):
            return {key: self._raw(item) for key, item in value.items()}
        return value

    def _plain(self, type_: Any, depth: int) -> Any:
        if is_non_null_type(type_):
            type_ = type_.of_type
        elif self.rng.random() < 0.1:
            return None
        if is_list_type(type_):
            return [self._plain(type_.of_type, depth) for _ in range(self.rng.randrange(3))]
        if is_input_object_type(type_):
            return self._object(type_, depth)
        return {
            "Int": self.rng.randrange(5),
            "String": self.rng.choice(["", "x", "ü"]),
            "ID": self.rng.choice(["a", "7"]),
            "Color": Name(self.rng.choice(["RED", "GREEN", "BLUE"])),
            "Moment": f"t{self.rng.randrange(9)}",
            "Boolean": True,
        }[type_.name]

    def _object(self, type_: Any, depth: int) -> Any:
        if type_.name == "One":
            return self.rng.choice([{"n": 1}, {"s": "one"}])
        given = {}
        for name, field in type_.fields.items():
            if name == "inner" and depth <= 0:
                continue
            if self.rng.random() < 0.5:
                given[name] = self._plain(field.type, depth - 1)
        return given


class Name(str):
    """An enum value, which a literal writes without quotes."""

    __slots__ = ()


def literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Name):
        return str(value)
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
    return str(value)


def hash_(text: str) -> int:
    """A hash that is the same in every process."""
    return int.from_bytes(random.Random(text).randbytes(4))
