"""What every transport of the graph shares: operations, callers, rates, open subscriptions."""

from collections.abc import Callable
from dataclasses import dataclass

import strawberry

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway.auth import Callers
from gateway.contexts import Contexts
from gateway.kept_answers import KeptAnswers
from gateway.operations import Operations
from gateway.rate_limit import RequestRate
from gateway.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Edge:
    """Put together once an application, so that a limit counts over all transports."""

    settings: Settings
    operations: Operations
    contexts: Contexts
    rate: RequestRate
    subscriptions: Subscriptions
    kept: KeptAnswers


def open_edge(
    schema: strawberry.Schema, settings: Settings, services: Callable[[], Services]
) -> Edge:
    """The edge of one application."""
    contexts = Contexts(settings, services, Callers(services))
    return Edge(
        settings=settings,
        operations=Operations(schema, settings),
        contexts=contexts,
        rate=RequestRate(settings, contexts),
        subscriptions=Subscriptions(settings.subscriptions_limit),
        kept=KeptAnswers(settings.kept_answers_bytes),
    )
