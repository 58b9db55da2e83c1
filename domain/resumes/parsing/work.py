"""Positions held: which piece of an entry's head is the title, the employer, the place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.confidence import Evidence, confidence
from domain.resumes.parsing.dates import is_date_like
from domain.resumes.parsing.details import body_of, dates_of
from domain.resumes.parsing.document import Line
from domain.resumes.parsing.drafts import (
    Draft,
    cut_place_alike,
    name_and_town,
    place_alike,
    places_of_others,
    towns_behind_commas,
    with_titles_whole,
)
from domain.resumes.parsing.entries import Entry, entries_of
from domain.resumes.parsing.halves import LEGAL, halved, halved_alike
from domain.resumes.parsing.labels import (
    Part,
    begun_part_of,
    is_rest_of_label,
    labelled,
    part_of,
)
from domain.resumes.parsing.pieces import EDGES, Piece
from domain.resumes.parsing.places import is_place, is_street, split_trailing_place
from domain.resumes.parsing.plausible import is_plausible_employer, is_plausible_title
from domain.resumes.parsing.words_of_trade import (
    is_freelance,
    names_position,
    title_score,
)
from domain.resumes.values import Read, WorkEntry

_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|io|net|dev|edu)\b(?:/\S*)?$", re.I)
_TERMS = re.compile(
    r"\(?(?:full[- ]?time|part[- ]?time|contract|contractor|temporary|permanent|seasonal|"
    r"vollzeit|teilzeit|"
    r"temps plein|temps partiel|cdi|cdd|jornada completa|tempo pieno|freelance|self-employed|"
    r"remote|hybrid|on-?site|"
    r"internship|apprenticeship|praktikum|stage)\)?",
    re.I,
)
_LABEL = re.compile(
    r"(?:company|designation|organi[sz]ation name|company name|employer name|duration|period|"
    r"employer|organi[sz]ation|position|title|role|job title|location|firma|"
    r"arbeitgeber|position|empresa|puesto|poste|"
    r"entreprise|azienda|ruolo|functie|bedrijf)\s*:\s*",
    re.I,
)
_NOT_A_HEAD = re.compile(
    r"^(?:technologies|tech stack|stack|tools|environment|skills|keywords|responsibilities|"
    r"key responsibilities|highlights|achievements|duties|key achievements|aufgaben|missions|"
    r"realisations|responsabilidades|logros|attivita|taken)\b",
    re.I,
)
# "Acme (Truro)": a name of one to three words in brackets behind an employer.
_TOWN_BEHIND = re.compile(
    r"(.{2,}?)\s*[(]\s*([^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:[ -][^\W\d_]+){0,2})\s*[)]"
)
# "Blue Needle GmbH, Husum": what follows the legal form.
_TOWN_BEHIND_FORM = re.compile(
    r"(.+?\b(?:GmbH|GMBH|AG|KG|SE|"
    r"d\.o\.o\.|s\.r\.o\.|sp\. z o\.o\.|S\.L\.|S\.A\.|S\.p\.A\.|S\.r\.l\.|"
    r"Oyj?|AB|AS|A/S|ApS|B\.V\.|BV|Inc\.|Ltd\.?|LLC|Lda\.?|plc|PLC|LLP|A\.Ş\.|Ltd\. Şti\.|SARL|SAS|"
    r"SRL|SA|S\.A\.S\.|S\.R\.L\.|Kft\.|Zrt\.|a\.s\.|S\.A\. de C\.V\.|Pty Ltd))\s*,\s*"
    r"([^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2})"
)
# "Acme, Truro. Kept the books of two shops": what was done stands behind where.
_SENTENCE_BEHIND = re.compile(r"(?<=[^\W\d_]{4})\.\s+[^\W\d_a-z]\S*(?:\s+\S+){2,}$")
_NAME_OF_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}")


def read_work(lines: Sequence[Line]) -> list[WorkEntry]:
    """The positions in a section's lines, in the order of the document."""
    return positions_of(entries_of(lines, names_position))


def positions_of(entries: Sequence[Entry], *, in_section: bool = True) -> list[WorkEntry]:
    """The positions among entries; `in_section` tells that a heading said so."""
    drafts = [_draft(entry) for entry in entries]
    drafts = [draft for draft in drafts if draft.names or draft.dates]
    with_titles_whole(drafts)
    if any(draft.at_comma for draft in drafts):
        for draft in drafts:
            draft.names = halved_alike(draft.names)
    towns_behind_commas(drafts)
    place_alike(drafts)
    places_of_others(drafts)
    if any(draft.place_cut for draft in drafts):
        for draft in drafts:
            cut_place_alike(draft)
    orientation = _orientation(drafts)
    for draft in drafts:
        _assign(draft, orientation)
    kept = [each for each in _with_employers(drafts) if each.title or each.company]
    return [_value(draft, in_section, _agrees(draft, kept)) for draft in kept]


