"""What an operator can measure is written down."""

import re
from pathlib import Path

from prometheus_client import REGISTRY
from prometheus_client.metrics import MetricWrapperBase

import gateway.app  # noqa: F401 (its metrics are registered)
from domain.kit.pool_metrics import PoolMetrics

PAGE = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()


def test_each_metric_is_documented_with_its_labels() -> None:
    told = dict(re.findall(r"^\| `(learnbot_\w+)` \|([^|]*)\|", PAGE, re.M))
    assert {name: set(re.findall(r"`(\w+)`", text)) for name, text in told.items()} == found()


def found() -> dict[str, set[str]]:
    """The labels of each metric of ours by the name that Prometheus shows."""
    counted = {
        (one._name, one._type): set(one._labelnames)
        for one in REGISTRY._collector_to_names
        if isinstance(one, MetricWrapperBase) and one._name.startswith("learnbot_")
    }
    read = {
        (family.name, family.type): set(family.samples[0].labels)
        for family in PoolMetrics().collect()
    }
    return {
        name + ("_total" if kind == "counter" else ""): labels
        for (name, kind), labels in {**counted, **read}.items()
    }
