"""Degrees: their names, levels and fields, in the usual languages."""

import re
from functools import lru_cache

from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.pieces import tidy
from domain.resumes.values import DegreeLevel

_LEVELS = (
    (DegreeLevel.DOCTORATE,
     r"ph\.?\s?d\.?|d\.?phil\.?|doctor(?:ate|al)?(?: degree)?(?: of [a-z]+)?|doktor\w*|"
     r"promotion|dr\.(?: [a-z]+\.)+|doctorat|doctorado|doutorado|dottorato|ed\.?d\.?|"
     r"j\.?d\.?|juris doctor|m\.?d\.?|doctor of [a-z ]+|博士|박사|دكتوراه"),
    (DegreeLevel.MASTER,
     r"m\.?\s?sc\.?(?: \(?hons\)?)?|m\.?s\.?(?!\w)|m\.?a\.?(?!\w)|m\.?b\.?a\.?|m\.?eng\.?|"
     r"m\.?ed\.?|m\.?phil\.?|m\.?litt\.?|m\.?res\.?|m\.?sci\.?|m\.?math\.?|m\.?des\.?|"
     r"m\.?mus\.?|m\.?s\.?w\.?|m\.?p\.?p\.?|e\.?m\.?b\.?a\.?|pgde|pgce|m\.?f\.?a\.?|m\.?p\.?h\.?|m\.?p\.?a\.?|"
     r"ll\.?m\.?|m\.?tech\.?|m\.?arch\.?|m\.?c\.?a\.?|m\.?com\.?|master(?:'s|’s|"
     r"s)?(?: degree)?(?: of [a-z]+(?: [a-z]+)?(?= in\b|,|$| -|\())?(?: of (?:science|arts|"
     r"engineering|business administration|fine arts|education|"
     r"public health|public administration|laws|social work|technology|commerce|philosophy|"
     r"research|architecture|computer applications|professional studies|applied science))?|"
     r"masterstudium|diplom(?:-?\w+)?(?: univ\.)?|magister(?: artium| inzynier)?|"
     r"mestrado profissional|cand\.\s?[a-z.]+|kandidatgrad|mesterkepzes|diplomi-insinoori|"
     r"yuksek lisans|maisteri|магистр|"
     r"mgr\.?(?: inz\.?)?(?!\w)|mag\.(?: [a-z]+\.)?|ing\.(?!\w)|maestria|maitrise|"
     r"master|mestrado|laurea magistrale|laurea specialistica|diplome d'ingenieur|"
     r"ingenieur diplome|dipl\.?-?\s?\w+\.?|硕士|碩士|修士|석사|ماجستير"),
    (DegreeLevel.BACHELOR,
     r"b\.?\s?sc\.?(?: \(?hons\.?\)?)?|b\.?s\.?(?!\w)|b\.?a\.?(?!\w)(?: \(?hons\.?\)?)?|"
     r"b\.?b\.?[as]\.?(?: \(?hons\.?\)?)?|b\.?eng\.?(?: \(?hons\.?\)?)?|b\.?e\.?(?!\w)|"
     r"b\.?tech\.?|b\.?f\.?a\.?|"
     r"b\.?ed\.?|b\.?des\.?|b\.?mus\.?|b\.?phil\.?|b\.?pharm\.?|b\.?d\.?s\.?(?!\w)|mbbs|"
     r"b\.?com\.?|b\.?c\.?a\.?|b\.?s\.?n\.?|b\.?arch\.?|ll\.?b\.?|s\.?b\.?(?!\w)|"
     r"a\.?b\.?(?!\w)|bachelor(?:'s|’s|s)?(?: degree)?(?: of (?:science|arts|engineering|"
     r"business administration|fine arts|"
     r"education|technology|commerce|laws|applied science|music|architecture|design|nursing|"
     r"social work|computer applications|"
     r"business|administration|applied arts|computing|"
     r"information technology))?(?: \(?hons\.?\)?)?|bachelorstudium|licence|"
     r"lisans|kandidatexamen|kandidatuppsats|kandidaatti|bakalar\w*|бакалавр|"
     r"bc\.(?!\w)|licencjat|inz\.|kandidat|professionsbachelor|licenta|alapkepzes|"
     r"tradenomi(?: \(amk\))?|[a-z]+ \((?:amk|yamk)\)|"
     r"titulo profesional|licenciatura|engineer(?:'s|s)? degree|"
     r"licenciado|licenciada|grado|"
     r"graduacao|bacharelado|bacharel|laurea(?: triennale)?|hbo|undergraduate(?: degree)?|"
     r"ingenieria|本科|学士|學士|학사|بكالوريوس|ليسانس"),
    (DegreeLevel.ASSOCIATE,
     r"associate(?:'s|’s|s)?(?: degree)?(?: of (?:applied science|science|arts|applied arts|"
     r"applied business))?(?= |$|,)|a\.?a\.?s\.?(?!\w)|a\.?a\.?(?!\w)|a\.?s\.?(?!\w)|"
     r"foundation degree|bts|dut|hnd|hnc|大专|专科|專科|전문학사"),
    (DegreeLevel.VOCATIONAL,
     r"(?:national |higher |advanced |postgraduate )?diploma|pgdip|pgcert|especializacion|"
     r"especializacao|"
     r"graduate certificate|certificate(?: of [a-z]+)?|"
     r"ausbildung(?: zum| zur)?|fortbildung(?: zum| zur)?|weiterbildung|umschulung(?: zum| zur)?|"
     r"berufsausbildung|lehre|"
     r"meisterprufung|meisterbrief|gesellenbrief|gesellenprufung|fachwirt\w*|fagbrev|"
     r"svendebrev|svennebrev|yrkesexamen|fagskole|"
     r"formacion profesional|ciclo formativo|cap|bep|mbo|tecnico superior|perito|"
     r"vocational\w*|apprenticeship|nvq|bootcamp|boot camp|minor|nanodegree|certification|"
     r"zertifikat|دبلوم"),
    (DegreeLevel.SECONDARY,
     r"high school(?: diploma)?|"
     r"(?:higher|senior|upper) secondary(?: school)?(?: certificate)?(?!\w)|"
     r"leaving certificate|hsc|ssc|ssce|wassce|secondary school\w*|"
     r"g\.?e\.?d\.?|a-?levels?|gcses?|abitur|"
     r"allgemeine hochschulreife|fachhochschulreife|fachabitur|mittlere reife|"
     r"realschulabschluss|matura|"
     r"baccalaureat(?: \w+)?|bachillerato|ensino medio|diploma di maturita|maturita|liceo|"
     r"vwo|havo|international baccalaureate|高中|고등학교|ثانوية"),
)  # fmt: skip
_PATTERNS = [(level, re.compile(rf"(?<![\w.])(?:{pattern})(?![\w])")) for level, pattern in _LEVELS]
_BRACKETED = re.compile(r"\(([^()]+)\)")
_JOIN = re.compile(
    r"^(?:\s*[,:–—-]\s*|\s+)(?:(?:in|of|en|in der|im|fach|major in|majoring in|"
    r"with a major in|specialized in|degree in|degree|de|di|em|"
    r"der|zum|zur|studies in|program in|d')\s+|\(?(?:major|hons?\.?|honou?rs)\)?:?\s+)*",
    re.I,
)
# "Boston, MA" and "Jackson, MS" are no degrees.
_STATE = re.compile(r"(?:MA|MS)(?:\s+\d{5}(?:-\d{4})?)?(?:,?\s*USA?)?\s*")
_GRADE = re.compile(
    r"\(?\b(?:c?gpa|grade|note|gesamtnote|abschlussnote|result|score|mention|nota(?: media)?|"
    r"media|promedio|classification|average|cijfer|voto|durchschnitt|成绩|绩点)\b\.?\s*[:：]?\s*"
    r"(?P<value>[\w.,+/% -]*\d[\w.,+/%]*(?:\s*(?:/|of|out of)\s*\d[\d.,]*)?(?:\s*\([^)]*\))?|"
    r"[A-F][+-]?(?!\w)|[a-z]+ ?bien|excellent|sehr gut|gut)\)?|"
    r"\b(?P<value2>\d[.,]\d{1,2}\s*/\s*\d(?:[.,]\d{1,2})?|\d{2,3}\s*/\s*1\d\d|"
    r"\d[.,]\d{1,2}\s*(?:c?gpa)|\d{2}(?:\.\d+)?\s?%|[12][.:][12]\s+hons?)",
    re.I,
)
_BARE_GRADE = re.compile(r"[0-5][.,]\d{1,2}(?:\s*/\s*\d(?:[.,]\d+)?)?")
_TRAILING_GRADE = re.compile(rf",\s*(?P<value>{_BARE_GRADE.pattern})$")
_HONOURS = re.compile(
    r"(?:with\s+)?(?:(?:summa|magna)\s+)?cum laude|(?:mit |sehr )?(?:auszeichnung|gut bestanden)|"
    r"mention (?:tr[eè]s |assez )?(?:bien|honorable)|f[eé]licitations du jury|e lode|"
    r"premio extraordinario|matr[ií]cula de honor|sobresaliente|z wyr[oó][zż]nieniem|"
    r"med utm[aä]rkelse|s vyznamen[aá]n[ií]m|com distin[cç][aã]o|(?:met )?onderscheiding|"
    r"(?:first|second|upper second|"
    r"lower second)[- ]class(?: hono?urs)?|with (?:high |highest )?(?:distinction|honou?rs)|"
    r"\((?:distinction|merit|hono?urs)\)|valedictorian|2:1|2:2|dean'?s list",
    re.I,
)