def _draft(entry: Entry) -> Draft:
    names: list[Piece] = []
    terms: list[Piece] = []
    place: Piece | None = None
    place_cut = False
    parts: dict[Part, Piece] = {}
    label: tuple[Part, int] | None = None
    begun = ""
    for piece in entry.pieces():
        part = part_of(piece.text)
        if part is None and _is_first_of_several(entry, piece):
            part = begun_part_of(piece.text)
            begun = piece.text if part is not None else begun
        if part is not None:
            label = (part, piece.line)
            continue
        if begun and is_rest_of_label(begun, piece.text):
            begun = f"{begun} {piece.text}"
            continue
        said = labelled(piece.text)
        if said is not None:
            piece = replace(piece, text=said[1])
            parts.setdefault(said[0], piece)
        elif label is not None and label[1] == piece.line:
            parts.setdefault(label[0], piece)
        label = None
        text = _SENTENCE_BEHIND.sub("", _LABEL.sub("", piece.text))
        if not text or _NOT_A_HEAD.match(text) or len(text) > 110:
            continue
        if _URL.fullmatch(text):
            continue
        if _TERMS.fullmatch(text):
            (names if _is_freelance_in(entry, piece, names) else terms).append(piece)
            continue
        if place is None and (apart := name_and_town(piece)) is not None:
            name, place = apart
            names.append(name)
            continue
        bare = text.removesuffix(".")
        if is_place(bare) or is_street(text):
            place = place or replace(piece, text=bare)
            continue
        rest, tail = split_trailing_place(bare)
        if tail is not None and rest:
            place_cut = place is None
            place = place or replace(piece, text=tail)
            text = rest
        elif place is None and (town := _TOWN_BEHIND.fullmatch(text)) and _is_town(town[2]):
            place = replace(piece, text=town[2])
            text = town[1]
        elif place is None and (town := _TOWN_BEHIND_FORM.fullmatch(text)):
            place_cut = True
            place = replace(piece, text=town[2])
            text = town[1]
        names.append(replace(piece, text=text))
    if place is None and (len(names) > 2 or any(", " in piece.text for piece in names)):
        place = next((piece for piece in names if _is_behind_dates(entry, piece)), None)
        names = [piece for piece in names if piece is not place]
    if len(names) == 1:
        # "Freelance" stands for the employer where no other is named.
        names += [term for term in terms if term.text.casefold().startswith(("freelance", "self"))]
        names.sort(key=lambda piece: (piece.line, piece.position))
    if Part.TITLE in parts and Part.COMPANY in parts:
        return _labelled_draft(entry, parts, place)
    cut = halved(names)
    at_comma = len(names) == 1 and len(cut) == 2
    dates = entry.dates()
    return Draft(entry, cut, place, dates, at_comma=at_comma, uncut=names, place_cut=place_cut)


