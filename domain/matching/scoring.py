"""The acceptance likelihood: five parts, every term explained (docs/decisions/0012-scoring.md)."""

from collections.abc import Sequence

from domain.jobs.location import Place
from domain.jobs.values import Workplace
from domain.matching.standing import Carried, Standing
from domain.matching.values import (
    HeldSkill,
    Match,
    Part,
    Person,
    Term,
    TermState,
    Wanted,
    WantedSkill,
)
from domain.profiles.values import DegreeLevel

# Hundredths of a point that each part is worth.
WEIGHTS = {
    Part.SKILLS: 3500,
    Part.EXPERIENCE: 2500,
    Part.EDUCATION: 1500,
    Part.INDUSTRY: 1500,
    Part.PLACE: 1000,
}
# A part that the job or the person is silent about earns half: it speaks neither for nor against.
NEUTRAL = 0.5
# Holding a skill at any level earns this share; the rest comes with the level. A near skill never
# earns more than this, so that holding the skill itself is never worth less.
HELD_FLOOR = 0.5
# A resume rarely says of a soft skill that a person has it: silence is neutral here too.
UNTOLD = 0.5
# Years of work count in full where at least so much of the job's skills is there, else by how much
# of that is: they were spent on something else.
RELATED_FROM = 0.5
DEGREE_STEP = 0.4
# A beginner's job rarely goes to someone with many years: by so many times the usual years above
# them it is as good as closed.
OVERQUALIFIED_SPAN, OVERQUALIFIED_FLOOR = 2.5, 0.2
SAME_COUNTRY, REMOTE_UNWANTED, REMOTE_ABROAD = 0.5, 0.5, 0.3

_DEGREES = list(DegreeLevel)


def score(standing: Standing, wanted: Wanted, *, related: float | None = None) -> Match:
    """How well the person fits; terms in the order of the parts, skills weightiest first.

    `related` is how much of years of work counts, in [0, 1], where skills are only supposed to be
    there: what is learned today makes no years of it. None: by the skills themselves.
    """
    person = standing.person
    skills = _skills(standing, wanted.skills)
    if related is None:
        related = _related(skills)
    return Match(
        (
            *skills,
            _experience(person.years_experience, wanted.years_min, wanted.years_usual, related),
            _education(person.degree, wanted.degree),
            _industry(person.industries, wanted.industry),
            _place(person, wanted.place, wanted.workplace),
        )
    )


def skill_share(
    wanted: WantedSkill, held: HeldSkill | None, carried: Carried | None
) -> tuple[float, bool]:
    """The share in [0, 1] of a wanted skill that is there, and whether a near skill earned it."""
    direct = 0.0
    if held is not None:
        direct = HELD_FLOOR + (1 - HELD_FLOOR) * min(1.0, held.level / wanted.level)
    near = HELD_FLOOR * min(1.0, carried.share / wanted.level) if carried else 0.0
    if wanted.soft and max(near, direct) < UNTOLD:
        return UNTOLD, False
    return (near, True) if near > direct else (direct, False)


def _skills(standing: Standing, wanted: Sequence[WantedSkill]) -> list[Term]:
    if not wanted:
        return [_neutral(Part.SKILLS, "The job names no skills.")]
    ordered = sorted(wanted, key=lambda skill: (-skill.weight, skill.skill_id))
    possible = apportion([skill.weight for skill in ordered], WEIGHTS[Part.SKILLS])
    return [
        _skill(standing, skill, points) for skill, points in zip(ordered, possible, strict=True)
    ]


def _skill(standing: Standing, wanted: WantedSkill, possible: int) -> Term:
    held = standing.person.skills.get(wanted.skill_id)
    carried = standing.carried.get(wanted.skill_id)
    share, near = skill_share(wanted, held, carried)
    if near and carried is not None:
        state, reason = TermState.PARTIAL, f"{carried.share:.0%} is carried over by a near skill."
    elif held is None and wanted.soft:
        state, reason = TermState.UNKNOWN, "The profile doesn't say, as most don't."
    elif held is None:
        state, reason = TermState.MISSING, f"The job has it as {wanted.requirement}."
    elif share < 1:
        state, reason = TermState.PARTIAL, "Held, below the level that is wanted."
    else:
        state, reason = TermState.MATCHED, "Held at the level that is wanted."
    if held is not None and held.shown_by and not near:
        reason = f"{reason} {held.shown_by}"
    return Term(
        part=Part.SKILLS,
        state=state,
        hundredths=_floor(possible * share),
        possible=possible,
        reason=reason,
        skill_id=wanted.skill_id,
        near_id=carried.path[0] if near and carried else None,
        path=carried.path if near and carried else (),
    )


def related_work(standing: Standing, wanted: Wanted) -> float:
    """How much of a person's years of work counts for a job, in [0, 1]."""
    return _related(_skills(standing, wanted.skills))


