"""A process of its own has settings of its own, and leaves ours as they were."""

import os

import pytest

from learnbot.alone import alone


def test_process_of_its_own_has_settings_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEARNBOT_A", raising=False)
    monkeypatch.setenv("LEARNBOT_B", "before")
    with alone(LEARNBOT_A="1", LEARNBOT_B="2") as pool:
        assert pool.apply(os.getenv, ("LEARNBOT_A",)) == "1"
        assert pool.apply(os.getenv, ("LEARNBOT_B",)) == "2"
        assert pool.apply(os.getpid) != os.getpid()
    assert "LEARNBOT_A" not in os.environ
    assert os.environ["LEARNBOT_B"] == "before"
