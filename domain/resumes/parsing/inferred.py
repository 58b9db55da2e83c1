"""What sections are by what they hold: unknown headings, and contact lines below any heading."""

from collections.abc import Iterable, Sequence

from domain.resumes.parsing.contact import has_contact, is_number
from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Line
from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import exact_kind
from domain.resumes.parsing.links import is_address
from domain.resumes.parsing.places import is_home
from domain.resumes.parsing.section import Section
from domain.resumes.parsing.words_of_trade import is_institution, title_score

_ABOVE = frozenset((SectionKind.HEADER, SectionKind.CONTACT))
# Whose contact data are another's, and what is contact data as a whole where it holds any.
_OF_PERSONS = frozenset((SectionKind.REFERENCES, SectionKind.SUMMARY))
_LONGEST_CONTACT = 60
_FEWEST_CONTACTS = 2


def inferred(sections: Iterable[Section]) -> list[Section]:
    """The sections, each of the kind that it holds, contact lines in one of their own."""
    found = _with_contact_apart(_listed(sections))
    _name_unknown(found)
    return found


def _with_contact_apart(sections: list[Section]) -> list[Section]:
    """A block of contact lines below no heading of its own, as a sidebar read last begins with."""
    above = (line for each in sections if each.kind in _ABOVE for line in each.lines)
    if any(has_contact(line.text) for line in above):
        return sections
    for i, section in enumerate(sections):
        begin, end = _contact_block(section.lines)
        if end and section.kind not in _OF_PERSONS:
            block = Section(SectionKind.CONTACT, None, section.lines[begin:end])
            after = Section(section.kind, None, section.lines[end:])
            section.lines = section.lines[:begin]
            rest = [after, *sections[i + 1 :]] if after.lines else sections[i + 1 :]
            return [*sections[: i + 1], block, *rest]
    return sections


def _contact_block(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the lines around an e-mail address begin and end that hold nothing but contact data.

    (0, 0) where there are none, or an address stands alone.
    """
    at = next((i for i, line in enumerate(lines) if _is_contact(line) and "@" in line.text), None)
    if at is None:
        return 0, 0
    begin, end = at, at + 1
    while begin and _is_contact(lines[begin - 1]):
        begin -= 1
    while end < len(lines) and _is_contact(lines[end]):
        end += 1
    return (begin, end) if end - begin >= _FEWEST_CONTACTS else (0, 0)


def _is_contact(line: Line) -> bool:
    text = line.text.rstrip(" .")
    if len(line.segments) > 1 or len(text) > _LONGEST_CONTACT or text != line.text:
        return False
    return has_contact(text) or is_number(text) or is_address(text) or is_home(text)


def _listed(sections: Iterable[Section]) -> list[Section]:
    """Unknown headings with nothing below them are a list that looks like headings."""
    found: list[Section] = []
    for section in sections:
        bare = section.kind is SectionKind.OTHER and section.heading is not None
        if bare and not section.lines and section.heading is not None:
            if found and found[-1].kind is SectionKind.OTHER and found[-1].heading is None:
                found[-1].lines.append(section.heading)
            else:
                found.append(Section(SectionKind.OTHER, None, [section.heading]))
        else:
            found.append(section)
    return found


def _holds_skills(sections: Sequence[Section], i: int, kinds: set[SectionKind]) -> bool:
    """Whether a list under an unknown heading is of skills: none are known, or it follows them."""
    beside = sections[max(0, i - 1) : i + 2]
    if SectionKind.SKILLS in kinds:
        return any(each.kind is SectionKind.SKILLS for each in beside)
    others = [each for each in beside if each.kind is SectionKind.OTHER]
    return sum(len(each.lines) for each in others) >= 3


def _name_unknown(sections: Sequence[Section]) -> None:
    """Gives sections under unknown headings a kind by what they hold."""
    kinds = {section.kind for section in sections}
    for i, section in enumerate(sections):
        if section.kind is SectionKind.SUMMARY and any("@" in x.text for x in section.lines):
            section.kind = SectionKind.CONTACT
        if section.kind is not SectionKind.OTHER or not section.lines:
            continue
        if section.heading is not None and exact_kind(section.heading.text) is not None:
            continue
        dated = sum(bool(find_ranges(line.text)) and not line.bullet for line in section.lines)
        titles = sum(
            title_score(line.segments[-1].text) > 1 for line in section.lines if len(line.text) < 60
        )
        schools = sum(is_institution(line.text) for line in section.lines if len(line.text) < 80)
        short = all(len(line.text) < 40 for line in section.lines)
        if dated and schools >= dated and SectionKind.EDUCATION not in kinds:
            section.kind = SectionKind.EDUCATION
        elif dated and titles >= dated and SectionKind.WORK not in kinds:
            section.kind = SectionKind.WORK
        elif any("@" in line.text for line in section.lines) and SectionKind.CONTACT not in kinds:
            section.kind = SectionKind.CONTACT
        elif not dated and short and _holds_skills(sections, i, kinds):
            section.kind = SectionKind.SKILLS
