"""What is written from the code is what the code gives, and the roots of the code are ours."""

from pathlib import Path

import pytest

from domain.kit.config import Settings
from learnbot import checks, generated

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_check_has_nothing_to_say(check: checks.Check) -> None:
    assert check() is None


def test_a_stale_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "settings.md"
    old.write_text(generated.settings_page() + "more\n")
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    monkeypatch.setattr(generated, "SETTINGS", old)
    assert checks.settings_are_documented() == "settings.md is old: make settings"


def test_every_setting_is_on_the_page_once() -> None:
    page = generated.SETTINGS.read_text()
    for name, field in Settings.model_fields.items():
        variable = field.validation_alias or f"LEARNBOT_{name.upper()}"
        assert page.count(f"| `{variable}` |") == 1, name


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    "root", ["learnbot", "gateway", "schema", "resolvers", "domain", "scrapers"]
)
def test_the_root_packages_are_ours(root: str) -> None:
    module = __import__(root)
    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT)
