"""How well something is known, as resumes write it: words, codes, marks and shares."""

import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from domain.resumes.parsing.fold import fold
from domain.resumes.values import LanguageLevel
from domain.skills.values import Level, level_of

_CEFR = re.compile(r"(?<!\w)(c2|c1|b2|b1|a2|a1)(?:\.\d|\+|-)?(?!\w)")
_N, _A1, _A2, _B1, _B2, _C1, _C2 = (
    LanguageLevel.NATIVE,
    *(LanguageLevel(code) for code in ("A1", "A2", "B1", "B2", "C1", "C2")),
)
# The scale of the Interagency Language Roundtable, whose names LinkedIn's five phrases are; tests
# whose results are levels: of Japanese (JLPT), and of English at China's universities (CET).
_CODED: tuple[tuple[re.Pattern[str], Mapping[str, LanguageLevel]], ...] = (
    (
        re.compile(r"(?<!\w)ilr\W{0,3}(?:level\W?)?([1-5])(?!\d)"),
        {"1": _A2, "2": _B1, "3": _C1, "4": _C2, "5": _N},
    ),
    (
        re.compile(r"(?<!\w)n([1-5])(?!\w)"),
        {"1": _C1, "2": _B2, "3": _B1, "4": _A2, "5": _A1},
    ),
    (
        re.compile(r"(?:(?<!\w)cet\W?(?=[46])|(?=[四六]级))([46四六])"),
        {"4": _B1, "四": _B1, "6": _B2, "六": _B2},
    ),
)

# Words are folded; a language without spaces between words stands in _UNSPACED.
_SPOKEN: Mapping[LanguageLevel, str] = {
    _N: (
        r"nativ\w*|mother[ -]?tongue|first language|bilingual\w*|"
        r"muttersprach\w*|zweisprachig|"
        r"langue (?:maternelle|natale)|maternel\w*|natif|native|bilingue|"
        r"lengua materna|materna|"
        r"lingua madre|madrelingua|lingua materna|"
        r"moedertaal|tweetalig|"
        r"modersmal|morsmal|jezyk ojczysty"
    ),
    _C2: (
        r"full professional\w*|mastery|near[ -]native|proficient|"
        r"verhandlungssicher|annahernd muttersprachlich|"
        r"(?:capacite|competence) professionnelle complete|maitrise parfaite|"
        r"competencia profesional completa|dominio completo|"
        r"profissional completo|dominio pleno|"
        r"professionale completa|volledige professionele \w+"
    ),
    _C1: (
        r"fluen\w+|advanced|very good|excellent|professional working\w*|business fluent|"
        r"flie(?:ß|ss)end\w*|sehr gut\w*|"
        r"courant|couramment|avance|tres bon niveau|tres bien|"
        r"(?:capacite|competence) professionnelle|"
        r"fluido|fluida|avanzado|muy bueno|nivel alto|alto|competencia profesional|"
        r"fluente|fluencia|avancado|"
        r"avanzato|ottim[oa]|fluentemente|professionale|"
        r"vloeiend|uitstekend|zeer goed|professionele \w+|flytande|flytende"
    ),
    _B2: (
        r"upper[ -]intermediate|professional|good|business(?: level)?|"
        r"gut\w*|gute kenntnisse|bon niveau|bonne maitrise|bien|bueno|buen nivel|buon[oa]?|bom|goed"
    ),
    _B1: (
        r"intermediate|conversational\w*|limited working\w*|working knowledge|"
        r"mittelstufe|fortgeschritten\w*|konversationssicher|"
        r"intermediaire|competence professionnelle limitee|bonnes notions|"
        r"intermedio|conversacional|competencia basica profesional|"
        r"intermediario|profissional limitado|"
        r"discret[oa]|professionale limitata|"
        r"gemiddeld|redelijk|beperkte \w+"
    ),
    _A2: (
        r"elementary|basics?|fair|limited|pre[ -]intermediate|"
        r"grundkenntnisse|grundlagen|schulkenntnisse|"
        r"notions|scolaire|niveau elementaire|elementaire|"
        r"basic[oa]|nociones|competencia basica|elementar\w*|nocoes|"
        r"base|di base|scolastic[oa]|basis\w*|grundlaggande"
    ),
    _A1: (
        r"beginner|learning|novice|anfanger\w*|debutante?|principiante|iniciante|beginners?niveau"
    ),
}
_UNSPACED: Mapping[LanguageLevel, str] = {
    _N: "母语|母語|母国語|ネイティブ|원어민|모국어",
    _C2: "精通|ネイティブレベル",
    _C1: "流利|流畅|流暢|ビジネスレベル|고급|유창",
    _B2: "熟练|熟練|良好|비즈니스",
    _B1: "日常会话|日常会話|中级|中級|一般|중급",
    _A2: "基础|基礎|초급",
    _A1: "初级|初級|入门|入門",
}
_SKILLED: Mapping[Level, str] = {
    Level.EXPERT: (
        r"expert\w*|mastery|master(?:ed)?|guru|experte\w*|expertenkenntnisse|maitrise|expertise|"
        r"experto|especialista|esperto|5 stars"
    ),
    Level.ADVANCED: (
        r"advanced|proficien\w+|strong|fluent|experienced|senior|skilled|very good|excellent|"
        r"fortgeschritten\w*|sehr gut\w*|avancee?|confirmee?|avanzad[oa]|avancad[oa]|avanzat[oa]|"
        r"gevorderd\w*|zeer goed"
    ),
    Level.INTERMEDIATE: (
        r"intermediate|competent|good|working knowledge|professional|comfortable|"
        r"gut\w*|intermediaire|bien|intermedi[oa]|intermediari[oa]|buon[oa]|goed|gemiddeld"
    ),
    Level.BEGINNER: (
        r"beginner|basics?|novice|elementary|familiar\w*|junior|learning|exposure|"
        r"grundkenntnisse|grundlagen|anfanger\w*|debutante?|notions|base|"
        r"basic[oa]|principiante|nociones|iniciante|nocoes|di base|basis\w*|beginner"
    ),
}
_SKILLED_UNSPACED: Mapping[Level, str] = {
    Level.EXPERT: "精通",
    Level.ADVANCED: "熟练掌握|熟练",
    Level.INTERMEDIATE: "熟悉|掌握",
    Level.BEGINNER: "了解|入门",
}


