"""Compiled, breadth-first execution of GraphQL operations (README.md)."""

from .answer import Answer
from .columns import Column
from .compiler import Compiler
from .leaves import all_of
from .plan import Plan
from .sources import Batched, Computed, FindSource, Handed, Load, Names, Source

__all__ = [
    "Answer",
    "Batched",
    "Column",
    "Compiler",
    "Computed",
    "FindSource",
    "Handed",
    "Load",
    "Names",
    "Plan",
    "Source",
    "all_of",
]
