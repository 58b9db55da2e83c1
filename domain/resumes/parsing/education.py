"""Studies: institution, degree, field, grade and place of each entry."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.confidence import Evidence, confidence
from domain.resumes.parsing.degrees import find_degree, find_grade, split_degree
from domain.resumes.parsing.details import body_of, dates_of
from domain.resumes.parsing.document import Line
from domain.resumes.parsing.drafts import name_and_town
from domain.resumes.parsing.entries import Entry, entries_of
from domain.resumes.parsing.labels import begun_part_of, labelled, part_of
from domain.resumes.parsing.pieces import EDGES, Piece, tidy
from domain.resumes.parsing.places import is_place, split_trailing_place
from domain.resumes.parsing.plausible import is_plausible_school
from domain.resumes.parsing.words_of_trade import is_institution
from domain.resumes.values import EducationEntry, Read

_LABEL = re.compile(
    r"(?:degree|major|field(?: of study)?|institution|university|school|abschluss|fach|"
    r"studiengang|diplome|etablissement|titulo|carrera|institucion)\s*:\s*",
    re.I,
)
_NOTE = re.compile(
    r"^(?:relevant |incoming |selected |key )?(?:courses?|coursework|thesis|dissertation|"
    r"minor|activities|honou?rs|awards|advisor|focus|schwerpunkt|thema|"
    r"abschlussarbeit|memoire|tesis|tesi|scriptie|specialization)\b\s*(?:[:–-]|in\b|taken\b|"
    r"includ)|^(?:expected|graduated|graduating|graduation|class of|anticipated)\b[\s:]*$",
    re.I,
)
_NOTE_BEHIND = re.compile(
    r",\s*(?:thesis|dissertation|coursework|courses|minor|abschlussarbeit|memoire|tesis|tesi|"
    r"thema|schwerpunkt)\s*:.*$",
    re.I,
)
_AT = re.compile(r"\s+(?:at|@|from|an der|à l['’]|presso|bij)\s+", re.I)
# What follows a degree at once, without "in" or a comma, is no field.
_NAME_OF_SCHOOL = re.compile(r"[^\W\d_a-z]")
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|graduat(?:ed|ion|ing)|class of|completed|conferred|awarded)\b:?",
    re.I,
)


def read_education(lines: Sequence[Line]) -> list[EducationEntry]:
    """The studies in a section's lines, in the order of the document."""
    return studies_of(entries_of(lines, names_study))


def studies_of(entries: list[Entry]) -> list[EducationEntry]:
    """The studies among entries."""
    found: list[EducationEntry] = []
    for entry in _split_by_institution(entries):
        value = _value(entry)
        if value is not None:
            found.append(value)
    return found


def names_study(text: str) -> bool:
    """Whether a text names an institution or a degree."""
    return len(text) < 110 and (is_institution(text) or find_degree(text) is not None)


def _split_by_institution(entries: list[Entry]) -> list[Entry]:
    """An undated head that names several institutions holds several studies."""
    found: list[Entry] = []
    for entry in entries:
        schools = [
            i
            for i, line in enumerate(entry.head)
            if is_institution(line.text) and not line.bullet and not _NOTE.match(line.text)
        ]
        dated = len(entry.dates())
        if len(schools) < 2 or dated > 1 or (dated == 1 and len(schools) < 3):
            found.append(entry)
            continue
        starts = schools if schools[0] == 0 else [0, *(i + 1 for i in schools[:-1])]
        for a, b in zip(starts, [*starts[1:], len(entry.head)], strict=True):
            found.append(Entry(entry.head[a:b], entry.body if b == len(entry.head) else []))
    return found


def _value(entry: Entry) -> EducationEntry | None:
    pieces = _pieces(entry)
    grade: Read[str] | None = None
    names: list[Piece] = []
    place: Piece | None = None
    for piece in pieces:
        graded = find_grade(piece.text)
        if graded is not None:
            grade = grade or Read(graded[0], 0.9, piece.span)
            text = tidy(piece.text[: graded[1]] + " " + piece.text[graded[2] :])
            if sum(c.isalpha() for c in text) < 3:
                continue
            piece = replace(piece, text=text)
        if is_place(piece.text):
            place = place or piece
            continue
        if place is None and (apart := name_and_town(piece)) and is_institution(apart[0].text):
            piece, place = apart
        rest, tail = split_trailing_place(piece.text)
        if tail is not None and rest:
            place = place or replace(piece, text=tail)
            piece = replace(piece, text=rest)
        names.append(piece)
    for line in entry.body[:6]:
        graded = find_grade(line.text) if grade is None and len(line.text) < 60 else None
        if graded is not None:
            grade = Read(graded[0], 0.85)
    institution, degree_piece, rest_pieces = _roles(names)
    if institution is None and degree_piece is None:
        return None
    degree: str | None = None
    field: str | None = None
    level = None
    field_piece = degree_piece
    if degree_piece is not None:
        parts = split_degree(degree_piece.text)
        if parts is None:
            field = degree_piece.text
        else:
            degree, field, level = parts
            field = None if field is not None and field.lower() in ("in", "of") else field
            if field is None and rest_pieces:
                level_with = (p for p in rest_pieces if p.line == degree_piece.line)
                field_piece = next(level_with, rest_pieces[0])
                field = field_piece.text
            elif field is None and institution is not None:
                institution, field_piece = _without_field(institution)
                field = field_piece.text if field_piece is not None else None
    if institution is None and field is not None and field_piece is not None and "," in field:
        # "MBA in Finance, Thornbury": what follows the field is where, by whatever name.
        field, _, named = (part.strip(EDGES) for part in field.partition(","))
        institution = replace(field_piece, text=named)
    if place is None and institution is not None:
        others = (piece for piece in rest_pieces if piece is not field_piece)
        place = next((p for p in others if _is_town_beside(p, institution)), None)
    start, end, current = dates_of(entry.dates())
    if start is not None and end is None and not current:
        # One date alone is when the degree was given.
        start, end = None, start
    evidence = Evidence(
        known_words=institution is not None and is_institution(institution.text),
        clear=degree is not None,
        dated=end is not None or start is not None,
        pieces=len(names),
    )
    schooled = institution is None or is_plausible_school(institution.text)
    notes, summary = body_of(entry.body)
    return EducationEntry(
        institution=_read(institution, "institution", replace(evidence, plausible=schooled)),
        degree=Read(degree, confidence("degree", evidence), degree_piece.span)
        if degree and degree_piece
        else None,
        level=level,
        field=Read(field, confidence("field", evidence), field_piece.span)
        if field and field_piece
        else None,
        location=_read(place, "place", evidence),
        start=start,
        end=end,
        current=current,
        grade=grade,
        notes=((summary,) if summary else ()) + notes,
        confidence=confidence("education", evidence),
    )


