"""Name and headline of the resume's owner, from the lines above and beside the sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from domain.resumes.parsing.contact import EMAIL
from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Line, Segment, Word, span_of
from domain.resumes.parsing.fold import fold, word_set
from domain.resumes.parsing.headings import exact_kind
from domain.resumes.parsing.heads import is_prose
from domain.resumes.parsing.home import HOME_LABEL, OTHER_LABELS
from domain.resumes.parsing.links import urls_in
from domain.resumes.parsing.pieces import Piece, strong_pieces
from domain.resumes.parsing.places import is_home, is_place, is_street
from domain.resumes.parsing.plausible import is_plausible_person
from domain.resumes.parsing.words_of_trade import (
    is_department,
    is_institution,
    names_position,
    title_score,
)
from domain.resumes.values import Read

_DOCUMENT = (
    r"cv|c\.v\.|resume|résumé|curriculum vit(?:ae|æ)|lebenslauf|życiorys|životopis|"
    r"önéletrajz|özgeçmiş|ansioluettelo|meritförteckning|резюме|履歴書|职务经历|个人简历|이력서"
)
TITLE_OF_DOCUMENT = re.compile(
    rf"\b(?:{_DOCUMENT}|bewerbung|curr[ií]culum|portfolio)\b",
    re.I,
)
_NUMBERED_TITLE = re.compile(rf"(?:{_DOCUMENT})(?:\W+(?:p(?:age)?\.?\s*)?\d+(?:\W+\d+)?)?", re.I)
_MANY_DIGITS = re.compile(r"(?:\d\D{0,2}){7}")
_OWNED = re.compile(
    rf"['’]s\s+(?:{_DOCUMENT})\s*$|^(?:{_DOCUMENT})\s*(?:of|von|de|:|-|–|—)\s*|"
    rf"\s*[-–—|]\s*(?:{_DOCUMENT})$",
    re.I,
)
_NAME_LABEL = re.compile(
    r"^(?:(?:full )?name(?: and surname)?|nom(?: et prénom)?|prénom et nom|"
    r"nombre(?: y apellidos?| completo)?|nome(?: e cognome| completo)?|cognome e nome|"
    r"(?:vor- und nachname|name, vorname)|imię i nazwisko|jméno(?: a příjmení)?|ime i prezime|"
    r"namn|navn|nimi|ad soyad|nume și prenume|naam|"
    r"姓名|氏名|お名前|성명|이름|الاسم)\s*[:：]\s*",
    re.I,
)
# Letters with marks that no single character holds: "Adébáyọ̀".
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_NAME_WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:['’\-.]{_LETTER}*)*\.?")
# As addresses spell what they can't hold.
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"}
)
_PARTICLES = word_set(
    """
    de da di do dos del della der den van von la le el al bin ibn ter ten zu af av st
    """
)
_SALUTATION = re.compile(r"^(?:(?:mr|mrs|ms|herr|frau|mme|ing|dipl|mag)\.?(?:-ing\.)?\s+)+", re.I)
_CREDENTIAL = re.compile(
    r",?\s+(?:ph\.?d\.?|m\.?d\.?|mba|cpa|pmp|rn|bsn|msn|esq\.?|p\.?e\.?|cfa|cissp|jr\.?|sr\.?|m\.?sc\.?|b\.?sc\.?|dr\.?)\b.*$",
    re.I,
)
_SMALLER_PT = 1.0
_LONGEST_NAME = 6
_LABELLED = re.compile(r"[^\W\d_][\w'’ ]{1,24}:\s")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    words: list[Word]
    score: float
    index: int


def name_of(lines: Sequence[Line], email: str | None, body_size: float) -> Read[str] | None:
    """The owner's name: large, near the top, written like a name, alike to the e-mail address."""
    best: _Candidate | None = None
    for i, line in enumerate(lines[:40]):
        for candidate in _candidates(lines, i, line, email, body_size):
            if best is None or candidate.score > best.score:
                best = candidate
    if best is None or best.score < 1.0:
        return None
    sure = 0.98 if best.score >= 4 else 0.93 if best.score >= 2.5 else 0.75
    if not is_plausible_person(best.text):
        sure = min(sure, 0.6)
    return Read(_recased(best.text), sure, span_of(best.words))


