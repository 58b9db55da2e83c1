"""Resumes as DOCX.

Every person, employer and school in here is invented.
"""

from docx.shared import Pt
from resume_documents import docx_bytes, empty_docx, hyperlink, text_box

from resume_samples.says import Says


def docx_tab_dates() -> tuple[bytes, Says]:
    """The usual Word resume: everything in one style, dates behind a tab, bold for heads."""
    d = empty_docx()

    def line(*parts: tuple[str, bool]) -> None:
        paragraph = d.add_paragraph()
        for text, bold in parts:
            paragraph.add_run(text).bold = bold

    line(("PRISCILLA OYELARAN", True))
    line(("Houston, TX 77005 | (713) 555-0134 | p.oyelaran@example.com", False))
    line(("EXPERIENCE", True))
    line(("Gulf Pipeline Partners", True), ("\tHouston, TX", False))
    line(("Project Controls Engineer", True), ("\t06/2018 – Present", False))
    d.add_paragraph("Forecast cost for twelve compressor stations.", style="List Bullet")
    d.add_paragraph("Built the weekly schedule report.", style="List Bullet")
    line(("Bayou Structural, Inc.", True), ("\tBeaumont, TX", False))
    line(("Field Engineer", True), ("\t01/2015 – 05/2018", False))
    d.add_paragraph("Inspected concrete pours.", style="List Bullet")
    line(("EDUCATION", True))
    line(("Texas Coastal University", True), ("\tGalveston, TX", False))
    line(("B.S. Civil Engineering, GPA 3.6", False), ("\tMay 2014", False))
    line(("SKILLS", True))
    line(("Primavera P6, AutoCAD, Excel, cost control", False))
    return docx_bytes(d), Says(
        name="Priscilla Oyelaran",
        email="p.oyelaran@example.com",
        phone="+17135550134",
        location="Houston, TX 77005",
        work=(
            ("Gulf Pipeline Partners", "Project Controls Engineer", "2018-06", "present"),
            ("Bayou Structural, Inc.", "Field Engineer", "2015-01", "2018-05"),
        ),
        education=(("Texas Coastal University", "B.S. Civil Engineering", None, "2014-05"),),
        skills=("Primavera P6", "AutoCAD", "Excel", "cost control"),
    )


def docx_layout_table() -> tuple[bytes, Says]:
    """A sidebar made of a table, the name in the page header."""
    d = empty_docx()
    header = d.sections[0].header.paragraphs[0]
    run = header.add_run("Anselm Kovac")
    run.bold, run.font.size = True, Pt(24)
    d.sections[0].header.add_paragraph("anselm.kovac@example.at | +43 660 1234567 | Graz, Austria")
    left, right = d.add_table(rows=1, cols=2).rows[0].cells
    left.text = ""
    for text, style in (
        ("Skills", "Heading 2"),
        ("Revit", None),
        ("Rhino", None),
        ("Timber construction", None),
        ("Languages", "Heading 2"),
        ("German – native", None),
        ("Slovene – B2", None),
    ):
        left.add_paragraph(text, style=style)
    for text, style in (
        ("Experience", "Heading 2"),
        ("Architect, Murblick Architekten", None),
        ("2019 – present", None),
        ("Detailing of three schools in timber.", "List Bullet"),
        ("Junior Architect, Atelier Schlossberg", None),
        ("2015 – 2019", None),
        ("Competition drawings and models.", "List Bullet"),
        ("Education", "Heading 2"),
        ("Dipl.-Ing. Architecture, Styrian University of Technology", None),
        ("2008 – 2015", None),
    ):
        right.add_paragraph(text, style=style)
    return docx_bytes(d), Says(
        name="Anselm Kovac",
        email="anselm.kovac@example.at",
        phone="+436601234567",
        location="Graz, Austria",
        work=(
            ("Murblick Architekten", "Architect", "2019", "present"),
            ("Atelier Schlossberg", "Junior Architect", "2015", "2019"),
        ),
        education=(
            ("Styrian University of Technology", "Dipl.-Ing. Architecture", "2008", "2015"),
        ),
        skills=("Revit", "Rhino", "Timber construction"),
        languages=("German", "Slovene"),
    )


