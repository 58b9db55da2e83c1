"""What tables and forms call the parts of an entry: 'Name of employer', 'Funktion', 'Période'."""

from enum import StrEnum

from domain.resumes.parsing.fold import fold


class Part(StrEnum):
    TITLE = "title"
    COMPANY = "company"
    PLACE = "place"
    DATES = "dates"
    INSTITUTION = "institution"
    DEGREE = "degree"


_NAMES = {
    Part.TITLE: """
        position; title; role; job title; occupation; designation; post; position held;
        occupation or position held; funktion; tatigkeit; beruf; beruf oder funktion;
        berufliche stellung; poste; fonction; poste occupe; fonction ou poste occupe; puesto;
        cargo; profesion o cargo desempenado; ocupacion; funcao; funcao ou cargo ocupado; ruolo;
        posizione; lavoro o posizione ricoperti; functie; beroep of functie; stanowisko
        """,
    Part.COMPANY: """
        company; employer; organization; organisation; company name; employer name;
        organization name; organisation name; name of employer; name and address of employer;
        firma; arbeitgeber; unternehmen; name des arbeitgebers;
        name und adresse des arbeitgebers; entreprise; employeur; societe; nom de l'employeur;
        nom et adresse de l'employeur; empresa; empleador; nombre de la empresa;
        nombre y direccion de la empresa; empregador; nome do empregador;
        nome e endereco do empregador; azienda; datore di lavoro;
        nome e indirizzo del datore di lavoro; werkgever; bedrijf;
        naam en adres van de werkgever; pracodawca
        """,
    Part.PLACE: """
        location; place; city; ort; lieu; ville; lugar; ubicacion; localidad; local; cidade;
        luogo; sede; plaats
        """,
    Part.DATES: """
        dates; date; period; duration; from - to; dates of employment; zeitraum; datum; von - bis;
        dauer; periode; duree; dates d'emploi; fechas; fecha; periodo; datas; data; duracao;
        durata; data e durata; looptijd; okres; from; to; start; end; start date; end date; year;
        years; von; bis; beginn; ende; jahr; debut; fin; annee; annees; desde; hasta; inicio; ano;
        anos; anno; anni; inizio; fine; van; tot; jaar; od; rok; lata; ar
        """,
    Part.INSTITUTION: """
        institution; university; school; college; institute; name of institution;
        name and type of organisation;
        name and type of organisation providing education and training;
        hochschule; universitat; schule; bildungseinrichtung; etablissement; ecole; universite;
        institucion; universidad; centro; instituicao; universidade; istituto; universita;
        instelling; school of universiteit; uczelnia; einrichtung; institut; centro educativo;
        ateneo; szkola; awarding body
        """,
    Part.DEGREE: """
        degree; qualification; title of qualification; title of qualification awarded; course;
        degree/course; programme; program; abschluss; studiengang; bezeichnung der qualifikation;
        diplome; intitule du diplome; intitule du certificat ou diplome delivre; titulo; carrera;
        titulo de la cualificacion obtenida; grau; curso; titolo di studio;
        titolo della qualifica rilasciata; diploma; opleiding; kierunek; titulacion; titolo; tytul;
        stopien; examen; utbildning
        """,
}  # fmt: skip
_FEWEST_WORDS = 2
_PART_OF = {
    name.strip(): part
    for part, names in _NAMES.items()
    for name in names.replace("\n", " ").split(";")
    if name.strip()
}


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("’", "'").strip(" :：.").split())


def labelled(text: str) -> tuple[Part, str] | None:
    """'Employer: Acme' as (company, 'Acme'), None for a text without such a label."""
    label, colon, rest = text.replace("：", ":").partition(":")
    part = part_of(label) if colon and len(label) < 60 else None
    return (part, rest.strip()) if part is not None and rest.strip() else None


def part_of(text: str) -> Part | None:
    """The part of an entry that a text is the label of, or None for any other text."""
    return _PART_OF.get(_plain(text))


def begun_part_of(text: str) -> Part | None:
    """The part whose label begins with a text of several words: a narrow column breaks labels."""
    plain = _plain(text)
    if len(plain.split()) < _FEWEST_WORDS:
        return None
    return next((part for name, part in _PART_OF.items() if name.startswith(plain + " ")), None)


def is_rest_of_label(begun: str, text: str) -> bool:
    """Whether a text ends the label that another one began."""
    plain = f"{_plain(begun)} {_plain(text)}"
    return any(name == plain or name.startswith(plain + " ") for name in _PART_OF)
