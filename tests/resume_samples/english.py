"""Resumes in English, in the layouts that resumes come in.

Every person, employer and school in here is invented.
"""

from reportlab.lib.colors import Color, white
from resume_documents import BOLD, ITALIC, Sheet

from resume_samples.says import Says


def linkedin_export() -> tuple[bytes, Says]:
    s = Sheet()
    s.canvas.setFillColor(Color(0.16, 0.22, 0.29))
    s.canvas.rect(0, 0, 190, s.height, stroke=0, fill=1)
    s.at(22, 180, 40)
    s.put("Contact", size=13, colour=white, font=BOLD, after=4)
    s.put("+49 151 23456789 (Mobile)", colour=white)
    s.put("mara.lindqvist@example.org", colour=white, link="mailto:mara.lindqvist@example.org")
    s.put(
        "www.linkedin.com/in/mara-", colour=white, link="https://www.linkedin.com/in/mara-lindqvist"
    )
    s.put("lindqvist (LinkedIn)", colour=white, link="https://www.linkedin.com/in/mara-lindqvist")
    s.gap(14).put("Top Skills", size=13, colour=white, font=BOLD, after=4)
    for skill in ("Product Strategy", "Roadmapping", "User Research"):
        s.put(skill, colour=white)
    s.gap(14).put("Languages", size=13, colour=white, font=BOLD, after=4)
    s.put("Swedish (Native or Bilingual)", colour=white)
    s.put("German (Full Professional)", colour=white)
    s.at(225, 560, 40)
    s.put("Mara Lindqvist", size=26, after=4)
    s.put("Senior Product Manager at Fjordline Software", size=12)
    s.put("Berlin, Germany", size=12, colour=Color(0.4, 0.4, 0.4))
    s.gap(14).put("Summary", size=15.75, after=4)
    s.size = 12
    s.text(
        "I build products for people who plan public transport. Twelve years between engineering "
        "and the people who pay for it."
    )
    s.gap(14).put("Experience", size=15.75, after=4)
    s.put("Fjordline Software", size=12)
    s.put("5 years 3 months", size=10.5)
    s.put("Senior Product Manager", size=11.5)
    s.put("March 2021 - Present (3 years 2 months)", size=10.5)
    s.put("Berlin, Germany", size=10.5, after=4)
    s.text("Lead the planning suite used in forty cities.")
    s.gap(6).put("Product Manager", size=11.5)
    s.put("February 2019 - March 2021 (2 years 2 months)", size=10.5)
    s.put("Berlin, Germany", size=10.5, after=8)
    s.put("Tramway Analytics", size=12)
    s.put("Business Analyst", size=11.5)
    s.put("August 2014 - January 2019 (4 years 6 months)", size=10.5)
    s.put("Hamburg, Germany", size=10.5)
    s.gap(14).put("Education", size=15.75, after=4)
    s.put("Uppsala University", size=12)
    s.put("Master of Science - MS, Human-Computer Interaction · (2012 - 2014)", size=10.5)
    s.at(260, 560, 800).put("Page 1 of 1", size=9)
    return s.pdf(), Says(
        name="Mara Lindqvist",
        email="mara.lindqvist@example.org",
        phone="+4915123456789",
        headline="Senior Product Manager at Fjordline Software",
        location="Berlin, Germany",
        links=("https://www.linkedin.com/in/mara-lindqvist",),
        work=(
            ("Fjordline Software", "Senior Product Manager", "2021-03", "present"),
            ("Fjordline Software", "Product Manager", "2019-02", "2021-03"),
            ("Tramway Analytics", "Business Analyst", "2014-08", "2019-01"),
        ),
        education=(("Uppsala University", "Master of Science", "2012", "2014"),),
        skills=("Product Strategy", "Roadmapping", "User Research"),
        languages=("Swedish", "German"),
    )