# Degrees that are words or names, too, unless they stand in capitals: "Université du Cap".
_CAPITALS = frozenset(("cap", "bep", "bts", "dut", "mbo"))


@lru_cache(maxsize=2048)
def find_degree(text: str) -> tuple[DegreeLevel, int, int] | None:
    """The level and place of the first degree named in a text."""
    folded = fold(text).replace("’", "'")
    best: tuple[int, int, DegreeLevel] | None = None
    for level, pattern in _PATTERNS:
        match = pattern.search(folded)
        if match is None or not _is_written_as_degree(text[match.start() : match.end()]):
            continue
        if text[: match.start()].rstrip().endswith(",") and _STATE.fullmatch(text[match.start() :]):
            continue
        if level is DegreeLevel.SECONDARY and match.start() > 0 and match[0].endswith("school"):
            continue  # "Central High School" is where, and not what
        if best is None or (match.start(), -match.end()) < (best[0], -best[1]):
            best = (match.start(), match.end(), level)
    return (best[2], best[0], best[1]) if best is not None else None


def _is_written_as_degree(written: str) -> bool:
    """'MA', 'B.S.' and 'BSc' are degrees; 'as', 'ma' and 'be' are words."""
    letters = re.sub(r"[^A-Za-z]", "", written)
    if letters.lower() in _CAPITALS:
        return letters.isupper()
    return (
        len(letters) > 4
        or not letters
        or any(c.isupper() for c in letters[1:])
        or (letters[0].isupper() and (len(letters) > 2 or "." in written))
    )


