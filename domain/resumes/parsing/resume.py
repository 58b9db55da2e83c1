"""A document's sections put together into a parsed resume."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from domain.resumes.parsing.contact import email_of, has_contact, phone_of
from domain.resumes.parsing.degrees import find_degree
from domain.resumes.parsing.document import Document, Line, span_of
from domain.resumes.parsing.education import names_study, read_education, studies_of
from domain.resumes.parsing.entries import Entry, entries_of
from domain.resumes.parsing.extras import read_certifications, read_projects
from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import exact_kind
from domain.resumes.parsing.heads import is_dated, is_prose
from domain.resumes.parsing.home import location_of
from domain.resumes.parsing.identity import headline_of, name_of
from domain.resumes.parsing.languages import read_languages
from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.links import is_address, links_of
from domain.resumes.parsing.places import has_city, is_remote, region_of
from domain.resumes.parsing.section import Section
from domain.resumes.parsing.sections import sections_of
from domain.resumes.parsing.skills import read_skills
from domain.resumes.parsing.spoken import language_in
from domain.resumes.parsing.stages import KnownSkill, OnStage
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.parsing.words_of_trade import names_position
from domain.resumes.parsing.work import positions_of, read_work
from domain.resumes.parsing.written import language_of
from domain.resumes.values import (
    EducationEntry,
    ParsedResume,
    RawSkill,
    Read,
    ReadingWarning,
    ResumeKind,
    SpokenLanguage,
    Stage,
    WarningKind,
    WorkEntry,
)

_SIGNS = frozenset((SectionKind.WORK, SectionKind.EDUCATION, SectionKind.SKILLS))
# Sections that list no links of their own: addresses below the last one are the owner's.
_NO_LINKS = frozenset((SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.INTERESTS))
_NO_LINKS |= {SectionKind.EDUCATION, SectionKind.SUMMARY, SectionKind.REFERENCES}
_FEW_WORDS = 400
_UNSURE_PLACE = 0.5
_SHORT_NUMBER = 8
_LAST_LINES = 4
_MANY_WORDS = 3000


def resume_of(
    document: Document,
    *,
    known_skill: KnownSkill | None = None,
    on_stage: OnStage = lambda _: None,
) -> ParsedResume:
    """Reads every field of a document that has text."""
    on_stage(Stage.SECTIONS)
    sections = sections_of(document)
    header = _contact_lines(sections)
    own = _without_references(document, sections)
    if not any(has_contact(line.text) for line in header):
        header += _last_lines(own)
    email = email_of(header, own)
    address = email[0] if email else None
    name = name_of(header or document.lines[:12], address, document.body_size)
    headline = headline_of(header or document.lines[:12], name)
    location = location_of(header, name, headline) or location_of(document.running, name, headline)
    phone = phone_of(header, own, region_of(location.value) if location else None)
    if any(each.kind in (SectionKind.WORK, SectionKind.EDUCATION) for each in sections):
        work = _work(sections)
        education = read_education(_lines(sections, SectionKind.EDUCATION))
    else:
        work, education = _unheaded(header)
    location = location or _place_of_work(work)
    volunteer = read_work(_lines(sections, SectionKind.VOLUNTEER))
    on_stage(Stage.SKILLS)
    owner = name.value if name is not None else ""
    skills, spoken = _without_languages(_skills(sections, known_skill, owner))
    text = document.text
    if not _is_resume(document, sections, email is not None, phone is not None):
        raise Unreadable(UnreadableReason.NOT_A_RESUME)
    return ParsedResume(
        kind=_kind(document, text),
        language=language_of(text),
        pages=document.pages,
        name=name,
        headline=headline,
        email=Read(address, 0.99 if email[2] else 0.9, email[1]) if email and address else None,
        phone=Read(phone[0], 0.97 if len(phone[0]) > _SHORT_NUMBER else 0.6, phone[2])
        if phone
        else None,
        phone_as_written=phone[1] if phone else None,
        location=location,
        links=tuple(links_of(header, document)),
        summary=_summary(sections),
        work=tuple(work),
        education=tuple(education),
        skills=tuple(skills),
        certifications=tuple(read_certifications(_lines(sections, SectionKind.CERTIFICATIONS))),
        projects=tuple(read_projects(_lines(sections, SectionKind.PROJECTS))),
        languages=tuple(read_languages(_lines(sections, SectionKind.LANGUAGES))) or spoken,
        volunteer=tuple(volunteer),
        warnings=tuple(_warnings(document, sections, bool(email), bool(work), bool(skills))),
        raw_text=text,
    )


def _is_resume(document: Document, sections: Sequence[Section], email: bool, phone: bool) -> bool:
    """Whether a text has enough of what makes a resume; a long one needs more of it."""
    kinds = {section.kind for section in sections if section.heading is not None}
    signs = email + phone + len(kinds & _SIGNS)
    words = sum(len(line.words) for line in document.lines)
    if signs == 0:
        return any(is_dated(line) for line in document.lines) and words < _FEW_WORDS
    if words > _MANY_WORDS:
        return len(kinds & _SIGNS) >= 2
    return True


def _kind(document: Document, text: str) -> ResumeKind:
    """LinkedIn's own export names itself at the profile's address and numbers its pages."""
    marked = "(LinkedIn)" in text and "linkedin.com/in/" in text.replace("\n", "")
    numbered = any(line.text.startswith("Page ") for line in document.running)
    return ResumeKind.LINKEDIN_EXPORT if marked and numbered else ResumeKind.RESUME


def _work(sections: Sequence[Section]) -> list[WorkEntry]:
    """The positions of all sections that list some.

    "Relevant experience" of a functional resume tells by subject what was done, its history when:
    where other sections have dates, one without them has positions that name both title and
    employer, or none.
    """
    parts = [each.lines for each in sections if each.kind is SectionKind.WORK]
    dated = [lines for lines in parts if any(map(is_dated, lines))]
    if not dated or len(dated) == len(parts):
        return read_work(_lines(sections, SectionKind.WORK))
    found = read_work([line for lines in dated for line in lines])
    for lines in parts:
        if lines not in dated:
            found += [each for each in read_work(lines) if each.title and each.company]
    return found


def _unheaded(lines: Sequence[Line]) -> tuple[list[WorkEntry], list[EducationEntry]]:
    """Positions and studies of a resume without headings, below its contact lines."""
    contact = [i for i, line in enumerate(lines) if has_contact(line.text)]
    below = lines[contact[-1] + 1 :] if contact else lines
    entries = entries_of(below, lambda text: names_position(text) or names_study(text))
    entries = [entry for entry in entries if entry.dates()]
    studies = [
        e for e in entries if any(names_study(p.text) for p in e.pieces()) and not _is_job(e)
    ]
    jobs = [entry for entry in entries if entry not in studies]
    return positions_of(jobs, in_section=False), studies_of(studies)


def _place_of_work(work: Sequence[WorkEntry]) -> Read[str] | None:
    """Where the present position is, for its owner to confirm: who says nothing else lives near."""
    places = [job.location for job in work if job.current and job.location is not None]
    place = next((each for each in places if has_city(each.value)), None)
    if place is None or is_remote(place.value):
        return None
    return Read(place.value, _UNSURE_PLACE, place.span)


def _is_job(entry: Entry) -> bool:
    """Whether an entry at a school is a position there: it has a title and no degree."""
    pieces = entry.pieces()
    return any(names_position(piece.text) for piece in pieces) and not any(
        find_degree(piece.text) is not None for piece in pieces
    )


def _lines(sections: Sequence[Section], kind: SectionKind) -> list[Line]:
    return [line for section in sections if section.kind is kind for line in section.lines]


def _contact_lines(sections: Sequence[Section]) -> list[Line]:
    """The lines of the header and of contact sections, names first, then links at the end."""
    header = _lines(sections, SectionKind.HEADER)
    last = sections[-1].lines if sections and sections[-1].kind in _NO_LINKS else []
    bare = takewhile(lambda line: is_address(line.text), reversed(last))
    return [*header, *_lines(sections, SectionKind.CONTACT), *reversed(list(bare))]


def _without_references(document: Document, sections: Sequence[Section]) -> Document:
    """The document less the lines about references, whose contact data are theirs."""
    others = set(map(id, _lines(sections, SectionKind.REFERENCES)))
    return replace(document, lines=[line for line in document.lines if id(line) not in others])


def _last_lines(document: Document) -> list[Line]:
    """The lines at the end of a document that say how to reach its owner, where no others do."""
    for i, line in enumerate(document.lines[-_LAST_LINES:]):
        if has_contact(line.text) and not is_prose(line):
            return document.lines[-_LAST_LINES:][i:]
    return []


def _skills(sections: Sequence[Section], known: KnownSkill | None, owner: str) -> list[RawSkill]:
    found: list[RawSkill] = []
    seen = {owner.casefold()}  # a signature or a footer below a list
    for section in sections:
        if section.kind is SectionKind.SKILLS:
            for skill in read_skills(section.lines, known):
                if skill.name.value.casefold() not in seen:
                    seen.add(skill.name.value.casefold())
                    found.append(skill)
    return found


def _without_languages(
    skills: list[RawSkill],
) -> tuple[list[RawSkill], tuple[SpokenLanguage, ...]]:
    """Skills less the groups of spoken languages, and these languages.

    A group called languages may hold some that no list has, as long as most are known; others
    in it may be languages of programming.
    """
    groups: dict[str | None, list[RawSkill]] = {}
    for skill in skills:
        groups.setdefault(skill.group, []).append(skill)
    spoken = [
        skill
        for group, members in groups.items()
        if group is not None
        for skill in _spoken(group, members)
    ]
    languages = tuple(
        SpokenLanguage(each.name, spoken_level(f"{each.name.value} {each.level or ''}"), each.level)
        for each in spoken
    )
    return [skill for skill in skills if skill not in spoken], languages


def _spoken(group: str, members: Sequence[RawSkill]) -> Sequence[RawSkill]:
    known = [each for each in members if language_in(each.name.value) is not None]
    if exact_kind(group) is SectionKind.LANGUAGES:
        return members if 2 * len(known) > len(members) else known
    return known if len(known) == len(members) else []


def _summary(sections: Sequence[Section]) -> Read[str] | None:
    """The summary below its heading, else the running text of the header."""
    lines = _lines(sections, SectionKind.SUMMARY)
    sure = 0.93
    if not lines:
        lines = _running_text(_lines(sections, SectionKind.HEADER))
        sure = 0.8
    if not lines:
        return None
    return Read(" ".join(line.text for line in lines), sure, span_of(lines[0].words))


def _running_text(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if found:
            if line.column == found[-1].column and line.gap_above < line.size:
                found.append(line)
        elif len(line.text) > 60 and "@" not in line.text and not is_dated(line):
            found.append(line)
    return found if sum(len(line.text) for line in found) > 80 or any(map(is_prose, found)) else []


def _warnings(
    document: Document, sections: Sequence[Section], contact: bool, work: bool, skills: bool
) -> list[ReadingWarning]:
    found: list[ReadingWarning] = []

    def warn(kind: WarningKind, message: str) -> None:
        found.append(ReadingWarning(kind, message))

    if document.by_ocr:
        warn(WarningKind.TEXT_BY_OCR, "The text was read from pictures of the pages. Check it.")
    if document.pages_read < document.pages and document.by_ocr:
        warn(
            WarningKind.ONLY_FIRST_PAGES_READ,
            f"Only the first {document.pages_read} of {document.pages} scanned pages were read.",
        )
    if document.hidden_words:
        warn(
            WarningKind.HIDDEN_TEXT_IGNORED,
            f"{document.hidden_words} words that no reader sees were ignored.",
        )
    if document.unmapped_share > 0.05:
        warn(WarningKind.TEXT_DAMAGED, "The file's fonts hide a part of its text.")
    if not contact:
        warn(WarningKind.NO_CONTACT, "No e-mail address was found.")
    if all(section.heading is None for section in sections):
        warn(WarningKind.NO_SECTIONS, "No section headings were found.")
    if not work:
        warn(WarningKind.NO_WORK, "No work experience was found.")
    if not skills:
        warn(WarningKind.NO_SKILLS, "No list of skills was found.")
    return found
