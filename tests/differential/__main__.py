"""python -m differential COUNT [FIRST]: compare plans with graphql-core on random operations."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter

from .compare import answered, expected, is_valid, same, write


async def main(count: int, first: int) -> int:
    seen: Counter[str] = Counter()
    started = time.monotonic()
    for seed in range(first, first + count):
        case = write(seed)
        if not is_valid(case):
            seen["invalid"] += 1
            continue
        want, got = expected(case), await answered(case)
        seen["compared"] += 1
        seen["with errors"] += bool(want["errors"])
        seen["errors"] += len(want["errors"])
        seen["no data"] += want["data"] is None
        if not same(want, got):
            seen["different"] += 1
            print(f"seed {seed}\n{case.text}\n{case.variables}\nwant {want}\ngot  {got}\n")
            if seen["different"] >= 5:
                break
        if seen["compared"] % 5000 == 0:
            print(f"{dict(seen)} after {time.monotonic() - started:.0f} s", flush=True)
    print(f"{dict(seen)} in {time.monotonic() - started:.0f} s")
    return 1 if seen["different"] else 0


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(asyncio.run(main(numbers[0], numbers[1] if len(numbers) > 1 else 0)))