_SPOKEN_WORDS = [
    (level, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for level, words in _SPOKEN.items()
]
_SPOKEN_WORDS += [(level, re.compile(words)) for level, words in _UNSPACED.items()]
_SKILL_WORDS = [
    (level, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for level, words in _SKILLED.items()
]
_SKILL_WORDS += [(level, re.compile(words)) for level, words in _SKILLED_UNSPACED.items()]

_PERCENT = re.compile(r"(?<!\d)(\d{1,3})\s?%")
_OF = re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?(5|10)(?![\d/])")
_MARKS = re.compile(r"([★●◉■▪⬤]+)\s?([☆○◯□▫]+)|([☆○◯□▫]{3,})")

L = TypeVar("L")


def spoken_level(text: str) -> LanguageLevel | None:
    """How well a language is spoken by what stands beside it; None where nothing says it.

    A code of CEFR, ILR or a test goes before words: "fluent (B2)" is B2.
    """
    folded = fold(text)
    codes = _CEFR.findall(folded)
    if codes:
        return LanguageLevel(max(codes).upper())
    for pattern, levels in _CODED:
        match = pattern.search(folded)
        if match is not None:
            return levels[match[1]]
    return _longest(_SPOKEN_WORDS, f"{folded}\n{text}")


def skill_level(text: str) -> Level | None:
    """How well a skill is held by a word, marks or a share: "expert", "★★★☆☆", "4/5", "80 %".

    Marks that are all alike say nothing: what tells them apart may be their colour.
    """
    folded = fold(text)
    share = _share(folded)
    if share is not None:
        return level_of(share)
    return _longest(_SKILL_WORDS, f"{folded}\n{text}")


def _share(text: str) -> float | None:
    """A share in (0, 1] that a text writes down, None for one that is none."""
    share = 0.0
    if (match := _PERCENT.search(text)) is not None:
        share = int(match[1]) / 100
    elif (match := _OF.search(text)) is not None:
        share = int(match[1]) / int(match[2])
    elif (match := _MARKS.search(text)) is not None:
        full = len(match[1] or "")
        share = full / (full + len(match[2] or match[3]))
    return share if 0 < share <= 1 else None


def _longest(words: Sequence[tuple[L, re.Pattern[str]]], text: str) -> L | None:
    """The level of the longest wording: "very good" is more than "good".

    `text` is folded and as written, since folding takes marks from kana and hangul that matter.
    """
    found = [(len(match[0]), level) for level, each in words for match in each.finditer(text)]
    return max(found, key=itemgetter(0))[1] if found else None
