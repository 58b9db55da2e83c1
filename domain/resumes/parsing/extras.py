"""Certifications and projects."""

import re
from collections.abc import Sequence

from domain.resumes.parsing.details import body_of, dates_of
from domain.resumes.parsing.document import Line, span_of
from domain.resumes.parsing.entries import Entry, entries_of
from domain.resumes.parsing.links import urls_in
from domain.resumes.parsing.pieces import Piece
from domain.resumes.values import Certification, PartialDate, Project, Read

_ID = re.compile(
    r"(?:credential|certificate|certification|licen[sc]e)?\s*(?:id|no\.?|number|nr\.?|#)\s*[:#]?\s*(?P<id>[A-Z0-9][\w-]{3,})",
    re.I,
)
_EXPIRES = re.compile(
    r"\b(?:expir\w*|valid (?:until|through|to)|gültig bis|valable jusqu|v[aá]lido hasta)\b", re.I
)
_ISSUED = re.compile(r"\b(?:issued(?: by)?|issuer|by|awarded by|date|ausgestellt)\b\s*:?\s*", re.I)


def read_certifications(lines: Sequence[Line]) -> list[Certification]:
    """The certifications below a heading."""
    found: list[Certification] = []
    for entry in _one_each(lines):
        pieces = [piece for piece in entry.pieces() if not urls_in(piece.text)]
        identity = next(
            (m["id"] for line in [*entry.head, *entry.body] if (m := _ID.search(line.text))), None
        )
        pieces = [piece for piece in pieces if not _ID.fullmatch(piece.text.strip(" ()"))]
        if not pieces:
            continue
        dates = entry.dates()
        expires: Read[PartialDate] | None = None
        start, end, _ = dates_of(dates)
        if (
            end is not None
            and start is not None
            and (not dates[0].range.single or _mentions_expiry(entry))
        ):
            expires = end
        elif start is not None and _mentions_expiry(entry):
            start, expires = None, start
        found.append(
            Certification(
                name=Read(pieces[0].text, 0.85, pieces[0].span),
                issuer=_issuer(pieces[1:]),
                date=start,
                expires=expires,
                credential_id=identity,
                url=next((url for line in entry.head for url in urls_in(line.text)), None)
                or next((w.link for line in entry.head for w in line.words if w.link), None),
            )
        )
    return found


def _one_each(lines: Sequence[Line]) -> list[Entry]:
    """Entries; a list without dates has one certification a line."""
    entries = entries_of(lines)
    if any(entry.dates() for entry in entries):
        return entries
    return [Entry([Line(line.segments, line.page, column=line.column)]) for line in lines]


def _mentions_expiry(entry: Entry) -> bool:
    return any(_EXPIRES.search(line.text) for line in entry.head)


def _issuer(pieces: Sequence[Piece]) -> Read[str] | None:
    for piece in pieces:
        text = _ISSUED.sub("", _EXPIRES.sub("", piece.text)).strip(" :,-–")
        if text:
            return Read(text, 0.8, piece.span)
    return None


def read_projects(lines: Sequence[Line]) -> list[Project]:
    """The projects below a heading."""
    found: list[Project] = []
    for entry in entries_of(lines):
        pieces = [piece for piece in entry.pieces() if not urls_in(piece.text)]
        if not pieces:
            continue
        start, end, current = dates_of(entry.dates())
        bullets, summary = body_of(entry.body)
        found.append(
            Project(
                name=Read(pieces[0].text, 0.8, pieces[0].span or span_of(entry.head[0].words)),
                start=start,
                end=end,
                current=current,
                url=next((url for line in entry.head for url in urls_in(line.text)), None),
                bullets=((summary,) if summary else ()) + bullets,
            )
        )
    return found
