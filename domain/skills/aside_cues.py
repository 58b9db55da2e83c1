"""The words by which a job ad speaks of others: the firm, customers, colleagues, what is given."""

from __future__ import annotations

import re
from enum import Enum

from domain.skills.taxonomy import DATA
from domain.skills.text import fold

PERSONS = frozenset(map(fold, (DATA / "persons.txt").read_text().split()))
"""What people are called after their trade, as folded words."""


class Part(Enum):
    """What the lines below a heading are about."""

    WORK = "work"
    OFFER = "offer"
    PROCESS = "process"
    FIRM = "firm"


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings), re.IGNORECASE)


# In order: "job benefits" are no job, and "our team", which may follow "about", is of the work.
HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.OFFER, _any(r"^\W*(?:\w+ ){0,3}(?:benefits|perks)\W*$", r"^\W*we offer\W*$")),
    (
        Part.WORK,
        _any(
            r"requir|qualif|responsib|\bdut(?:y|ies)\b|\btasks?\b|skills|experience|profile",
            r"\brole\b|position|\bjob\b|\bteam\b|stack|tech|looking for|you are|about you",
            r"you(?:['’]ll| will)? (?:do|be|bring|have|need|work)|opportunity$|(?:nice|must).have",
            r"plus|anforder|aufgaben|mitbring|voraussetzung|missions?\b|profil|compétences",
        ),
    ),
    (
        Part.OFFER,
        _any(
            r"^\W*(?:(?:our|the|your|company|employee|great|some|key|job|and|of) |[\W_])*"
            r"(?:benefits?|perks)\b|what(?:['’]s in it for you|.you.get)",
            r"we(?:['’]ll)? (?:can )?offer",
            r"what you(?:['’]ll| will| can) (?:get|receive|expect from us)|compensation|salary",
            r"why (?:join|work)|life at|in return|good to know|package",
            r"wir bieten|bieten wir|avantages|nous (?:vous )?offrons",
        ),
    ),
    (
        Part.PROCESS,
        _any(
            r"how to apply|(?:application|interview|hiring|recruit\w+|selection) (?:process|steps)",
            r"next steps|equal (?:employment )?opportunit|\beeo\b|disclaimer|privacy|accommodation",
            r"diversity|inclusion|bewerbung",
        ),
    ),
    (
        Part.FIRM,
        _any(
            r"about (?:us\b|the company|our|\w+$)|who we are|company (?:overview|description)",
            r"our (?:story|mission|values|culture|company|vision|clients|customers|products?)",
            r"what we do|über uns|wer wir sind|qui sommes[- ]nous|à propos",
        ),
    ),
)

# A field of a form with what is said in it, or the line before that: "Industry: Insurance".
INDUSTRY = re.compile(
    r"\W*(?:industr(?:y|ies)|sectors?|company (?:type|size))\s*(?::(?P<said>.*\w)?|$)",
    re.IGNORECASE,
)

# Where a text about the firm begins to speak of the work.
TURN = re.compile(
    r"\b(?:you(?:['’]ll| will| have| bring| are)|look(?:ing)? for|seeking|hiring|in this role"
    r"|responsib\w+|as (?:an?|our) \w+|experience (?:in|with)|wir suchen|nous recherchons)\b",
    re.IGNORECASE,
)

# Laws and their wording: nothing in such a sentence is asked of anyone.
LEGAL = _any(
    r"equal (?:employment )?opportunit|regardless of|without regard to|discriminat",
    r"protected (?:veteran|class|by law|characteristic|status)|affirmative action",
    r"sexual orientation|gender identity|reasonable accommodation|(?:every|all) backgrounds?\b",
    r"commit(?:ted|ment) to (?:building |fostering )?(?:an? )?(?:diver|equal|inclus)",
    r"employee resource groups?|mention the word|privacy (?:policy|notice|statement)",
)

# What is given to those who work there.
GIVEN = _any(
    r"\bwe (?:also )?(?:offer|provide|pay|cover)\b|\byou(?:['’]ll| will) (?:get|receive|enjoy)\b",
    r"\bbenefits (?:include|package)|competitive (?:salary|pay|compensation)|company[- ]paid",
    r"\bpaid (?:time off|leave|vacation)|parental leave|\b401\(?k|stock options|\bstipend|\bgym\b",
    r"\bdental (?:insurance|coverage|plan|care for you)|vision insurance|for you and your family",
    r"(?:training|learning) budget|\bremuneration (?:is|will be)\b",
)

