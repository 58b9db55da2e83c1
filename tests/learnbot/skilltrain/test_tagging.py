"""Taggers are trained once for the same sentences."""

from pathlib import Path

import pytest

from learnbot.skilltrain import finetuning, tagging
from learnbot.skilltrain.corpora import Tagged

BOATS = [
    Tagged(("You", "will", verb, "boats", "."), frozenset({("skill", 2, 3)}), "a")
    for verb in ("wash", "paint", "mend", "sell", "carry", "build")
]


def test_taggers_are_kept_for_the_same_sentences(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("domain.skills.spans.SIZES", (8,))
    learned = BOATS * 5
    first = tagging.tagged(learned, ("skill",), BOATS)
    made = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("spans-*")}
    assert {path.suffix for path in made} >= {".crf"}
    assert tagging.tagged(learned, ("skill",), BOATS) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("spans-*")} == made


def test_no_span_can_be_counted_less(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("domain.skills.spans.SIZES", (8,))
    strange = [Tagged(("They", "hardly", "mend", "any", "roofs", "here"), frozenset())] * 3

    def words(none: float) -> int:
        said = tagging.tagged(BOATS * 5, ("skill",), strange, none=none)["skill"]
        return sum(last - first + 1 for spans in said for first, last in spans)

    assert words(1e9) == 0
    assert words(1.0) <= words(0.25) <= words(1e-9)
    assert words(1e-9) == 18


def test_network_taught_otherwise_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = finetuning.recipe()
    monkeypatch.setattr(finetuning, "EPOCHS", 99)
    assert finetuning.recipe() != before
