"""Load: rounds of requests by wrk, with latencies."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from bench.operations import AFTER, ID, Operation


class Round(NamedTuple):
    """What one round of one server came to; times in milliseconds."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    failed: int

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def find_wrk() -> str:
    """The path of wrk; raises RuntimeError where it isn't installed."""
    found = shutil.which("wrk")
    if found is None:
        raise RuntimeError("`make bench` loads servers with wrk: install the package wrk.")
    return found


def drive(
    url: str,
    operation: Operation,
    varied: list[str],
    seconds: float,
    connections: int,
    folder: Path,
) -> Round:
    """Keep `connections` requests of the operation under way for `seconds`."""
    script = folder / f"{operation.name}.lua"
    script.write_text(_script(operation, varied))
    output = subprocess.run(  # noqa: S603 - our own arguments
        [find_wrk(), "-t1", f"-c{connections}", f"-d{seconds:g}s", "--timeout", "60s", "-s",
         str(script), url],
        capture_output=True, text=True, check=True, timeout=seconds + 120,
    ).stdout  # fmt: skip
    found = re.search(r"RESULT (\d+) (\d+) (\S+) (\S+) (\d+)", output)
    if found is None:
        raise RuntimeError(output[-1000:])
    requests, micros, p50, p99, failed = found.groups()
    return Round(int(requests), int(micros) / 1e6, float(p50) / 1e3, float(p99) / 1e3, int(failed))


def body(operation: Operation, varied: str) -> str:
    """The JSON of one request, with `varied` for what is another in each."""
    variables = {
        name: varied if value in (ID, AFTER) else value
        for name, value in operation.variables.items()
    }
    return json.dumps(
        {"operationName": operation.name, "query": operation.text, "variables": variables}
    )


def _script(operation: Operation, varied: list[str]) -> str:
    bodies = [body(operation, value) for value in varied]
    listed = ",\n".join(f"[==[{text}]==]" for text in bodies)
    return f"""
local bodies = {{ {listed} }}
local at = 0
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
request = function()
  at = at % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[at])
end
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %f %f %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""
