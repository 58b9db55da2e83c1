"""The environment's maker: progress, stamps, and one line for what is wrong."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from learnbot import environment

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("# nothing to install\n")
    return path


def test_makes_an_environment_with_the_command_and_skips_it_the_second_time(
    tmp_path: Path, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    venv = tmp_path / "venv"
    assert environment.main([str(venv), str(lock)]) == 0
    assert "Environment ready" in capsys.readouterr().err
    command = venv / "bin" / "learnbot"
    assert command.stat().st_mode & 0o111
    assert str(ROOT) in command.read_text()
    assert environment.main([str(venv), str(lock)]) == 0
    assert capsys.readouterr().err == ""


def test_a_changed_lock_file_installs_again(
    tmp_path: Path, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    venv = tmp_path / "venv"
    assert environment.main([str(venv), str(lock)]) == 0
    capsys.readouterr()
    lock.write_text("# another version\n")
    assert environment.main([str(venv), str(lock)]) == 0
    assert "Environment ready" in capsys.readouterr().err


def test_a_package_whose_hash_is_wrong_is_refused_in_one_line(
    tmp_path: Path, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "tiny-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    wrong = hashlib.sha256(b"what was locked").hexdigest()
    lock.write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{wrong}\n")
    assert environment.main([str(tmp_path / "venv"), str(lock)]) == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("Can't install the packages: ")
    assert "install.log" in last
    assert not list((tmp_path / "venv").glob("installed-*"))


def test_an_old_python_is_told_so_in_one_line(
    tmp_path: Path,
    lock: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(environment, "OLDEST_PYTHON", (99, 0))
    assert environment.main([str(tmp_path / "venv"), str(lock)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "needs Python 99.0 or newer" in said


def test_it_needs_nothing_but_python_itself() -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import learnbot.environment"
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
