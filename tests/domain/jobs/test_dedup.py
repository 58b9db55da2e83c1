"""Whether two postings are of one job."""

from dataclasses import replace

import pytest

from domain.jobs import keys
from domain.jobs.dedup import Identity, belongs, same_job
from domain.jobs.values import RawJob

HERE = Identity(
    source="a",
    company="brightloaf",
    title="senior baker",
    places=frozenset({"leipzig", "DE"}),
    url="jobs.example.com/1",
)
THERE = replace(HERE, source="b", url="board.example.org/1")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (THERE, True),
        (replace(THERE, places=frozenset({"leipzig", "bonn", "DE"})), True),
        (replace(THERE, places=frozenset({"DE"})), True),
        (replace(THERE, places=frozenset()), True),
        (replace(THERE, places=frozenset({"bonn", "DE"})), False),
        (replace(THERE, places=frozenset({"FR"})), False),
        (replace(THERE, title="baker"), False),
        (replace(THERE, company="darkloaf"), False),
        (replace(HERE, url="jobs.example.com/2"), False),
        (replace(HERE, url="jobs.example.com/2", live=False), True),
        (replace(THERE, requisition="22"), True),
    ],
)
def test_same_job(other: Identity, same: bool) -> None:
    assert same_job(HERE, other) is same
    assert same_job(other, HERE) is same


def test_two_requisitions_are_two_jobs() -> None:
    assert not same_job(replace(HERE, requisition="11"), replace(THERE, requisition="22"))


def test_a_posting_that_its_board_lists_beside_another_is_of_another_job() -> None:
    second = replace(HERE, url="jobs.example.com/2")
    assert not belongs(second, [HERE, THERE])
    assert belongs(second, [replace(HERE, live=False), THERE])


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Brightloaf", "BRIGHTLOAF GmbH & Co. KG", "Brightloaf, Inc."), "brightloaf"),
        (("The Copper Ladle Ltd", "Copper Ladle"), "copper ladle"),
        (("Société Lumière S.A.",), "societe lumiere"),
        (("Group",), "group"),
    ],
)  # fmt: skip
def test_companies_are_one_whatever_their_legal_form(names: tuple[str, ...], key: str) -> None:
    assert {keys.company_key(name) for name in names} == {key}


@pytest.mark.parametrize(
    ("titles", "key"),
    [
        (
            (
                "Sr. Software Engineer, Growth",
                "Senior Software Engineer - Growth",
                "Senior Software Engineer – Growth (m/w/d)",
                "Senior Software Engineer, Growth (REQ-10021)",
                "Senior Software Engineer, Growth - Remote",
                "Senior Software Engineer, Growth - Berlin",
                "Senior Software Engineer, Growth (Berlin)",
            ),
            "senior software engineer growth",
        ),
        (("C++ Developer (all genders)",), "c++ developer"),
        (("Verkäufer/in (w/m/d)",), "verkaufer in"),
    ],
)
def test_titles_are_one_without_marks_numbers_and_their_own_place(
    titles: tuple[str, ...], key: str
) -> None:
    assert {keys.title_key(title, ["berlin", "DE"]) for title in titles} == {key}


@pytest.mark.parametrize(
    "title", ["Baker II", "Baker, Growth", "Lead Baker", "Baker - Bonn", "Baker, Northeast"]
)
def test_words_that_tell_jobs_apart_stay(title: str) -> None:
    assert keys.title_key(title, ["berlin", "DE"]) != "baker"


def test_addresses_are_one_without_tracking() -> None:
    url = "https://www.jobs.example.com/1/?utm_source=x&gh_src=y&b=2&a=1#apply"
    assert keys.canonical_url(url) == "jobs.example.com/1?a=1&b=2"


def test_the_content_hash_changes_with_any_field_and_with_nothing_else() -> None:
    raw = RawJob(external_id="1", url="https://jobs.example.com/1", title="Baker", company="B")
    assert keys.content_hash(raw) == keys.content_hash(replace(raw))
    for name in RawJob.__dataclass_fields__:
        changed = replace(raw, **{name: ("x",) if name == "locations" else "x"})
        assert keys.content_hash(changed) != keys.content_hash(raw)
