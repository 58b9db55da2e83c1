"""What is read may not look at the clock unseen: its answers are kept."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READERS = sorted(
    path
    for pattern in ("resolvers/*.py", "domain/*/*repository.py", "domain/*/search.py")
    for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("path", READERS, ids=[str(p.relative_to(ROOT)) for p in READERS])
def test_readers_ask_the_moment_of_origins(path: Path) -> None:
    own = re.findall(r"datetime\.now\(|date\.today\(|time\.time\(", path.read_text("utf-8"))
    written = path.name == "repository.py" and "accounts" in path.parts
    assert not own or written, "use domain.kit.origins.now()"
