"""Limits of one document: depth, aliases, root fields, directives and cost, before it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)

from domain.kit.config import Settings

# Arguments that say how many items of a list are wanted.
_SIZES = ("first", "last")
# Fields whose items are counted by the connection around them, not by a list of their own.
_TRANSPARENT = frozenset({"edges", "nodes", "node", "pageInfo"})


@dataclass(slots=True)
class Measure:
    """What a document asks for, fragments unfolded."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0
    directives: int = 0
    root_fields: int = 0


@dataclass(slots=True)
class _Walk:
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    default_size: int
    size_limit: int
    costs: dict[int, int] = field(default_factory=dict)
    measures: dict[int, Measure] = field(default_factory=dict)

    def measure(self, selection_set: SelectionSetNode | None) -> Measure:
        """Depth and counts below; each fragment is walked once, however often it is spread."""
        if selection_set is None:
            return Measure()
        known = self.measures.get(id(selection_set))
        if known is not None:
            return known
        total = self.measures[id(selection_set)] = Measure()  # also ends a fragment's cycle
        for node in selection_set.selections:
            total.directives += len(node.directives or ())
            if isinstance(node, FieldNode):
                inner = self.measure(node.selection_set)
                total.fields += 1 + inner.fields
                total.aliases += (node.alias is not None) + inner.aliases
                total.root_fields += 1
                total.depth = max(total.depth, 1 + inner.depth)
            else:
                inner = self.measure(self._below(node))
                total.fields += inner.fields
                total.aliases += inner.aliases
                total.root_fields += inner.root_fields
                total.depth = max(total.depth, inner.depth)
            total.directives += inner.directives
        return total

    def cost(self, selection_set: SelectionSetNode | None) -> int:
        """How many objects may come back, at most, by the sizes that the document states."""
        if selection_set is None:
            return 0
        known = self.costs.get(id(selection_set))
        if known is not None:
            return known
        total = self.costs[id(selection_set)] = 0  # also ends a fragment's cycle
        for node in selection_set.selections:
            if isinstance(node, FieldNode):
                if node.selection_set is None:
                    continue
                inner = self.cost(node.selection_set)
                if node.name.value in _TRANSPARENT:
                    total += inner
                else:
                    total += self._size(node) * (1 + inner)
            else:
                total += self.cost(self._below(node))
        self.costs[id(selection_set)] = total
        return total

    def _below(self, node: Any) -> SelectionSetNode | None:
        if isinstance(node, FragmentSpreadNode):
            fragment = self.fragments.get(node.name.value)
            return fragment.selection_set if fragment else None
        found: SelectionSetNode = node.selection_set
        return found

    def _size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in _SIZES:
                value = argument.value
                if isinstance(value, IntValueNode):
                    return _clipped(int(value.value), self.size_limit)
                if isinstance(value, VariableNode):
                    given = self.variables.get(value.name.value, self.default_size)
                    return _clipped(given, self.size_limit) if isinstance(given, int) else 1
        return self.default_size if _pages(node) else 1


def _clipped(size: int, limit: int) -> int:
    """A size as it counts: a negative one is refused later, and must not make room for others."""
    return max(0, min(size, limit))


def _pages(node: FieldNode) -> bool:
    """Whether a field is a connection: it is asked for edges or nodes."""
    selections = node.selection_set.selections if node.selection_set else ()
    return any(isinstance(s, FieldNode) and s.name.value in ("edges", "nodes") for s in selections)


def check(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    settings: Settings,
) -> list[GraphQLError]:
    """What is wrong with the size of an operation: an error for each limit that it breaks."""
    walk = _Walk(
        fragments={
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        },
        variables=variables,
        default_size=settings.page_size_default,
        size_limit=settings.page_size_limit,
    )
    found = walk.measure(operation.selection_set)
    # Introspection has a depth of its own and reads nothing from the database.
    introspective = _introspective(operation)
    figures = (
        ("depth", 0 if introspective else found.depth, settings.document_depth_limit),
        ("aliases", found.aliases, settings.document_aliases_limit),
        ("root fields", found.root_fields, settings.document_root_fields_limit),
        ("directives", found.directives, settings.document_directives_limit),
        ("cost", walk.cost(operation.selection_set), settings.document_cost_limit),
    )
    return [
        GraphQLError(
            f"This operation has {value} {name}; at most {limit} are taken."
            if name != "depth" and name != "cost"
            else f"This operation has a {name} of {value}; at most {limit} is taken.",
            extensions={
                "code": "DOCUMENT_TOO_LARGE",
                "limit": limit,
                "actual": value,
                "measure": name.replace(" ", "_"),
            },
        )
        for name, value, limit in figures
        if value > limit
    ]


class Verdicts:
    """The verdicts of `check` on one operation, kept by the sizes that its variables give."""

    def __init__(
        self, document: DocumentNode, operation: OperationDefinitionNode, settings: Settings
    ) -> None:
        self._document = document
        self._operation = operation
        self._settings = settings
        self._names = _size_variables(document)
        self._kept: dict[tuple[int | None, ...], list[GraphQLError]] = {}

    def on(self, variables: Mapping[str, Any]) -> list[GraphQLError]:
        """What `check` says of the operation with these variables."""
        default, limit = self._settings.page_size_default, self._settings.page_size_limit
        given = (variables.get(name, default) for name in self._names)
        sizes = tuple(_clipped(v, limit) if isinstance(v, int) else None for v in given)
        verdict = self._kept.get(sizes)
        if verdict is None:
            verdict = check(self._document, self._operation, variables, self._settings)
            if len(self._kept) < VERDICTS_LIMIT:
                self._kept[sizes] = verdict
        return verdict


VERDICTS_LIMIT = 200


def _size_variables(document: DocumentNode) -> tuple[str, ...]:
    names: dict[str, None] = {}

    class Sizes(Visitor):
        def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
            if node.name.value in _SIZES and isinstance(node.value, VariableNode):
                names[node.value.name.value] = None

    visit(document, Sizes())
    return tuple(names)


def _introspective(operation: OperationDefinitionNode) -> bool:
    selections = operation.selection_set.selections
    return all(isinstance(s, FieldNode) and s.name.value.startswith("__") for s in selections)
