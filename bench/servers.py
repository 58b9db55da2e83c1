"""The servers of the benchmark: LearnBot and its peers, one worker each, ten connections each."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.operations import Operation

NODE = Path(__file__).with_name("node")
_ROOT = NODE.parent.parent
_PACKAGES = _ROOT / ".learnbot" / "peers"


class Candidate(NamedTuple):
    """How a server is started; `ask` and `told` translate where its schema is another."""

    name: str
    port: int
    command: list[str]
    environment: Mapping[str, str] = {}
    ask: Callable[[Operation], str] = lambda operation: operation.text
    told: Callable[[Any], Any] = lambda data: data
    connections: int | None = None  # fewer, for one that would not answer them all in time


_NO_ANSWERS = {"kept_answers_bytes": 0}
_NOTHING_KEPT = {**_NO_ANSWERS, "kept_fragments_bytes": 0}

# LearnBot as shipped, and with ever less that requests share.
LEARNBOTS: Mapping[str, Mapping[str, int]] = {
    "learnbot": {},
    "learnbot-fragments": _NO_ANSWERS,
    "learnbot-anew": _NOTHING_KEPT,
    "learnbot-alone": {**_NOTHING_KEPT, "db_shared_keys_limit": 0},
}


def candidates() -> list[Candidate]:
    """LearnBot, the peers in Python, and those on Node where Node and its packages are there."""
    found = [
        *(
            Candidate(name, port, _SERVE, _learnbot(port, **settings))
            for port, (name, settings) in enumerate(LEARNBOTS.items(), start=18080)
        ),
        Candidate("json-limit", 18091, _uvicorn("json_limit", 18091)),
        Candidate("stock", 18092, _uvicorn("stock", 18092), connections=4),
    ]
    if (_PACKAGES / "ariadne").is_dir():
        beside = {"PYTHONPATH": os.pathsep.join([str(_PACKAGES), str(_ROOT)])}
        command = _uvicorn("with_ariadne", 18097)
        found.append(Candidate("ariadne", 18097, command, beside, connections=4))
    node = shutil.which("node")
    if node and (NODE / "node_modules").is_dir():
        for index, name in enumerate(("mercurius", "apollo", "yoga")):
            found.append(Candidate(name, 18093 + index, [node, str(NODE / f"{name}.cjs")], _NODE))
        found.append(
            Candidate(
                "postgraphile", 18096, [node, str(NODE / "postgraphile.mjs")], _NODE,
                ask=lambda operation: POSTGRAPHILE[operation.name], told=_from_postgraphile,
            )
        )  # fmt: skip
    return found


_SERVE = [sys.executable, "-m", "learnbot", "serve"]


def _learnbot(port: int, **settings: object) -> dict[str, str]:
    """Everything on, as in production, but for the limit of requests: the load is one client."""
    changed = {
        "environment": "staging",
        "gateway_port": port,
        "request_burst": 1_000_000_000,
        "request_limit_per_second": 1_000_000_000,
        **settings,
    }
    return {
        "PYTHONPATH": str(_ROOT),
        **{f"LEARNBOT_{name.upper()}": str(value) for name, value in changed.items()},
    }


_NODE = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}


def _uvicorn(module: str, port: int) -> list[str]:
    return [
        sys.executable, "-m", "uvicorn", f"bench.peers.{module}:app", "--port", str(port),
        "--no-access-log", "--log-level", "warning", "--app-dir", str(_ROOT),
    ]  # fmt: skip


POSTGRAPHILE = {
    "Single": """query Single($id: UUID!) {
  jobByRowId(rowId: $id) {
    rowId title description workplace employmentType level city country applyUrl postedAt
  }
}""",
    "Page": """query Page($first: Int!) {
  allJobsList(first: $first, orderBy: [POSTED_AT_DESC, ROW_ID_DESC]) {
    rowId title postedAt companyByCompanyId { rowId name }
    jobSkillsByJobIdList(orderBy: [WEIGHT_DESC, SKILL_ID_ASC]) {
      weight skillBySkillId { rowId name }
    }
  }
}""",
    "Deep": """query Deep($first: Int!) {
  allJobsList(first: $first, orderBy: [POSTED_AT_DESC, ROW_ID_DESC]) {
    rowId title jobSkillsByJobIdList(orderBy: [WEIGHT_DESC, SKILL_ID_ASC]) {
      skillBySkillId {
        rowId name
        resourceSkillsBySkillIdList(first: 3, orderBy: PRIMARY_KEY_ASC) {
          resourceByResourceId { title provider url }
        }
      }
    }
  }
}""",
}

_NAMES = {
    "jobByRowId": "job",
    "companyByCompanyId": "company",
    "jobSkillsByJobIdList": "skills",
    "skillBySkillId": "skill",
    "resourceSkillsBySkillIdList": "resources",
}
_UPPER = ("workplace", "employmentType", "level")


def _from_postgraphile(data: Any, name: str = "") -> Any:
    """Its answer in the words of LearnBot's schema."""
    if isinstance(data, list):
        return [_from_postgraphile(item, name) for item in data]
    if not isinstance(data, dict):
        return data
    told: dict[str, Any] = {}
    answers: dict[str, Any] = data
    for key, value in answers.items():
        known = _NAMES.get(key, key)
        if key == "resourceByResourceId":
            return value
        if key == "allJobsList":
            told["jobs"] = {"nodes": _from_postgraphile(value, "job")}
        elif key == "rowId":
            told["id"] = f"{name}_{value.replace('-', '')}"
        elif key == "postedAt":
            told[key] = f"{datetime.fromisoformat(value).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        elif key in _UPPER:
            told[key] = value.upper()
        else:
            told[known] = _from_postgraphile(value, known.removesuffix("s"))
    return told