def docx_date_table() -> tuple[bytes, Says]:
    """A French CV: every section a table with dates in its left column."""
    d = empty_docx()
    d.add_heading("Camille Rousselot", level=0)
    d.add_paragraph("Lyon, France – 06 11 22 33 44 – camille.rousselot@example.fr")
    for heading, rows in (
        (
            "Expérience professionnelle",
            (
                ("Janv. 2020 – aujourd’hui", "Chargée de communication, Atelier Garonne"),
                ("Sept. 2016 – Déc. 2019", "Assistante marketing, Société Belleval"),
            ),
        ),
        ("Formation", (("2014 – 2016", "Master Communication, Université du Forez"),)),
    ):
        d.add_heading(heading, level=1)
        table = d.add_table(rows=0, cols=2)
        for dates, text in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = dates, text
    d.add_heading("Compétences", level=1)
    d.add_paragraph("InDesign, WordPress, rédaction")
    d.add_heading("Langues", level=1)
    d.add_paragraph("Français : langue maternelle – Anglais : courant")
    return docx_bytes(d), Says(
        name="Camille Rousselot",
        email="camille.rousselot@example.fr",
        phone="+33611223344",
        location="Lyon, France",
        work=(
            ("Atelier Garonne", "Chargée de communication", "2020-01", "present"),
            ("Société Belleval", "Assistante marketing", "2016-09", "2019-12"),
        ),
        education=(("Université du Forez", "Master Communication", "2014", "2016"),),
        skills=("InDesign", "WordPress", "rédaction"),
        languages=("Français", "Anglais"),
    )


def docx_plain() -> tuple[bytes, Says]:
    """No styles at all: text typed line by line."""
    d = empty_docx()
    for text in (
        "Walter Nyström",
        "Warehouse Operative",
        "Email: walter.nystrom@example.com",
        "Phone: 0161 496 0123",
        "Address: 3 Mill Lane, Manchester, UK",
        "",
        "Work Experience",
        "Warehouse Operative",
        "Pennine Parcels Ltd",
        "March 2019 to date",
        "- Picking and packing",
        "- Fork lift driving",
        "",
        "Shop Assistant",
        "Corner Hardware",
        "2015 to 2019",
        "- Till and stock",
        "",
        "Education",
        "Salford City College",
        "BTEC Level 3 Diploma in Business, 2013 - 2015",
        "",
        "Skills: fork lift licence, stock control, first aid",
    ):
        d.add_paragraph(text)
    return docx_bytes(d), Says(
        name="Walter Nyström",
        email="walter.nystrom@example.com",
        phone="+441614960123",
        location="Manchester, UK",
        headline="Warehouse Operative",
        work=(
            ("Pennine Parcels Ltd", "Warehouse Operative", "2019-03", "present"),
            ("Corner Hardware", "Shop Assistant", "2015", "2019"),
        ),
        education=(("Salford City College", "BTEC Level 3 Diploma Business", "2013", "2015"),),
        skills=("fork lift licence", "stock control", "first aid"),
    )


def docx_several_roles() -> tuple[bytes, Says]:
    """An employer with its own dates above two positions; projects and volunteering, too."""
    d = empty_docx()
    d.add_heading("Mei-Ling Zhao-Carter", level=0)
    d.add_paragraph("Data Platform Lead")
    paragraph = d.add_paragraph("mlzc@example.io · +1 206 555 0177 · Seattle, WA · ")
    hyperlink(paragraph, "GitHub", "https://github.com/mlzc-example")
    d.add_heading("Professional Experience", level=1)
    d.add_heading("Cascadia Freight Systems — Seattle, WA (2016 – Present)", level=2)
    d.add_heading("Data Platform Lead, Jan 2021 – Present", level=3)
    d.add_paragraph("Run a team of six that owns ingestion.", style="List Bullet")
    d.add_heading("Data Engineer, May 2016 – Dec 2020", level=3)
    d.add_paragraph("Moved reporting from nightly to hourly.", style="List Bullet")
    d.add_heading("Projects", level=1)
    d.add_heading("Tidewatch", level=2)
    d.add_paragraph("2022 – 2023")
    d.add_paragraph("Open tide predictions for small harbours.", style="List Bullet")
    d.add_heading("Volunteer Experience", level=1)
    d.add_heading("Mentor, Puget Code Club", level=2)
    d.add_paragraph("2018 – 2020")
    d.add_heading("Education", level=1)
    d.add_heading("Master of Science in Statistics", level=2)
    d.add_paragraph("Olympic Peninsula University, 2014 – 2016")
    d.add_heading("Skills", level=1)
    d.add_paragraph("Languages: Python, Scala")
    d.add_paragraph("Platforms: Kafka, Spark, Snowflake")
    return docx_bytes(d), Says(
        name="Mei-Ling Zhao-Carter",
        email="mlzc@example.io",
        phone="+12065550177",
        headline="Data Platform Lead",
        location="Seattle, WA",
        links=("https://github.com/mlzc-example",),
        work=(
            ("Cascadia Freight Systems", "Data Platform Lead", "2021-01", "present"),
            ("Cascadia Freight Systems", "Data Engineer", "2016-05", "2020-12"),
        ),
        education=(
            ("Olympic Peninsula University", "Master of Science Statistics", "2014", "2016"),
        ),
        skills=("Python", "Scala", "Kafka", "Spark", "Snowflake"),
        volunteer=(("Puget Code Club", "Mentor", "2018", "2020"),),
    )


