"""Fields whose values, or the objects in them, come whole: JSON with all that is asked below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import BatchedField
from .narrowing import levels_of_contents

if TYPE_CHECKING:
    from .level import Level
    from .run import Run


def find_wholes(run: Run, root: Level) -> None:
    """Ask each batched field's source, from the root on, for a load of whole values."""
    levels = [root]
    while levels:
        for field in levels.pop().fields:
            below = field.shape.levels(run)
            if isinstance(field, BatchedField) and field.find_whole is not None:
                texts = levels_of_contents(run, below) if field.contained else below
                if len(texts) == 1:
                    field.whole = field.find_whole(field, texts[0], run)
                    if field.whole is not None:
                        continue
            levels.extend(below)
