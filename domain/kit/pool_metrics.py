"""How the pool of this process is doing: read when the metrics are, not counted on the way."""

from collections import Counter
from collections.abc import Iterator

from prometheus_client import REGISTRY
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from domain.kit.pool import POOLS

Family = CounterMetricFamily | GaugeMetricFamily


class PoolMetrics(Collector):
    """The open pools of this process, taken together: there is one but in tests."""

    def collect(self) -> Iterator[Family]:
        """Each family, with the figures of now."""
        pools = [pool for pool in POOLS if not pool.closed]
        stats = Counter[str]()
        for pool in pools:
            stats.update(pool.get_stats())

        connections = GaugeMetricFamily(
            "learnbot_db_pool_connections", "Open connections.", labels=["state"]
        )
        connections.add_metric(["in_use"], sum(pool.in_use for pool in pools))
        connections.add_metric(["idle"], stats["pool_available"])
        yield connections

        failures = CounterMetricFamily(
            "learnbot_db_pool_failures", "Those who got no connection.", labels=["reason"]
        )
        failures.add_metric(["timeout"], sum(pool.timeouts for pool in pools))
        failures.add_metric(["away"], sum(pool.refusals for pool in pools))
        yield failures

        yield GaugeMetricFamily(
            "learnbot_db_pool_limit", "Connections that may be open.", value=stats["pool_max"]
        )
        yield GaugeMetricFamily(
            "learnbot_db_pool_waiting",
            "Those who wait for a connection now.",
            value=stats["requests_waiting"],
        )
        yield CounterMetricFamily(
            "learnbot_db_pool_wait_seconds",
            "Time that was spent waiting for connections.",
            value=stats["requests_wait_ms"] / 1000,
        )
        yield CounterMetricFamily(
            "learnbot_db_connect_failures",
            "Tries to connect that failed.",
            value=stats["connections_errors"],
        )
        yield GaugeMetricFamily(
            "learnbot_db_away",
            "1 while PostgreSQL takes no connections and none is left.",
            value=any(pool.away for pool in pools),
        )


REGISTRY.register(PoolMetrics())
