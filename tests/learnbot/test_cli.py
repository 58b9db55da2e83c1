"""The command line: what its user can mend is one line."""

import pytest

from learnbot.cli import _settings
from learnbot.trouble import Trouble


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("LEARNBOT_GATEWAY_PORT", "none", "The setting GATEWAY_PORT is wrong"),
        ("DATABASE_URL", "/hush-hush", "The setting DATABASE_URL is wrong"),
        ("LEARNBOT_JWT_KEYS", "hush-hush", 'as JSON: .*"jwt_keys"'),
        ("LEARNBOT_JWT_KEYS", '{"a": "hush-hush"}', "The setting JWT_KEYS_A is wrong"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_not_shown(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(Trouble, match=said) as caught:
        _settings()
    assert "\n" not in str(caught.value)
    assert "hush-hush" not in str(caught.value)
