"""A position before its parts are told apart, and places told by where most entries have theirs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from domain.resumes.parsing.entries import Dated, Entry
from domain.resumes.parsing.halves import LEGAL, best_comma, halved
from domain.resumes.parsing.pieces import Piece
from domain.resumes.parsing.places import is_place
from domain.resumes.parsing.words_of_trade import title_score

_FEWEST_ALIKE = 2
_SAME_EDGE_PT = 3.0
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}")


@dataclass
class Draft:
    """An entry on its way: the pieces that may name it, and what is settled already."""

    entry: Entry
    names: list[Piece]
    place: Piece | None
    dates: list[Dated]
    title: Piece | None = None
    company: Piece | None = None
    inherited: bool = False
    at_comma: bool = False
    uncut: Sequence[Piece] = ()
    place_cut: bool = False


def with_titles_whole(drafts: Sequence[Draft]) -> None:
    """Undoes the cut at the comma of 'Nurse, Surgery', one more title below an employer's name.

    It stands alone on its line and looks like the title of the entry before it, which has the
    employer above it in another look.
    """
    model: Draft | None = None
    for draft in drafts:
        if model is not None and draft.at_comma and _looks_like_title_of(model, draft):
            draft.names, draft.at_comma = list(draft.uncut), False
        else:
            model = draft


def _looks_like_title_of(model: Draft, draft: Draft) -> bool:
    if len(model.names) < 2 or len(draft.entry.head) > 1:
        return False
    employer, title = model.names[:2]
    return (
        employer.line < title.line
        and title_score(employer.text) <= 0 < title_score(title.text)
        and employer.style != title.style
        and draft.uncut[0].style == title.style
    )


def cut_place_alike(draft: Draft) -> None:
    """Takes 'Chemnitz' off 'Acme AG, Chemnitz', where other entries have places there."""
    if draft.place is not None or len(draft.names) < 2:
        return
    for i, piece in enumerate(draft.names[:2]):
        name, comma, tail = piece.text.rpartition(", ")
        if comma and _TOWN.fullmatch(tail) and title_score(tail) == 0 and not LEGAL.match(tail):
            draft.names[i] = replace(piece, text=name)
            draft.place = replace(piece, text=tail)


def place_alike(drafts: Sequence[Draft]) -> None:
    """Takes the piece for a place that stands where most entries have theirs."""
    spots = Counter(
        (draft.place.line, draft.place.position) for draft in drafts if draft.place is not None
    )
    if not spots:
        _towns_in_rail(drafts)
        _towns_alike(drafts)
        return
    spot, count = spots.most_common(1)[0]
    alike = [_town_at(draft, spot) for draft in drafts]
    if 2 * count < len(drafts) and not all(
        draft.place is not None or town is not None
        for draft, town in zip(drafts, alike, strict=True)
    ):
        return
    for draft, town in zip(drafts, alike, strict=True):
        if town is not None:
            draft.place = town
            draft.names = [name for name in draft.names if name is not town]


def _towns_in_rail(drafts: Sequence[Draft]) -> None:
    """Takes for places what stands right below the dates, in a rail beside what names the entry."""
    towns = [_below_dates(draft) for draft in drafts]
    if len(drafts) < _FEWEST_ALIKE or None in towns:
        return
    for draft, town in zip(drafts, towns, strict=True):
        draft.place = town
        draft.names = [name for name in draft.names if name is not town]


def _below_dates(draft: Draft) -> Piece | None:
    if len(draft.names) < 3:
        return None
    for name in draft.names:
        first = name.words[0]
        beside = any(
            other.line == name.line and other.words[0].x0 > first.x0 for other in draft.names
        )
        below = any(
            date.line == name.line - 1
            and date.span is not None
            and abs(date.span.box.x0 - first.x0) < _SAME_EDGE_PT
            for date in draft.dates
        )
        if beside and below and _TOWN.fullmatch(name.text) and title_score(name.text) == 0:
            return name
    return None


def places_of_others(drafts: Sequence[Draft]) -> None:
    """Takes for a place what is the place of another entry: a town that no list has.

    There it is known, or stands alone below both a title and an employer.
    """
    known = {draft.place.text for draft in drafts if draft.place is not None}
    known |= {draft.names[-1].text for draft in drafts if _ends_with_town(draft)}
    for draft in drafts:
        town = next((name for name in draft.names if name.text in known), None)
        if draft.place is None and town is not None and len(draft.names) > 1:
            draft.place = town
            draft.names = [name for name in draft.names if name is not town]


def _ends_with_town(draft: Draft) -> bool:
    if draft.place is not None or len(draft.names) < 3:
        return False
    *names, last = draft.names
    scores = [title_score(name.text) for name in names]
    alone = all(name.line < last.line for name in names)
    town = _TOWN.fullmatch(last.text) is not None and title_score(last.text) == 0
    return alone and town and max(scores) > 0 >= min(scores)


def _towns_alike(drafts: Sequence[Draft]) -> None:
    """Takes for places what stands beside something else in every entry: names that no list has."""
    if len(drafts) < 2 or any(len(draft.names) < 3 for draft in drafts):
        return
    spots = [
        {
            (piece.line, piece.position)
            for piece in draft.names
            if _TOWN.fullmatch(piece.text) and _stands_beside(piece, draft)
        }
        for draft in drafts
    ]
    shared = set.intersection(*spots)
    if len(shared) != 1:
        return
    (spot,) = shared
    towns = [next(p for p in d.names if (p.line, p.position) == spot) for d in drafts]
    if any(title_score(town.text) != 0 for town in towns):
        return
    for draft, town in zip(drafts, towns, strict=True):
        draft.place = town
        draft.names = [name for name in draft.names if name is not town]


def _stands_beside(piece: Piece, draft: Draft) -> bool:
    """Whether a piece is not the first of its line, or shares the first one with dates alone."""
    on_line = [name for name in draft.names if name.line == piece.line]
    dated = piece.line == 0 and any(date.line == 0 for date in draft.dates)
    return on_line[0] is not piece or (dated and len(on_line) == 1)


def _town_at(draft: Draft, spot: tuple[int, int]) -> Piece | None:
    """The piece of a draft without a place that stands at a spot and could be a town's name."""
    if draft.place is not None or len(draft.names) < 3:
        return None
    for piece in draft.names:
        if (piece.line, piece.position) == spot and title_score(piece.text) <= 0:
            return piece if len(piece.text.split()) <= 4 else None
    return None


