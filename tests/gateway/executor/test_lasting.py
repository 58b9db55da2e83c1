"""Which answers last: those that come from lasting sources alone, and hold no error."""

from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import build_schema, parse

from gateway.executor import Batched, Compiler, Computed, Plan

SCHEMA = build_schema(
    """
    type Query { job: Job  mine: Job  broken: Job  resolved: Job }
    type Mutation { job: Job }
    type Job { title: String  views: Int }
    """
)


def find(parent: Any, name: str, field: Any) -> Any:
    def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
        if name == "broken":
            raise ValueError(name)
        return [Object(title="Baker", views=3)] * len(parents)

    if name == "resolved":
        return None
    if parent.name == "Job":
        return Batched(lambda *_: [7], lasting=False) if name == "views" else Computed(title)
    return Batched(load, lasting=name != "mine")


def title(job: Any) -> str:
    return str(job.title)


async def lasts(text: str, **variables: Any) -> bool:
    answer = await Plan(Compiler(SCHEMA, find), parse(text)).execute(None, None, variables)
    return bool(answer.lasting)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ job { title __typename } }", True),
        ("{ job { title } other: job { title } }", True),
        ("{ mine { title } }", False),
        ("{ job { title views } }", False),
        ("{ job { title } resolved { title } }", False),
        ("{ broken { title } }", False),
        ("mutation { job { title } }", False),
        ("{ __schema { description } }", False),
        ("{ job { title } __schema { description } }", False),
    ],
)
async def test_an_answer_lasts_where_every_source_does(text: str, expected: bool) -> None:
    assert await lasts(text) is expected


async def test_what_a_switch_leaves_out_does_not_count() -> None:
    text = "query ($all: Boolean!) { job { title views @include(if: $all) } }"
    assert await lasts(text, all=False)
    assert not await lasts(text, all=True)
