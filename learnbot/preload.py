"""What the services are forked from, imported once.

Nothing that is imported becomes garbage, so the collector rests meanwhile (an eighth of the time),
and what is there is then kept out of its sight: pages that it doesn't touch stay shared.
"""

import gc

gc.disable()

import learnbot.services  # noqa: E402
import learnbot.tasks  # noqa: E402, F401
from domain.learning import planner  # noqa: E402, F401 (those that plan share it, and numpy)

gc.freeze()
gc.enable()
