"""What resumes call their sections, in a dozen languages."""

import re
from enum import StrEnum
from functools import lru_cache

from domain.resumes.parsing.fold import fold


class SectionKind(StrEnum):
    HEADER = "header"
    CONTACT = "contact"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATIONS = "certifications"
    PROJECTS = "projects"
    VOLUNTEER = "volunteer"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


_PHRASES = {
    SectionKind.CONTACT: """
        معلومات الاتصال; контакты; личная информация; iletişim;
        contact; contacts; contact information; contact info; contact details; contact me;
        get in touch; personal information; personal details; personal data; personal info;
        details; links; social; social media; profiles; social links; online; find me online;
        online presence; websites; web; connect; reach me; coordonnees; kontakt;
        kontaktdaten; personliche daten; personliche angaben; angaben zur person; zur person;
        datos personales; contacto; datos de contacto; informacion personal;
        informacion de contacto; contato; dados pessoais; informacoes pessoais; contatti;
        dati personali; informazioni personali; contactgegevens; persoonsgegevens;
        personalia; persoonlijke gegevens; 联系方式; 联系信息; 个人信息; 基本信息; 個人情報;
        連絡先; 聯絡方式; 聯絡資訊; 個人資料; 基本資料; 연락처; 인적사항; 개인정보;
        informations personnelles; etat civil; top contact
        """,
    SectionKind.SUMMARY: """
        الملخص; نبذة; о себе; обо мне; תקציר; özet; hakkımda;
        summary; professional summary; executive summary; career summary; profile;
        professional profile; about; about me; objective; career objective;
        professional objective; overview; career profile; personal statement;
        personal profile; summary of qualifications; qualifications summary; introduction;
        bio; biography; background; statement; mission; career highlights; highlights;
        key highlights; who i am; career goal; goals; in brief; at a glance; resume summary;
        profil; uber mich; kurzprofil; zusammenfassung; berufsprofil; personliches profil;
        profil professionnel; a propos; a propos de moi; resume; presentation; objectif;
        objectif professionnel; perfil; perfil profesional; resumen; resumen profesional;
        sobre mi; acerca de mi; extracto; objetivo; objetivo profesional;
        perfil profissional; resumo; resumo profissional; sobre mim; sobre; profilo;
        profilo professionale; chi sono; su di me; riepilogo; sommario;
        obiettivo professionale; profiel; persoonlijk profiel; over mij; samenvatting;
        profielschets; 个人简介; 自我评价; 个人概述; 简介; 个人总结; 关于我; 自我介绍;
        求职意向; 自己pr; 職務要約; 自傳; 自我介紹; 個人簡介; 簡介; 자기소개; 소개; 프로필;
        professional overview; statement of purpose
        """,
    SectionKind.WORK: """
        الخبرة; الخبرات; الخبرة العملية; الخبرات العملية; опыт работы;
        опыт; ניסיון תעסוקתי; ניסיון; iş deneyimi; deneyim;
        experience; work experience; professional experience; employment; employment history;
        work history; career history; professional history; job history; relevant experience;
        related experience; work; career; industry experience; professional background;
        employment experience; experiences; work experiences; internships;
        internship experience; internship; research experience; teaching experience;
        academic experience; academic appointments; appointments; positions; positions held;
        additional experience; other experience; military experience; military service;
        leadership experience; selected experience; experience highlights; career experience;
        professional employment; clinical experience; technical experience;
        consulting experience; freelance experience; freelance; earlier experience;
        berufserfahrung; beruflicher werdegang; werdegang; berufliche erfahrung;
        berufspraxis; arbeitserfahrung; praktika; berufliche stationen;
        beruflicher hintergrund; praktische erfahrung; praktische erfahrungen;
        experience professionnelle; experiences professionnelles; parcours professionnel;
        emplois; stages; parcours; carriere; experiencia; experiencia laboral;
        experiencia profesional; historial laboral; trayectoria profesional; trayectoria;
        experiencia profissional; historico profissional; experiencias profissionais;
        carreira; atuacao profissional; esperienza; esperienze; esperienza lavorativa;
        esperienze lavorative; esperienza professionale; carriera; esperienze professionali;
        werkervaring; ervaring; loopbaan; werk; professionele ervaring;
        stages en werkervaring; arbeidservaring; 工作经历; 工作经验; 职业经历; 工作;
        实习经历; 职业经验; 工作經歷; 工作經驗; 經歷; 實習經歷; 経歴; 職務経験; 경력사항;
        경력 사항; 경험; 업무 경력; 職歴; 職務経歴; 경력; 업무 경험; arbetslivserfarenhet;
        erhvervserfaring; arbeidserfaring; doswiadczenie zawodowe; doswiadczenie
        """,
    SectionKind.EDUCATION: """
        التعليم; المؤهلات العلمية; образование; השכלה; eğitim;
        education; education and training; academic background; educational background;
        academic history; academics; academic qualifications; educational qualifications;
        education history; qualifications; academic education; studies; training; schooling;
        degrees; education and qualifications; academic profile; university education;
        training and education; education and certifications; education and credentials;
        academic credentials; ausbildung; bildungsweg; bildung; schulbildung; studium;
        akademischer werdegang; hochschulbildung; aus und weiterbildung;
        akademische ausbildung; schulische ausbildung; bildung und ausbildung;
        ausbildung und studium; studium und ausbildung; weiterbildung; formation; formations;
        etudes; formation academique; parcours academique; diplomes; education et formation;
        scolarite; cursus; diplomes et formations; formation et diplomes; educacion;
        formacion; formacion academica; estudios; educacion y formacion; academica; educacao;
        formacao; formacao academica; escolaridade; estudos; istruzione; formazione;
        istruzione e formazione; studi; titoli di studio; percorso di studi; opleiding;
        opleidingen; onderwijs; studie; scholing; opleiding en training; 教育背景; 教育经历;
        教育; 学历; 學歷; 教育程度; 教育經歷; 学歴; 학력; 학력사항; 학력 사항; 교육;
        utbildning; uddannelse; utdanning; wyksztalcenie; edukacja
        """,
    SectionKind.SKILLS: """
        المهارات; навыки; ключевые навыки; כישורים; beceriler; yetenekler;
        skills; technical skills; key skills; core skills; skill set; skillset;
        core competencies; competencies; key competencies; areas of expertise; expertise;
        technologies; technical expertise; technical proficiencies; technical proficiency;
        tools; proficiencies; technical competencies; professional skills;
        skills and abilities; skills summary; tools and technologies; technologies and tools;
        software; software skills; computer skills; it skills; hard skills; soft skills;
        relevant skills; strengths; key strengths; tech stack; technical stack;
        technical knowledge; programming skills; programming languages; core strengths;
        abilities; capabilities; skills and expertise; skills and tools;
        skills and technologies; specialties; areas of knowledge; technical;
        technical summary; technical profile; additional skills; other skills; top skills;
        specializations; specialties and skills; methods; key qualifications;
        personal skills; transferable skills; specialisms; competences; kenntnisse;
        fahigkeiten; kompetenzen; kenntnisse und fahigkeiten; it kenntnisse; edv kenntnisse;
        fachkenntnisse; technische kenntnisse; fahigkeiten und kenntnisse;
        besondere kenntnisse; kernkompetenzen; qualifikationen; weitere kenntnisse;
        technische fahigkeiten; competences techniques; competences cles; savoir faire;
        aptitudes; competences informatiques; informatique; outils;
        competences professionnelles; habilidades; competencias; conocimientos;
        habilidades tecnicas; conocimientos tecnicos; destrezas; informatica;
        competencias tecnicas; herramientas; habilidades y competencias;
        conocimientos informaticos; aptitudes principales; competencias e habilidades;
        conhecimentos; principais competencias; qualificacoes; ferramentas;
        habilidades e competencias; competenze; capacita; competenze tecniche; conoscenze;
        abilita; competenze informatiche; competenze professionali; vaardigheden;
        competenties; kennis; technische vaardigheden; computervaardigheden;
        kennis en vaardigheden; 技能; 专业技能; 技术栈; 技能特长; 专业能力; 核心技能;
        技术能力; 技能專長; 專業技能; 專長; 專業能力; 技術能力; スキル; 活かせるスキル; 기술;
        보유 기술; 기술 스택; 스킬; 역량; kompetenser; kompetencer; ferdigheter; umiejetnosci;
        technical skills and tools
        """,
    SectionKind.LANGUAGES: """
        اللغات; языки; владение языками; שפות; diller;
        languages; languages known; language; language skills; spoken languages; foreign languages;
        language proficiency; languages spoken; sprachen; sprachkenntnisse; fremdsprachen;
        langues; langues etrangeres; langue; competences linguistiques; idiomas; lenguas;
        idioma; linguas; lingue; lingue straniere; competenze linguistiche; talen;
        talenkennis; 语言; 语言能力; 語言能力; 語言; 外语; 語学; 語学力; 어학; 어학 능력;
        외국어; 언어; 语言技能; sprak; sprog; jezyki
        """,
    SectionKind.CERTIFICATIONS: """
        الشهادات; сертификаты; курсы; sertifikalar;
        certifications; certification; certificates; certificate; licenses;
        licenses and certifications; credentials; certifications and licenses;
        professional certifications; courses; courses and certifications;
        certifications and courses; training and certifications; certifications and training;
        professional development; licensure; trainings; coursework; relevant coursework;
        continuing education; professional training; licenses and certificates;
        online courses; certifications and awards; zertifikate; zertifizierungen;
        fortbildungen; weiterbildungen; zertifikate und weiterbildungen; lizenzen;
        certificats; formations complementaires; habilitations; certificaciones;
        certificados; cursos; cursos y certificaciones; licencias y certificaciones;
        certificacoes; cursos e certificacoes; certificazioni; certificati; attestati; corsi;
        certificaten; certificeringen; cursussen; trainingen; cursussen en certificaten;
        证书; 资格证书; 培训经历; 資格; 資格 免許; 證照; 專業證照; 證書; 자격증; 자격 사항; 자격사항
        """,
    SectionKind.PROJECTS: """
        المشاريع; 項目經歷; 專案經歷; プロジェクト; 프로젝트; проекты; פרויקטים; projeler;
        projects; personal projects; selected projects; key projects; academic projects;
        side projects; open source; open source projects; project experience;
        projects experience; notable projects; project; project work; research projects;
        portfolio; open source contributions; featured projects; relevant projects;
        technical projects; freelance projects; course projects; projekte; projektarbeit;
        projekterfahrung; ausgewahlte projekte; projets; projets personnels; realisations;
        proyectos; proyectos personales; projetos; projetos pessoais; progetti; projecten;
        项目经验; 项目经历; 项目; 个人项目; プロジェクト; projekt; projekty
        """,
    SectionKind.VOLUNTEER: """
        volunteer; volunteering; volunteer experience; volunteer work; community service;
        community involvement; community; volunteer and community; leadership and activities;
        extracurricular activities; extracurriculars; activities; leadership;
        volunteer activities; social engagement; civic engagement; affiliations;
        professional affiliations; memberships; professional memberships; organizations;
        associations; service; leadership and service; service and leadership;
        professional service; extracurricular; community engagement; campus involvement;
        causes; leadership and involvement; activities and leadership;
        professional associations; boards; board memberships; ehrenamt;
        ehrenamtliches engagement; engagement; ehrenamtliche tatigkeit; mitgliedschaften;
        soziales engagement; benevolat; engagement associatif; activites associatives;
        vie associative; voluntariado; trabajo voluntario; actividades;
        experiencia de voluntariado; trabalho voluntario; atividades; volontariato;
        attivita di volontariato; vrijwilligerswerk; nevenactiviteiten; 志愿者经历; 志愿服务;
        社会活动; 志愿经历; 校园经历; ボランティア
        """,
    SectionKind.AWARDS: """
        awards; honors; honours; awards and honors; honors and awards; achievements;
        accomplishments; awards and achievements; scholarships; recognition;
        key achievements; awards and recognition; honors and scholarships;
        awards and honours; prizes; fellowships; grants; awards and scholarships;
        grants and awards; key accomplishments; auszeichnungen; erfolge; preise; stipendien;
        prix; distinctions; recompenses; prix et distinctions; logros; premios;
        reconocimientos; conquistas; premios e reconhecimentos; premi; riconoscimenti;
        prijzen; onderscheidingen; prestaties; 获奖; 荣誉; 获奖经历; 荣誉奖项; 奖项; 受賞歴
        """,
    SectionKind.PUBLICATIONS: """
        publications; selected publications; papers; research; patents; presentations; talks;
        conferences; articles; posters; conference presentations; speaking;
        speaking engagements; publications and presentations; research interests; writing;
        journal articles; invited talks; publikationen; veroffentlichungen; vortrage;
        patente; conferences et publications; publicaciones; ponencias; publicacoes;
        pubblicazioni; publicaties; 论文; 出版物; 发表论文; 专利; 研究;
        patents and publications; books; media; press; exhibitions; blog posts
        """,
    SectionKind.INTERESTS: """
        interests; hobbies; hobbies and interests; interests and hobbies; personal interests;
        passions; interessen; hobbys; interessen und hobbys; freizeit; hobbys und interessen;
        loisirs; centres d'interet; centres d interet; centre d'interet; interets;
        passe temps; intereses; aficiones; pasatiempos; interesses; interessi; hobby;
        interesses en hobbys; hobby's; 兴趣爱好; 爱好; 兴趣; 趣味; passions and interests
        """,
    SectionKind.REFERENCES: """
        references; reference; referees; recommendations; testimonials; referenzen;
        referencias; references available upon request; references available on request;
        references professionnelles; referenze; referenties; 推荐人; 证明人; endorsements
        """,
    SectionKind.OTHER: """
        additional information; additional; miscellaneous; other; more; additional details;
        other information; declaration; sonstiges; weitere informationen; weitere angaben;
        divers; informations complementaires; otros; otros datos; informacion adicional;
        outras informacoes; informacoes adicionais; altro; altre informazioni;
        ulteriori informazioni; overig; overige informatie; 其他; 附加信息; その他;
        availability; security clearance; personal; appendix; teaching; relevant courses;
        visa status; nationality; signature; quote; stats; disponibilite
        """,
}  # fmt: skip

