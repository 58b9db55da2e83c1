"""Why a step is in the plan, in words."""

from collections.abc import Callable, Mapping

from domain.learning.planning import Phase, Rank, Step, Target
from domain.skills.credentials import CREDENTIALS
from domain.skills.values import Level, SkillId

# A skill's name by its id.
Words = Callable[[SkillId], str]

_LEVELS = ("", *Level)
# The least share of the hours of a step that is worth a sentence where it is saved.
WORTH_TELLING = 0.1


def level_name(rank: Rank) -> str:
    """The level of a rank from 1 to 4, in words."""
    return str(_LEVELS[rank])


def reasons(
    step: Step, targets: Mapping[SkillId, Target], choices: int, words: Words
) -> tuple[str, ...]:
    """One sentence for each skill of the step, then one for the choice among `choices`."""
    found = []
    for gain in step.gains:
        target = targets[gain.skill_id]
        name = words(gain.skill_id)
        if target.needed_for is not None:
            found.append(f"{words(target.needed_for)} builds on {name}: {target.because}.")
        else:
            found.append(f"{name} {_WANTED[target.phase]}: {level_name(gain.goal)} level.")
    saved = targets[step.gains[0].skill_id].known
    if step.resource_id is None and saved >= WORTH_TELLING:
        name = words(step.gains[0].skill_id)
        found.append(f"{saved:.0%} of the usual hours for {name} are saved by what you know.")
    if step.resource_id is None and any(gain.skill_id in CREDENTIALS for gain in step.gains):
        found.append("A formal qualification: who awards it says what it takes.")
    elif step.resource_id is None and choices:
        found.append("Quicker by yourself than by any resource that fits.")
    elif step.resource_id is None:
        found.append("No resource that fits teaches this: practise by yourself.")
    elif choices > 1:
        found.append(f"Chosen among {choices} resources that teach it: it suits the whole best.")
    else:
        found.append("The one resource in the catalogue that teaches it.")
    return tuple(found)


_WANTED = {
    Phase.FOUNDATIONS: "is a foundation",
    Phase.CORE: "is required",
    Phase.BROADER: "is wanted",
    Phase.EXTRA: "is nice to have",
}