def sidebar_right() -> tuple[bytes, Says]:
    """Employer first, several positions under it, contact and skills in a right sidebar."""
    s = Sheet()
    s.at(50, 360, 50)
    s.put("TOMAS HALVORSEN", size=24, font=BOLD)
    s.put("Supply Chain Manager", size=13, after=6)
    s.heading("PROFILE").text(
        "Operations leader who has run warehouses in three countries and likes numbers that can be "
        "checked."
    )
    s.heading("WORK EXPERIENCE")
    s.put("Nordhavn Logistics AS", font=BOLD, right="Bergen, Norway")
    s.put("Supply Chain Manager", font=ITALIC, right="2020 – Present")
    s.text("Cut stock days from 41 to 26", "Manage a team of 18 planners", bullet="•")
    s.gap(3).put("Warehouse Supervisor", font=ITALIC, right="2017 – 2020")
    s.text("Opened the second site in four months", bullet="•")
    s.gap().put("Havblikk Seafood", font=BOLD, right="Oslo, Norway")
    s.put("Logistics Coordinator", font=ITALIC, right="2014 – 2017")
    s.text("Booked cold transport for 300 loads a month", bullet="•")
    s.heading("EDUCATION")
    s.put("Norland Business College", font=BOLD)
    s.put("BSc in Logistics", font=ITALIC, right="2011 – 2014")
    s.at(400, 560, 60)
    s.heading("CONTACT")
    for line in ("tomas@halvorsen.example.com", "+47 412 34 567", "Bergen, Norway"):
        s.put(line)
    s.put("LinkedIn", link="https://linkedin.com/in/tomas-halvorsen")
    s.heading("SKILLS")
    for skill in ("SAP EWM", "Demand planning", "Lean Six Sigma", "Power BI"):
        s.put(skill)
    s.heading("LANGUAGES")
    s.put("Norwegian – native").put("English – fluent")
    return s.pdf(), Says(
        name="Tomas Halvorsen",
        email="tomas@halvorsen.example.com",
        phone="+4741234567",
        headline="Supply Chain Manager",
        location="Bergen, Norway",
        links=("https://linkedin.com/in/tomas-halvorsen",),
        work=(
            ("Nordhavn Logistics AS", "Supply Chain Manager", "2020", "present"),
            ("Nordhavn Logistics AS", "Warehouse Supervisor", "2017", "2020"),
            ("Havblikk Seafood", "Logistics Coordinator", "2014", "2017"),
        ),
        education=(("Norland Business College", "BSc Logistics", "2011", "2014"),),
        skills=("SAP EWM", "Demand planning", "Lean Six Sigma", "Power BI"),
        languages=("Norwegian", "English"),
    )


def letter_spaced() -> tuple[bytes, Says]:
    s = Sheet()
    s.centred("NOEMI VARGA", size=22, spacing=7)
    s.centred("I N T E R I O R   D E S I G N E R", size=9)
    s.centred("noemi.varga@example.com   +1 (303) 555-0142   Denver, CO", after=6)
    s.heading("EXPERIENCE", size=11, spacing=4)
    s.put("STUDIO ALDERLIGHT", font=BOLD, spacing=1.5)
    s.put("Senior Interior Designer / Denver, CO / March 2018 to Present")
    s.text("Designed 40 apartments and two small hotels.", bullet="•")
    s.gap(5).put("FERNWAY HOMES", font=BOLD, spacing=1.5)
    s.put("Interior Designer / Boulder, CO / May 2013 to February 2018")
    s.text("Planned kitchens and baths for renovation clients.", bullet="•")
    s.heading("EDUCATION", size=11, spacing=4)
    s.put("FRONT RANGE COLLEGE OF ART", font=BOLD, spacing=1.5)
    s.put("BFA, Interior Design / 2009 to 2013")
    s.heading("SKILLS", size=11, spacing=4)
    s.put("AutoCAD / Revit / SketchUp / Procurement / Lighting design")
    return s.pdf(), Says(
        name="Noemi Varga",
        email="noemi.varga@example.com",
        phone="+13035550142",
        location="Denver, CO",
        headline="INTERIOR DESIGNER",
        work=(
            ("Studio Alderlight", "Senior Interior Designer", "2018-03", "present"),
            ("Fernway Homes", "Interior Designer", "2013-05", "2018-02"),
        ),
        education=(("Front Range College of Art", "BFA Interior Design", "2009", "2013"),),
        skills=("AutoCAD", "Revit", "SketchUp", "Procurement", "Lighting design"),
    )