# Words that tell the kind of a heading with other words around; earlier rows win.
_KEYWORDS = (
    (
        SectionKind.VOLUNTEER,
        "volunteer volunteering community extracurricular benevolat voluntariado ehrenamt",
    ),
    (SectionKind.PROJECTS, "projects projekte projets proyectos projetos progetti projecten"),
    (SectionKind.PUBLICATIONS, "publications publication patents talks presentations"),
    (
        SectionKind.EDUCATION,
        "education educational ausbildung formation educacion formacion educacao formacao "
        "istruzione opleiding schooling",
    ),
    (
        SectionKind.CERTIFICATIONS,
        "certifications certificates certification licenses licences courses credentials",
    ),
    (
        SectionKind.WORK,
        "experience employment career experiences work berufserfahrung experiencia esperienza "
        "werkervaring internships history",
    ),
    (SectionKind.LANGUAGES, "languages sprachen langues idiomas lingue talen"),
    (
        SectionKind.SKILLS,
        "skills competencies expertise technologies proficiencies toolkit toolbox tools "
        "competences kenntnisse habilidades competenze vaardigheden strengths stack "
        "instruments",
    ),
    (SectionKind.AWARDS, "awards honors honours achievements accomplishments scholarships"),
    (SectionKind.INTERESTS, "interests hobbies"),
    (SectionKind.REFERENCES, "references"),
    (SectionKind.SUMMARY, "summary profile objective"),
)

