"""What stands in rails, tables and grids: ranges in two cells, cells broken over lines, marks."""

from resume_documents import BOLD, ITALIC, Sheet

from domain.resumes.parsing import read
from domain.resumes.values import ParsedResume, Read, WorkEntry


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _jobs(resume: ParsedResume) -> list[tuple[str | None, str | None, str]]:
    return [(_text(job.title), _text(job.company), _span(job)) for job in resume.work]


def _span(job: WorkEntry) -> str:
    end = "now" if job.current else job.end and job.end.value
    return f"{job.start and job.start.value} {end}"


def _sheet() -> Sheet:
    return Sheet().put("Ada Example", size=20, font=BOLD).put("ada@example.com")


def _grid(sheet: Sheet, columns: tuple[float, ...], *rows: tuple[str, ...]) -> Sheet:
    """Rows of cells at fixed columns, close to each other; '' leaves a cell empty."""
    for row in rows:
        y = sheet.y
        for x, cell in zip(columns, row, strict=True):
            if cell:
                sheet.y = y
                sheet.put(cell, x=x)
    return sheet


def test_present_in_a_cell_of_its_own_goes_on() -> None:
    sheet = _grid(
        _sheet().heading("Berufserfahrung"),
        (60, 220, 380, 460),
        ("Arbeitgeber", "Position", "Von", "Bis"),
        ("Blaue Nadel GmbH", "Schneider", "03/2019", "heute"),
        ("Roter Ofen AG", "Konditor", "09/2014", "02/2019"),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Schneider", "Blaue Nadel GmbH", "2019-03 now"),
        ("Konditor", "Roter Ofen AG", "2014-09 2019-02"),
    ]


def test_cells_below_names_of_columns_are_whole_wherever_the_dates_stand() -> None:
    sheet = _grid(
        _sheet().heading("Doświadczenie zawodowe"),
        (60, 200, 340, 420),
        ("Pracodawca", "Stanowisko", "Od", "Do"),
        ("Modra Igla", "Kierownik", "04/2019", "obecnie"),
        ("Sp. z o.o.", "magazynu", "", ""),
        ("Piekarnia Rogal", "Specjalista", "10/2014", "03/2019"),
        ("", "logistyki", "", ""),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Kierownik magazynu", "Modra Igla Sp. z o.o.", "2019-04 now"),
        ("Specjalista logistyki", "Piekarnia Rogal", "2014-10 2019-03"),
    ]


def test_a_title_below_employer_town_and_dates_is_no_part_of_a_table() -> None:
    sheet = _grid(
        _sheet().heading("Experience"),
        (60, 240, 440),
        ("Blue Needle", "Truro", "2018 – 2020"),
        ("Tailor", "", ""),
        ("Red Oven", "Bristol", "2014 – 2018"),
        ("Baker", "", ""),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Tailor", "Blue Needle", "2018 2020"),
        ("Baker", "Red Oven", "2014 2018"),
    ]


def test_ends_below_their_starts_on_the_right_are_ranges() -> None:
    sheet = _grid(
        _sheet().heading("Experience"),
        (60, 470),
        ("Tailor – Blue Needle", "2018"),
        ("Truro", "Present"),
        ("Kept four looms running.", ""),
        ("Baker – Red Oven", "2014"),
        ("Bristol", "2017"),
        ("Baked before five.", ""),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Tailor", "Blue Needle", "2018 now"),
        ("Baker", "Red Oven", "2014 2017"),
    ]


def test_years_of_two_degrees_below_each_other_are_no_range() -> None:
    sheet = _grid(
        _sheet().heading("Education"),
        (60, 470),
        ("BA Textiles, Moss University", "2012"),
        ("MA Textiles, Fern University", "2014"),
    )
    ends = [entry.end and str(entry.end.value) for entry in read(sheet.pdf()).education]
    assert ends == ["2012", "2014"]


def test_a_slash_with_room_around_it_parts_a_start_from_present() -> None:
    sheet = _sheet().heading("Experience").put("Blue Needle", font=BOLD)
    sheet.put("Tailor", right="2018-05 / Present").text("Sewed", bullet="•")
    assert _jobs(read(sheet.pdf())) == [("Tailor", "Blue Needle", "2018-05 now")]


def test_dots_beside_a_skill_are_its_level_and_make_it_no_label() -> None:
    sheet = _grid(
        _sheet().heading("Skills"),
        (60, 200),
        ("Sewing", "•••"),
        ("Pattern Making", "••••"),
        ("Ironing", "•••••"),
    )
    names = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert names == ["Sewing", "Pattern Making", "Ironing"]


def test_the_rest_of_a_cell_is_no_skill_of_its_own() -> None:
    sheet = _grid(
        _sheet().heading("Skills"),
        (60, 200, 340),
        ("Sewing", "Ironing", "Weaving"),
        ("Cutting", "Dyeing", "Repair of"),
        ("", "", "looms"),
    )
    names = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert names == ["Sewing", "Ironing", "Weaving", "Cutting", "Dyeing", "Repair of looms"]


