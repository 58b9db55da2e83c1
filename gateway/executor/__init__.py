"""Compiled, breadth-first execution of GraphQL operations (README.md)."""

from .answer import Answer
from .plan import Plan
from .plans import Plans
from .sources import Batched, Computed, FindSource, Load, Source

__all__ = ["Answer", "Batched", "Computed", "FindSource", "Load", "Plan", "Plans", "Source"]
