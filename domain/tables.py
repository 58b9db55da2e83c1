"""Every table there is: importing this module fills `Base.metadata`."""

from domain.kit.db import Base

metadata = Base.metadata

__all__ = ["metadata"]