_FIRMS = (
    r"(?:compan(?:y|ies)|start-?ups?|scale-?ups?|firms?|providers?|agenc(?:y|ies)|consultanc(?:y|ies)"
    r"|leaders?|studios?|banks?|groups?|organi[sz]ations?|manufacturers?|makers?|producers?"
    r"|marketplaces?|institutions?|institutes?|nonprofits?|business(?:es)?"
    r"|retailers?|brands?|hospitals?|schools?|suppliers?|distributors?|vendors?|corporations?"
    r"|enterprises|charit(?:y|ies)|boutiques?)"
)
_PRODUCTS = (
    r"(?:platforms?|products?|solutions?|services?|software|apps?|tools?|systems?|infrastructure"
    r"|suite|workspace)"
)

# A firm that tells of itself. "We use" and "we work with" name what the work is done with.
OURSELVES = re.compile(
    r"\W*(?:(?:here )?at [A-Z][\w&.]*(?: [A-Z][\w&.]*)?,? )?"
    r"(?:we(?:['’]re| are) (?:an?|the|one|on a mission|building|proud|backed|transforming|changing"
    r"|leading|revolution\w+|redefining|trusted|helping|growing)\b"
    r"|we (?:help|enable|empower|serve|make|provide|deliver|design|manufacture|produce|offer|sell"
    r"|bring|operate|connect|support|believe|combine|exist|simplify|partner with)\b"
    r"|we(?:['’]ve| have) (?:built|rethought|created|grown|raised|helped|pioneered|been)\b"
    r"|our (?:customers|clients|products?|platform|software|solutions?|technology|services|mission"
    r"|vision|users|members|story|founders|investors|company|purpose|goal|aim|special(?:i)?ty)\b"
    r"|the company\b|founded (?:in|by)\b|trusted by\b|backed by\b|headquartered\b)",
    re.IGNORECASE,
)
MISSION = re.compile(r"\bon a mission\b|\bour (?:mission|vision|purpose) is\b", re.IGNORECASE)
_NAME = r"\W*(?P<name>[A-Z][\w&.'’-]*(?: (?:[A-Z&][\w&.'’-]*|of|and|the)){0,4})"
NAMED = re.compile(
    rf"{_NAME}(?:,[^,.]{{1,80}},)? "
    r"(?:(?:is|was) (?P<noun>(?:an?|the|one|on a mission|building|helping|transforming)\b)"
    r"|(?:help|enable|empower|provide|serve|make|build|offer|design|manufacture|develop|deliver"
    r"|operate|run|bring|connect|combine)s\b)"
)
"""A firm by its name, and what it is or does."""
TELLS = re.compile(rf"{_NAME} (?:[a-z]+ly )?[a-z]{{2,}}s\b")
"""Whatever a name does, where an ad opens: "Quillon keeps the books of bakers"."""
IS_FIRM = re.compile(rf"\b(?:{_FIRMS}|{_PRODUCTS})\b", re.IGNORECASE)
NO_FIRM = _any(r"\b(?:role|position|team|job|candidate|incumbent|hire|experience|knowledge)$")

_LINK = r"(?:, (?:and|or)\b|,| and\b| or\b| &|/)"
_NO_ITEM = (
    r"(?:of|in|for|to|with|at|that|who|which|into|from|by|and|or|not|alongside|across|between|the|an?"
    r"|our|your|their|its|is|are|be|as|on|when|through|via|while|during|including|such|so"
    r"|(?:lead|oversee|manag|guid|ensur|build|driv|foster|support|inspir|leverag)(?:e|ing)?)\b"
)
_ITEM = rf"(?:(?: |(?<=/))(?!{_NO_ITEM})[\w&-]+){{1,3}}"