def test_a_range_of_three_lines_in_a_rail_is_one() -> None:
    sheet = _sheet().heading("Berufserfahrung")
    for start, end, title in (("01.2017", "heute", "Schneider"), ("08.2012", "12.2016", "Weber")):
        y = sheet.y
        sheet.put(start, x=60).put("bis", x=72).put(end, x=60)
        sheet.y = y
        sheet.put("Blaue Nadel GmbH", x=160).put(title, x=160)
        sheet.put("• Vier Webrahmen gepflegt", x=160).gap(8)
    assert _jobs(read(sheet.pdf())) == [
        ("Schneider", "Blaue Nadel GmbH", "2017-01 now"),
        ("Weber", "Blaue Nadel GmbH", "2012-08 2016-12"),
    ]


def test_initials_before_an_entry_are_a_badge() -> None:
    sheet = _sheet().heading("Experience")
    for badge, title, employer, dates in (
        ("B", "Tailor", "Blue Needle", "2018 – Present"),
        ("RO", "Baker", "Red Oven", "2014 – 2018"),
    ):
        y = sheet.y
        sheet.put(badge, x=60, font=BOLD)
        sheet.y = y
        sheet.put(title, x=90, font=BOLD).put(employer, x=90).put(dates, x=90).gap(6)
    assert _jobs(read(sheet.pdf())) == [
        ("Tailor", "Blue Needle", "2018 now"),
        ("Baker", "Red Oven", "2014 2018"),
    ]


def test_italic_words_before_a_list_are_its_label() -> None:
    sheet = _sheet().heading("Skills")
    for label, rest, x in (
        ("Needlework", "Sewing, Darning", 116),
        ("Looms", "Weaving, Warping", 92),
    ):
        y = sheet.y
        sheet.put(label, font=ITALIC)
        sheet.y = y
        sheet.put(rest, x=x)
    names = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert names == ["Sewing", "Darning", "Weaving", "Warping"]


def test_towns_below_dates_in_a_rail_are_places_though_no_list_has_them() -> None:
    sheet = _sheet().heading("Experience")
    for dates, town, title, employer in (
        ("08/2018 – Present", "Umeboda", "Tailor", "Blue Needle"),
        ("02/2014 – 07/2018", "Kvisthamn", "Baker", "Umeboda Oven"),
    ):
        y = sheet.y
        sheet.put(dates).put(town)
        sheet.y = y
        sheet.put(title, x=200, font=BOLD).put(employer, x=200)
        sheet.put("• Worked with care", x=200).gap(6)
    resume = read(sheet.pdf())
    assert _jobs(resume) == [
        ("Tailor", "Blue Needle", "2018-08 now"),
        ("Baker", "Umeboda Oven", "2014-02 2018-07"),
    ]
    assert [_text(job.location) for job in resume.work] == ["Umeboda", "Kvisthamn"]


def test_dates_with_icons_before_them_are_no_items_of_a_list() -> None:
    sheet = _sheet().heading("Experience")
    for title, employer, dates in (
        ("Loom keeping", "Blue Needle Ltd", "2018 – Present"),
        ("Night watch", "Red Oven Ltd", "2014 – 2018"),
    ):
        sheet.put(title, size=12).put(employer, font=BOLD)
        sheet.put(f"• {dates}", x=66, size=9).put("• Worked with care", x=66).gap(6)
    assert [company for _, company, _ in _jobs(read(sheet.pdf()))] == [
        "Blue Needle Ltd",
        "Red Oven Ltd",
    ]


def test_an_end_alone_below_its_start_on_the_right_is_paired_too() -> None:
    sheet = _grid(
        _sheet().heading("Experience"),
        (60, 470),
        ("Tailor – Blue Needle", "2018"),
        ("", "Present"),
        ("Kept four looms running.", ""),
        ("Baker – Red Oven", "2014"),
        ("Bristol", "2017"),
        ("Baked before five.", ""),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Tailor", "Blue Needle", "2018 now"),
        ("Baker", "Red Oven", "2014 2017"),
    ]


def test_a_rail_of_dates_and_towns_below_several_headings_is_no_column() -> None:
    sheet = _sheet()
    for heading, rows in (
        ("Experience", (("2018 – Present", "Tailor", "Blue Needle"),)),
        ("Volunteering", (("2016 – 2017", "Reader", "Quay Library"),)),
        ("Education", (("2012 – 2015", "BA, Textiles", "Moss University"),)),
    ):
        sheet.heading(heading)
        for dates, first, second in rows:
            y = sheet.y
            sheet.put(dates).put("London")
            sheet.y = y
            sheet.put(first, x=200, font=BOLD).put(second, x=200).gap(4)
    sheet.heading("Skills")
    _grid(sheet, (60, 330), ("Looms", "Skills"), ("Weaving, Warping", "Sewing, Darning"))
    resume = read(sheet.pdf())
    assert _jobs(resume) == [("Tailor", "Blue Needle", "2018 now")]
    assert [_text(each.institution) for each in resume.education] == ["Moss University"]
