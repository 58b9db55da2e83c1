"""Words that tell a job title from an employer, and an institution from a degree."""

import re
from functools import lru_cache

from domain.resumes.parsing.fold import fold, word_set

# Stems match from the start of a word, folded; whole words stand between bars.
_TITLE_WORDS = """
    dishwasher roofer painter mason surveyor drafter estimator dispatcher courier porter
    concierge valet lifeguard engineer developer programmer architect manager director
    analyst scientist designer consultant specialist coordinator administrator admin
    assistant associate intern trainee apprentice officer executive president chief ceo cto
    cfo coo cio cmo vp founder cofounder co-founder owner partner lead leader head supervisor
    technician operator representative rep agent advisor adviser strategist planner
    researcher professor lecturer instructor teacher tutor educator trainer coach mentor
    nurse physician doctor surgeon dentist pharmacist therapist counselor counsellor
    psychologist paralegal lawyer attorney counsel judge accountant auditor bookkeeper
    cashier clerk receptionist secretary writer editor copywriter journalist reporter author
    photographer videographer producer artist illustrator animator musician actor performer
    chef cook baker barista bartender waiter waitress server host hostess driver pilot
    mechanic electrician plumber carpenter welder machinist foreman inspector buyer
    merchandiser salesperson salesman recruiter generalist controller treasurer banker trader
    controllerin broker underwriter actuary economist statistician mathematician chemist
    biologist physicist geologist historian librarian curator fellow postdoc postdoctoral
    superintendent principal dean chair fellowship scholar student volunteer member
    ambassador sysadmin devops sre tester qa dba webmaster evangelist advocate facilitator
    organizer moderator contractor freelancer freelance entrepreneur guard firefighter
    soldier sergeant lieutenant captain major paramedic caregiver nanny housekeeper cleaner
    midwife doula radiographer optician optometrist podiatrist veterinarian dietitian
    nutritionist hygienist phlebotomist sonographer orderly steward stewardess purser deckhand
    skipper sailor fisherman forester ranger zookeeper groomer florist fitter joiner bricklayer
    stonemason plasterer glazier locksmith tiler cabinetmaker upholsterer toolmaker seamstress
    dressmaker tailor weaver butcher brewer jeweller sculptor engraver bookbinder proofreader
    columnist broadcaster presenter cameraman choreographer dancer singer composer auctioneer
    appraiser valuer notary solicitor barrister magistrate prosecutor registrar provost rector
    headmaster headmistress chaplain pastor priest ombudsman lobbyist diplomat mayor councillor
    archivist docent warden detective investigator constable cadet ecologist archaeologist
    linguist sociologist anthropologist geographer meteorologist astronomer hydrologist
    zoologist botanist oceanographer toxicologist virologist immunologist epidemiologist
    gardener farmer stylist hairdresser model translator interpreter programmer/analyst scrum
    internship externship ingenieur entwickler entwicklerin leiter leiterin berater beraterin
    mitarbeiter mitarbeiterin werkstudent werkstudentin praktikant praktikantin praktikum
    sachbearbeiter sachbearbeiterin geschaftsfuhrer geschaftsfuhrerin referent referentin
    assistent assistentin kaufmann kauffrau fachkraft techniker technikerin lehrer lehrerin
    arzt arztin fachwirt fachwirtin fachangestellter fachangestellte angestellter angestellte
    krankenpfleger auszubildender auszubildende teamleiter teamleiterin
    projektleiter projektleiterin softwareentwickler softwareingenieur produktmanager
    projektmanager vertriebsleiter fachinformatiker gestalter gestalterin forscher buchhalter
    buchhalterin developpeur developpeuse ingenieure cheffe responsable directeur directrice
    charge chargee integrateur integratrice webdesigner graphiste animateur animatrice educateur
    educatrice conseiller conseillere stagiaire alternant consultante analyste technicien
    technicienne enseignant professeur infirmier infirmiere comptable gestionnaire redacteur
    vendeur vendeuse gerant concepteur assistante coordinateur coordinatrice administrateur
    formateur ingeniero ingeniera desarrollador desarrolladora gerente jefe jefa analista
    disenador disenadora becario becaria practicante consultor consultora asistente
    administrador administradora profesor profesora coordinador coordinadora tecnico tecnica
    programador programadora directora encargado encargada enfermero enfermera contador
    contadora vendedor vendedora docente abogado abogada arquitecto arquitecta especialista
    auxiliar engenheiro engenheira desenvolvedor desenvolvedora estagiario estagiaria
    coordenador coordenadora diretor diretora assistente enfermeiro enfermeira advogado
    advogada lider ingegnere sviluppatore sviluppatrice responsabile direttore direttrice
    tirocinante stagista consulente progettista impiegato impiegata insegnante infermiere
    programmatore coordinatore grafico ricercatore architetto contabile ontwikkelaar
    medewerker adviseur stagiair beheerder docent onderzoeker verpleegkundige ontwerper
    teamleider projectleider utvecklare udvikler utvikler ingenjor ingenior projektleder
    analityk analityczka programista programistka inzynier specjalista specjalistka kierownik
    kierowniczka dyrektor asystent asystentka projektant projektantka ksiegowy ksiegowa doradca
    nauczyciel nauczycielka konsultant konsultantka koordynator praktykant stazysta sprzedawca
    muhendisi muhendis gelistirici gelistiricisi yonetici yoneticisi muduru mudur uzmani uzman
    analisti danismani danisman asistani tasarimci tasarimcisi ogretmeni ogretmen stajyer
    koordinatoru temsilcisi muhasebeci vyvojar analytik inzenyr vedouci reditel ucitel
    fejleszto mernok elemzo vezeto tanar titkar inginer programator contabil profesoara
    kehittaja insinoori paallikko johtaja suunnittelija opettaja asiantuntija
    projektledare larare sjukskoterska chef handlaggare konsult ekonom laerer sykepleier
    radgiver konsulent sygeplejerske pedagog
    aide technik mechanik elektryk magazynier kierowca lekarz lekarka pielegniarka pielegniarz
    prawnik monter redaktor grafik przedstawiciel handlowiec ucetni obchodnik prodavac prodavacka
    ridic lekar pravnik asistentka konzultant medarbejder laege laborant projektleder teamleder
    afdelingsleder butiksassistent specialsygeplejerske lege laerling reprezentant asistenta medic
    economist consilier avocat bolsista vendedora motorista eletricista sairaanhoitaja lahihoitaja
    myyja sihteeri assistentti harjoittelija tyontekija laakari kuljettaja monteur verzorgende
    chauffeur begeleider magazijnmedewerker underskoterska barnskotare snickare montor
    разработчик инженер менеджер аналитик программист бухгалтер директор дизайнер руководитель
    специалист консультант администратор учитель преподаватель стажер стажёр
"""
_TITLE_CJK = re.compile(
    r"(工程师|经理|总监|主管|开发|设计师|分析师|顾问|实习生|助理|专员|教授|讲师|研究员|架构师|负责人|"
    r"工程師|經理|總監|主管|設計師|分析師|顧問|實習生|專員|教師|研究員|架構師|負責人|"
    r"エンジニア|マネージャー|デザイナー|プログラマー?|コンサルタント|リーダー|担当|課長|部長|主任|"
    r"개발자|엔지니어|디자이너|매니저|기획자|연구원|과장|대리|팀장|"
    r"مدير|مهندس|محاسب|مطور|محلل|معلم|طبيب|ممرض|مصمم|مستشار|أخصائي|مشرف|منسق|مساعد)"
)
_COMPANY_CJK = re.compile(
    r"(公司|集团|集團|科技|银行|銀行|株式会社|合同会社|有限|大学|大學|学院|學院|医院|醫院|"
    r"研究所|주식회사|\(주\)|㈜|شركة|مؤسسة|مكتب|بنك|مستشفى|وزارة)"
)
_COMPANY_WORDS = """
    inc inc. llc ltd ltd. limited corp corp. corporation co co. company plc gmbh ag kg se sa sas
    sarl srl spa s.p.a. bv b.v. nv ab oy
    group holdings technologies technology solutions systems labs laboratories laboratory studio
    studios agency bank hospital clinic university
    college institute school academy foundation partners associates ventures capital industries
    enterprises services
    restaurant cafe hotel store stores magazine press media networks network software
    international global worldwide
    consulting insurance airlines motors pharmaceuticals pharma health healthcare center centre
    museum library council
    department ministry government city county state startup startups association society union
    church committee club
    universitat hochschule klinik klinikum stiftung verlag werke universite ecole hopital banque
    mairie societe groupe
    universidad empresa banco ayuntamiento grupo universita azienda banca ospedale gruppo
    universiteit ziekenhuis bedrijf
    universidade prefeitura instituto laboratorio verein ministerium
    mbb partg partgmbb kgaa ohg gbr ggmbh e.v. eg e.k. ug kanzlei
"""
_DEPARTMENTS = word_set(
    """
    customer success sales marketing product products engineering operations finance
    financial human resources hr people talent business development research design
    communications strategy technology data analytics legal it security growth partnerships
    programs programmes learning training education quality compliance risk procurement
    supply chain logistics north south east west america americas europe emea apac global
    international digital brand content and & platform infrastructure cloud mobile web
    software systems enterprise clinical nursing student affairs public relations rates
    community experience support service services accounts corporate planning media creative
    backend frontend
    """
)
# Words that name a trade as often as a company of that trade.
_WEAK_COMPANIES = word_set(
    """
    software systems solutions technology technologies services network networks media
    consulting health healthcare insurance security store stores association society center
    centre state city county hotel restaurant bank hospital school press council government
    """
)
# What an organisation is called in the end: "Mercy Specialist Hospital" is no specialist.
_ORGANISATIONS = word_set(
    """
    hospital school bank hotel restaurant council clinic university college academy institute
    foundation association society museum library department ministry
    """
)
_FREELANCE = re.compile(
    r"(?:freelance|freelancer|self[- ]employed|selbst[aä]ndig|freiberuflich|freiberufler|"
    r"ind[eé]pendante?|aut[oó]nom[oa]|libero professionista|zzp|zelfstandig)",
    re.I,
)
_TITLES = frozenset(_TITLE_WORDS.split())
_COMPANIES = frozenset(_COMPANY_WORDS.split())
_LONG_TITLE = 7
_SENIORITY = word_set(
    """
    senior junior sr sr. jr jr. staff principal lead head chief deputy assistant associate
    vice executive intern graduate entry-level mid-level interim acting trainee
    """
)
_TITLE_ENDINGS = tuple(
    word_set(
        """
        entwickler entwicklerin leiter leiterin ingenieur ingenieurin berater beraterin
        techniker manager managerin assistent assistentin student studentin mitarbeiter
        mitarbeiterin kaufmann kauffrau informatiker informatikerin ontwikkelaar medewerker
        adviseur beheerder utvecklare designer designerin architekt architektin medarbejder
        konsulent udvikler utvikler radgiver hoitaja paallikko johtaja kehittaja suunnittelija
        asiantuntija opettaja sihteeri tyontekija skoterska handlaggare forsaljare saljare
        ingenjor ingenior medarbetare begeleider referentin ontwerper verpleegkundige
        specialist coordinator directeur monteur chauffeur verkoper lehrer lehrerin pfleger
        pflegerin zeichner zeichnerin planer planerin meister meisterin mechaniker mechanikerin
        mechatroniker elektroniker verkaufer verkauferin koordinator koordinatorin redakteur
        redakteurin therapeut therapeutin anwalt anwaltin trainer trainerin gestalter gestalterin
        fachwirt fachwirtin ledare chef tekniker pedagog larare laerer sykepleier radgivare
        """
    )
)
# "Finanzbuchhalter", "Eventmanager": compounds end with what the title is.
_TITLE_ENDINGS += tuple(sorted(word for word in _TITLES if len(word) >= _LONG_TITLE))
_INSTITUTION = re.compile(
    r"\b(?:universit\w*|universidad\w*|universidade|univ\.?|college|institut\w*|school|"
    r"academy|akademie|academia|"
    r"polytechnic\w*|politecnic\w*|polytechni\w*|hochschule|fachhochschule|gymnasium|"
    r"realschule|berufsschule|berufskolleg|technikum|"
    r"ecole|lycee|faculte|iut|insa|facultad|escuela|colegio|escola|faculdade|scuola|liceo|"
    r"univerzit\w*|uniwersytet\w*|universitesi|universitatea|facultatea|fakultet\w*|fakulta|"
    r"liceul|colegiul|liceum|gimnazjum|gimnazium|gymnazium|lukio|lisesi|szkola|egyetem|foiskola|"
    r"yliopisto|\w*ammattikorkeakoulu|\w*hojskole|\w*hogskole|vysoke uceni|vysoka skola|"
    r"akademi(?:ja|a|en|et)?|университет\w*|институт\w*|академия|гимназия|університет\w*|"
    r"istituto|hogeschool|colaiste|politechnika|uniwersytet|hogskola\w*|hogskola|"
    r"ihk|hwk|\w*kammer|seminary|conservator\w+|bootcamp|boot camp|schule|"
    r"tu|eth|mit|ucla|usc|nyu|iit|nit|uc|"
    r"suny|cuny|htl|htbla|hak|epfl|ntnu|kth|dtu|essec|insead|unam|uned|iscte|usp|"
    r"unicamp|fgv|rmit|lse|ucl|coursera|udacity|udemy)\b"
    r"|\w+(?:universitat|hochschule|schule|gymnasium|universitet|universiteit)\b|大学|大學|学院|學院|中学|高校|專科學校|학교|جامعة|كلية|معهد|مدرسة"
)
_TITLE_END = re.compile(r"\s*[,|(•·:]|\s[–—-]\s|\s(?:at|of|for|in|bei|chez|and|de|en|@)\s|\s{2,}")
_PREPOSITION = re.compile(r",|\s(?:of|for|at|in|de|des|der|di|da|do)\s")
_SPLIT = re.compile(r"[^\w.'’+#-]+")


