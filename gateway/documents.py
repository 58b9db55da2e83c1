"""Documents: parsed and validated once, kept by their text."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import NoSchemaIntrospectionCustomRule

from domain.kit.config import Settings
from gateway.executor import Compiler, Plan
from gateway.limits import Verdicts


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was looked at: its tree, or what is wrong with it."""

    tree: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()
    unparsed: bool = False
    plans: dict[str | None, Plan] = field(default_factory=dict)
    verdicts: dict[str | None, Verdicts] = field(default_factory=dict)

    def plan(self, compiler: Compiler, name: str | None) -> Plan:
        """The compiled plan of one operation, made when it is first asked for."""
        plan = self.plans.get(name)
        if plan is None:
            assert self.tree is not None
            plan = self.plans[name] = Plan(compiler, self.tree, name)
        return plan

    def check(
        self,
        name: str | None,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        settings: Settings,
    ) -> list[GraphQLError]:
        """What is wrong with the size of one operation."""
        verdicts = self.verdicts.get(name)
        if verdicts is None:
            assert self.tree is not None
            verdicts = self.verdicts[name] = Verdicts(self.tree, operation, settings)
        return verdicts.on(variables)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of that name, or the only one; None where it can't be told."""
        assert self.tree is not None
        found = [
            d
            for d in self.tree.definitions
            if isinstance(d, OperationDefinitionNode)
            and (name is None or (d.name is not None and d.name.value == name))
        ]
        return found[0] if len(found) == 1 else None


class Documents:
    """The documents that were seen last, most recent kept; bad ones too, so they stay cheap."""

    def __init__(self, schema: GraphQLSchema, settings: Settings, *, size: int = 1000) -> None:
        self._schema = schema
        self._tokens_limit = settings.document_tokens_limit
        self._errors_limit = settings.document_errors_limit
        # Suggestions give the schema away, name by name, where introspection is off.
        self._hide_suggestions = not settings.introspection
        self._rules = list(specified_rules)
        if not settings.introspection:
            self._rules.append(NoSchemaIntrospectionCustomRule)
        self._size = size
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def get(self, text: str) -> Document:
        """Parse and validate `text`, or take it from the last time."""
        known = self._kept.get(text)
        if known is not None:
            self._kept.move_to_end(text)
            return known
        document = self._look_at(text)
        self._kept[text] = document
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return document

    def _look_at(self, text: str) -> Document:
        try:
            tree = parse(text, max_tokens=self._tokens_limit)
        except GraphQLSyntaxError as error:
            return Document(None, (error,), unparsed=True)
        except RecursionError:
            deep = GraphQLError("This document is nested too deeply to be read.")
            return Document(None, (deep,), unparsed=True)
        errors = validate(
            self._schema,
            tree,
            self._rules,
            max_errors=self._errors_limit - 1,
            hide_suggestions=self._hide_suggestions,
        )
        return Document(tree, tuple(errors[: self._errors_limit]))
