"""Where the resume's owner lives, from the lines that say how to reach them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from domain.resumes.parsing.contact import EMAIL
from domain.resumes.parsing.document import Line, Segment, span_of
from domain.resumes.parsing.fold import fold, word_set
from domain.resumes.parsing.heads import is_prose, is_running
from domain.resumes.parsing.links import urls_in
from domain.resumes.parsing.pieces import Piece, strong_pieces, tidy
from domain.resumes.parsing.places import (
    bare_place,
    has_city,
    is_home,
    is_place,
    is_street,
    region_of,
    split_trailing_place,
)
from domain.resumes.parsing.words_of_trade import is_department, title_score
from domain.resumes.values import Read

HOME_LABEL = re.compile(
    r"^(?:address|adresse|location|based in|lives in|city|residence|wohnort|anschrift|ort|"
    r"lieu|ville|domicile|direcci[oó]n|ubicaci[oó]n|ciudad|endere[cç]o|"
    r"cidade|indirizzo|residenza|citt[aà]|adres|woonplaats|home|地址|所在地|所在城市|现居地?|现居住地|"
    r"居住地|住所|現住所|주소|거주지)\b\s*[:：]?\s*",
    re.I,
)
OTHER_LABELS = re.compile(
    r"^(?:e-?mail|phone|tel|telephone|mobile|cell|website|web|portfolio|linkedin|github|"
    r"twitter|gitlab|date of birth|born|geburtsdatum|nationality|"
    r"nationalit[aä]t|nationalit[eé]|birth|sex|gender|marital|driving|citizenship|"
    r"last updated|x|skype|telegram)\b",
    re.I,
)
_CITY_AND_CODE = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2} [A-Z]{2}")
# The postcode or the code of a state that a dash parts from its city.
_CODE = re.compile(r"(?:\d{4,6}(?:-\d{3})?|[A-Z]{2})(?=,|$)")
_SAME_EDGE_PT = 3.0
# An icon stands before the first line of an address alone.
_INDENT_PT = 20.0
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_RUN_TOGETHER = re.compile(r"[a-z][A-Z]")
_ICONS = re.compile(r"^[^\w(]+|\s+[^\w\s().]+$")
_NUMBER = re.compile(r"\+?[\d\s().-]{7,20}")
_NOT_PLACE = word_set(
    """
    linkedin github gitlab twitter facebook instagram portfolio website blog resume cv email
    phone mobile home contact medium dribbble behance kaggle soundcloud stackoverflow youtube
    web personal
    """
)


def location_of(
    lines: Sequence[Line], name: Read[str] | None, headline: Read[str] | None
) -> Read[str] | None:
    """Where the owner lives: labelled, written as a place, or what a contact line has left over."""
    known = [each for each in (name, headline) if each is not None and each.confidence >= 0.7]
    taken = {fold(each.value) for each in known}
    for i, line in enumerate(lines):
        label = HOME_LABEL.match(line.text)
        if label is not None and len(line.text) < 100:
            rest = line.text[label.end() :].strip(" :|•")
            if rest and not EMAIL.search(rest):
                first = strong_pieces(line, 0)
                values = [HOME_LABEL.sub("", each.text) for each in first]
                value = next((each for each in values if len(each) > 2), rest)
                if value and not OTHER_LABELS.match(value) and not any(map(str.isdigit, value[:1])):
                    return Read(value or rest, 0.93, span_of(line.words))
            if not rest and i + 1 < len(lines) and len(lines[i + 1].text) < 60:
                return Read(lines[i + 1].text, 0.9, span_of(lines[i + 1].words))
    for i in range(len(lines)):
        for text, piece in _places_in(lines, i, taken):
            if _CITY_AND_CODE.fullmatch(text) and title_score(text) <= 0 and i > 0:
                city, _, code = text.rpartition(" ")
                if is_home(f"{city}, {code}"):
                    return Read(text, 0.8, piece.span)
            if title_score(text) > 0 and not any(map(str.isdigit, text)):
                continue
            if is_home(text) or (is_street(text) and region_of(text)):
                home = text if not is_street(text) and not is_place(text) else bare_place(text)
                if has_city(home):
                    return Read(home, 0.93, piece.span)
            tail = split_trailing_place(text)[1]
            if tail is not None and "@" not in text and has_city(tail):
                return Read(tail, 0.85, piece.span)
        joined = _joined_place(lines, i)
        if joined is not None:
            return joined
    return (
        _left_over(lines, taken)
        or _pair_beside_contact(lines, taken)
        or _town_between_contact(lines, taken)
    )


def _places_in(lines: Sequence[Line], i: int, taken: set[str]) -> Iterator[tuple[str, Piece]]:
    """The pieces of a line that may be a place, each with what the line above it began."""
    above = [segment for line in lines[max(0, i - 3) : i] for segment in line.segments]
    for segment in lines[i].segments:
        pieces = _pieces_of(segment)
        begun = next((each for each in reversed(above) if _is_above(each, segment)), None)
        for number, piece in enumerate(pieces):
            text = _without_contact(HOME_LABEL.sub("", _ICONS.sub("", piece.text)))
            if number == 0 and begun is not None and _is_city(begun.text, text, taken):
                text = f"{begun.text}, {text}"
            elif number == 0 and begun is not None and _is_begun(begun, taken):
                joint = ", " if begun.text.endswith(",") else " "
                text = f"{_pieces_of(begun)[-1].text}{joint}{text}"
            yield text, piece


def _pieces_of(segment: Segment) -> list[Piece]:
    return _with_codes(strong_pieces(Line([segment], segment.words[0].page), 0))


def _without_contact(text: str) -> str:
    """What is left of 'ada@example.com, 555 0123, Truro' after address and number."""
    if "," not in text or not ("@" in text or _is_number(text)):
        return text
    parts = [part.strip() for part in text.split(",")]
    kept = [p for p in parts if not (EMAIL.search(p) or _NUMBER.fullmatch(p) or urls_in(p))]
    return ", ".join(kept) if len(kept) < len(parts) else text


def _is_above(segment: Segment, below: Segment) -> bool:
    """Whether a segment stands right above another in the same block of text."""
    gap = below.top - segment.bottom
    return (
        segment.words[0].page == below.words[0].page
        and abs(segment.size - below.size) < 0.3
        and -0.5 * below.size < gap < 0.9 * below.size
        and below.baseline > segment.baseline
        and (
            abs(segment.x0 - below.x0) < _INDENT_PT
            or abs(segment.x1 - below.x1) < _SAME_EDGE_PT
            or abs(segment.x0 + segment.x1 - below.x0 - below.x1) < 2 * _SAME_EDGE_PT
        )
    )


def _is_city(text: str, below: str, taken: set[str]) -> bool:
    """Whether a text may be the city of a region that stands alone below it."""
    return (
        is_place(below)
        and not has_city(below)
        and _TOWN.fullmatch(text) is not None
        and fold(text) not in taken
        and fold(text) not in _NOT_PLACE
        and title_score(text) <= 0
    )


def _is_begun(segment: Segment, taken: set[str]) -> bool:
    """Whether a segment may be the first half of a place."""
    text = segment.text
    if "," not in text or fold(text) in taken or title_score(text) > 0 or is_running(text):
        return False
    pieces = _pieces_of(segment)
    return bool(pieces) and not (EMAIL.search(text) or urls_in(text) or is_home(pieces[-1].text))


def _with_codes(pieces: Sequence[Piece]) -> list[Piece]:
    """'Pune - 411001, India' and 'Campinas - SP' in one piece each."""
    found: list[Piece] = []
    for piece in pieces:
        code = _CODE.match(piece.text)
        if code is not None and found and found[-1].words and found[-1].text[-1:].isalpha():
            last = found.pop()
            joint = " " if code[0][0].isdigit() else ", "
            words = (*last.words, *piece.words)
            piece = Piece(f"{last.text}{joint}{piece.text}", words, last.line, last.position)
        found.append(piece)
    return found


def _joined_place(lines: Sequence[Line], i: int) -> Read[str] | None:
    """An address broken over lines of a narrow column."""
    text, words = lines[i].text, list(lines[i].words)
    if EMAIL.search(text) or urls_in(text) or is_prose(lines[i]) or "," not in text:
        return None
    for line in lines[i + 1 : i + 3]:
        if line.column != lines[i].column or len(line.text) > 50 or EMAIL.search(line.text):
            return None
        text = f"{text} {line.text}" if text.endswith(",") or not text.endswith(" ") else text
        words = [*words, *line.words]
        plain = tidy(text)
        if is_place(plain) and len(plain) < 90 and has_city(plain):
            return Read(bare_place(plain), 0.88, span_of(words))
    return None


def _left_over(lines: Sequence[Line], taken: set[str]) -> Read[str] | None:
    for line in lines:
        pieces = strong_pieces(line, 0)
        contact = [
            p for p in pieces if EMAIL.search(p.text) or _is_number(p.text) or urls_in(p.text)
        ]
        for piece in contact:
            rest = _without_contact(piece.text)
            if rest == piece.text or _RUN_TOGETHER.search(rest) or fold(rest) in taken:
                continue
            if _TOWN.fullmatch(rest):
                return Read(rest, 0.6, piece.span)
        if not contact or len(pieces) < 2:
            continue
        for piece in pieces:
            text = piece.text
            words = text.split()
            if piece in contact or not 1 <= len(words) <= 4 or fold(text) in taken:
                continue
            if any(c.isdigit() for c in text) or title_score(text) > 0 or OTHER_LABELS.match(text):
                continue
            if any(fold(word).strip(".,") in _NOT_PLACE for word in words) or any(
                w.link for w in piece.words
            ):
                continue
            if text[0].isupper() or not text.isascii():
                return Read(text, 0.65, piece.span)
    return None


def _pair_beside_contact(lines: Sequence[Line], taken: set[str]) -> Read[str] | None:
    """'Visby, Gotland' between contact lines: two names that no list has."""
    for i, line in enumerate(lines):
        around = [near.text for near in lines[max(0, i - 2) : i + 3]]
        if not any(EMAIL.search(text) or _is_number(text) for text in around):
            continue
        for piece in strong_pieces(line, 0):
            text = HOME_LABEL.sub("", _ICONS.sub("", piece.text))
            parts = text.split(", ")
            if (
                2 <= len(parts) <= 3
                and all(_TOWN.fullmatch(part) for part in parts)
                and fold(text) not in taken
                and title_score(text) <= 0
                and not is_department(parts[-1])
            ):
                return Read(text, 0.6, piece.span)
    return None


def _town_between_contact(lines: Sequence[Line], taken: set[str]) -> Read[str] | None:
    """'Visby' alone between two contact lines or behind the last: a name that no list has."""
    for above, line, below in zip_longest(lines, lines[1:], lines[2:]):
        if line is None:
            break
        text = line.text
        if (
            _TOWN.fullmatch(text) is not None
            and _is_contact(above.text)
            and (below is None or _is_contact(below.text))
            and fold(text) not in taken | _NOT_PLACE
            and title_score(text) <= 0
            and line.style.size == (below or above).style.size
        ):
            return Read(text, 0.6, span_of(line.words))
    return None


def _is_contact(text: str) -> bool:
    return EMAIL.search(text) is not None or _is_number(text) or bool(urls_in(text))


def _is_number(text: str) -> bool:
    return sum(c.isdigit() for c in text) >= 7