def _related(skills: Sequence[Term]) -> float:
    """How much of years of work counts for a job, by what is there of its skills.

    All of it where the job names none: its one term is neutral.
    """
    there = sum(term.hundredths for term in skills) / WEIGHTS[Part.SKILLS]
    return min(1.0, there / RELATED_FROM)


def _experience(
    years: float | None, wanted: float | None, usual: float | None, related: float
) -> Term:
    part = Part.EXPERIENCE
    if years is not None and usual is not None and years > usual:
        share = max(OVERQUALIFIED_FLOOR, 1 - (years - usual) / (OVERQUALIFIED_SPAN * usual))
        return _term(part, share, f"{years:g} years, where such a job is for up to {usual:g}.")
    if wanted is None:
        return _neutral(part, "The job doesn't say how many years.")
    if years is None:
        if wanted == 0:
            return _term(part, 1.0, "No experience is asked for.")
        return _neutral(part, "The profile doesn't say how many years.")
    share = 1.0 if years >= wanted else years / wanted
    reason = f"{years:g} of {wanted:g} years asked for."
    if wanted > 0 and related < 1:
        # What isn't asked for can't be spent on the wrong thing.
        share *= related
        reason = f"{reason} {related:.0%} counts: less than half of the job's skills is there."
    return _term(part, share, reason)


def _education(degree: DegreeLevel | None, wanted: DegreeLevel | None) -> Term:
    part = Part.EDUCATION
    if wanted is None:
        return _neutral(part, "The job doesn't say which degree.")
    if wanted is DegreeLevel.NONE:
        return _term(part, 1.0, "No degree is asked for.")
    if degree is None:
        return _neutral(part, "The profile names no education.")
    steps = _DEGREES.index(wanted) - _DEGREES.index(degree)
    if steps <= 0:
        return _term(part, 1.0, f"{degree.capitalize()} where {wanted} is asked for.")
    share = max(0.0, 1 - DEGREE_STEP * steps)
    return _term(part, share, f"{degree.capitalize()}, below the {wanted} asked for.")


def _industry(industries: frozenset[str], wanted: str | None) -> Term:
    part = Part.INDUSTRY
    if wanted is None:
        return _neutral(part, "The job's industry isn't known.")
    if not industries:
        return _neutral(part, "The profile names no industry.")
    if _folded(wanted) in {_folded(industry) for industry in industries}:
        return _term(part, 1.0, f"At home in {wanted}.")
    return _term(part, 0.0, f"{wanted} isn't among the profile's industries.")


def _place(person: Person, place: Place | None, workplace: Workplace | None) -> Term:
    part = Part.PLACE
    if workplace is Workplace.REMOTE:
        if not person.remote_ok:
            return _term(part, REMOTE_UNWANTED, "Remote; the profile asks for a workplace.")
        if place is not None and place.country and person.places and not _near(person, place):
            return _term(part, REMOTE_ABROAD, "Remote, but tied to another country.")
        return _term(part, 1.0, "Remote, as wished.")
    if place is None:
        return _neutral(part, "The job doesn't say where.")
    if not person.places:
        return _neutral(part, "The profile names no place.")
    share = _near(person, place)
    reasons = {1.0: "In a wished place.", SAME_COUNTRY: "In the same country."}
    return _term(part, share, reasons.get(share, "In another country."))


def _near(person: Person, place: Place) -> float:
    return max((_closeness(wished, place) for wished in person.places), default=0.0)


def _closeness(wished: Place, place: Place) -> float:
    """1 for the same city, or for anywhere in a country that is wished as a whole."""
    if wished.country and place.country and wished.country != place.country:
        return 0.0
    same_country = wished.country is not None and wished.country == place.country
    if wished.city is None:
        return 1.0 if same_country else 0.0
    if place.city is not None and _folded(wished.city) == _folded(place.city):
        return 1.0
    return SAME_COUNTRY if same_country else 0.0


def _neutral(part: Part, reason: str) -> Term:
    return Term(part, TermState.UNKNOWN, _floor(WEIGHTS[part] * NEUTRAL), WEIGHTS[part], reason)


def _term(part: Part, share: float, reason: str) -> Term:
    state = TermState.MATCHED if share >= 1 else TermState.PARTIAL if share else TermState.MISSING
    return Term(part, state, _floor(WEIGHTS[part] * share), WEIGHTS[part], reason)


def _floor(hundredths: float) -> int:
    # A hair is added so that 0.7 of 1000 is 700, not 699.
    return int(hundredths + 1e-6)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def apportion(weights: Sequence[float], total: int) -> list[int]:
    """`total` shared out by weight in whole numbers that sum to it (largest remainders first).

    Weights are above 0; among equal remainders the earlier gets more.
    """
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
