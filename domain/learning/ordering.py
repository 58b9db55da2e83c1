"""What comes before what: prerequisites brought in, steps sorted, circles found."""

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from domain.kit.refusal import Refused
from domain.learning.planning import PHASES, Phase, PrerequisiteCycle, Target
from domain.skills.values import SkillId

K = TypeVar("K", bound=Hashable)
# The skills that a skill builds on, each with the reason in words.
Needs = Callable[[SkillId], Mapping[SkillId, str]]


def with_prerequisites(
    targets: Iterable[Target], needs: Needs, known: Callable[[SkillId], bool]
) -> list[Target]:
    """The targets and, at beginner's level, all that they build on and the person doesn't know.

    Prerequisites come before what needs them; those of what is an extra alone are extras too.
    Raises Refused(PrerequisiteCycle).
    """
    found: dict[SkillId, Target] = {target.skill_id: target for target in targets}
    extras = [target for target in found.values() if target.phase is Phase.EXTRA]
    others = [target for target in found.values() if target.phase is not Phase.EXTRA]
    _add_basis(found, others, Phase.FOUNDATIONS, needs, known)
    _add_basis(found, extras, Phase.EXTRA, needs, known)
    sequence = sorted_skills(
        found,
        {key: [basis for basis in needs(key) if basis in found] for key in found},
        key=lambda key: (PHASES.index(found[key].phase), -found[key].importance, key),
    )
    return [found[key] for key in sequence]


def _add_basis(
    found: dict[SkillId, Target],
    edge: Sequence[Target],
    phase: Phase,
    needs: Needs,
    known: Callable[[SkillId], bool],
) -> None:
    """Add what some of the targets found build on, and what that builds on."""
    while edge:
        added = []
        for target in edge:
            for skill_id, because in needs(target.skill_id).items():
                if skill_id in found or known(skill_id):
                    continue
                basis = Target(
                    skill_id,
                    start=0,
                    goal=1,
                    importance=target.importance,
                    phase=phase,
                    needed_for=target.skill_id,
                    because=because,
                )
                found[skill_id] = basis
                added.append(basis)
        edge = added


class CircleError(Exception):
    """Items that each come after another of them."""

    def __init__(self, items: Sequence[Any]) -> None:
        super().__init__(", ".join(map(str, items)))
        self.items = items


def sorted_skills(
    skills: Iterable[SkillId],
    before: Mapping[SkillId, Iterable[SkillId]],
    key: Callable[[SkillId], tuple[object, ...]],
) -> list[SkillId]:
    """Skills after all that they need, as `sorted_by`. Raises Refused(PrerequisiteCycle)."""
    try:
        return sorted_by(skills, before, key)
    except CircleError as circle:
        message = f"These need each other in a circle: {circle}."
        raise Refused(PrerequisiteCycle(message=message, skills=tuple(circle.items))) from None


def sorted_by(
    items: Iterable[K],
    before: Mapping[K, Iterable[K]],
    key: Callable[[K], tuple[object, ...]],
) -> list[K]:
    """Items after all that is before them; where there is a choice, least `key` first.

    Raises CircleError with the items of one circle.
    """
    waiting = {item: set(before.get(item, ())) - {item} for item in items}
    number = {item: n for n, item in enumerate(waiting)}  # so that items themselves aren't compared
    after: dict[K, list[K]] = {}
    for item, earlier in waiting.items():
        for one in earlier:
            after.setdefault(one, []).append(item)
    ready = [(key(item), number[item], item) for item, left in waiting.items() if not left]
    heapq.heapify(ready)
    placed: list[K] = []
    while ready:
        _, _, item = heapq.heappop(ready)
        placed.append(item)
        for later in after.get(item, ()):
            waiting[later].discard(item)
            if not waiting[later]:
                heapq.heappush(ready, (key(later), number[later], later))
    if len(placed) < len(waiting):
        raise CircleError(_circle(waiting))
    return placed


def _circle(waiting: Mapping[K, set[K]]) -> Sequence[K]:
    """One circle among the items that wait for others."""
    at = next(item for item, left in waiting.items() if left)
    path: list[K] = []
    while at not in path:
        path.append(at)
        at = min((one for one in waiting[at] if waiting.get(one)), key=str)
    return path[path.index(at) :]
