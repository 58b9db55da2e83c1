"""Whether the one service of a container lives: `python -m learnbot.healthcheck`, by exit code.

Which one runs is the container's choice: it is the one that listens. It is asked whether it
lives, not whether it is ready: while the database is away, ending it would mend nothing.
"""

import sys
import urllib.error
import urllib.request

from domain.kit.config import Settings
from learnbot.roles import ROLES

TIMEOUT_S = 3


def main() -> int:
    """0 where a service answers that it lives, else 1."""
    settings = Settings()
    return 0 if any(lives(role.port(settings)) for role in ROLES) else 1


def lives(port: int) -> bool:
    """Whether what listens on this port of ours answers that it lives."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=TIMEOUT_S):
            return True
    except OSError:  # nothing listens, or it answers with an error, or too late
        return False


if __name__ == "__main__":
    sys.exit(main())
