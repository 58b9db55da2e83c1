"""Skills that are certificates, licences and degrees: someone has one, or hasn't."""

from __future__ import annotations

import re

from domain.skills.values import Level, SkillId, TextKind

# What a credential counts for once it is there: no resume says how well it is held.
HELD_AT = Level.ADVANCED

_SLUGS = """
acca advanced-life-support alcohol-serving-licence apics-certification ase-certification
asq-certification assessor-qualification aws-certification bar-admission basic-life-support
beauty-licences cambridge-english-certificate cams capm care-certificates ccna ccnp ceh cfa cfp
chainsaw-certificate chartered-accountant childcare-credentials cima cipd cips cisa-certification
cissp commercial-drivers-license comptia-a cpa cpcs-card csp-certification dele driver-cpc
electrician-licence finra-licences first-aid-at-work food-hygiene-certificate forklift-licence
goethe-zertifikat google-cloud-certification hazardous-waste-certificates hospitality-certificates
ihk-qualifications insurance-licence interpreter-certification ipma-certification istqb
kubernetes-certifications medical-licence microsoft-certifications nate-certification nebosh
notary-commission nursing-degree nvq oscp paralegal-certificate pediatric-advanced-life-support
pesticide-licence plumbing-licence pmi-acp pmp professional-engineer-licence
qualified-teacher-status real-estate-license registered-nurse remote-pilot-licence
security-licence shrm-certification site-safety-passports six-sigma-black-belt
six-sigma-green-belt tefl travel-certificates twic-card welding-certification
"""
CREDENTIALS: frozenset[SkillId] = frozenset(_SLUGS.split())

_REACH = 60
_LEARNERS = r"(?:trainee|apprentice|student|pupil|intern|candidate|aspiring|future|prospective)s?"
_LEARNER = re.compile(rf"\b{_LEARNERS}[ -](?:\w+[ -])?$", re.IGNORECASE)
_LEARNERS_OF = re.compile(
    r"(?:['’]s)? ?\W?(?:(?:level|exam|certification|certificate|licen[cs]e|qualification|course"
    rf"|program(?:me)?|[IVX]+|\d) )*{_LEARNERS}\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:working towards?|towards?|stud(?:ying|ies) (?:for|towards?)|prepar\w+ (?:for|to take)"
    r"|pursuing|enrolled (?:in|on|for)|completing|plan\w* to (?:take|obtain|get))"
    r" (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_UNDERWAY = re.compile(
    r"\W{0,3}(?:[\w&-]+ ){0,2}?\W?(?:in progress|expected|pending|ongoing|anticipated|finalist"
    r"|part[- ]qualified|under ?way|not yet)\b",
    re.IGNORECASE,
)


def is_pending(text: str, start: int, end: int, source: TextKind) -> bool:
    """Whether the credential named at [start, end) is still learned for.

    "Trainee solicitor", in a resume also "working towards ACCA" or "PMP (in progress)": an ad that
    says so asks for what is on its way.
    """
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    if _LEARNER.search(before) or _LEARNERS_OF.match(after):
        return True
    if source is not TextKind.RESUME:
        return False
    return _TOWARDS.search(before) is not None or _UNDERWAY.match(after) is not None