def towns_behind_commas(drafts: Sequence[Draft]) -> None:
    """Takes for places what stands beside 'Title, Company' in every entry without one."""
    open_ones = [draft for draft in drafts if draft.place is None]
    if not open_ones or len(drafts) < _FEWEST_ALIKE or not all(map(_has_town_beside, open_ones)):
        return
    for draft in open_ones:
        *names, draft.place = draft.names
        draft.names = halved(names)


def _has_town_beside(draft: Draft) -> bool:
    if not 2 <= len(draft.names) <= 3:
        return False
    *names, town = draft.names
    beside = all(name.line == town.line for name in names)
    one = len(names) == 1 or names[0].words == names[1].words
    below = one and names[0].line + 1 == town.line
    return (
        (beside or below)
        and (len(names) == 2 or best_comma(names[0].text) is not None)
        and _TOWN.fullmatch(town.text) is not None
        and title_score(town.text) == 0
    )


def name_and_town(piece: Piece) -> tuple[Piece, Piece] | None:
    """A bold name and the town behind it in plain type: 'Acme Oslo' with no comma between."""
    bold = len(list(takewhile(lambda word: word.bold, piece.words)))
    name, town = (
        " ".join(w.text for w in part) for part in (piece.words[:bold], piece.words[bold:])
    )
    if not name or f"{name} {town}" != piece.text or title_score(town) != 0:
        return None
    if not is_place(town) and _TOWN.fullmatch(town) is None:
        return None
    return replace(piece, text=name, words=piece.words[:bold]), replace(
        piece, text=town, words=piece.words[bold:]
    )