def _is_freelance_in(entry: Entry, piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether "Freelance" stands for the employer: before a town, or alone below the title."""
    if len(before) != 1 or not is_freelance(piece.text):
        return False
    line = entry.head[piece.line].text
    behind = line.partition(piece.text)[2].strip(EDGES)
    if line.strip(EDGES) == piece.text:
        return title_score(before[0].text) > 0
    return _NAME_OF_TOWN.fullmatch(behind) is not None and _is_town(behind)


def _is_first_of_several(entry: Entry, piece: Piece) -> bool:
    """Whether a piece is the first of the segments in its line, as a label is."""
    segments = entry.head[piece.line].segments
    return len(segments) > 1 and segments[0].text.strip(EDGES) == piece.text


def _is_behind_dates(entry: Entry, piece: Piece) -> bool:
    """Whether a piece stands behind dates, as the town does: '2018 – 2019 (Bath)', '2018, Bath'."""
    line = entry.head[piece.line]
    behind = (line.text.partition(mark)[::2] for mark in (f"({piece.text})", f", {piece.text}"))
    before = next((before for before, rest in behind if not rest and before != line.text), "")
    return (
        is_date_like(before)
        and _NAME_OF_TOWN.fullmatch(piece.text) is not None
        and _is_town(piece.text)
    )


def _is_town(text: str) -> bool:
    """Whether words in brackets behind an employer may be where it is: no title, terms or form."""
    return title_score(text) <= 0 and not _TERMS.fullmatch(text) and not LEGAL.match(text)


def _labelled_draft(entry: Entry, parts: dict[Part, Piece], place: Piece | None) -> Draft:
    """The draft of an entry in a form, which says of each part what it is."""
    company = parts[Part.COMPANY]
    rest, tail = split_trailing_place(company.text)
    if tail is not None and rest:
        place = place or replace(company, text=tail)
        company = replace(company, text=rest)
    title = parts[Part.TITLE]
    dates = entry.dates()
    return Draft(entry, [title, company], place, dates, title=title, company=company)


def _orientation(drafts: Sequence[Draft]) -> float:
    """Above 0 where titles come before employers in this section."""
    total = 0.0
    for draft in drafts:
        if len(draft.names) >= 2:
            total += title_score(draft.names[0].text) - title_score(draft.names[1].text)
            if draft.place is not None and draft.names[0].line != draft.names[1].line:
                if draft.place.line == draft.names[0].line:
                    total -= 0.6
                elif draft.place.line == draft.names[1].line:
                    total += 0.3
    return total


def _assign(draft: Draft, orientation: float) -> None:
    names = draft.names[:4]
    if not names or (draft.title and draft.company):
        return
    if len(names) == 1:
        (only,) = names
        if title_score(only.text) > 0:
            draft.title = only
        else:
            draft.company = only
        return
    first, second = names[0], names[1]
    lead = title_score(first.text) - title_score(second.text)
    if len(names) > 2 and max(title_score(first.text), title_score(second.text)) <= 0:
        later = max(names[2:], key=lambda piece: title_score(piece.text))
        if title_score(later.text) > 0.5:
            draft.company, draft.title = first, later
            return
    clear = abs(lead) >= 1.5 and not (orientation * lead < 0 and abs(orientation) > 2 * abs(lead))
    title_first = lead > 0 if clear else orientation > 0 or (orientation == 0 and lead >= 0)
    draft.title, draft.company = (first, second) if title_first else (second, first)


def _with_employers(drafts: list[Draft]) -> list[Draft]:
    """Positions under one employer get its name; a line with that name alone is no position."""
    kept: list[Draft] = []
    employer: Draft | None = None
    for i, draft in enumerate(drafts):
        following = drafts[i + 1] if i + 1 < len(drafts) else None
        heads_group = (
            draft.company is not None
            and draft.title is None
            and not draft.entry.body
            and following is not None
            and following.title is not None
            and following.company is None
            and (not draft.dates or _encloses(draft, following))
        )
        if heads_group:
            employer = draft
            continue
        if draft.company is None and draft.title is not None and draft.dates:
            source = employer or (kept[-1] if kept and _same_group(kept[-1], draft) else None)
            if source is not None and source.company is not None:
                draft.company = source.company
                draft.place = draft.place or source.place
                draft.inherited = True
        elif draft.company is not None:
            employer = None
        kept.append(draft)
    return kept


def _same_group(before: Draft, draft: Draft) -> bool:
    """Whether an entry looks like one more position of the entry before it."""
    if before.title is None or draft.title is None or before.company is None:
        return False
    if before.inherited:
        return True
    return before.title.line != before.company.line and before.title.style == draft.title.style


def _encloses(group: Draft, draft: Draft) -> bool:
    if not draft.dates:
        return False
    outer, inner = group.dates[0].range, draft.dates[0].range
    return outer.start.year <= inner.start.year and (
        outer.current or outer.end is None or inner.end is None or inner.end.year <= outer.end.year
    )


def _agrees(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an entry has dates and an order of its names as most others of its section have."""
    others = [each for each in drafts if each is not draft]
    if not others:
        return True
    if not draft.dates and 2 * sum(bool(each.dates) for each in others) > len(others):
        return False
    ended = sum(not all(date.range.single for date in each.dates) for each in others)
    if draft.dates and all(date.range.single for date in draft.dates) and ended == len(others):
        return False
    first = _is_title_first(draft)
    orders = [order for order in map(_is_title_first, others) if order is not None]
    return first is None or not orders or 2 * orders.count(first) >= len(orders)


def _is_title_first(draft: Draft) -> bool | None:
    """Whether the title stands before the employer; None where one of them is not there."""
    if draft.title is None or draft.company is None or draft.inherited:
        return None
    title, company = draft.title, draft.company
    return (title.line, title.position) < (company.line, company.position)


def _value(draft: Draft, in_section: bool, agrees: bool) -> WorkEntry:
    start, end, current = dates_of(draft.dates)
    gap = (
        abs(title_score(draft.title.text) - title_score(draft.company.text))
        if draft.title and draft.company
        else 0.0
    )
    evidence = Evidence(
        in_section=in_section,
        known_words=bool(draft.title and title_score(draft.title.text) > 0),
        clear=gap >= 1.5,
        dated=start is not None,
        pieces=len(draft.names),
        inherited=draft.inherited,
        agrees=agrees,
    )
    title, company = draft.title, draft.company
    titled = title is None or is_plausible_title(title.text, company.text if company else None)
    employed = company is None or is_plausible_employer(company.text)
    bullets, summary = body_of(draft.entry.body)
    return WorkEntry(
        company=_read(
            company, confidence("company", replace(evidence, plausible=employed and titled))
        ),
        title=_read(title, confidence("title", replace(evidence, plausible=titled))),
        location=_read(draft.place, confidence("place", evidence)),
        start=start,
        end=end,
        current=current,
        summary=summary,
        bullets=bullets,
        confidence=confidence("work", evidence),
    )


def _read(piece: Piece | None, sure: float) -> Read[str] | None:
    return None if piece is None else Read(piece.text, sure, piece.span)
