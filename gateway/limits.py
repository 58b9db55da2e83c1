"""Limits of one document: depth, aliases, root fields, directives and cost, before it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
)

from domain.kit.config import Settings
from gateway.cost import Cost

_DESCRIPTIONS = {
    "depth": "This operation has a depth of {value}; at most {limit} is taken.",
    "cost": "This operation may give {value} objects; at most {limit} are taken.",
}
_ANY_OTHER = "This operation has {value} {name}; at most {limit} are taken."

# Fragments that spread one another may multiply beyond what JSON can write.
_UNCOUNTED = 10**9


@dataclass(slots=True)
class Measure:
    """What a document asks for, fragments unfolded."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    root_fields: int = 0


@dataclass(slots=True)
class _Walk:
    fragments: Mapping[str, FragmentDefinitionNode]
    known: dict[int, Measure] = field(default_factory=dict)

    def measure(self, selection_set: SelectionSetNode | None) -> Measure:
        """Depth and counts below; each fragment is walked once, however often it is spread."""
        if selection_set is None:
            return Measure()
        known = self.known.get(id(selection_set))
        if known is not None:
            return known
        total = self.known[id(selection_set)] = Measure()
        for node in selection_set.selections:
            total.directives += len(node.directives or ())
            if isinstance(node, FieldNode):
                inner = self.measure(node.selection_set)
                total.aliases += node.alias is not None
                total.root_fields += 1
                # Introspection has a depth of its own, which validation limits.
                below = 0 if node.name.value.startswith("__") else inner.depth
                total.depth = max(total.depth, 1 + below)
            else:
                inner = self.measure(below_of(node, self.fragments))
                total.root_fields += inner.root_fields
                total.depth = max(total.depth, inner.depth)
            total.aliases += inner.aliases
            total.directives += inner.directives
        return total


def below_of(node: Any, fragments: Mapping[str, FragmentDefinitionNode]) -> SelectionSetNode | None:
    """The selections of a fragment, spread or inline."""
    if isinstance(node, FragmentSpreadNode):
        fragment = fragments.get(node.name.value)
        return fragment.selection_set if fragment else None
    found: SelectionSetNode = node.selection_set
    return found


VERDICTS_LIMIT = 200
"""Verdicts kept of one document; others are worked out each time."""


def what_counts(
    operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> tuple[int | None, ...]:
    """All of the variables that a verdict on the operation depends on.

    Costs are made of numbers and of lengths of lists (cost.py): of anything else it only counts
    whether it is given.
    """
    counted: list[int | None] = []
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        value = variables.get(name)
        if isinstance(value, list):
            counted += (_LIST, len(value))
        else:
            counted += (name in variables, value if isinstance(value, int) else None)
    return tuple(counted)


_LIST = -1


class Limits:
    """Measures operations of one schema against the settings."""

    def __init__(self, schema: GraphQLSchema, settings: Settings) -> None:
        self._schema = schema
        self._settings = settings

    def check(
        self,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> list[GraphQLError]:
        """What is wrong with the size of an operation: an error for each limit it breaks."""
        settings = self._settings
        fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        found = _Walk(fragments).measure(operation.selection_set)
        found.directives += len(operation.directives or ())
        figures = [
            ("depth", found.depth, settings.document_depth_limit),
            ("aliases", found.aliases, settings.document_aliases_limit),
            ("root fields", found.root_fields, settings.document_root_fields_limit),
            ("directives", found.directives, settings.document_directives_limit),
        ]
        if found.depth <= settings.document_depth_limit:
            cost = Cost(self._schema, settings, fragments, operation, variables).total()
            figures.append(("cost", cost, settings.document_cost_limit))
        return [
            too_large(name, min(value, _UNCOUNTED), limit)
            for name, value, limit in figures
            if value > limit
        ]


def too_large(name: str, value: int, limit: int) -> GraphQLError:
    """The error of a document that has more of something than is taken."""
    return GraphQLError(
        _DESCRIPTIONS.get(name, _ANY_OTHER).format(name=name, value=value, limit=limit),
        extensions={
            "code": "DOCUMENT_TOO_LARGE",
            "limit": limit,
            "actual": value,
            "measure": name.replace(" ", "_"),
        },
    )
