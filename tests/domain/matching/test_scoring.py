"""The score: its terms, its rules, and the properties that make it fair."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.jobs.location import Place
from domain.jobs.values import Workplace
from domain.matching.scoring import WEIGHTS, apportion, score
from domain.matching.standing import Carried, stand
from domain.matching.values import (
    Band,
    HeldSkill,
    Part,
    Person,
    TermState,
    Wanted,
    WantedSkill,
    band_of,
)
from domain.profiles.values import DegreeLevel
from domain.skills.values import Requirement

NAMES = [f"skill-{i}" for i in range(8)]


def reach(skill_id: str) -> list[Carried]:
    """A ring: each skill carries over to the next by 0.6 and to the one after by 0.3."""
    at = NAMES.index(skill_id)
    near, far = NAMES[(at + 1) % len(NAMES)], NAMES[(at + 2) % len(NAMES)]
    return [Carried(0.6, (skill_id, near)), Carried(0.3, (skill_id, near, far))]


levels = st.sampled_from([0.25, 0.4, 0.5, 0.75, 1.0])
held = st.dictionaries(st.sampled_from(NAMES), st.builds(HeldSkill, levels), max_size=8)
places = st.builds(
    Place,
    st.none() | st.sampled_from(["Berlin", "Hamburg"]),
    st.none() | st.sampled_from(["DE", "FR"]),
)
people = st.builds(
    Person,
    skills=held,
    years_experience=st.none() | st.floats(0, 40),
    degree=st.none() | st.sampled_from(DegreeLevel),
    industries=st.frozensets(st.sampled_from(["Retail", "Energy"])),
    places=st.lists(places, max_size=2).map(tuple),
    remote_ok=st.booleans(),
)
wanted_skills = st.lists(
    st.builds(
        WantedSkill,
        st.sampled_from(NAMES),
        st.sampled_from(Requirement),
        st.floats(0.1, 5),
        levels,
        st.booleans(),
    ),
    unique_by=lambda skill: skill.skill_id,
    max_size=8,
).map(tuple)
jobs = st.builds(
    Wanted,
    skills=wanted_skills,
    years_min=st.none() | st.floats(0, 20),
    degree=st.none() | st.sampled_from(DegreeLevel),
    industry=st.none() | st.sampled_from(["Retail", "Energy", "Health"]),
    place=st.none() | places,
    workplace=st.none() | st.sampled_from(Workplace),
)


@given(people, jobs)
def test_terms_sum_to_the_score_and_what_is_possible_to_100(person: Person, wanted: Wanted):
    match = score(stand(person, reach), wanted)
    assert match.hundredths == sum(term.hundredths for term in match.terms)
    assert sum(term.possible for term in match.terms) == 10_000
    assert all(0 <= term.hundredths <= term.possible for term in match.terms)
    for part, weight in WEIGHTS.items():
        assert sum(term.possible for term in match.of(part)) == weight


@given(people, jobs, st.sampled_from(NAMES), levels)
def test_adding_a_skill_never_lowers_the_score(
    person: Person, wanted: Wanted, skill_id: str, level: float
):
    standing = stand(person, reach)
    more = standing.with_skill(skill_id, level, reach)
    assert score(more, wanted).hundredths >= score(standing, wanted).hundredths


@given(people, jobs, st.sampled_from(NAMES), levels)
def test_adding_a_skill_to_a_standing_is_standing_with_it(
    person: Person, wanted: Wanted, skill_id: str, level: float
):
    best = max(level, person.skills[skill_id].level if skill_id in person.skills else 0)
    skills = {**person.skills, skill_id: HeldSkill(best)}
    whole = stand(replace(person, skills=skills), reach)
    assert score(stand(person, reach).with_skill(skill_id, level, reach), wanted) == score(
        whole, wanted
    )


@given(people, jobs, st.randoms(use_true_random=False))
def test_the_order_of_skills_and_places_is_irrelevant(person: Person, wanted: Wanted, random):
    skills, asked, where = list(person.skills.items()), list(wanted.skills), list(person.places)
    for one in (skills, asked, where):
        random.shuffle(one)
    other = replace(person, skills=dict(skills), places=tuple(where))
    match = score(stand(person, reach), wanted)
    assert score(stand(other, reach), replace(wanted, skills=tuple(asked))) == match


@given(people, jobs)
def test_more_years_and_a_higher_degree_never_lower_the_score(person: Person, wanted: Wanted):
    if person.years_experience is None or person.degree is None:
        return
    degrees = list(DegreeLevel)
    up = degrees[min(len(degrees) - 1, degrees.index(person.degree) + 1)]
    better = replace(person, years_experience=person.years_experience + 1, degree=up)
    now = score(stand(person, reach), wanted).hundredths
    assert score(stand(better, reach), wanted).hundredths >= now


def test_a_person_as_scored_has_no_name_age_or_gender():
    assert {field.name for field in fields(Person)} == {
        "skills",
        "years_experience",
        "degree",
        "industries",
        "places",
        "remote_ok",
    }


def test_a_job_that_says_nothing_is_neutral_and_calls_nobody_ready():
    match = score(stand(Person(), reach), Wanted())
    assert {term.state for term in match.terms} == {TermState.UNKNOWN}
    assert match.hundredths == 5000
    assert match.band is Band.STRETCH


def test_all_that_is_wanted_is_100():
    person = Person(
        skills={"skill-0": HeldSkill(0.5)},
        years_experience=3,
        degree=DegreeLevel.MASTER,
        industries=frozenset({"energy "}),
        places=(Place("Berlin", "DE"),),
    )
    wanted = Wanted(
        skills=(WantedSkill("skill-0"),),
        years_min=3,
        degree=DegreeLevel.BACHELOR,
        industry="Energy",
        place=Place("berlin", "DE"),
        workplace=Workplace.ONSITE,
    )
    match = score(stand(person, reach), wanted)
    assert match.hundredths == 10_000
    assert match.band is Band.READY


def test_a_near_skill_earns_part_and_shows_its_path():
    person = Person(skills={"skill-0": HeldSkill(1.0)})
    (term,) = score(stand(person, reach), Wanted(skills=(WantedSkill("skill-2"),))).of(Part.SKILLS)
    assert (term.state, term.near_id) == (TermState.PARTIAL, "skill-0")
    assert term.path == ("skill-0", "skill-1", "skill-2")
    assert term.hundredths == 1050  # half of 0.3 over 0.5, of 3500


def apart(_skill_id: str) -> list[Carried]:
    """Nothing is near to anything."""
    return []


@pytest.mark.parametrize(
    ("held", "years_min", "points"),
    [
        (4, 3, 2500),
        (2, 3, 2500),  # half of the skills: the years are of such work
        (1, 3, 1250),
        (0, 3, 0),
        (0, 0, 2500),  # none are asked for
        (0, None, 1250),
    ],
)
def test_years_of_work_count_by_what_is_there_of_the_job_s_skills(
    held: int, years_min: float | None, points: int
) -> None:
    names = ("a", "b", "c", "d")
    person = Person(skills={name: HeldSkill(1.0) for name in names[:held]}, years_experience=8)
    wanted = Wanted(skills=tuple(map(WantedSkill, names)), years_min=years_min)
    (term,) = score(stand(person, apart), wanted).of(Part.EXPERIENCE)
    assert term.hundredths == points
    assert ("% counts" in term.reason) == (held < 2 and bool(years_min))


def test_years_count_in_full_where_the_job_names_no_skills() -> None:
    match = score(stand(Person(years_experience=8), apart), Wanted(years_min=3))
    assert match.of(Part.EXPERIENCE)[0].hundredths == 2500


def test_silence_about_a_soft_skill_is_neutral() -> None:
    soft = WantedSkill("patience", soft=True)
    (term,) = score(stand(Person(), apart), Wanted(skills=(soft,))).of(Part.SKILLS)
    assert (term.state, term.hundredths) == (TermState.UNKNOWN, 1750)
    told = Person(skills={"patience": HeldSkill(0.5)})
    (term,) = score(stand(told, apart), Wanted(skills=(soft,))).of(Part.SKILLS)
    assert (term.state, term.hundredths) == (TermState.MATCHED, 3500)


def test_what_shows_an_unnamed_skill_is_part_of_the_reason() -> None:
    person = Person(skills={"english": HeldSkill(0.75, shown_by="The resume is in English.")})
    (term,) = score(stand(person, apart), Wanted(skills=(WantedSkill("english"),))).of(Part.SKILLS)
    assert term.reason == "Held at the level that is wanted. The resume is in English."


@pytest.mark.parametrize(
    ("wished", "place", "points"),
    [
        (Place("Lyon", "FR"), Place("Lyon", "FR"), 1000),
        (Place(None, "FR"), Place("Lyon", "FR"), 1000),
        (Place("Lyon", None), Place("lyon", "FR"), 1000),
        (Place("Lyon", "FR"), Place("Lille", "FR"), 500),
        (Place("Paris", "FR"), Place("Paris", "US"), 0),
        (Place("Lyon", None), Place("Lille", None), 0),
        (Place("Lyon", "FR"), None, 500),
    ],
)
def test_place(wished: Place, place: Place | None, points: int):
    person = Person(places=(wished,))
    (term,) = score(stand(person, reach), Wanted(place=place)).of(Part.PLACE)
    assert term.hundredths == points


@pytest.mark.parametrize(
    ("degree", "wanted", "points"),
    [
        (DegreeLevel.MASTER, DegreeLevel.BACHELOR, 1500),
        (DegreeLevel.ASSOCIATE, DegreeLevel.BACHELOR, 900),
        (DegreeLevel.SECONDARY, DegreeLevel.MASTER, 0),
        (None, DegreeLevel.BACHELOR, 750),
        (None, DegreeLevel.NONE, 1500),
        (DegreeLevel.NONE, None, 750),
    ],
)
def test_education(degree: DegreeLevel | None, wanted: DegreeLevel | None, points: int):
    (term,) = score(stand(Person(degree=degree), reach), Wanted(degree=wanted)).of(Part.EDUCATION)
    assert term.hundredths == points


@pytest.mark.parametrize(
    ("hundredths", "band"),
    [
        (8000, Band.READY),
        (7999, Band.CLOSE),
        (6000, Band.CLOSE),
        (5999, Band.STRETCH),
        (4000, Band.STRETCH),
        (3999, Band.NOT_READY),
        (0, Band.NOT_READY),
    ],
)
def test_bands(hundredths: int, band: Band):
    assert band_of(hundredths) is band


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=60), st.integers(0, 10_000))
def test_apportioned_shares_sum_to_the_total_and_keep_the_order_of_weights(weights, total):
    shares = apportion(sorted(weights, reverse=True), total)
    assert sum(shares) == total
    assert shares == sorted(shares, reverse=True)


def test_a_beginners_job_fits_less_the_more_years_there_are_above_it() -> None:
    def points(years: float, usual: float) -> int:
        wanted = Wanted(years_min=0, years_usual=usual)
        (term,) = score(stand(Person(years_experience=years), reach), wanted).of(Part.EXPERIENCE)
        return term.hundredths

    assert [points(years, 1) for years in (0, 1, 2, 3, 12)] == [2500, 2500, 1500, 500, 500]
    assert [points(years, 4) for years in (4, 6, 12)] == [2500, 2000, 500]