# Headings that are labels of groups or values as often.
_WEAK = frozenset(
    phrase.strip()
    for phrase in """
    tools; software; technologies; technical; methods; media; books; press; teaching;
    research; other; more; online; web; websites; social; links; details; personal; work;
    freelance; internship; internships; career; causes; boards; service; community;
    open source; leadership; activities; background; goals; mission; statement; highlights;
    abilities; training; studies; courses; coursework; certificate; certification; language;
    languages; writing; talks; papers; patents; posters; articles; stats; quote; signature;
    nationality; appendix; availability; project; organizations; associations; outils;
    informatique; herramientas; ferramentas; informatica; introduction; presentation; resume;
    overview; additional; competencies; proficiencies; capabilities; profiles; bio;
    biography; kurse; sprache; langue; idioma; stages; formations
    """.replace("\n", " ").split(";")
    if phrase.strip()
)
_EDGES = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}\.\s+)?|[\W_]+$")
_JOIN = re.compile(r"\s*(?:&|\+|/|,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*")


@lru_cache(maxsize=2048)
def normalised(text: str) -> str:
    """A heading's words without numbering, punctuation and case; 'and' for every joining word."""
    plain = _EDGES.sub("", fold(text).replace("-", " ").replace("’", "'"))
    return re.sub(r"\s+", " ", _JOIN.sub(" and ", plain)).strip()


