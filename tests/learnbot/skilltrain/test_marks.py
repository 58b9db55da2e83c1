"""What the network is told of words beside their letters."""

from domain.skills.extraction import Engine
from domain.skills.spans import Sight
from domain.skills.values import Kind
from learnbot.skilltrain.marks import MARKS, marks_of

SIGHT = Sight(Engine.default().taxonomy, Engine.default().index)


def test_each_way_of_writing_has_a_mark_of_its_own() -> None:
    found = marks_of(SIGHT, ["-", "S3", "boats", "B", "BOATS", "Boats", "iBoats"])
    assert found[:, 0].tolist() == list(range(MARKS[0]))


def test_known_names_are_marked_by_kind_and_place() -> None:
    found = marks_of(SIGHT, ["write", "Python", "and", "machine", "learning"])[:, 1].tolist()
    kinds = list(Kind)
    tool, knowledge = (1 + 2 * kinds.index(kind) for kind in (Kind.TOOL, Kind.KNOWLEDGE))
    assert found == [0, tool, 0, knowledge, knowledge + 1]
    assert max(found) < MARKS[1]


def test_nothing_has_no_marks() -> None:
    assert marks_of(SIGHT, []).shape == (0, len(MARKS))
