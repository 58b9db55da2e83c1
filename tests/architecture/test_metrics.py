"""What an operator can measure is written down."""

import re
from pathlib import Path

from prometheus_client import REGISTRY
from prometheus_client.metrics import MetricWrapperBase

import gateway.app  # noqa: F401 (its metrics are registered)

PAGE = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()


def test_each_metric_is_documented_with_its_labels() -> None:
    told = dict(re.findall(r"^\| `(learnbot_\w+)` \| ([^|]*) \|", PAGE, re.M))
    ours = {
        one
        for one in REGISTRY._collector_to_names
        if isinstance(one, MetricWrapperBase) and one._name.startswith("learnbot_")
    }
    found = {
        one._name + ("_total" if one._type == "counter" else ""): set(one._labelnames)
        for one in ours
    }
    assert {name: set(re.findall(r"`(\w+)`", text)) for name, text in told.items()} == found
