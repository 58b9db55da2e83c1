"""Resumes in other languages of Europe.

Every person, employer and school in here is invented.
"""

from resume_documents import BOLD, ITALIC, Sheet

from resume_samples.says import Says


def german() -> tuple[bytes, Says]:
    """A German Lebenslauf: dates in a left column, personal data as labels."""
    s = Sheet(size=11)
    s.put("Lebenslauf", size=20, font=BOLD, after=8)
    s.heading("Persönliche Daten")
    for label, value in (
        ("Name:", "Jürgen Weißmann"),
        ("Geburtsdatum:", "12.03.1988"),
        ("Adresse:", "Lindenstraße 14, 04109 Leipzig"),
        ("Telefon:", "+49 341 5550123"),
        ("E-Mail:", "j.weissmann@example.de"),
    ):
        s.put(label).y -= 11 * 1.35
        s.put(value, x=200)
    s.heading("Berufserfahrung")
    for dates, title, employer, done in (
        (
            "seit 04/2019",
            "Softwareentwickler",
            "Kranich Datensysteme GmbH, Leipzig",
            "Schnittstellen in Java",
        ),
        (
            "10/2014 – 03/2019",
            "Werkstudent Qualitätssicherung",
            "Auental Maschinenbau AG, Chemnitz",
            "Tests für Steuergeräte",
        ),
    ):
        s.put(dates).y -= 11 * 1.35
        s.put(title, x=200, font=BOLD)
        s.put(employer, x=200)
        s.at(200, 535, s.y).text(done, bullet="•").gap(4)
        s.x = 60
    s.heading("Ausbildung")
    s.put("10/2010 – 09/2014").y -= 11 * 1.35
    s.put("Bachelor of Science Informatik", x=200, font=BOLD)
    s.put("Hochschule Auental", x=200)
    s.put("Abschlussnote: 1,7", x=200, after=4)
    s.put("08/2002 – 06/2010").y -= 11 * 1.35
    s.put("Abitur", x=200, font=BOLD)
    s.put("Gymnasium am Stadtpark, Leipzig", x=200)
    s.heading("Kenntnisse")
    s.put("Programmiersprachen: Java, Kotlin, SQL")
    s.put("Werkzeuge: Git, Docker, Jenkins")
    s.heading("Sprachen")
    s.put("Deutsch (Muttersprache), Englisch (verhandlungssicher)")
    return s.pdf(), Says(
        name="Jürgen Weißmann",
        email="j.weissmann@example.de",
        phone="+493415550123",
        location="Leipzig",
        work=(
            ("Kranich Datensysteme GmbH", "Softwareentwickler", "2019-04", "present"),
            ("Auental Maschinenbau AG", "Werkstudent Qualitätssicherung", "2014-10", "2019-03"),
        ),
        education=(
            ("Hochschule Auental", "Bachelor of Science Informatik", "2010-10", "2014-09"),
            ("Gymnasium am Stadtpark", "Abitur", "2002-08", "2010-06"),
        ),
        skills=("Java", "Kotlin", "SQL", "Git", "Docker", "Jenkins"),
        languages=("Deutsch", "Englisch"),
    )


def spanish() -> tuple[bytes, Says]:
    s = Sheet(size=10.5)
    s.centred("Lucía Fernández Ortega", size=22, font=BOLD)
    s.centred("Sevilla, España | +34 612 345 678 | lucia.fo@example.es", after=6)
    s.heading("PERFIL PROFESIONAL").text(
        "Analista de datos con siete años de experiencia en comercio y logística."
    )
    s.heading("EXPERIENCIA LABORAL")
    s.put("Analista de Datos Senior — Olivar Digital S.L.", font=BOLD)
    s.put("Enero de 2021 – Actualidad", font=ITALIC)
    s.text(
        "Diseño de cuadros de mando para ventas.", "Modelos de previsión de demanda.", bullet="-"
    )
    s.gap(4).put("Analista Junior — Ribera Consultores", font=BOLD)
    s.put("Septiembre de 2017 – Diciembre de 2020", font=ITALIC)
    s.text("Limpieza e integración de datos de clientes.", bullet="-")
    s.heading("FORMACIÓN ACADÉMICA")
    s.put("Grado en Estadística — Universidad del Guadalquivir", font=BOLD)
    s.put("2013 – 2017", font=ITALIC)
    s.heading("HABILIDADES").put("Python, R, SQL, Tableau, Excel avanzado")
    s.heading("IDIOMAS").put("Español (nativo), Inglés (C1)")
    return s.pdf(), Says(
        name="Lucía Fernández Ortega",
        email="lucia.fo@example.es",
        phone="+34612345678",
        location="Sevilla, España",
        work=(
            ("Olivar Digital S.L.", "Analista de Datos Senior", "2021-01", "present"),
            ("Ribera Consultores", "Analista Junior", "2017-09", "2020-12"),
        ),
        education=(("Universidad del Guadalquivir", "Grado en Estadística", "2013", "2017"),),
        skills=("Python", "R", "SQL", "Tableau", "Excel"),
        languages=("Español", "Inglés"),
    )