def _candidates(
    lines: Sequence[Line], i: int, line: Line, email: str | None, body_size: float
) -> list[_Candidate]:
    options: list[tuple[str, list[Word]]] = [(line.text, line.words)]
    before, comma, _ = line.segments[0].text.partition(", ")
    if comma and len(before.split()) >= 2:
        options = [(before, line.words[: len(before.split())])]
    pieces = strong_pieces(line, 0)
    if len(line.segments) > 1 and line.segments[0].size > 1.2 * line.segments[1].size:
        options = [(line.segments[0].text, line.segments[0].words)]
    elif len(pieces) > 1:
        options += [(piece.text, list(piece.words)) for piece in pieces[:2]]
        if _NAME_LABEL.match(f"{pieces[0].text}:"):
            options = [(f"{pieces[0].text}: {pieces[1].text}", list(pieces[1].words))]
    options += _without_headline(line)
    text, words, at = "", list[Word](), i
    part: Segment | None = line.segments[0]
    while part is not None and len(words) < _LONGEST_NAME:
        text += part.text if not text or text.endswith("-") else f" {part.text}"
        words += part.words
        if at > i:
            options.append((text, words.copy()))
        part = _second_half(lines, at, body_size)
        at = next((n for n in range(at, len(lines)) if lines[n].segments[0] is part), at)
    found: list[_Candidate] = []
    for text, words in options:
        labelled = _NAME_LABEL.match(text)
        text = _OWNED.sub("", _NAME_LABEL.sub("", text)).strip(" ,|•-–—:")
        text = _without_initials(_CREDENTIAL.sub("", _SALUTATION.sub("", text)))
        if not is_name_like(text):
            continue
        score = 3.0 if labelled else 0.0
        score += min(2.5, 2.5 * (line.size / body_size - 1)) + (0.4 if line.style.bold else 0)
        score += max(0.0, 0.9 - 0.12 * i)
        score += 2.5 * alike(text, email)
        score -= 1.5 if title_score(text) > 0 else 0
        score -= 2.0 if is_institution(text) or is_place(text) else 0
        score -= 2.5 if exact_kind(text) is not None else 0
        score -= 0.6 if len(text.split()) == 1 else 0
        score += 0.02 * len(text) if words[-1] not in line.words else 0  # the whole of it
        score += 0.3 if words[-1] is not line.words[-1] and words[-1] not in line.words else 0
        if line.bullet:
            score -= 1.0
        found.append(_Candidate(text, words, score, i))
    return found


def _without_initials(text: str) -> str:
    """'AE Ada Example' without the letters of a badge that stands before the name."""
    badge, _, name = text.partition(" ")
    initials = "".join(word[0] for word in name.split())
    return name if len(badge) > 1 and len(name.split()) > 1 and initials.startswith(badge) else text


def _without_headline(line: Line) -> list[tuple[str, list[Word]]]:
    """The name in "Ada Example Baker": what is set larger, or stands before a title."""
    words = line.segments[0].words
    larger = list(takewhile(lambda word: word.size > words[-1].size + _SMALLER_PT, words))
    cuts = [len(larger)] if larger else []
    fewest = 1 if not line.text.isascii() and not any(map(str.islower, line.text)) else 2
    cuts += range(fewest, min(len(words), 4))
    for cut in cuts:
        name, rest = (" ".join(w.text for w in part) for part in (words[:cut], words[cut:]))
        titled = title_score(rest) > 0 and title_score(name) <= 0 and names_position(rest)
        if rest and (titled or cut == len(larger)):
            return [(name, words[:cut])]
    return []


def _second_half(lines: Sequence[Line], i: int, body_size: float) -> Segment | None:
    """The segment in which a large name goes on, perhaps past lines that stand beside it."""
    first = lines[i].segments[0]
    if first.size <= 1.25 * body_size or len(first.words) > 4:
        return None
    for line in lines[i + 1 : i + 7]:
        other = line.segments[0]
        if line.column != lines[i].column or other.top - first.bottom > first.size:
            return None
        if abs(other.size - first.size) < 0.6 and len(other.words) <= 2:
            aligned = (
                abs(other.x0 - first.x0) < 3
                or abs(other.x0 + other.x1 - first.x0 - first.x1) < 6
                or line is lines[i + 1]
            )
            return other if aligned else None
    return None


def is_name_like(text: str) -> bool:
    """One to five words of letters alone, each with a capital (or of CJK characters)."""
    if (
        not 2 <= len(text) <= 45
        or "@" in text
        or text.count(",") > 1
        or TITLE_OF_DOCUMENT.search(text)
    ):
        return False
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 5 or (text.endswith((".", ":")) and len(words[-1]) > 3):
        return False
    for word in words:
        bare = word.strip("()\"“”'’,")
        if not bare or not _NAME_WORD.fullmatch(bare):
            return False
        if (
            bare[0].islower()
            and fold(bare) not in _PARTICLES
            and "'" not in bare
            and "’" not in bare
        ):
            return False
    return True