# The trade of customers: "banking clients", "the retail and insurance sectors".
TRADE = re.compile(
    rf"(?:{_ITEM}|(?:{_LINK}{_ITEM}){{1,2}})?[ -](?:customers|clients|industry|industries|sectors?"
    rf"|verticals?|(?<!to-)markets?|spaces?|needs|funded|backed|{_FIRMS})\b"
    r"(?=[.,;:!)]|\W*$| (?:and|or|to|in|with|for|who|that|across|of|by|on|from|as|like|such|every"
    r"|each|worldwide|globally|around|is|are|can|at)\b)",
    re.IGNORECASE,
)
PRAISED = re.compile(
    r"\b(?:leading|largest|(?:fast(?:est)?[- ])?growing|premier|innovative|world[- ]class|global"
    r"|\w+[- ]based|award[- ]winning|next[- ]generation|first|best|top|only|\w+-backed|renowned"
    r"|modern)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
SOLD = re.compile(
    rf"(?:{_ITEM})?[ -](?:{_FIRMS}|{_PRODUCTS})\b|-(?:native|first|powered|driven)\b", re.IGNORECASE
)
ASKED = _any(
    r"\b(?:(?<!customer )(?<!user )experience|knowledge|background|familiar|understand|expertise"
    r"|proven|interest|passion|skill|qualification|degree|worked|working in|abilit|able)\w*\b"
)

UP_TO_PURPOSE = (
    r"(?:(?! to (?!the\b|our\b|both\b|all\b)| (?:leverag|us|includ|ensur)ing\b"
    r"| (?:by|in|for|on) \w+ing\b)[^.;:]){0,90}"
)
"""What may stand between those who are worked with and a word for them; not what it is for."""

# Colleagues: "with our Sales and Finance teams", "across design functions".
BESIDE = re.compile(
    r"\b(?:with|alongside|across|between|among|within our|from (?:our|the)"
    r"|(?:report|present)\w* to)\b[^.;:()]{0,80}$",
    re.IGNORECASE,
)
GROUP = re.compile(
    rf"(?:{_ITEM})?(?:{_LINK}{_ITEM}){{0,5}}[ -](?:teams?|departments?|colleagues|functions?"
    r"|groups?|squads?|org|organi[sz]ations?|counterparts|stakeholders|units?|partners|divisions?|peers"
    r"|leaders(?:hip)?)\b",
    re.IGNORECASE,
)
MANNER = re.compile(r"(?:agile|scrum|kanban|lean|safe|devops|open[- ]source)\b", re.IGNORECASE)
"""How a team works, whatever it is for."""
LEADERSHIP = re.compile(r"(?:leadership|management)\b(?! (?:of|skills|experience))", re.IGNORECASE)
"""Itself a group of people, beside those who are worked with."""
PARTNERED = re.compile(
    r"\b(?:partner(?:s|ed|ing)?|collaborat\w+|liais\w+|interfac\w+|coordinat\w+|align\w*"
    r"|work(?:s|ed|ing)? (?:closely|cross-functionally|hand in hand))\b(?: \w+){0,3}"
    rf" (?:with|across)\b{UP_TO_PURPOSE}$",
    re.IGNORECASE,
)

UNIT = re.compile(
    r"\b(?:[Dd]epartments?|[Ff]aculty|[Ii]nstitute|[Ss]ection|[Cc]hair|[Ss]chool) of"
    r" (?:(?:[A-Z][\w-]*,?|and|&|the) ){0,5}$"
)
"""What follows is a department's name: "at the Department of Physics and Chemistry"."""

# A trade's person who is the one looked for: "as a designer", "hiring two welders".
SOUGHT = re.compile(
    r"\b(?:as (?:an?|our|the)|look(?:s|ing)? for|search\w* (?:for|of)|apply\w* for|seeking"
    r"|hir(?:e|ing)|become|are you|you are|need|certified|experienced|licensed|qualified"
    r"|registered)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
LED = re.compile(
    r"\b(?:lead|leads|leading|manag\w+|hir(?:e|ing)|mentor\w*|coach\w*|train\w*|recruit\w*|team of"
    r"|build\w*|grow\w*|join\w*)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
ONE_OF_THEM = re.compile(r"\b(?:with|to|by|for) (?:an?|the|our|your) (?:\w+ )?$", re.IGNORECASE)
