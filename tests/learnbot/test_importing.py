"""`learnbot import`, as an operator sees it."""

from pathlib import Path

import pytest
from esco_release import esco_release
from onet_release import onet_release

from domain.kit.config import Settings
from learnbot.importing import import_release
from learnbot.trouble import Trouble


def test_a_release_is_imported_and_what_moved_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    import_release(settings, "onet", onet_release(folder), (), None)
    said = capsys.readouterr().out
    assert "3 skills: 3 new, 0 renamed, 0 gone." in said
    assert "2 occupations: 2 new, 0 renamed, 0 gone." in said
    assert "Department" in said  # its licence asks to be named
    import_release(settings, "onet", folder, (), None)
    assert "Nothing has changed" in capsys.readouterr().out
    import_release(settings, "onet", onet_release(folder, renamed="Riggers"), (), None)
    said = capsys.readouterr().out
    assert "1 renamed" in said
    assert "renamed: https://www.onetonline.org/link/summary/99-1001.00" in said


def test_what_is_no_release_is_said_in_a_line(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"no whole O\*NET release: no Occupation_Data\.txt"):
        import_release(settings, "onet", esco_release(tmp_path), (), None)
    with pytest.raises(Trouble, match="choose esco or onet"):
        import_release(settings, "isco", tmp_path, (), None)
    with pytest.raises(Trouble, match="leave --language out"):
        import_release(settings, "onet", tmp_path, ("en",), None)
    with pytest.raises(Trouble, match="belongs to `import onet`"):
        import_release(settings, "esco", tmp_path, (), tmp_path / "crosswalk.csv")