def _named_last(text: str) -> str:
    """The last word of a name before its place or its object, which says what kind it is of."""
    words = _SPLIT.split(_PREPOSITION.split(fold(text), maxsplit=1)[0].strip())
    return words[-1]


@lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """How much a text looks like a job title (positive) or an employer (negative), about -3..3."""
    words = [word for word in _SPLIT.split(fold(text)) if word]
    if not words:
        return 0.0
    score = 0.0
    stripped = [word.strip(".-'’") for word in words]
    if any(word in _TITLES or word.endswith(_TITLE_ENDINGS) for word in stripped):
        score += 1.5
    if any(part in _TITLES for word in stripped if "-" in word for part in word.split("-")):
        score += 1.0
    if stripped[-1] in _TITLES:
        score += 0.5
    if stripped[0] in _SENIORITY:
        score += 0.7
    strong = _COMPANIES - _WEAK_COMPANIES if score > 0 else _COMPANIES
    if any(word in strong for word in words):
        score -= 1.0
    if words[-1] in strong:
        score -= 1.0
    elif _named_last(text) in _ORGANISATIONS:
        score -= 2.0
    if _INSTITUTION.search(fold(text)):
        score -= 0.7
    if _TITLE_CJK.search(text):
        score += 1.5
    if _COMPANY_CJK.search(text):
        score -= 1.5
    if len(words) > 8:
        score -= 0.5
    return score


def is_freelance(text: str) -> bool:
    """Whether a text stands for an employer where there is none."""
    return _FREELANCE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def names_position(text: str) -> bool:
    """Whether a text begins with a title, as a line of its own would: 'Cook, Blue Diner'."""
    if not text or text[0].islower() or len(text) > 100:
        return False
    first = _TITLE_END.split(fold(text), maxsplit=1)[0]
    words = [word.strip(".-'’") for word in _SPLIT.split(first) if word]
    if _TITLE_CJK.search(text):
        return len(text) < 24
    return 1 <= len(words) <= 6 and (words[-1] in _TITLES or words[-1].endswith(_TITLE_ENDINGS))


@lru_cache(maxsize=4096)
def is_department(text: str) -> bool:
    """Whether a text names a part of a company alone, as in 'Director, Human Resources'."""
    words = [word for word in re.split(r"[\s,/]+", fold(text).strip()) if word]
    return 1 <= len(words) <= 5 and all(word in _DEPARTMENTS for word in words)


@lru_cache(maxsize=4096)
def is_institution(text: str) -> bool:
    return bool(_INSTITUTION.search(fold(text)))
