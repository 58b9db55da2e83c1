"""Fields whose values come whole, as JSON texts, with all that is asked below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import BatchedField

if TYPE_CHECKING:
    from .level import Level
    from .run import Run


def find_wholes(run: Run, root: Level) -> None:
    """Ask each batched field's source, from the root on, for a load of whole values."""
    levels = [root]
    while levels:
        for field in levels.pop().fields:
            below = field.shape.levels(run)
            if isinstance(field, BatchedField) and field.find_whole and len(below) == 1:
                field.whole = field.find_whole(field, below[0], run)
                if field.whole is not None:
                    continue
            levels.extend(below)