def without_headings() -> tuple[bytes, Says]:
    s = Sheet()
    s.put("Oskar Brandt", size=16, font=BOLD)
    s.put("oskar.brandt@example.net, (617) 555-0110, Boston, MA", after=10)
    s.put("Line Cook, The Copper Ladle, Boston, MA", font=BOLD)
    s.put("June 2021 - present")
    s.text("Run the grill station for 150 covers a night.", bullet="•")
    s.gap().put("Dishwasher, Harbor Street Diner, Boston, MA", font=BOLD)
    s.put("August 2019 - May 2021")
    s.text("Kept the kitchen going and learned every station.", bullet="•")
    s.gap().put("Diploma in Culinary Arts, Bay Colony Culinary School", font=BOLD)
    s.put("2018 - 2019")
    return s.pdf(), Says(
        name="Oskar Brandt",
        email="oskar.brandt@example.net",
        phone="+16175550110",
        location="Boston, MA",
        work=(
            ("The Copper Ladle", "Line Cook", "2021-06", "present"),
            ("Harbor Street Diner", "Dishwasher", "2019-08", "2021-05"),
        ),
        education=(("Bay Colony Culinary School", "Diploma Culinary Arts", "2018", "2019"),),
    )


def academic() -> tuple[bytes, Says]:
    s = Sheet(size=11, font="Times-Roman")
    s.centred("Dr. Ingrid Solberg-Hayes", size=18, font="Times-Bold")
    s.centred("Department of Marine Biology, Kestrel Bay University, Portland, ME 04101")
    s.centred("i.solberghayes@example.edu · 207-555-0166 · orcid.org/0000-0002-0000-0001", after=4)
    s.heading("Education")
    s.put("Ph.D., Marine Biology, Kestrel Bay University", right="2016")
    s.text("Dissertation: Larval drift in cold estuaries", indent=14)
    s.put("M.Sc., Ecology, University of Northmarch", right="2011")
    s.put("B.A., Biology, Alder College", right="2009")
    s.heading("Academic Appointments")
    s.put("Associate Professor, Kestrel Bay University", right="2021–present")
    s.put("Assistant Professor, Kestrel Bay University", right="2017–2021")
    s.put("Postdoctoral Fellow, Institute for Coastal Study", right="2016–2017")
    s.heading("Publications")
    s.text(
        "Solberg-Hayes, I. (2020). Larval drift in cold estuaries. Journal of Estuarine Things, "
        "12(3), 44-59.",
        "Solberg-Hayes, I., & Okafor, T. (2018). On counting very small crabs. Crab Letters, 3.",
    )
    s.heading("Skills").put("R, Python, GIS, scuba survey methods")
    return s.pdf(), Says(
        name="Dr. Ingrid Solberg-Hayes",
        email="i.solberghayes@example.edu",
        phone="+12075550166",
        location="Portland, ME 04101",
        links=("orcid.org/0000-0002-0000-0001",),
        work=(
            ("Kestrel Bay University", "Associate Professor", "2021", "present"),
            ("Kestrel Bay University", "Assistant Professor", "2017", "2021"),
            ("Institute for Coastal Study", "Postdoctoral Fellow", "2016", "2017"),
        ),
        education=(
            ("Kestrel Bay University", "Ph.D. Marine Biology", None, "2016"),
            ("University of Northmarch", "M.Sc. Ecology", None, "2011"),
            ("Alder College", "B.A. Biology", None, "2009"),
        ),
        skills=("R", "Python", "GIS", "scuba survey methods"),
    )


def functional() -> tuple[bytes, Says]:
    """Skills first, employers as short lines at the end."""
    s = Sheet()
    s.put("Grace Adeyemi-Cole", size=20, font=BOLD)
    s.put("Chicago, IL  |  312-555-0188  |  grace.adeyemi@example.com")
    s.heading("SUMMARY").text("Office manager who keeps small companies running.")
    s.heading("KEY SKILLS")
    s.text("Bookkeeping", "Payroll", "Vendor management", "QuickBooks", bullet="•")
    s.heading("WORK HISTORY")
    s.put("Office Manager, Lakeshore Dental Group, Chicago, IL, 2018-Present")
    s.put("Bookkeeper, Prairie Hardware Co., Evanston, IL, 2014-2018")
    s.put("Receptionist, Windward Travel, Chicago, IL, 2011-2014")
    s.heading("EDUCATION")
    s.put("A.A.S. in Accounting, Lakeview Community College, 2011")
    s.heading("VOLUNTEER WORK")
    s.put("Treasurer, Southside Reading Club, 2019-Present")
    return s.pdf(), Says(
        name="Grace Adeyemi-Cole",
        email="grace.adeyemi@example.com",
        phone="+13125550188",
        location="Chicago, IL",
        work=(
            ("Lakeshore Dental Group", "Office Manager", "2018", "present"),
            ("Prairie Hardware Co.", "Bookkeeper", "2014", "2018"),
            ("Windward Travel", "Receptionist", "2011", "2014"),
        ),
        education=(("Lakeview Community College", "A.A.S. Accounting", None, "2011"),),
        skills=("Bookkeeping", "Payroll", "Vendor management", "QuickBooks"),
        volunteer=(("Southside Reading Club", "Treasurer", "2019", "present"),),
    )