def split_degree(text: str) -> tuple[str, str | None, DegreeLevel] | None:
    """'BSc in Physics' as ('BSc', 'Physics', bachelor); None where no degree is named."""
    found = find_degree(text)
    if found is None:
        return None
    level, begin, end = found
    degree = text[begin:end].strip(" ,;:-–—")
    if text[end : end + 1] == ")" and "(" in degree:
        degree, end = degree + ")", end + 1
    if text[end : end + 1] == ".":
        degree, end = degree + ".", end + 1
    after = tidy(_JOIN.sub("", text[end:]))
    before = tidy(text[:begin])
    again = find_degree(after) if after else None
    if again is not None and again[1] == 0:
        # "Bachelor of Science, BSc": the same degree in two forms.
        after = tidy(_JOIN.sub("", after[again[2] :]))
    bracketed = _BRACKETED.fullmatch(after)
    field = bracketed[1] if bracketed is not None else after or before
    return degree, field or None, level


def find_grade(text: str) -> tuple[str, int, int] | None:
    """A grade or honours in a text: the value and its place."""
    match = _GRADE.search(text)
    if match is not None:
        value = (match["value"] or match["value2"] or "").strip(" ()")
        return (value, *match.span()) if value else None
    match = _TRAILING_GRADE.search(text)
    if match is not None:
        return (match["value"], *match.span())
    if _BARE_GRADE.fullmatch(text.strip()):
        return text.strip(), 0, len(text)
    match = _HONOURS.search(text)
    return (match[0], *match.span()) if match is not None else None
