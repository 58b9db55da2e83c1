"""Reading the taxonomy's files, and the cache of what is derived from them."""

from pathlib import Path

import pytest

from domain.skills.cache import cached_bytes
from domain.skills.taxonomy import Skill, Taxonomy, load
from domain.skills.values import Kind

FILE = """
domain: software
category: Languages
skills:
- id: go
  name: Go
  kind: tool
  aliases: [Golang]
  broader: [programming]
  needs: {programming: first things first}
  hours: [20, 80, 200, 500]
  ambiguous: {note: a verb, near: [code], never: [game]}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_file_is_read_into_skills(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILE, encoding="utf-8")
    for _ in range(2):  # parsed, then from the cache
        skill = load(tmp_path).skills["go"]
        assert skill.kind is Kind.TOOL
        assert skill.path == ("software", "Languages")
        assert skill.needs == {"programming": "first things first"}
        assert skill.ambiguous is not None
        assert skill.ambiguous.never == ("game",)


def test_changed_file_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILE, encoding="utf-8")
    before = load(tmp_path)
    (tmp_path / "a.yaml").write_text(FILE.replace("Golang", "Go lang"), encoding="utf-8")
    after = load(tmp_path)
    assert after.skills["go"].aliases == ("Go lang",)
    assert before.version != after.version


def test_ancestors_are_nearest_first_and_survive_a_cycle() -> None:
    taxonomy = Taxonomy.of(
        [
            Skill("a", "A", Kind.TOOL, broader=("b",)),
            Skill("b", "B", Kind.TOOL, broader=("c",)),
            Skill("c", "C", Kind.TOOL, broader=("a",)),
        ]
    )
    assert taxonomy.ancestors("a") == {"b": 1, "c": 2}
    assert taxonomy.narrower["b"] == ("a",)


def test_cache_makes_once_and_then_remembers() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    assert cached_bytes("name", make) == cached_bytes("name", make) == b"x"
    assert made == [1]


def test_cache_that_cannot_be_written_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cached_bytes("name", lambda: b"made") == b"made"