def two_even_columns() -> tuple[bytes, Says]:
    """A name across the page, then two columns that are read one after the other."""
    s = Sheet()
    s.centred("Rahul Deshpande", size=24, font=BOLD)
    s.centred("Embedded Systems Engineer", size=12)
    s.centred("rahul.deshpande@example.in | +91 98765 43210 | Pune, India", after=10)
    top = s.y
    s.at(50, 285, top)
    s.heading("Experience", size=12)
    s.put("Firmware Engineer", font=BOLD)
    s.put("Vayu Motors Pvt. Ltd.").put("Jul 2019 – Present", font=ITALIC)
    s.text(
        "Wrote the battery controller for two scooter lines.",
        "Brought test time from days to hours.",
        bullet="•",
    )
    s.gap(6).put("Graduate Trainee", font=BOLD)
    s.put("Sahyadri Instruments").put("Jul 2017 – Jun 2019", font=ITALIC)
    s.text("Maintained drivers for pressure sensors in C.", bullet="•")
    s.at(315, 550, top)
    s.heading("Education", size=12)
    s.put("B.Tech in Electronics", font=BOLD)
    s.put("Deccan Institute of Engineering").put("2013 – 2017", font=ITALIC)
    s.heading("Technical Skills", size=12)
    s.text("Languages: C, C++, Python", "Buses: CAN, SPI, I2C")
    s.heading("Certifications", size=12)
    s.put("Certified Functional Safety Engineer, 2021")
    return s.pdf(), Says(
        name="Rahul Deshpande",
        email="rahul.deshpande@example.in",
        phone="+919876543210",
        headline="Embedded Systems Engineer",
        location="Pune, India",
        work=(
            ("Vayu Motors Pvt. Ltd.", "Firmware Engineer", "2019-07", "present"),
            ("Sahyadri Instruments", "Graduate Trainee", "2017-07", "2019-06"),
        ),
        education=(("Deccan Institute of Engineering", "B.Tech Electronics", "2013", "2017"),),
        skills=("C", "C++", "Python", "CAN", "SPI", "I2C"),
    )


def heading_in_margin() -> tuple[bytes, Says]:
    """Headings in the left margin beside their content; title and employer on one line."""
    s = Sheet()
    s.put("Eleanor Whitcombe", size=22, font=BOLD, x=170)
    s.put("eleanor@whitcombe.example.co.uk | 07700 900123 | Leeds, UK", x=170, after=8)

    def beside(label: str) -> None:
        s.put(label, size=11, font=BOLD, x=50)
        s.y -= 11 * 1.35

    s.at(170, 545, s.y)
    beside("Experience")
    s.put("Head of Marketing at Thistle & Rowe (Sept 2018 – present)", font=BOLD)
    s.text("Grew newsletter revenue from nothing to a third of sales.", bullet="•")
    s.gap(5).put("Marketing Executive at Brindle Foods (Jan 2014 – Aug 2018)", font=BOLD)
    s.text("Planned product launches with a team of four.", bullet="•")
    s.gap(12)
    beside("Education")
    s.put("BA (Hons) English Literature, University of Calderdale (2010 – 2013)", font=BOLD)
    s.gap(12)
    beside("Skills")
    s.text("Copywriting, SEO, Google Analytics, Mailchimp")
    return s.pdf(), Says(
        name="Eleanor Whitcombe",
        email="eleanor@whitcombe.example.co.uk",
        phone="+447700900123",
        location="Leeds, UK",
        work=(
            ("Thistle & Rowe", "Head of Marketing", "2018-09", "present"),
            ("Brindle Foods", "Marketing Executive", "2014-01", "2018-08"),
        ),
        education=(("University of Calderdale", "BA (Hons) English Literature", "2010", "2013"),),
        skills=("Copywriting", "SEO", "Google Analytics", "Mailchimp"),
    )
