"""Compiled, breadth-first execution of GraphQL operations (README.md)."""

from .answer import Answer
from .columns import Column
from .compiler import Compiler
from .fields import BatchedField, ComputedField, Field, TypenameField
from .leaves import all_of
from .level import Level
from .plan import Plan
from .run import Run
from .sources import Batched, Computed, FindSource, FindWhole, Handed, Load, Names, Source

__all__ = [
    "Answer",
    "Batched",
    "BatchedField",
    "Column",
    "Compiler",
    "Computed",
    "ComputedField",
    "Field",
    "FindSource",
    "FindWhole",
    "Handed",
    "Level",
    "Load",
    "Names",
    "Plan",
    "Run",
    "Source",
    "TypenameField",
    "all_of",
]
