"""What a course of study teaches besides its subject: the foundations that its graduates share.

Fields of study follow the broad groups of ISCED-F 2013. The skills are those that nearly every
curriculum of the field begins with; what only some have is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from domain.skills.values import Level, SkillId


class Field(NamedTuple):
    """A field of study: how it is called, and what it teaches.

    `names` match the beginnings of words, without accents and in lower case. `core` is what the
    field is about, `basics` what it stands on.
    """

    names: str
    core: str
    basics: str


_FIELDS = (
    Field(
        "computer science|comput\\w* (?:and|&) |comput\\w* engineering|informati(?:k|que|ca)\\b"
        "|informatica|informatyk|software engineering|datalogi|datavetenskap|datateknik"
        "|information technology|计算机|計算機",
        "programming-fundamentals computer-science",
        "algorithms data-structures object-oriented-programming relational-databases"
        " computer-architecture operating-system-concepts computer-networking"
        " discrete-mathematics linear-algebra calculus algebra probability statistics numeracy",
    ),
    Field(
        "data science|data engineering|artificial intelligence|machine learning",
        "programming-fundamentals statistics",
        "probability linear-algebra calculus algebra data-analysis numeracy",
    ),
    Field(
        "mathemati|mathematik|matematic|matematyk|mathematique|数学",
        "mathematics algebra calculus linear-algebra",
        "probability statistics discrete-mathematics numeracy analytical-thinking",
    ),
    Field(
        "statisti|actuarial|econometri",
        "statistics probability",
        "calculus algebra linear-algebra hypothesis-testing data-analysis numeracy",
    ),
    Field(
        "physi(?:cs|k\\b|que\\b)|physical science|fisica|fysik|fizyka|物理",
        "physics",
        "mathematics calculus algebra linear-algebra statistics numeracy",
    ),
    Field(
        "(?:electrical|mechanical|civil|chemical|aerospace|industrial|electronic\\w*|biomedical"
        "|mechatronic\\w*|materials?) (?:and \\w+ )?engineering|maschinenbau|elektrotechnik"
        "|genie (?:mecanique|civil|electrique)|ingenieria|ingegneria|engenharia|ingenieur",
        "engineering",
        "mathematics calculus algebra linear-algebra physics numeracy",
    ),
    Field(
        "chemi(?:stry|e\\b)|chimie|quimica|chimica|kemi\\b|biochemistry|化学",
        "chemistry laboratory-work",
        "algebra calculus statistics laboratory-safety numeracy",
    ),
    Field(
        "biolog|life science|biotechnolog|biomedical science|microbiolog|genetics",
        "biology laboratory-work",
        "chemistry statistics laboratory-safety numeracy",
    ),
    Field(
        "economics|economi(?:a|e|ques?)\\b|volkswirtschaft|经济",
        "economics",
        "statistics algebra calculus data-analysis numeracy",
    ),
    Field(
        "business|betriebswirtschaft|bwl\\b|mba\\b|commerce|gestion\\b|finance|accounting|finanz"
        "|comptabilite|工商管理",
        "",
        "economics accounting marketing statistics algebra numeracy microsoft-excel",
    ),
    Field(
        "information systems|wirtschaftsinformatik",
        "",
        "programming-fundamentals relational-databases economics statistics algebra numeracy",
    ),
    Field(
        "psycholog|sociolog|soziologie",
        "",
        "statistics academic-research numeracy",
    ),
    Field("nursing|pflege|soins infirmiers|enfermeria|infermieristic", "nursing nursing-degree",
          "patient-care anatomy infection-control numeracy"),
    Field("medicine|medizin|medecine|medicina\\b", "medicine", "anatomy physiology patient-care"),
    Field("law\\b|laws\\b|\\bllb\\b|\\bllm\\b|juris|jura\\b|rechtswissenschaft|droit\\b|derecho"
          "|giurisprudenza|direito", "law", "legal-research legal-writing contract-law"),
)  # fmt: skip
_PATTERNS = [(re.compile(rf"(?<!\w)(?:{field.names})"), field) for field in _FIELDS]


@lru_cache(maxsize=1024)
def foundations(subject: str) -> Mapping[SkillId, Level]:
    """What a degree in a subject, as it is written, has taught; empty where no field is known."""
    plain = unicodedata.normalize("NFKD", subject.lower())
    text = "".join(c for c in plain if not unicodedata.combining(c))
    found: dict[SkillId, Level] = {}
    for pattern, field in _PATTERNS:
        if pattern.search(text):
            found.update(dict.fromkeys(field.core.split(), Level.INTERMEDIATE))
            for skill in field.basics.split():
                found.setdefault(skill, Level.BEGINNER)
    return found


def every_skill() -> set[SkillId]:
    """All skills that some field teaches."""
    return {skill for field in _FIELDS for skill in (*field.core.split(), *field.basics.split())}
