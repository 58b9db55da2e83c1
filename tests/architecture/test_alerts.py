"""Alert rules: they ask for metrics that there are, and an operator can read what to do."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MONITORING = ROOT / "infrastructure" / "monitoring"
PAGE = (ROOT / "docs" / "operating.md").read_text()
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((MONITORING / "alerts.yaml").read_text())["groups"]
    for rule in group["rules"]
]

# Of Prometheus itself and of postgres_exporter.
OTHERS = {"up", "pg_stat_activity_count", "pg_settings_max_connections"}
METRICS = set(re.findall(r"^\| `(learnbot_\w+)` \|", PAGE, re.M)) | OTHERS

promtool = pytest.mark.skipif(not shutil.which("promtool"), reason="needs promtool")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_metrics_that_there_are(rule: dict[str, Any]) -> None:
    named = set(re.findall(r"\b(?:learnbot|pg)_\w+|\bup\b", rule["expr"]))
    assert named
    assert {name.removesuffix("_bucket") for name in named} <= METRICS


def test_each_alert_has_a_row_that_says_what_to_do() -> None:
    (table,) = re.findall(r"^\| alert \| means \| do \|\n(?:\|.*\n)+", PAGE, re.M)
    assert re.findall(r"^\| `(\w+)` \| .+ \| .+ \|$", table, re.M) == [r["alert"] for r in RULES]


@promtool
def test_prometheus_takes_the_rules_and_the_configuration() -> None:
    check("check", "config", MONITORING / "prometheus.yaml")


@promtool
def test_alerts_fire_when_they_should() -> None:
    check("test", "rules", ROOT / "tests" / "infrastructure" / "alerts_test.yaml")


def check(*arguments: str | Path) -> None:
    done = subprocess.run(["promtool", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
