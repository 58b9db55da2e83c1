"""Whether an operation's answers follow from what is stored, and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphql import OperationType

from .fields import BatchedField, ComputedField, TypenameField

if TYPE_CHECKING:
    from .level import Level
    from .run import Run


def lasting(run: Run, root: Level) -> bool:
    """Whether it is a query, and every field that it may come to says so of its source."""
    if run.operation.operation is not OperationType.QUERY:
        return False
    levels = [root]
    while levels:
        for field in levels.pop().fields:
            if isinstance(field, BatchedField):
                if not field.lasting:
                    return False
            elif not isinstance(field, ComputedField | TypenameField):
                return False
            levels.extend(field.shape.levels(run))
    return True