# "What I do", "Where I've worked", "My skills".
_FIRST_PERSON = re.compile(
    r"(?:what|where|how|things|languages) "
    r"(?:i|i'm|i am|i've|i have|i can)(?: \w+)? (?P<verb>\w+)(?: with)?|"
    r"(?:my|meine|mein|mes|mon|ma|mis|mi|minha|meu|minhas|mijn|min|mina|mine) (?P<own>.+)"
)
_VERBS = {
    verb: kind
    for kind, verbs in {
        SectionKind.WORK: "worked been working work",
        SectionKind.EDUCATION: "studied learned learnt study",
        SectionKind.SKILLS: "know use offer bring do",
        SectionKind.LANGUAGES: "speak",
        SectionKind.PROJECTS: "built made build make created",
        SectionKind.PUBLICATIONS: "wrote written published",
        SectionKind.INTERESTS: "like love enjoy",
        SectionKind.VOLUNTEER: "give given volunteered",
    }.items()
    for verb in verbs.split()
}
_KIND_OF = {
    normalised(phrase): kind
    for kind, phrases in _PHRASES.items()
    for phrase in phrases.replace("\n", " ").split(";")
    if phrase.strip()
}
_KEYWORD_OF = [(kind, frozenset(words.split())) for kind, words in _KEYWORDS]


