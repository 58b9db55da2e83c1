"""Enums of matches and of gaps."""

from domain.matching.gaps import Urgency
from domain.matching.values import Band, Part, TermState
from schema.described import enum

enum(
    Band,
    {
        Band.READY: "80 points and more: apply.",
        Band.CLOSE: "60 to 80 points.",
        Band.STRETCH: "40 to 60 points.",
        Band.NOT_READY: "Under 40 points.",
    },
    name="MatchBand",
    description="What a score of 0 to 100 points amounts to, best first.",
)
enum(
    Part,
    {
        Part.SKILLS: "At most 35 points: the skills that the job asks for, each by its weight.",
        Part.EXPERIENCE: "At most 25 points: years of work.",
        Part.EDUCATION: "At most 15 points: the level of education.",
        Part.INDUSTRY: "At most 15 points: the industry.",
        Part.PLACE: "At most 10 points: where the work is done.",
    },
    name="MatchPart",
    description="A part of a score; together they are worth 100 points.",
)
enum(
    TermState,
    {
        TermState.MATCHED: "All that is asked for.",
        TermState.PARTIAL: "A part of it.",
        TermState.MISSING: "Nothing of it.",
        TermState.UNKNOWN: "The job or the profile doesn't say: it earns half.",
    },
    name="MatchTermState",
    description="How a term of a score came out.",
)
enum(
    Urgency,
    {
        Urgency.CRITICAL: "Required, and less than half of it is there.",
        Urgency.IMPORTANT: "Required and half there, or preferred.",
        Urgency.NICE_TO_HAVE: "A bonus.",
    },
    name="GapUrgency",
    description="How much a gap stands in the way, most first.",
)