def docx_text_box() -> tuple[bytes, Says]:
    """Contact and skills in a text box at the side, in no style of their own."""
    d = empty_docx()
    name = d.add_paragraph()
    run = name.add_run("Jonas Berglund")
    run.bold, run.font.size = True, Pt(28)
    text_box(
        name,
        "Contact",
        "jonas@berglund.example.se",
        "+46 70 123 45 67",
        "Göteborg, Sverige",
        "Skills",
        "Welding",
        "CNC milling",
    )
    d.add_heading("Experience", 1)
    d.add_heading("Workshop Foreman", 2)
    d.add_paragraph("Västkust Mekaniska AB | 2016 - present")
    d.add_paragraph("Runs a shop of eleven.", style="List Bullet")
    d.add_heading("Welder", 2)
    d.add_paragraph("Älvsborg Varv | 2008 - 2016")
    d.add_paragraph("Built hulls.", style="List Bullet")
    d.add_heading("Education", 1)
    d.add_heading("Vocational Certificate in Welding", 2)
    d.add_paragraph("Lindholmens Gymnasium | 2005 - 2008")
    return docx_bytes(d), Says(
        name="Jonas Berglund",
        email="jonas@berglund.example.se",
        phone="+46701234567",
        location="Göteborg, Sverige",
        work=(
            ("Västkust Mekaniska AB", "Workshop Foreman", "2016", "present"),
            ("Älvsborg Varv", "Welder", "2008", "2016"),
        ),
        education=(("Lindholmens Gymnasium", "Vocational Certificate Welding", "2005", "2008"),),
        skills=("Welding", "CNC milling"),
    )


def docx_labels_and_table() -> tuple[bytes, Says]:
    """Labels before every value, studies in a table with a head, as in India."""
    d = empty_docx()

    def heading(text: str) -> None:
        d.add_paragraph().add_run(text).bold = True

    heading("RESUME")
    d.add_paragraph("Name: Ritu Banerjee")
    d.add_paragraph("Mobile: +91-98300-12345")
    d.add_paragraph("Email ID: ritu.b@example.co.in")
    d.add_paragraph("Address: 14 Lake Road, Kolkata, West Bengal, India")
    heading("Academic Qualifications:")
    table = d.add_table(rows=0, cols=4)
    for row in (
        ("Degree", "Institution", "Year", "Percentage"),
        ("M.Sc. Mathematics", "University of Bengal Plains", "2014", "78%"),
        ("B.Sc. Mathematics", "Lake College, Kolkata", "2012", "81%"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    heading("Work Experience:")
    for lines in (
        ("Blue Lotus School", "Mathematics Teacher", "June 2016 to till date"),
        ("Bright Minds Tutorials", "Tutor", "July 2014 to May 2016"),
    ):
        for label, text in zip(("Organization", "Designation", "Duration"), lines, strict=True):
            d.add_paragraph(f"{label}: {text}")
        d.add_paragraph("Taught mathematics.", style="List Bullet")
    heading("Technical Skills:")
    d.add_paragraph("MS Office, GeoGebra, LaTeX")
    heading("Personal Details:")
    d.add_paragraph("Father's Name: S. Banerjee")
    d.add_paragraph("Languages Known: English, Hindi, Bengali")
    return docx_bytes(d), Says(
        name="Ritu Banerjee",
        email="ritu.b@example.co.in",
        phone="+919830012345",
        location="Kolkata, West Bengal, India",
        work=(
            ("Blue Lotus School", "Mathematics Teacher", "2016-06", "present"),
            ("Bright Minds Tutorials", "Tutor", "2014-07", "2016-05"),
        ),
        education=(
            ("University of Bengal Plains", "M.Sc. Mathematics", None, "2014"),
            ("Lake College", "B.Sc. Mathematics", None, "2012"),
        ),
        skills=("MS Office", "GeoGebra", "LaTeX"),
        languages=("English", "Hindi", "Bengali"),
    )