def _pieces(entry: Entry) -> list[Piece]:
    found: list[Piece] = []
    for piece in entry.pieces():
        said = labelled(piece.text)
        text = said[1] if said is not None else _LABEL.sub("", piece.text)
        text = tidy(_EXPECTED.sub("", text))
        if not text or _NOTE.match(piece.text) or part_of(text) is not None:
            continue
        text = _NOTE_BEHIND.sub("", text)
        if len(entry.head[piece.line].segments) > 1 and begun_part_of(text) is not None:
            continue
        found.append(replace(piece, text=text))
    return _parted(found)


def _parted(pieces: list[Piece]) -> list[Piece]:
    """Cuts a piece that holds both a degree and an institution at the comma between them."""
    found: list[Piece] = []
    for piece in pieces:
        at = _AT.split(piece.text, maxsplit=1)
        sure = len(at) == 2 and ("@" in piece.text or is_institution(at[1]))
        if sure and not is_institution(at[0]):
            found.append(replace(piece, text=at[0]))
            found.append(replace(piece, text=at[1], position=piece.position + 1))
            continue
        begun = find_degree(piece.text)
        rest = piece.text[begun[2] :].strip() if begun is not None and begun[1] == 0 else ""
        if _NAME_OF_SCHOOL.match(rest) and is_institution(rest.split(",")[0]):
            found.append(replace(piece, text=piece.text[: len(piece.text) - len(rest)].strip()))
            found.append(replace(piece, text=rest, position=piece.position + 1))
            continue
        parts = [part.strip() for part in re.split(r"[,，;]\s*", piece.text)]
        schools = [i for i, part in enumerate(parts) if is_institution(part)]
        degrees = [i for i, part in enumerate(parts) if find_degree(part) is not None]
        schools = [i for i in schools if not _is_all_degree(parts[i])] or schools
        if len(parts) < 2 or not schools or not (set(degrees) - set(schools)):
            found.append(piece)
            continue
        first = schools[0]
        if first == 0:
            cut = min(i for i in degrees if i not in schools)
            groups = [parts[:cut], parts[cut:]]
        else:
            groups = [parts[:first], parts[first:]]
        for group in groups:
            found.append(replace(piece, text=", ".join(group), position=len(found)))
    return found


def _is_all_degree(text: str) -> bool:
    """'High School Diploma' names a degree, and no school."""
    found = find_degree(text)
    return found is not None and found[2] - found[1] > 0.7 * len(text)


def _roles(names: list[Piece]) -> tuple[Piece | None, Piece | None, list[Piece]]:
    """Which piece is the institution, which the degree, and what is left."""
    schools = [p for p in names if is_institution(p.text)]
    degrees = [p for p in names if find_degree(p.text) is not None]
    others = [p for p in names if p not in degrees]
    only_schools = [p for p in schools if p not in degrees] or others[:1] or schools
    institution = only_schools[0] if only_schools else None
    degree = next((p for p in degrees if p is not institution), None)
    rest = [p for p in names if p is not institution and p is not degree]
    if institution is None and rest:
        institution, rest = rest[0], rest[1:]
    if degree is None and rest:
        degree, rest = rest[0], rest[1:]
    return institution, degree, rest


def _is_town_beside(piece: Piece, institution: Piece) -> bool:
    """Whether a piece behind the institution in its line may be the town."""
    behind = piece.line == institution.line and piece.position > institution.position
    return behind and _TOWN.fullmatch(piece.text) is not None


def _without_field(institution: Piece) -> tuple[Piece, Piece | None]:
    """'Kyoto University, Chemistry' as its two parts; a campus or a place stays with the name."""
    name, comma, rest = institution.text.rpartition(",")
    if not comma or not is_institution(name) or is_institution(rest) or is_place(rest):
        return institution, None
    return (
        replace(institution, text=name.strip(EDGES)),
        replace(institution, text=rest.strip(EDGES)),
    )


def _read(piece: Piece | None, field: str, evidence: Evidence) -> Read[str] | None:
    return None if piece is None else Read(piece.text, confidence(field, evidence), piece.span)