@lru_cache(maxsize=2048)
def exact_kind(text: str) -> SectionKind | None:
    """The kind of a heading known word for word, or of the first half of 'X and Y'."""
    if len(text) > 60:
        return None
    plain = normalised(text)
    kind = _KIND_OF.get(plain) or _KIND_OF.get(plain.replace(" ", ""))
    if kind is None and " and " in plain:
        kinds = [_KIND_OF.get(part) for part in plain.split(" and ")]
        if all(kinds):
            return kinds[0]
    return kind or _own_words(plain)


def _own_words(plain: str) -> SectionKind | None:
    """The kind of a heading in which its owner speaks: 'What I know', 'My projects'."""
    match = _FIRST_PERSON.fullmatch(plain)
    if match is None:
        return None
    if match["own"] is not None:
        return _KIND_OF.get(match["own"])
    if plain == "what i do":
        return SectionKind.SUMMARY
    return _VERBS.get(match["verb"])


@lru_cache(maxsize=2048)
def keyword_kind(text: str) -> SectionKind | None:
    """The kind that a word of a short heading tells."""
    if len(text) > 60:
        return None
    words = normalised(text).split()
    if not 1 <= len(words) <= 6:
        return None
    for kind, keywords in _KEYWORD_OF:
        if not keywords.isdisjoint(words):
            return kind
    return None


def is_heading_like(text: str) -> bool:
    """Whether a text is a heading whatever stands around it."""
    return exact_kind(text) is not None and not is_weak(text)


def is_weak(text: str) -> bool:
    """Whether the words of a heading are often labels or values in a section, too."""
    return normalised(text) in _WEAK
