"""Documents: parsed and validated once, kept by their text and found by its hash."""

import hashlib
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
    StringValueNode,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)
from graphql.validation import NoSchemaIntrospectionCustomRule

from domain.kit.config import Settings
from gateway.executor import Compiler, Plan
from gateway.limits import too_large
from gateway.requests import GraphQLRequest
from gateway.trusted import refuse_bad


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was looked at: its tree, or what is wrong with it."""

    tree: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()
    unparsed: bool = False
    untrusted: bool = False
    plans: dict[str | None, Plan] = field(default_factory=dict)
    # What the limits said of an operation, by its name and what counts of its variables.
    verdicts: dict[tuple[Any, ...], list[GraphQLError]] = field(default_factory=dict)

    def plan(self, compiler: Compiler, name: str | None) -> Plan:
        """The compiled plan of one operation, made when it is first asked for."""
        plan = self.plans.get(name)
        if plan is None:
            assert self.tree is not None
            plan = self.plans[name] = Plan(compiler, self.tree, name)
        return plan

    def compile_all(self, compiler: Compiler) -> None:
        """Compile the plan of each operation, so that the first request finds it made."""
        assert self.tree is not None
        definitions = [d for d in self.tree.definitions if isinstance(d, OperationDefinitionNode)]
        names = {d.name.value for d in definitions if d.name is not None}
        for name in {*names, *([None] if len(definitions) == 1 else [])}:
            self.plan(compiler, name).prepare()

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
    """The documents that were seen last, most recent kept; bad ones too, so they stay cheap.

    `trusted` ones, by their ids, are there from the start and stay; raises BadManifestError where
    one doesn't fit the schema.
    """

    def __init__(
        self, schema: GraphQLSchema, settings: Settings, trusted: Mapping[str, str] | None = None
    ) -> None:
        self._schema = schema
        self._tokens_limit = settings.document_tokens_limit
        self._errors_limit = settings.document_errors_limit
        self._directives_limit = settings.document_directives_limit
        self._chars_limit = settings.document_cache_chars
        # Suggestions give the schema away, name by name, where introspection is off.
        self._hide_suggestions = not settings.introspection
        self._rules = list(specified_rules)
        if not settings.introspection:
            self._rules.append(NoSchemaIntrospectionCustomRule)
        self._chars = 0
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._texts: dict[str, str] = {}
        self._trusted_only = settings.trusted_documents_only
        self._trusted_texts = dict(trusted or {})
        self.trusted = {text: self._look_at(text) for text in self._trusted_texts.values()}
        looked_at = ((id, self.trusted[text]) for id, text in self._trusted_texts.items())
        refuse_bad({id: d.errors[0].message for id, d in looked_at if d.errors})

    def find(self, asked: GraphQLRequest) -> Document | None:
        """The document of a request; None where it is named by a hash that isn't known (yet)."""
        text = asked.query
        if text is None:
            id = asked.document_id or ""
            text = self._trusted_texts.get(id) or self._texts.get(id)
        document = self.trusted.get(text or "")
        if document is not None:
            return document
        if self._trusted_only:
            return _UNTRUSTED
        return None if text is None else self.get(text)

    def get(self, text: str) -> Document:
        """Parse and validate `text`, or take it from the last time."""
        known = self._kept.get(text)
        if known is not None:
            self._kept.move_to_end(text)
            return known
        document = self._look_at(text)
        self._keep(text, document)
        return document

    def _keep(self, text: str, document: Document) -> None:
        self._kept[text] = document
        if not document.errors:
            self._texts[_hash(text)] = text
        self._chars += len(text)
        while self._chars > self._chars_limit:
            old, _ = self._kept.popitem(last=False)
            self._texts.pop(_hash(old), None)
            self._chars -= len(old)

    def _look_at(self, text: str) -> Document:
        try:
            tree = parse(text, max_tokens=self._tokens_limit)
        except GraphQLSyntaxError as error:
            return Document(None, (error,), unparsed=True)
        except RecursionError:
            deep = GraphQLError("This document is nested too deeply to be read.")
            return Document(None, (deep,), unparsed=True)
        errors = self._before_validation(text, tree) or validate(
            self._schema,
            tree,
            self._rules,
            max_errors=self._errors_limit - 1,
            hide_suggestions=self._hide_suggestions,
        )
        return Document(tree, tuple(errors[: self._errors_limit]))

    def _before_validation(self, text: str, tree: DocumentNode) -> list[GraphQLError]:
        """What would cost much to validate, and what no rule of GraphQL forbids."""
        if text.count("@") <= self._directives_limit and "\\u" not in text and "\0" not in text:
            return []
        found = _Found()
        visit(tree, found)
        if found.directives > self._directives_limit:
            return [too_large("directives", found.directives, self._directives_limit)]
        if found.nul is not None:
            # PostgreSQL keeps no text with it.
            return [GraphQLError("Strings with the character U+0000 are not taken.", found.nul)]
        return []


_UNTRUSTED = Document(
    None,
    (GraphQLError("Only documents that are known here are run: name one by its documentId."),),
    untrusted=True,
)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


class _Found(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.directives = 0
        self.nul: StringValueNode | None = None

    def enter_directive(self, *_: object) -> None:
        self.directives += 1

    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if "\0" in node.value:
            self.nul = node
