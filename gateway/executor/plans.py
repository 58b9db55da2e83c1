"""A bounded cache of plans, by the exact text of the document."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from .compiler import Compiler
from .plan import Plan
from .sources import find_nothing

if TYPE_CHECKING:
    from graphql import DocumentNode, GraphQLSchema

    from .leaves import Native
    from .sources import FindSource


class Plans:
    """Plans of one schema; the least recently used goes when there are more than `limit`."""

    def __init__(
        self,
        schema: GraphQLSchema,
        find_source: FindSource = find_nothing,
        *,
        native: Native | None = None,
        types_by_class: bool = False,
        limit: int = 1000,
    ) -> None:
        self._compiler = Compiler(schema, find_source, native or {}, types_by_class)
        self._limit = limit
        self._plans: OrderedDict[tuple[str, str | None], Plan] = OrderedDict()

    def get(self, text: str, operation_name: str | None = None) -> Plan | None:
        """The plan that was made of this very text, if it is still kept."""
        plan = self._plans.get((text, operation_name))
        if plan is not None:
            self._plans.move_to_end((text, operation_name))
        return plan

    def compile(
        self, document: DocumentNode, operation_name: str | None = None, text: str | None = None
    ) -> Plan:
        """A plan of a validated document, kept under its text where that is given."""
        plan = Plan(self._compiler, document, operation_name)
        if text is not None:
            self._plans[text, operation_name] = plan
            if len(self._plans) > self._limit:
                self._plans.popitem(last=False)
        return plan
