"""The wordings that tell of a skill: not, must, nice to have, how well, how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.skills.values import Level, Requirement

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Cue(Generic[Value]):
    """A wording at [start, end) that says `value` of what follows it, else of what is before."""

    start: int
    end: int
    value: Value
    leads: bool


Pattern = tuple["re.Pattern[str]", Value, bool]


def _leading(value: Value, *wordings: str) -> Pattern[Value]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(wordings)})(?!\w)", re.IGNORECASE), value, True


def _trailing(value: Value, *wordings: str) -> Pattern[Value]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(wordings)})(?!\w)", re.IGNORECASE), value, False


def find(patterns: tuple[Pattern[Value], ...], text: str) -> list[Cue[Value]]:
    """All cues of a sentence in order; where two overlap, the longer one."""
    found = [
        Cue(match.start(), match.end(), value, leads)
        for pattern, value, leads in patterns
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue[Value]] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
        elif cue.end - cue.start > kept[-1].end - kept[-1].start:
            kept[-1] = cue
    return kept


_KNOWING = (
    r"(?:experience|knowledge|skills?|background|exposure|familiarity|expertise|training"
    r"|understanding|qualifications?|certifications?|coding)"
)

# True: the skill is denied. False: the wording only looks like a denial.
NEGATION: tuple[Pattern[bool], ...] = (
    _leading(
        True,
        rf"no (?:\w+ ){{0,2}}?{_KNOWING}(?: (?:with|in|of|using|on))?",
        r"no need (?:for|of|to (?:know|have|use))",
        r"lack(?:s|ed|ing)?(?: of)?(?: \w+)? (?:experience|knowledge|skills?) (?:with|in|of)",
        r"(?:have|has|had|am|are|is|was|were|do|does|did|would|will|can|could) not",
        r"(?:haven|hasn|hadn|aren|isn|wasn|weren|don|doesn|didn|wouldn|won|couldn|can)['’]t",
        r"cannot|never|neither|nor|without(?: (?:any|prior))?",
        r"not (?:yet )?(?:familiar|experienced|proficient|interested|looking|using|a|an|in|for)",
        r"rather than|instead of|unfamiliar with|other than|away from|replac(?:ed|ing)",
        r"no(?= [A-Z.])|keine(?:rlei)?(?: \w+)? (?:erfahrung|kenntnisse)\w*(?: in| mit)?",
    ),
    _leading(
        False,
        r"not (?:only|just|least|limited to|merely)",
        r"(?:is|are|isn['’]t|aren['’]t|but) not limited to",
        r"no (?:problem|doubt|stranger to)",
        r"(?:do|does) not (?:hesitate|worry)|don['’]t (?:hesitate|worry)",
        r"can(?:not|['’]t) (?:wait|live without)",
        r"never (?:stop|cease|tire)\w*",
        r"without (?:supervision|help|assistance|guidance|compromis\w+)",
    ),
    _trailing(
        True,
        r"(?:(?:is|are|will be) |experience |knowledge |skills? )?not (?:strictly |absolutely )?"
        r"(?:required|needed|necessary|essential|mandatory|expected|a (?:must|requirement))",
        r"(?:isn|aren)['’]t (?:strictly |absolutely )?"
        r"(?:required|needed|necessary|essential|mandatory|expected|a (?:must|requirement))",
        r"no longer (?:used|required|needed)|unnecessary|optional(?= only)",
    ),
)

REQUIREMENT: tuple[Pattern[Requirement], ...] = (
    _leading(
        Requirement.REQUIRED,
        r"must[- ]haves?|must(?: also)?(?: be| possess| know)?",
        r"(?:we |you |you['’]ll |role |position |job )?(?:need|requires?|required|demands?)"
        r"(?: to (?:have|know|be))?",
        r"requirements?|required skills?|essential skills?|mandatory|minimum(?: of)?|at least",
        r"you (?:have|bring|know|possess|are)|you['’]ve|you['’]re",
        r"mindestens|(?:zwingend )?(?:erforderlich|vorausgesetzt|notwendig)|voraussetzung\w*",
        r"we (?:expect|are looking for|look for|seek)|looking for|seeking",
        r"strong|solid|proven|demonstrated|proficien\w+|in-depth|expert\w*|fluen\w+",
    ),
    _leading(
        Requirement.PREFERRED,
        r"prefer(?:red|ably|ence)?(?: skills?| qualifications?)?(?=\s*:|\s+\w)",
        r"ideally|desir(?:ed|able)(?: skills?)?|idealerweise|im idealfall",
    ),
    _leading(
        Requirement.BONUS,
        r"nice[- ]to[- ]haves?|good[- ]to[- ]haves?|bonus(?: points)?(?: for| if)?(?=\s*:|\s+\w)",
        r"extra points|brownie points|(?:a |as a )?plus(?=\s*:)|optional(?:ly)?",
        r"(?:it['’]s|it is|it would be) (?:a )?(?:nice|great|good|helpful|plus)(?: if)?",
        r"even better if|bonuses|pluses",
    ),
    _trailing(
        Requirement.REQUIRED,
        r"(?:is|are)? ?(?:an? )?(?:absolutely |strictly )?"
        r"(?:required|must(?:[- ]have)?|essential|mandatory|necessary|needed|requirement)",
    ),
    _trailing(
        Requirement.PREFERRED,
        r"(?:is|are|would be|strongly|highly|also)? ?(?:strongly |highly )?"
        r"(?:preferred|desired|desirable|ideal|favou?red)",
    ),
    _trailing(
        Requirement.BONUS,
        r"(?:is|are|would be|will be|as|considered)? ?(?:also )?(?:an? )?"
        r"(?:big |huge |strong |definite |real |distinct |great |added |major )?"
        r"(?:plus|bonus|advantage|asset|advantageous|beneficial|helpful|nice[- ]to[- ]have"
        r"|good[- ]to[- ]have|welcome|optional)",
        r"would be (?:great|nice|useful|good|appreciated)",
        r"(?:is |are )?not (?:\w+ )?(?:required|needed|necessary|essential|mandatory),? but \w+",
        r"(?:ist |sind |wäre |wären )?(?:von vorteil|wünschenswert|(?:ein )?pluspunkt|ein plus)",
    ),
)

_WELL = r"(?:knowledge|understanding|experience|command|skills?|grasp|background|use)"

LEVEL: tuple[Pattern[Level], ...] = (
    _leading(
        Level.BEGINNER,
        r"(?:some|basic|elementary|limited|beginner|foundational|general|introductory)"
        rf" (?:\w+ )?{_WELL}",
        r"basics? (?:of|in|knowledge)|basic|familiar(?:ity)?(?: with)?|exposure to|awareness of",
        r"beginner(?: in| at)?|novice(?: in| at)?|interest in",
        r"(?:currently|am|still|just|started|been|also) learning",
        r"grundkenntnisse (?:in|mit|von)|notions (?:de|en)|conocimientos básicos (?:de|en)",
    ),
    _leading(
        Level.INTERMEDIATE,
        rf"(?:working|practical|hands-on|good|sound|intermediate|reasonable) (?:\w+ )?{_WELL}",
        r"intermediate|competent (?:in|with|at)|conversational|comfortable (?:in|with|using)",
    ),
    _leading(
        Level.ADVANCED,
        rf"(?:strong|solid|excellent|extensive|advanced|deep|thorough|proven|very good|in-depth|"
        rf"significant|great|outstanding) (?:\w+ )?{_WELL}",
        r"advanced|proficien(?:t|cy)(?: in| with| at)?|fluen(?:t|cy)(?: in)?|in-depth",
        r"skilled (?:in|at|with)|strong|solid|excellent|highly experienced (?:in|with)|seasoned",
        r"well[- ]versed (?:in|with)",
        r"(?:sehr )?gute (?:kenntnisse|erfahrung\w*)|fundierte \w+",
    ),
    _leading(
        Level.EXPERT,
        r"expert(?:ise)?(?:[- ]level)?(?: knowledge| understanding)?(?: in| of| with| at)",
        r"expert(?:[- ]level)?(?= [a-z]*[A-Z])|mastery of|mastered(?: in)?(?= [A-Z])|guru",
        r"(?<!react )(?<!cloud[ -])(?<!ai[ -])native|bilingual (?:in)?",
        r"expert(?:e|in|enwissen)|expertenkenntnisse",
        r"exceptional (?:\w+ )?(?:knowledge|understanding|command|skills?)",
    ),
)

# A level that stands behind its skill: "Python (advanced)", "German - C1", "SQL: expert".
_BEHIND = r"^\s*(?:[(\[:,|–—-]\s*)?(?:level\s*)?(?:{})(?!\w)"
LEVEL_BEHIND: tuple[tuple[re.Pattern[str], Level], ...] = tuple(
    (re.compile(_BEHIND.format(wordings), re.IGNORECASE), level)
    for level, wordings in (
        (Level.BEGINNER, r"beginners?|basics?|elementary|novice|a1|a2"),
        (Level.INTERMEDIATE, r"intermediate|conversational|competent|good|working|b1|b2"),
        (
            Level.ADVANCED,
            r"advanced|proficient|fluent|strong|very good|full professional|c1"
            r"|fließend|verhandlungssicher|courant|avanzado|fluido|alto",
        ),
        (Level.EXPERT, r"experts?|native|mother tongue|bilingual|mastery|c2|muttersprache"),
    )
)

# Where a denial, a demand or a level ends.
BREAK = re.compile(
    r";|[.!?](?=\s)|\s[–—-]\s|(?<!\w)(?:but|however|although|though|yet|whereas|while|except)(?!\w)",
    re.IGNORECASE,
)

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "a couple of": 2,
    "a decade of": 10,
}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(_NUMBERS)})"
YEARS = re.compile(
    rf"(?<![\w.,$€£])\(?({_NUMBER})\)?(?:\s*\(\d{{1,2}}\))?\s*(?:\+|plus|or more)?"
    rf"(?:\s*(?:-|–|to|or|bis|à|a)\s*{_NUMBER}\s*\+?)?(?:\s+or\s+more)?"
    r"\s*-?\s*(years?|yrs?|jahre?n?|ans|années?|años?|anni|months?|mos?|monate?n?|mois|meses|mesi)"
    r"(?!\w)(?:['’]s?|\s+old)?",
    re.IGNORECASE,
)


def years_of(match: re.Match[str]) -> float | None:
    """The lower bound of a YEARS match in years; None for an age."""
    if match.group().lower().endswith("old"):
        return None
    wording = match.group(1).lower()
    amount = _NUMBERS[wording] if wording in _NUMBERS else float(wording.replace(",", "."))
    return (
        round(amount / 12, 2) if match.group(2).lower().startswith(("mo", "me")) else float(amount)
    )
