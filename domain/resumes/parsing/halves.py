"""Title and employer cut apart where one piece holds both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.pieces import EDGES, Piece
from domain.resumes.parsing.words_of_trade import is_department, is_freelance, title_score

LEGAL = re.compile(
    r"^(?:inc|llc|ltd|corp|co|gmbh|ag|s\.?a\.?|plc|pty|sr|jr|ph\.?d|m\.?d|mba)(?![\w-])\.?", re.I
)
_WITH_FORM = re.compile(
    r"\S\s+(?:inc|llc|ltd|corp|gmbh|ag|kg|plc|pty|oyj?|ab|asa?|bv|nv|sarl|sas|srl|lda)\.?$|"
    r"\S\s+(?:s\.\s?[alr]\.(?:\s?[lus]\.)*|b\.v\.|s\.r\.o\.|sp\. z o\.o\.|a\.s\.)$",
    re.I,
)
_AT = re.compile(r"\s+(?:at|@|bei|chez|presso|bij)\s+", re.I)


def halved_alike(names: Sequence[Piece]) -> list[Piece]:
    """A lone piece cut at its first comma, as in the other entries of the section."""
    if len(names) != 1:
        return list(names)
    before, comma, after = names[0].text.partition(", ")
    if comma and is_department(after.split(",")[0]):
        department, comma, rest = after.partition(", ")
        before, after = f"{before}, {department}", rest
    if not comma or not after or LEGAL.match(after):
        return list(names)
    return [replace(names[0], text=before), replace(names[0], text=after, position=1)]


def halved(names: Sequence[Piece]) -> list[Piece]:
    """Cuts 'Title at Company' and 'Title, Company' where one piece holds both."""
    found: list[Piece] = []
    for piece in names:
        at = _AT.search(piece.text)
        if at is not None and _names_title(piece.text[: at.start()], at[0].strip()):
            found.append(replace(piece, text=piece.text[: at.start()]))
            found.append(replace(piece, text=piece.text[at.end() :], position=piece.position + 1))
            continue
        found.append(piece)
    cut = best_comma(found[0].text) if len(found) > 1 else None
    if cut is not None and _outranks(found[0], found[1]):
        first = replace(found[0], text=found[0].text[:cut].strip(EDGES))
        second = replace(found[0], text=found[0].text[cut + 1 :].strip(EDGES), position=1)
        return [first, second, *found[1:]]
    scores = [title_score(piece.text) for piece in found]
    has_both = len(found) >= 2 and max(scores) > 0 and min(scores[:2]) <= 0
    if has_both or not found:
        return found
    for i, piece in enumerate(found):
        cut = best_comma(piece.text)
        if cut is not None:
            before, after = piece.text[:cut].strip(), piece.text[cut + 1 :].strip(" ,，")
            first = replace(piece, text=before)
            second = replace(piece, text=after, position=piece.position + 1)
            return [*found[:i], first, second, *found[i + 1 :]]
    return found


def _names_title(text: str, joint: str) -> bool:
    """Whether what stands before '@' or 'at' is a title; before 'at' it need not be a known one."""
    return joint == "@" or title_score(text) > 0 or (joint == "at" and title_score(text) == 0)


def _outranks(head: Piece, other: Piece) -> bool:
    """Whether a piece in larger and bolder type stands above a list of labels without commas."""
    if head.style is None or other.style is None or head.line == other.line:
        return False
    larger = head.style.size > other.style.size + 0.6
    return larger and head.style.bold and not other.style.bold and len(other.text.split()) >= 4


def _comma_before_form(text: str) -> int | None:
    """The comma of 'Title, Department, Company Ltd' before the part that has a legal form."""
    parts = text.split(", ")
    formal = next((i for i, part in enumerate(parts) if _WITH_FORM.search(part)), 0)
    if formal == 0 or (formal > 1 and title_score(parts[0]) <= 0):
        return None
    return len(", ".join(parts[:formal]))


def best_comma(text: str) -> int | None:
    """The comma that parts a title from an employer most clearly, if one does."""
    formal = _comma_before_form(text)
    if formal is not None:
        return formal
    best: tuple[float, int] | None = None
    for match in re.finditer(r"[,，](?=\s|[^\x00-\x7f])", text):
        before, after = text[: match.start()], text[match.end() :].strip()
        if (
            not after
            or LEGAL.match(after)
            or text[: match.start()].count("(") != text[: match.start()].count(")")
        ):
            continue
        if is_department(re.split(r"\s*[,，]\s*", after)[0]):
            continue  # "VP, Customer Success"
        clear = abs(title_score(before) - title_score(after))
        if is_freelance(before) or is_freelance(after):
            clear += 2.0
        if max(title_score(before), title_score(after)) > 0 and (best is None or clear > best[0]):
            best = (clear, match.start())
    return best[1] if best is not None and best[0] >= 1.0 else None