def italian() -> tuple[bytes, Says]:
    s = Sheet(size=10.5)
    s.put("Davide Morandini", size=20, font=BOLD)
    s.put("Via delle Rose 8, 20121 Milano, Italia")
    s.put("davide.morandini@example.it").put("+39 333 1234567")
    s.heading("ESPERIENZA PROFESSIONALE")
    for dates, title, employer in (
        ("marzo 2018 – in corso", "Progettista meccanico", "Officine Valtrebbia S.p.A."),
        ("giugno 2015 – febbraio 2018", "Tirocinante", "Studio Tecnico Arcadia"),
    ):
        s.put(dates, font=ITALIC).put(title, font=BOLD).put(employer)
        s.text("Disegno di componenti e verifica delle tolleranze di produzione.", bullet="•").gap(
            4
        )
    s.heading("ISTRUZIONE E FORMAZIONE")
    s.put("2012 – 2015", font=ITALIC).put("Laurea triennale in Ingegneria Meccanica", font=BOLD)
    s.put("Politecnico del Ticino")
    s.heading("COMPETENZE").text("SolidWorks", "AutoCAD", "MATLAB", bullet="•")
    return s.pdf(), Says(
        name="Davide Morandini",
        email="davide.morandini@example.it",
        phone="+393331234567",
        location="Milano",
        work=(
            ("Officine Valtrebbia S.p.A.", "Progettista meccanico", "2018-03", "present"),
            ("Studio Tecnico Arcadia", "Tirocinante", "2015-06", "2018-02"),
        ),
        education=(
            ("Politecnico del Ticino", "Laurea triennale Ingegneria Meccanica", "2012", "2015"),
        ),
        skills=("SolidWorks", "AutoCAD", "MATLAB"),
    )


def portuguese() -> tuple[bytes, Says]:
    s = Sheet(size=10.5)
    s.put("Beatriz Nogueira", size=22, font=BOLD)
    s.put("Desenvolvedora Front-end", size=12)
    s.put("beatriz.nogueira@example.com.br • +55 11 91234-5678 • São Paulo, Brasil")
    s.put("github.com/bnogueira-exemplo", after=4)
    s.heading("Experiência Profissional")
    s.put("Maré Tecnologia", font=BOLD, right="fev 2020 - atual")
    s.put("Desenvolvedora Front-end Pleno", font=ITALIC)
    s.text("Migração do portal para React com ganho de 40% em desempenho", bullet="•")
    s.gap(4).put("Cajueiro Sistemas", font=BOLD, right="ago 2017 - jan 2020")
    s.put("Estagiária de Desenvolvimento", font=ITALIC)
    s.text("Manutenção de páginas internas", bullet="•")
    s.heading("Formação Acadêmica")
    s.put("Universidade Estadual do Litoral", font=BOLD, right="2014 - 2018")
    s.put("Bacharelado em Ciência da Computação", font=ITALIC)
    s.heading("Habilidades").put("React • TypeScript • CSS • Jest • Figma")
    return s.pdf(), Says(
        name="Beatriz Nogueira",
        email="beatriz.nogueira@example.com.br",
        phone="+5511912345678",
        headline="Desenvolvedora Front-end",
        location="São Paulo, Brasil",
        links=("github.com/bnogueira-exemplo",),
        work=(
            ("Maré Tecnologia", "Desenvolvedora Front-end Pleno", "2020-02", "present"),
            ("Cajueiro Sistemas", "Estagiária de Desenvolvimento", "2017-08", "2020-01"),
        ),
        education=(
            (
                "Universidade Estadual do Litoral",
                "Bacharelado Ciência da Computação",
                "2014",
                "2018",
            ),
        ),
        skills=("React", "TypeScript", "CSS", "Jest", "Figma"),
    )


def dutch() -> tuple[bytes, Says]:
    s = Sheet(size=10.5)
    s.put("Sanne de Wit", size=22, font=BOLD)
    s.put("Utrecht, Nederland | 06 12345678 | sanne@dewit.example.nl")
    s.heading("Werkervaring")
    s.put("Verpleegkundige, Ziekenhuis De Linde, Utrecht", font=BOLD, right="mrt 2019 – heden")
    s.text("Zorg voor patiënten op de afdeling cardiologie.")
    s.gap(4).put(
        "Stagiair, Huisartsenpraktijk Molenaar, Amersfoort", font=BOLD, right="sep 2017 – feb 2019"
    )
    s.text("Ondersteuning van de praktijk bij dagelijkse werkzaamheden.")
    s.heading("Opleiding")
    s.put("HBO Verpleegkunde, Hogeschool Eemland", font=BOLD, right="2014 – 2018")
    s.heading("Vaardigheden").put("Wondzorg; Triage; Epic EPD")
    return s.pdf(), Says(
        name="Sanne de Wit",
        email="sanne@dewit.example.nl",
        phone="+31612345678",
        location="Utrecht, Nederland",
        work=(
            ("Ziekenhuis De Linde", "Verpleegkundige", "2019-03", "present"),
            ("Huisartsenpraktijk Molenaar", "Stagiair", "2017-09", "2019-02"),
        ),
        education=(("Hogeschool Eemland", "HBO Verpleegkunde", "2014", "2018"),),
        skills=("Wondzorg", "Triage", "Epic EPD"),
    )
