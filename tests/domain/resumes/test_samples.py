"""Every sample resume is read as it says: each layout and language in full."""

import pytest
from rapidfuzz import fuzz
from resume_samples import DOCX_SAMPLES, PDF_SAMPLES, Sample

from domain.resumes.parsing import read
from domain.resumes.values import EducationEntry, ParsedResume, PartialDate, Read, WorkEntry

_SAMPLES = [*PDF_SAMPLES, *DOCX_SAMPLES]


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda sample: sample.__name__)
def test_a_sample_is_read_as_it_says(sample: Sample) -> None:
    content, says = sample()
    resume = read(content)
    assert _text(resume.name) == says.name
    assert _text(resume.email) == says.email
    assert _text(resume.phone) == says.phone
    assert says.location is None or says.location in (_text(resume.location) or "")
    assert [_bare(link.value.url) for link in resume.links] == [_bare(url) for url in says.links]
    assert _text(resume.headline) == says.headline
    assert [_position(each) for each in resume.work] == [_folded(each) for each in says.work]
    assert [skill.name.value for skill in resume.skills] == list(says.skills)
    assert [each.name.value for each in resume.languages] == list(says.languages)
    assert [_position(each) for each in resume.volunteer] == [_folded(e) for e in says.volunteer]
    assert len(resume.education) == len(says.education)
    for study, (institution, degree, start, end) in zip(
        resume.education, says.education, strict=True
    ):
        assert (_text(study.institution) or "").casefold() == (institution or "").casefold()
        assert (_date(study.start), _end(study)) == (start, end)
        named = f"{_text(study.degree)} {_text(study.field)}"
        assert fuzz.token_set_ratio(degree, named) >= 90, named


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda sample: sample.__name__)
def test_every_value_says_where_it_stood(sample: Sample) -> None:
    resume = read(sample()[0])
    for value in _values(resume):
        assert value.span is not None
        assert 1 <= value.span.page <= resume.pages
        assert value.span.box.x0 < value.span.box.x1
        assert value.span.box.top < value.span.box.bottom
        assert 0 < value.confidence <= 1


def _values(resume: ParsedResume) -> list[Read[str]]:
    found = [resume.name, resume.email, resume.phone, resume.location, resume.headline]
    for job in resume.work:
        found += [job.company, job.title, job.location]
    for study in resume.education:
        found += [study.institution, study.degree, study.field]
    found += [skill.name for skill in resume.skills]
    return [each for each in found if each is not None]


def _position(entry: WorkEntry) -> tuple[str | None, str | None, str | None, str | None]:
    return _folded((_text(entry.company), _text(entry.title), _date(entry.start), _end(entry)))


def _folded(texts: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(text.casefold() if text is not None else None for text in texts)


def _end(entry: WorkEntry | EducationEntry) -> str | None:
    return "present" if entry.current else _date(entry.end)


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _date(value: Read[PartialDate] | None) -> str | None:
    return str(value.value) if value is not None else None


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
