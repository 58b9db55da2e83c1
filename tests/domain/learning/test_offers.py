"""What the catalogue has for a plan, in columns."""

from uuid import UUID

from sample_offers import Sample, offered

from domain.learning.offers import Offers, Unit, units
from domain.learning.planning import Target

TARGETS = [Target("knots", 0, 2), Target("nets", 1, 3)]
LONG = Sample(1, 30.0, 0, {"knots": (0, 4), "nets": (0, 2)})
SHORT = Sample(2, 4.0, 0, {"knots": (0, 1), "ropes": (0, 1)})
DEAR = Sample(3, 4.0, 500, {"nets": (1, 3)})


def numbers(offers: Offers) -> list[int]:
    return [offers.id(row).int for row in range(len(offers))]


def test_rows_are_in_order_of_effort_then_cost_then_id() -> None:
    twin = SHORT._replace(number=0)
    assert numbers(offered(TARGETS, [LONG, DEAR, SHORT, twin])) == [0, 2, 3, 1]


def test_a_resource_teaches_the_units_between_its_ranks() -> None:
    found = offered(TARGETS, [LONG, SHORT, DEAR])
    knots, more_knots, nets, more_nets = units(TARGETS)
    assert [found.taught(row) for row in range(3)] == [
        [knots],
        [nets, more_nets],
        [knots, more_knots, nets],
    ]
    assert found.teachers([knots]) == [0, 2]
    assert found.teachers([knots, nets]) == [2]
    assert found.hours.tolist() == [4.0, 4.0, 30.0]
    assert found.costs.tolist() == [0, 500, 0]


def test_for_fewer_units_what_teaches_none_of_them_is_left_out() -> None:
    found = offered(TARGETS, [LONG, SHORT, DEAR])
    nets = [Unit("nets", 2), Unit("nets", 3)]
    assert numbers(found.only(nets)) == [3, 1]
    assert found.only(nets).taught(1) == [Unit("nets", 2)]
    assert numbers(found.only(units(TARGETS))) == [2, 3, 1]


def test_resources_can_be_taken_out() -> None:
    found = offered(TARGETS, [LONG, SHORT, DEAR])
    assert numbers(found.without({UUID(int=2), UUID(int=77)})) == [3, 1]


def test_nothing_found_is_no_row() -> None:
    assert len(offered(TARGETS, [])) == 0
    assert len(offered([], [LONG])) == 0