def alike(name: str, email: str | None) -> float:
    """How much of the e-mail address is the name, in [0, 1]."""
    if not email:
        return 0.0
    local = re.sub(r"[^a-z]", "", fold(email.split("@")[0]))
    written = name.lower().translate(_SPELLED_OUT)
    return max(_alike(name, local), _alike(written, local) if written != name.lower() else 0.0)


def _alike(name: str, local: str) -> float:
    words = [re.sub(r"[^a-z]", "", fold(word)) for word in re.split(r"[\s-]+", name)]
    words = [word for word in words if word]
    if not words or not local:
        return 0.0
    whole = [word for word in words if len(word) >= 3 and word in local]
    covered = min(1.0, sum(map(len, whole)) / len(local))
    initials = "".join(word[0] for word in words)
    if len(whole) == len(words):
        return covered
    if whole and (local.startswith(initials[0]) or local.endswith(initials[-1])):
        return 0.9 * min(1.0, covered + 0.2)
    return 0.5 * covered


def _recased(name: str) -> str:
    """'JANE DOE' as 'Jane Doe': capitals throughout are the template's."""
    name = " ".join(name.split())
    if any(c.islower() for c in name) or not any(c.isupper() for c in name) or len(name) <= 3:
        return name
    return re.sub(
        r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower() if len(m[0]) > 1 else m[0], name
    )


def headline_of(lines: Sequence[Line], name: Read[str] | None) -> Read[str] | None:
    """The line that says what the owner is, close to the name."""
    at = _index_of_name(lines, name)
    near = [*lines[at + 1 : at + 5], *lines[max(0, at - 1) : at]] if name else list(lines[:5])
    if name is not None and at < len(lines):
        beside = lines[at].text.partition(name.value)[2].strip(" ,|•-–—")
        if _CREDENTIAL.match(f" {beside}") or _NUMBERED_TITLE.fullmatch(beside):
            beside = ""
        if title_score(beside) > 0 or (2 < len(beside) < 40 and "," in lines[at].text):
            return Read(beside, 0.85, span_of(lines[at].words))
    for line in near:
        part = _title_before_contact(line)
        if part is not None:
            return Read(part.text, 0.88, part.span)
        text = line.text.strip(" |•-–—")
        if not 3 <= len(text) <= 120 or EMAIL.search(text) or urls_in(text) or exact_kind(text):
            continue
        if _NUMBERED_TITLE.fullmatch(text) or _LABELLED.match(text):
            continue
        if sum(c.isdigit() for c in text) > 4 or is_place(text) or is_street(text):
            continue
        if (
            (name is not None and fold(text) in fold(name.value))
            or find_ranges(text)
            or is_prose(line)
        ):
            continue
        if OTHER_LABELS.match(text) or HOME_LABEL.match(text):
            continue
        if _opens_entry(lines, line) and not is_department(text.partition(",")[2]):
            continue  # the first position of a resume without headings
        text, words = _unbroken(lines, line)
        score = title_score(text)
        if score > 0 or (line.column == lines[at].column and len(text.split()) <= 8):
            return Read(text, 0.92 if score > 0 else 0.6, span_of(words))
    return None


def _opens_entry(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is 'Title, Employer' with a date near."""
    at = lines.index(line)
    dated = any(find_ranges(each.text) for each in lines[at : at + 3])
    return dated and "," in line.text and names_position(line.text)


def _title_before_contact(line: Line) -> Piece | None:
    """The title of 'Baker | Truro, Cornwall' or 'Baker | +44 1872 555 0123'."""
    pieces = strong_pieces(line, 0)
    if len(pieces) < 2 or title_score(pieces[0].text) <= 0 or EMAIL.search(pieces[0].text):
        return None
    contact = (
        is_home(each.text) or EMAIL.search(each.text) or _MANY_DIGITS.search(each.text)
        for each in pieces[1:]
    )
    return pieces[0] if any(contact) else None


def _unbroken(lines: Sequence[Line], line: Line) -> tuple[str, list[Word]]:
    """The text of a line with that of the lines it goes on in."""
    text, words = line.text, list(line.words)
    for other in lines[lines.index(line) + 1 :]:
        if not other.wraps or len(text) > 90:
            break
        text, words = f"{text} {other.text}", [*words, *other.words]
    return text.strip(" |•-–—"), words


def _index_of_name(lines: Sequence[Line], name: Read[str] | None) -> int:
    if name is None:
        return 0
    last_word = fold(name.value.split()[-1])
    first_word = fold(name.value.split()[0])
    found = [i for i, line in enumerate(lines) if first_word in fold(line.text)]
    for i in found:
        if last_word in fold(lines[i].text):
            return i
        if i + 1 < len(lines) and last_word in fold(lines[i + 1].text):
            return i + 1
    return found[0] if found else 0
