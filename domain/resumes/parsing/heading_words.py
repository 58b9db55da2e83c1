"""What resumes call their sections, in some thirty languages."""

from enum import StrEnum


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


PHRASES = {
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
        informations personnelles; etat civil; top contact;
        contact data; kontaktinformation; kontaktuppgifter; personuppgifter; kontaktoplysninger;
        kontaktinfo; personlige oplysninger; personlige opplysninger; yhteystiedot; henkilotiedot;
        dane osobowe; dane kontaktowe; kontaktni udaje; osobni udaje; elerhetoseg; szemelyes adatok;
        date personale;
        informatii de contact; date de contact; контактная информация; контактні дані; контакти;
        kisisel bilgiler; iletisim bilgileri; στοιχεια επικοινωνιας; podaci za kontakt;
        osobni podaci; licni podaci;
        thong tin lien he; informasi kontak; data pribadi
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
        professional overview; statement of purpose;
        profil personal; om mig; om meg; sammanfattning; sammendrag; resume profil;
        nokkelkvalifikasjoner; yhteenveto; podsumowanie; podsumowanie zawodowe; o mnie; shrnuti; o
        mne; osszefoglalo; bemutatkozas; despre mine; rezumat; profil profesional; про себе;
        резюме; kariyer hedefi; περιληψη; προφιλ; sazetak; o meni; gioi thieu; ringkasan; tentang
        saya; accroche; presentacion; executive profile
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
        erhvervserfaring; arbeidserfaring; doswiadczenie zawodowe; doswiadczenie;
        academic positions; research positions; employment record; professional career; work
        background; professional appointments; berufliche tatigkeit; berufliche tatigkeiten;
        beruflicher lebenslauf; berufstatigkeit; berufserfahrungen; berufspraktische erfahrung;
        postes occupes; activite professionnelle; activites professionnelles; vida laboral;
        recorrido profesional; experiencias laborales; percurso profissional; experiencia de
        trabalho; attivita professionale; percorso professionale; carriera professionale;
        professionele loopbaan; loopbaanoverzicht; arbetserfarenhet; yrkeserfarenhet;
        anstallningar; erhvervserfaringer; karriere; ansaettelser; yrkeserfaring; arbeidsliv;
        tyokokemus; tyohistoria; praca; przebieg kariery; historia zatrudnienia; pracovni
        zkusenosti; praxe; zamestnani; pracovne skusenosti; szakmai tapasztalat; munkatapasztalat;
        experienta profesionala; experienta; experienta de munca; досвід роботи; досвід; трудовая
        деятельность; профессиональный опыт; is tecrubesi; tecrube; calisma gecmisi; επαγγελματικη
        εμπειρια; radno iskustvo; delovne izkusnje; kinh nghiem lam viec; pengalaman kerja;
        pengalaman
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
        utbildning; uddannelse; utdanning; wyksztalcenie; edukacja;
        education and degrees; studies and degrees; degrees and education; ausbildungen; schule
        und studium; schule und ausbildung; bildungsgang; schullaufbahn; etudes et diplomes;
        formation initiale; formation universitaire; formation et etudes; preparacion academica;
        titulacion; estudios realizados; habilitacoes; habilitacoes literarias; habilitacoes
        academicas; formacao profissional; percorso formativo; educazione; istruzione e titoli;
        opleiding en cursussen; studies en diploma's; utbildningar; akademisk utbildning;
        uddannelser; utdannelse; koulutus; opinnot; wyksztalcenie i szkolenia; studia; vzdelani;
        vzdelanie; studium a skoleni; tanulmanyok; vegzettseg; iskolai vegzettseg; kepzettseg;
        studii; educatie; educatie si formare; освіта; образование и обучение; egitim bilgileri;
        ogrenim; εκπαιδευση; σπουδες; obrazovanje; izobrazba; hoc van; pendidikan
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
        technical skills and tools;
        kunskaper; fardigheter; tekniska kunskaper; teknisk kompetens; kompetens; faglige
        kompetencer; it kompetencer; kvalifikationer; kvalifikasjoner; kompetanse;
        nokkelkompetanse; taidot; osaaminen; ydinosaaminen; umiejetnosci techniczne; kompetencje;
        znajomosc programow; dovednosti; znalosti; schopnosti; zrucnosti; znalosti a dovednosti;
        keszsegek; kepessegek; szakmai ismeretek; ismeretek; competente; aptitudini; abilitati;
        competente tehnice; навички; технические навыки; профессиональные навыки; ключові навички;
        yetkinlikler; teknik beceriler; bilgi ve beceriler; δεξιοτητες; vjestine; vestine;
        kompetencije; ky nang; keahlian; keterampilan; kemampuan; schwerpunkte; fachliche
        kompetenzen; it skills und tools; savoirs faire; savoir etre; atouts; domaines de
        competences; competences et outils; logiciels; capacidades; competencias digitales;
        competencias digitais; aptidoes; competencias pessoais; abilita informatiche; conoscenze
        informatiche; conoscenze tecniche; capacita e competenze; competenze digitali; digital
        skills; expertises; skills overview; working knowledge; knowledge; qualifications and
        skills; practical skills; craft
        """,
    SectionKind.LANGUAGES: """
        اللغات; языки; владение языками; שפות; diller;
        languages; languages known; language; language skills; spoken languages; foreign languages;
        language proficiency; languages spoken; sprachen; sprachkenntnisse; fremdsprachen;
        langues; langues etrangeres; langue; competences linguistiques; idiomas; lenguas;
        idioma; linguas; lingue; lingue straniere; competenze linguistiche; talen;
        talenkennis; 语言; 语言能力; 語言能力; 語言; 外语; 語学; 語学力; 어학; 어학 능력;
        외국어; 언어; 语言技能; sprak; sprog; jezyki;
        sprakkunskaper; sprakferdigheter; sprogkundskaber; sprogfaerdigheter; kielitaito; kielet;
        znajomosc jezykow; jezyki obce; jazyky; jazykove znalosti; nyelvtudas; nyelvismeret;
        nyelvek; limbi straine; limbi; мови; знание языков; иностранные языки; знання мов; yabanci
        dil; yabanci diller; γλωσσες; ξενες γλωσσες; jezici; strani jezici; ngoai ngu; bahasa;
        conocimiento de idiomas; idiomas y nivel; conoscenze linguistiche; competencias
        linguisticas; connaissances linguistiques; languages and fluency; sprachen und niveau
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
        证书; 资格证书; 培训经历; 資格; 資格 免許; 證照; 專業證照; 證書; 자격증; 자격 사항;
        자격사항; licences; licences and certifications; certifikat; certifieringar; kurser;
        kurser och
        certifikat; certifikater; sertifikater; sertifikaatit; certyfikaty; kursy i szkolenia;
        kursy; szkolenia; uprawnienia; certifikaty; kurzy; skoleni; tanusitvanyok; tanfolyamok;
        certificari; cursuri; сертифікати; повышение квалификации; sertifika; kurslar;
        πιστοποιησεις; certifikati; sertifikasi; chung chi; titoli e certificati; formazione
        complementare; formacion complementaria; formacion adicional; zusatzqualifikationen;
        scheine
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
        项目经验; 项目经历; 项目; 个人项目; プロジェクト; projekt; projekty;
        projekt i urval; prosjekter; projekter; projektit; projekty wlasne; projektek; proiecte;
        проєкти; projekti; du an; proyek; proyectos destacados; projets realises;
        selected work; selected works; case studies
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
        社会活动; 志愿经历; 校园经历; ボランティア;
        ideellt arbete; ideella uppdrag; fortroendeuppdrag; frivilligt arbejde; frivillig;
        frivillig arbeid; verv; vapaaehtoistyo; luottamustehtavat; wolontariat; dzialalnosc
        spoleczna; dobrovolnictvi; onkentes munka; voluntariat; волонтерство; волонтерская
        деятельность; gonullu calismalar; εθελοντισμος; volontiranje; volunteering and leadership;
        associations et benevolat; engagements; implicacion social
        """,
    SectionKind.AWARDS: """
        awards; honors; honours; awards and honors; honors and awards; achievements;
        accomplishments; awards and achievements; scholarships; recognition;
        key achievements; awards and recognition; honors and scholarships;
        awards and honours; prizes; fellowships; grants; awards and scholarships;
        grants and awards; key accomplishments; auszeichnungen; erfolge; preise; stipendien;
        prix; distinctions; recompenses; prix et distinctions; logros; premios;
        reconocimientos; conquistas; premios e reconhecimentos; premi; riconoscimenti;
        prijzen; onderscheidingen; prestaties; 获奖; 荣誉; 获奖经历; 荣誉奖项; 奖项; 受賞歴;
        utmarkelser; priser; stipendier; haederspriser; priser og stipendier; palkinnot;
        tunnustukset; nagrody; nagrody i wyroznienia; osiagniecia; oceneni; uspechy; dijak;
        premii; нагороди; награды; достижения; oduller; basarilar; διακρισεις;
        nagrade; penghargaan; giai thuong; awards and prizes; honours and prizes; ehrungen; preise
        und auszeichnungen; prix et bourses; becas y premios; bolsas e premios; borse di studio;
        onderscheidingen en prijzen
        """,
    SectionKind.PUBLICATIONS: """
        publications; selected publications; papers; research; patents; presentations; talks;
        conferences; articles; posters; conference presentations; speaking;
        speaking engagements; publications and presentations; research interests; writing;
        journal articles; invited talks; publikationen; veroffentlichungen; vortrage;
        patente; conferences et publications; publicaciones; ponencias; publicacoes;
        pubblicazioni; publicaties; 论文; 出版物; 发表论文; 专利; 研究;
        patents and publications; books; media; press; exhibitions; blog posts;
        peer reviewed articles; peer reviewed publications; refereed publications; refereed
        journal articles; journal papers; conference papers; conference proceedings; book
        chapters; working papers; published work; published works; talks and presentations;
        wissenschaftliche veroffentlichungen; publikationsliste; articles scientifiques;
        communications; articulos; publicaciones cientificas; artigos publicados; publikationer;
        julkaisut; publikacje; publikace; publikaciok; publicatii; публікації; публикации;
        yayinlar; δημοσιευσεις; publikacije; publikasi; theses
        """,
    SectionKind.INTERESTS: """
        interests; hobbies; hobbies and interests; interests and hobbies; personal interests;
        passions; interessen; hobbys; interessen und hobbys; freizeit; hobbys und interessen;
        loisirs; centres d'interet; centres d interet; centre d'interet; interets;
        passe temps; intereses; aficiones; pasatiempos; interesses; interessi; hobby;
        interesses en hobbys; hobby's; 兴趣爱好; 爱好; 兴趣; 趣味; passions and interests;
        intressen; fritid; fritidsintressen; interesser; fritidsinteresser; harrastukset;
        kiinnostuksen kohteet; zainteresowania; zajmy; konicky; zaujmy; erdeklodes; hobbik; hobbi;
        interese; pasiuni; hobbyuri; інтереси; захоплення; интересы; хобби; увлечения; ilgi
        alanlari; hobiler; ενδιαφεροντα; interesi; hobiji; so thich; minat; hobi; private
        interessen; interessen und freizeit; activites et interets; intereses y aficiones;
        interessi personali; outside work; when i am not working
        """,
    SectionKind.REFERENCES: """
        references; reference; referees; recommendations; testimonials; referenzen;
        referencias; references available upon request; references available on request;
        references professionnelles; referenze; referenties; 推荐人; 证明人; endorsements;
        referenser; referencer; referanser; suosittelijat; referencje; reference a doporuceni;
        referenciak; referinte; рекомендації; рекомендации; referanslar; συστασεις; preporuke;
        referensi; personas de contacto
        """,
    SectionKind.OTHER: """
        additional information; additional; miscellaneous; other; more; additional details;
        other information; declaration; sonstiges; weitere informationen; weitere angaben;
        divers; informations complementaires; otros; otros datos; informacion adicional;
        outras informacoes; informacoes adicionais; altro; altre informazioni;
        ulteriori informazioni; overig; overige informatie; 其他; 附加信息; その他;
        availability; security clearance; personal; appendix; teaching; relevant courses;
        visa status; nationality; signature; quote; stats; disponibilite;
        ovrigt; annat; andet; annet; muuta; inne; dodatkowe informacje; informacje dodatkowe;
        ostatni; dalsi informace; egyeb; alte informatii; diverse; прочее; дополнительная
        информация; додаткова інформація; diger; ek bilgiler; personliches; korkort; prawo jazdy;
        ridicsky prukaz; patente di guida; fuhrerschein; permis de conduire; carne de conducir;
        rijbewijs; driving licence
        """,
}  # fmt: skip

# Words that tell the kind of a heading with other words around; earlier rows win.
KEYWORDS = (
    (
        SectionKind.VOLUNTEER,
        "volunteer volunteering community extracurricular benevolat voluntariado ehrenamt",
    ),
    (SectionKind.PROJECTS, "projects projekte projets proyectos projetos progetti projecten"),
    (
        SectionKind.PUBLICATIONS,
        "publications publication patents talks presentations articles papers proceedings",
    ),
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
        "werkervaring internships history positions appointments",
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
WEAK = frozenset(
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
    biography; kurse; sprache; langue; idioma; stages; formations; logiciels; knowledge; craft;
    schwerpunkte; kurser; kurzy; kursy; cursuri; kurslar; licences; theses; communications;
    engagements; articulos; verv; annat; andet; annet; muuta; inne; diger; egyeb; ostatni; diverse;
    karriere; praca; praxe; studia; atouts; savoir etre; capacidades; expertises; working papers;
    book chapters; journal papers; conference papers; hobi; bahasa; minat; kompetens; fritid
    """.replace("\n", " ").split(";")
    if phrase.strip()
)
