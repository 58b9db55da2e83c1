"""The search for a Chromium: which is taken where there are several."""

from pathlib import Path

import pytest

from domain.kit.chromium import find_chromium


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.touch(0o755)
    return path


def test_the_chosen_one_before_playwrights_before_the_one_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_chromium(None) is None
    on_path = program(tmp_path / "bin" / "chromium")
    assert find_chromium(None) == on_path
    program(tmp_path / "browsers" / "chromium-1187" / "chrome-linux" / "chrome")
    newest = program(tmp_path / "browsers" / "chromium-1200" / "chrome-linux64" / "chrome")
    assert find_chromium(None) == newest
    assert find_chromium(Path("/chosen")) == Path("/chosen")
