"""How complete a profile is, and what would complete it."""

from dataclasses import dataclass

from domain.profiles.values import Preferences, Profile, ProfilePart

SKILLS_WANTED = 5


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that is missing: how many points it is worth, and what to do."""

    part: ProfilePart
    points: int
    advice: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """`score` is 0 to 100; `missing` holds the rest, most valuable first."""

    score: int
    missing: tuple[Missing, ...]


def completeness(
    profile: Profile, preferences: Preferences, *, work: int, education: int, skills: int
) -> Completeness:
    """Weigh what is there; the last three are counts of entries."""
    parts = (
        (ProfilePart.WORK, 20, work > 0, "Add the positions that you have held."),
        (ProfilePart.SKILLS, 20, skills >= SKILLS_WANTED, f"Name at least {SKILLS_WANTED} skills."),
        (ProfilePart.EDUCATION, 15, education > 0, "Add your education."),
        (ProfilePart.HEADLINE, 10, bool(profile.headline), "Say in one line what you do."),
        (
            ProfilePart.SUMMARY,
            10,
            bool(profile.summary),
            "Write a few sentences about yourself.",
        ),
        (ProfilePart.PLACE, 10, bool(profile.city or profile.country), "Say where you are."),
        (ProfilePart.PHONE, 5, bool(profile.phone), "Add a phone number."),
        (ProfilePart.LINKS, 5, bool(profile.links), "Link your portfolio or a profile elsewhere."),
        (
            ProfilePart.PREFERENCES,
            5,
            bool(preferences.titles),
            "Name the job titles you look for.",
        ),
    )
    missing = tuple(
        Missing(part, points, advice) for part, points, there, advice in parts if not there
    )
    return Completeness(100 - sum(part.points for part in missing), missing)
