"""Plans: everything reached, in an order that can be followed, on the right days."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_offers import Sample, offered

from domain.kit.refusal import Refused
from domain.learning.ordering import sorted_skills, with_prerequisites
from domain.learning.planner import make_plan
from domain.learning.planning import (
    LEAST_HOURS,
    PHASES,
    Gain,
    Phase,
    Plan,
    PrerequisiteCycle,
    Rules,
    Target,
)
from domain.learning.schedule import dated, hours_per_week_for

START = date(2027, 1, 4)
NEEDS = {"b": {"a": "b stands on a"}, "c": {"b": "c stands on b"}, "d": {"a": "d stands on a"}}


def plan(targets: list[Target], samples: list[Sample], **rules: object) -> Plan:
    return make_plan(
        targets,
        offered(targets, samples),
        Rules(**{"hours_per_week": 8.0, "start": START, **rules}),  # type: ignore[arg-type]
        needs=lambda skill_id: NEEDS.get(skill_id, {}),
        practice_hours=lambda _skill, start, goal: 40.0 * (goal - start),
        words=str.upper,
    )


def resource(n: int, hours: float, cost: int = 0, **teaches: tuple[int, int]) -> Sample:
    return Sample(n, hours, cost, teaches)


names = st.sampled_from(["a", "b", "c", "d"])
resources = st.lists(
    st.tuples(
        st.integers(1, 40),
        st.dictionaries(
            names,
            st.tuples(st.integers(0, 2), st.integers(1, 2)).map(lambda t: (t[0], t[0] + t[1])),
            min_size=1,
        ),
    ),
    max_size=10,
).map(lambda rows: [resource(n, hours, **teaches) for n, (hours, teaches) in enumerate(rows)])
targets = st.lists(
    st.builds(
        lambda skill, start, more, phase: Target(skill, start, start + more, 1.0, phase),
        names,
        st.integers(0, 1),
        st.integers(1, 3),
        st.sampled_from([Phase.CORE, Phase.BROADER, Phase.EXTRA]),
    ),
    unique_by=lambda target: target.skill_id,
    min_size=1,
)


@given(targets, resources)
def test_every_target_is_reached_step_upon_step(wanted: list[Target], candidates):
    found = plan(wanted, candidates)
    level = {target.skill_id: target.start for target in wanted}
    for one in found.steps:
        assert one.step.gains
        for gain in one.step.gains:
            assert level[gain.skill_id] >= gain.start
            level[gain.skill_id] = max(level[gain.skill_id], gain.goal)
            for basis in NEEDS.get(gain.skill_id, {}):
                taught_here = any(other.skill_id == basis for other in one.step.gains)
                assert taught_here or level.get(basis, 1) >= 1
    assert level == {target.skill_id: target.goal for target in wanted}


@given(targets, resources)
def test_days_phases_and_hours_run_forward(wanted: list[Target], candidates):
    found = plan(wanted, candidates)
    assert found.steps[0].starts_on == START
    for earlier, later in zip(found.steps, found.steps[1:], strict=False):
        assert earlier.ends_on <= later.starts_on + timedelta(days=1)
        assert earlier.week_end in (later.week_start, later.week_start - 1)
        assert PHASES.index(earlier.step.phase) <= PHASES.index(later.step.phase)
    assert found.hours == round(sum(one.step.hours for one in found.steps), 1)
    assert found.checkpoints[-1].on == found.ends_on == found.steps[-1].ends_on
    reached = [gain for checkpoint in found.checkpoints for gain in checkpoint.reached]
    assert reached == [gain for one in found.steps for gain in one.step.gains]


def test_a_plan_says_what_and_why():
    candidates = [
        resource(1, 4, a=(0, 1)),
        resource(2, 12, b=(0, 2)),
        resource(3, 20, b=(0, 2)),
        resource(4, 40, a=(0, 1), b=(0, 2)),
    ]
    wanted = [
        Target("b", 0, 2, 1.0, Phase.CORE),
        Target("a", 0, 1, 1.0, Phase.FOUNDATIONS, "b", "b stands on a"),
        Target("z", 1, 2, 0.2, Phase.EXTRA),
    ]
    found = plan(wanted, candidates)
    assert [
        (one.step.resource_id and one.step.resource_id.int, one.week_start, one.week_end)
        for one in found.steps
    ] == [(1, 1, 1), (2, 1, 2), (None, 3, 10)]
    first, second, third = (one.step for one in found.steps)
    assert first.quick_win
    assert first.reasons[0] == "B builds on A: b stands on a."
    assert second.reasons[0] == "B is required: intermediate level."
    assert [one.int for one in second.alternatives] == [3, 4]
    assert third.gains == (Gain("z", 1, 2),)
    assert third.reasons[1].startswith("No resource that fits")
    assert (found.hours, found.cost_cents, found.optimal) == (76.0, 0, True)
    assert [checkpoint.phase for checkpoint in found.checkpoints] == [
        Phase.FOUNDATIONS,
        Phase.CORE,
        Phase.EXTRA,
    ]


def test_a_resource_that_takes_longer_than_learning_alone_is_left_out():
    (one,) = plan([Target("z", 0, 1)], [resource(1, 61, z=(0, 1))]).steps
    assert (one.step.resource_id, one.step.hours) == (None, 60.0)
    assert one.step.reasons[-1].startswith("Quicker by yourself")
    (other,) = plan([Target("z", 0, 1)], [resource(1, 59, z=(0, 1))]).steps
    assert other.step.resource_id == UUID(int=1)


def test_what_is_known_makes_learning_alone_shorter_and_is_told():
    (one,) = plan([Target("z", 0, 1, known=0.5)], [resource(1, 31, z=(0, 1))]).steps
    assert (one.step.resource_id, one.step.hours) == (None, 30.0)
    assert "50% of the usual hours for Z are saved by what you know." in one.step.reasons
    (other,) = plan([Target("z", 0, 1, known=0.5)], [resource(1, 29, z=(0, 1))]).steps
    assert other.step.resource_id == UUID(int=1)
    (nearly,) = plan([Target("z", 0, 1, known=0.999)], []).steps
    assert nearly.step.hours == LEAST_HOURS


def test_a_credential_that_nothing_teaches_is_no_practice():
    (one,) = plan([Target("pmp", 0, 1)], []).steps
    assert one.step.reasons[-1] == "A formal qualification: who awards it says what it takes."


def test_practice_fills_the_ranks_between_resources():
    found = plan([Target("z", 0, 3)], [resource(1, 9, z=(1, 2))])
    assert [(one.step.resource_id and 1, one.step.gains) for one in found.steps] == [
        (None, (Gain("z", 0, 1),)),
        (1, (Gain("z", 1, 2),)),
        (None, (Gain("z", 2, 3),)),
    ]


def test_resources_that_wait_for_each_other_are_not_both_taken():
    # 1 teaches a and c, 2 teaches b and d, where c needs b and b needs a.
    candidates = [
        resource(1, 4, a=(0, 1), c=(0, 1)),
        resource(2, 4, b=(0, 1)),
        resource(3, 9, a=(0, 1)),
        resource(4, 9, c=(0, 1)),
    ]
    wanted = [Target(skill, 0, 1) for skill in ("a", "b", "c")]
    found = plan(wanted, candidates)
    assert [one.step.resource_id and one.step.resource_id.int for one in found.steps] == [3, 2, 4]
    assert not found.optimal


def test_of_resources_that_wait_for_each_other_the_one_goes_that_is_missed_least():
    # 1 and 2 wait for each other; what 2 teaches, 3 does in nearly the same time.
    candidates = [
        resource(1, 10, a=(0, 1), c=(0, 1), d=(0, 1)),
        resource(2, 10, b=(0, 1), z=(0, 1)),
        resource(3, 10.1, a=(0, 1), b=(0, 1), z=(0, 1)),
    ]
    found = plan([Target(skill, 0, 1) for skill in ("a", "b", "c", "d", "z")], candidates)
    assert [one.step.resource_id and one.step.resource_id.int for one in found.steps] == [3, 1]
    assert (found.hours, found.optimal) == (20.1, True)


def ids(found: Plan) -> list[int | None]:
    return [one.step.resource_id and one.step.resource_id.int for one in found.steps]


def test_what_another_step_teaches_as_well_is_not_waited_for():
    # 1 builds z on what 2 teaches, and 2 teaches b, which stands on the a of 1. But 2 takes z as
    # far as 1 does: 1 is for a alone.
    candidates = [resource(1, 5, a=(0, 1), z=(1, 2)), resource(2, 9, b=(0, 1), z=(0, 2))]
    found = plan([Target("a", 0, 1), Target("b", 0, 1), Target("z", 0, 2)], candidates)
    assert (ids(found), found.hours, found.optimal) == ([1, 2], 14.0, True)
    assert [one.step.gains for one in found.steps] == [
        (Gain("a", 0, 1),),
        (Gain("b", 0, 1), Gain("z", 0, 2)),
    ]


def test_one_of_several_that_teach_a_basis_is_enough():
    # Both 1 and 3 teach a; 3 waits for the b of 2, which needs an a: that of 1 will do.
    candidates = [
        resource(1, 6, a=(0, 1), z=(0, 1)),
        resource(2, 6, b=(0, 1)),
        resource(3, 6, a=(0, 1), c=(0, 1)),
    ]
    found = plan([Target(skill, 0, 1) for skill in ("a", "b", "c", "z")], candidates)
    assert (ids(found), found.hours, found.optimal) == ([1, 2, 3], 18.0, True)


def test_what_resources_lack_of_each_other_is_learned_before_them_where_that_takes_least():
    # Each teaches the beginnings of what the other goes on with; without either, all takes 120
    # hours by oneself and more.
    candidates = [resource(1, 8, y=(0, 1), z=(1, 3)), resource(2, 8, y=(1, 3), z=(0, 1))]
    found = plan([Target("y", 0, 3), Target("z", 0, 3)], candidates)
    assert (ids(found), found.hours, found.optimal) == ([None, 2, 1], 76.0, False)


def test_what_is_banned_is_neither_step_nor_alternative():
    candidates = [resource(1, 4, a=(0, 1)), resource(2, 5, a=(0, 1)), resource(3, 6, a=(0, 1))]
    found = plan([Target("a", 0, 1)], candidates, banned=frozenset({UUID(int=1)}))
    assert found.steps[0].step.resource_id == UUID(int=2)
    assert found.steps[0].step.alternatives == (UUID(int=3),)


def test_prerequisites_that_are_not_known_come_first_as_targets():
    found = with_prerequisites(
        [Target("c", 0, 2)], lambda skill: NEEDS.get(skill, {}), known=lambda skill: skill == "z"
    )
    assert [(one.skill_id, one.goal, one.phase, one.needed_for) for one in found] == [
        ("a", 1, Phase.FOUNDATIONS, "b"),
        ("b", 1, Phase.FOUNDATIONS, "c"),
        ("c", 2, Phase.CORE, None),
    ]
    alone = with_prerequisites(
        [Target("c", 0, 2)], lambda skill: NEEDS.get(skill, {}), known=lambda skill: skill == "b"
    )
    assert [one.skill_id for one in alone] == ["c"]


def test_what_an_extra_alone_builds_on_is_an_extra():
    extra, core = Target("c", 0, 1, phase=Phase.EXTRA), Target("d", 0, 1)
    found = with_prerequisites(
        [extra, core], lambda skill: NEEDS.get(skill, {}), known=lambda _: False
    )
    assert [(one.skill_id, one.phase, one.needed_for) for one in found] == [
        ("a", Phase.FOUNDATIONS, "d"),
        ("d", Phase.CORE, None),
        ("b", Phase.EXTRA, "c"),
        ("c", Phase.EXTRA, None),
    ]


def test_a_circle_of_prerequisites_is_refused_by_name():
    circle = {"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}
    with pytest.raises(Refused) as refused:
        sorted_skills(["d", "a", "b", "c"], circle, key=lambda item: (item,))
    assert isinstance(refused.value.reason, PrerequisiteCycle)
    assert set(refused.value.reason.skills) == {"a", "b", "c"}


def test_hours_a_week_for_a_day_to_be_done_by():
    assert hours_per_week_for(40, START, START + timedelta(days=27)) == 10.0
    assert dated([], START, 5) == []
