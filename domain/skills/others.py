"""Other people in a text: who works beside the person, above them, or is served by them.

"Worked with physiotherapists" names no skill of who worked with them, and whoever reports "to the
Head of Marketing" is not in marketing.
"""

from __future__ import annotations

import re

from domain.skills import aside_cues as cues
from domain.skills.aside_cues import PERSONS
from domain.skills.context import Context
from domain.skills.text import fold
from domain.skills.values import Kind, Mention

_REACH = 90
"""Characters before a mention that are looked at."""
_USED = frozenset({Kind.TOOL, Kind.LANGUAGE})
_CHIEFS = frozenset({"ceo", "cfo", "cio", "ciso", "cmo", "coo", "cpo", "cto"})
"""Persons of whom there is one: who assists the CFO is another."""

_NAMED = PERSONS | frozenset(
    {"agent", "assistant", "driver", "guard", "inspector", "master", "operator", "owner"}
    | {"picker", "pilot", "presenter"}
)
"""Some of these are things as well, but not where a trade's name ends with them."""

# "Member of the Institute of Chartered Surveyors" says that one is one.
_MEMBERSHIP = re.compile(
    r"\b(?:institut\w+|societ\w+|associations?|colleges?|chamber|guild|federation|board|register)"
    r" (?:of|for) [^,.;:\n]{0,40}$",
    re.IGNORECASE,
)
# "Report to the Head of", "assisted the Director of": of what follows, another is in charge.
_HEADED = re.compile(
    r"\b(?:(?:to|with|by|for|from|alongside|assist\w*|support\w*|contact)"
    r" (?:the|our|your|their|an?)|report(?:s|ed|ing)?(?: line)?(?: directly)?(?: to|:))"
    r" (?:[\w-]+ ){0,2}(?:heads?|directors?|vp|vice president|manager|chief|dean|leader|lead) of"
    r" (?:[\w&-]+,? ){0,3}$",
    re.IGNORECASE,
)
_ONE_SERVED = re.compile(
    r"\b(?:assist(?:s|ed|ing)?|support(?:s|ed|ing)?|shadow(?:s|ed|ing)?|help(?:s|ed|ing)?)"
    r" (?:the|our|your|their|an?) (?:\w+ )?$",
    re.IGNORECASE,
)

_HELPED = re.compile(
    r"['’]s? (?:assistant|aide|secretary|receptionist|office|practice|clerk)\b", re.IGNORECASE
)
"""Behind a person: "the surgeon's assistant", who is none; a plumber's mate does plumb."""

# What follows is of resumes alone, in which the person has done all that is told.
_LED = re.compile(
    r"\b(?:lead|leads|leading|led|manag\w+|supervis\w+|overs(?:ee\w*|aw)|mentor\w*|coach\w*"
    r"|train\w*|taught|teach\w*|head(?:ed|ing)|direct(?:ed|ing)|responsible"
    r"|(?:team|group|one|part|member)s? of"
    r"|(?:built|grew|scaled|building|growing|scaling) (?:an? |the |our )?(?:\w+ )?team)\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?<!work )(?<!worked )(?<!working )with|alongside|between|assist\w*|support(?:s|ed|ing)"
    r"|(?:partner|collaborat|liais|interfac|coordinat|align|communicat|cooperat|work)\w*"
    r"(?: [\w-]+){0,3} (?:with|across)|(?:report|present)\w*(?: [\w-]+){0,3} to)\b"
    rf"{cues.UP_TO_PURPOSE}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:experience|expert|knowledge|skill|track record|abilit|able\b|background|proficien)",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(
    r"\W*(?:built|build|creat|develop|design|wr[io]t|prepar|provid|maintain|produc|deliver|automat"
    r"|organi[sz]|implement|generat|answer|book|made|ship|took|handl|process|sched)\w*"
    r"\b[^.;:]{1,80} (?:for|to) (?:the|our|all|other|various|internal)\b[^.;:()]{0,40}$",
    re.IGNORECASE,
)


def is_person(name: str, said: str, before: str) -> bool:
    """Whether people are called after their trade, by the `name` that was met as `said`.

    "Designers", "to the Product Manager", not "as a designer". A name in the plural has them for
    its object: "interview experts".
    """
    last = fold(name.split()[-1].split("-")[-1])
    if last in _CHIEFS:
        return _ONE_SERVED.search(before) is not None or cues.ONE_OF_THEM.search(before) is not None
    if name.endswith("s") or last not in _NAMED:
        return False
    if cues.SOUGHT.search(before) or _MEMBERSHIP.search(before):
        return False
    one = cues.ONE_OF_THEM.search(before) or _ONE_SERVED.search(before)
    return said.endswith("s") or one is not None


def is_headed(before: str) -> bool:
    """Whether what follows is what another is the head of."""
    return _HEADED.search(before) is not None


def in_resume(mention: Mention, kind: Kind, name: str, context: Context) -> bool:
    """Whether a mention in a resume tells of others; `kind` of its skill, by the `name` met."""
    if kind in _USED:
        return False
    sentence = context.sentence_at(mention.start)
    said, at = sentence.text, mention.start - sentence.start
    before = said[max(0, at - _REACH) : at]
    end = at + mention.end - mention.start
    if is_headed(before) or (fold(name.split()[-1]) in PERSONS and _HELPED.match(said, end)):
        return True
    if _LED.search(before):
        return False
    if is_person(name, mention.text, before):
        return True
    if kind is Kind.SOFT or cues.MANNER.match(name) or _OWN.search(before):
        return False
    if cues.PARTNERED.search(before) and said[at].isupper():
        return True
    beside = _BESIDE.search(before) is not None or _MADE_FOR.match(said[:at]) is not None
    return beside and cues.GROUP.match(said, end) is not None
