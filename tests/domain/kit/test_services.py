"""The key of an installation."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from domain.kit.services import local_key


def test_all_who_start_at_once_have_one_whole_key(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    together = threading.Barrier(8)

    def start(_number: int) -> str:
        together.wait()
        return local_key(data_dir)

    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(start, range(8)))
    assert [len(key) for key in keys] == [64]
    assert keys == {local_key(data_dir)}
    (file,) = data_dir.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
