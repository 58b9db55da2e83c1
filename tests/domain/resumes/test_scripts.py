"""Resumes in other scripts: Japanese, Chinese, Korean, and those written from right to left."""

import pytest
from resume_documents import docx_bytes, empty_docx

from domain.resumes.parsing import read
from domain.resumes.parsing.contact import normalised, phone_of
from domain.resumes.parsing.degrees import find_degree
from domain.resumes.parsing.document import Document, Line, Segment, Word
from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.lines import lines_of
from domain.resumes.values import DegreeLevel, ParsedResume, Read


def _resume(name: str, *sections: tuple[str, tuple[str, ...]]) -> ParsedResume:
    document = empty_docx()
    document.add_heading(name, 0)
    document.add_paragraph("sample@example.com")
    for heading, lines in sections:
        document.add_heading(heading, 1)
        for line in lines:
            document.add_paragraph(line)
    return read(docx_bytes(document))


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


@pytest.mark.parametrize(
    ("name", "work", "education", "skills", "languages", "job", "study"),
    [
        (
            "윤하람",
            "경력",
            "학력",
            "보유 기술",
            "어학",
            ("웹 개발자", "푸른바늘", "2020년 3월 – 현재"),
            ("학사, 물리학", "바닷가대학교", "2013년 3월 – 2017년 2월"),
        ),
        (
            "林曉嵐",
            "工作經歷",
            "學歷",
            "專業技能",
            "語言能力",
            ("軟體工程師", "藍針股份有限公司", "2020年3月 – 至今"),
            ("碩士, 物理學系", "海邊大學", "2013年3月 – 2017年2月"),
        ),
        (
            "青井 春香",
            "職務経歴",
            "学歴",
            "活かせるスキル",
            "語学力",
            ("エンジニア", "株式会社青針", "2020年3月〜現在"),
            ("学士, 物理学", "海辺大学", "2013年3月〜2017年2月"),
        ),
        (
            "ليلى الأزرق",
            "الخبرات العملية",
            "التعليم",
            "المهارات",
            "اللغات",
            ("مهندسة مدنية", "شركة الإبرة الزرقاء", "مارس 2020 – حتى الآن"),
            ("بكالوريوس, الفيزياء", "جامعة الشاطئ", "مارس 2013 – فبراير 2017"),
        ),
    ],
)
def test_sections_and_entries_are_read(
    name: str,
    work: str,
    education: str,
    skills: str,
    languages: str,
    job: tuple[str, ...],
    study: tuple[str, ...],
) -> None:
    resume = _resume(
        name, (work, job), (education, study), (skills, ("Python, SQL",)), (languages, ("English",))
    )
    assert _text(resume.name) == name
    assert [(_text(each.title), _text(each.company)) for each in resume.work] == [job[:2]]
    assert resume.work[0].current
    assert [str(each.start.value) for each in resume.work if each.start] == ["2020-03"]
    assert [_text(each.institution) for each in resume.education] == [study[1]]
    assert [str(each.end.value) for each in resume.education if each.end] == ["2017-02"]
    assert [skill.name.value for skill in resume.skills] == ["Python", "SQL"]
    assert [each.name.value for each in resume.languages] == ["English"]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("碩士", DegreeLevel.MASTER),
        ("박사", DegreeLevel.DOCTORATE),
        ("ماجستير", DegreeLevel.MASTER),
        ("CAP Cuisine", DegreeLevel.VOCATIONAL),
        ("Engineer's degree", DegreeLevel.BACHELOR),
    ],
)
def test_degrees_are_named_in_many_languages(written: str, level: DegreeLevel) -> None:
    found = find_degree(written)
    assert found is not None
    assert found[0] is level


def test_a_name_that_looks_like_a_degree_is_none() -> None:
    assert find_degree("Université du Cap") is None


def test_letters_that_marks_make_are_not_folded_away() -> None:
    assert fold("ネイティブ 영어 École") == "ネイティブ 영어 ecole"


def _line(*words: str) -> Line:
    """A line as a page shows it, its words from left to right."""
    found = []
    x = 100.0
    for text in words:
        found.append(Word(text=text, x0=x, top=0, x1=x + 30, bottom=10, size=10, baseline=8))
        x += 33
    return lines_of([Segment(found)])[0]


@pytest.mark.parametrize(
    "shown",
    [
        ("(", "2018", "–", "2013", ")"),  # named by their shapes
        (")", "2018", "–", "2013", "("),  # named by what they do
        ("(2018", "–", "2013", ")"),
    ],
)
def test_brackets_and_phrases_keep_their_order_in_a_line_from_the_right(
    shown: tuple[str, ...],
) -> None:
    line = _line(*shown, "SQL", "P6", "الواحة", "شركة")
    assert line.text.replace("2018 )", "2018)") == "شركة الواحة SQL P6 ( 2013 – 2018)"


def test_a_number_whose_groups_stand_from_the_right_is_read_forwards() -> None:
    line = _line("1826", "447", "50", "971+")
    found = phone_of([line], Document(lines=[line]), None)
    assert found is not None
    assert found[0] == "+971504471826"
    assert normalised("0912-448-305", "TW")[0] == "+886912448305"
