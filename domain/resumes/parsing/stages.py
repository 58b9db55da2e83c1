"""What a reading tells and asks while it goes on."""

from collections.abc import Callable
from typing import TypeAlias

from domain.resumes.values import Stage

# Told each stage as it begins.
OnStage: TypeAlias = Callable[[Stage], None]
# Whether a name is that of a known skill.
KnownSkill: TypeAlias = Callable[[str], bool]
