"""Places in resumes: recognised by form, by country and by state, and the large cities by name."""

import re
from functools import lru_cache

from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.places_east import eastern_region
from domain.resumes.parsing.regions import PROVINCES, REGIONS, STATES, table

# Country names as written, folded, with the region that telephone numbers there have.
_COUNTRIES = table(
    """
    us: US; usa: US; u.s.: US; u.s.a.: US; united states: US; united states of america: US;
    etats-unis: US; uk: GB; united kingdom: GB; england: GB; scotland: GB; wales: GB;
    great britain: GB; gb: GB; northern ireland: GB; ireland: IE; canada: CA; australia: AU;
    new zealand: NZ; india: IN; pakistan: PK; bangladesh: BD; sri lanka: LK; nepal: NP;
    singapore: SG; malaysia: MY; indonesia: ID; philippines: PH; vietnam: VN; thailand: TH;
    china: CN; 中国: CN; hong kong: HK; taiwan: TW; japan: JP; 日本: JP; south korea: KR;
    korea: KR; germany: DE; deutschland: DE; allemagne: DE; austria: AT; osterreich: AT;
    switzerland: CH; schweiz: CH; suisse: CH; svizzera: CH; france: FR; frankreich: FR;
    belgium: BE; belgique: BE; belgie: BE; netherlands: NL; the netherlands: NL;
    nederland: NL; niederlande: NL; luxembourg: LU; spain: ES; espana: ES; spanien: ES;
    portugal: PT; italy: IT; italia: IT; italien: IT; greece: GR; poland: PL; polska: PL;
    czech republic: CZ; czechia: CZ; slovakia: SK; hungary: HU; romania: RO; bulgaria: BG;
    serbia: RS; croatia: HR; slovenia: SI; ukraine: UA; russia: RU; turkey: TR; turkiye: TR;
    sweden: SE; sverige: SE; norway: NO; norge: NO; denmark: DK; danmark: DK; finland: FI;
    suomi: FI; iceland: IS; estonia: EE; latvia: LV; lithuania: LT; israel: IL; egypt: EG;
    morocco: MA; maroc: MA; tunisia: TN; tunisie: TN; algeria: DZ; algerie: DZ; nigeria: NG;
    ghana: GH; kenya: KE; ethiopia: ET; uganda: UG; tanzania: TZ; south africa: ZA; uae: AE;
    united arab emirates: AE; saudi arabia: SA; qatar: QA; kuwait: KW; jordan: JO;
    lebanon: LB; iran: IR; iraq: IQ; mexico: MX; brazil: BR; brasil: BR; argentina: AR;
    chile: CL; colombia: CO; peru: PE; ecuador: EC; venezuela: VE; uruguay: UY; bolivia: BO;
    paraguay: PY; costa rica: CR; panama: PA; guatemala: GT; puerto rico: PR; cuba: CU;
    dominican republic: DO; de: DE; fr: FR; nl: NL; es: ES; it: IT; ch: CH; se: SE; cn: CN;
    jp: JP; br: BR; au: AU; oman: OM; bahrain: BH; yemen: YE; syria: SY; libya: LY; sudan: SD;
    senegal: SN; ivory coast: CI; cote d'ivoire: CI; cameroon: CM; cameroun: CM; rwanda: RW;
    zambia: ZM; zimbabwe: ZW; mozambique: MZ; angola: AO; namibia: NA; botswana: BW;
    malawi: MW; madagascar: MG; mauritius: MU; armenia: AM; azerbaijan: AZ; kazakhstan: KZ;
    uzbekistan: UZ; kyrgyzstan: KG; mongolia: MN; myanmar: MM; cambodia: KH; laos: LA;
    brunei: BN; macau: MO; afghanistan: AF; maldives: MV; bhutan: BT; albania: AL;
    north macedonia: MK; bosnia and herzegovina: BA; montenegro: ME; kosovo: XK; moldova: MD;
    belarus: BY; malta: MT; cyprus: CY; liechtenstein: LI; andorra: AD; jamaica: JM;
    trinidad and tobago: TT; barbados: BB; bahamas: BS; haiti: HT; honduras: HN;
    el salvador: SV; nicaragua: NI; guyana: GY; suriname: SR; belize: BZ; fiji: FJ;
    viet nam: VN; hrvatska: HR; srbija: RS; slovensko: SK; slovenija: SI; magyarorszag: HU;
    eesti: EE; latvija: LV; lietuva: LT; ceska republika: CZ; cesko: CZ; hellas: GR;
    espagne: ES; italie: IT; belgien: BE; polen: PL; schweden: SE; russland: RU; ksa: SA;
    palestine: PS; somalia: SO; mali: ML; benin: BJ; togo: TG; niger: NE; gabon: GA;
    sierra leone: SL; liberia: LR; gambia: GM; turkmenistan: TM; tajikistan: TJ;
    الامارات العربية المتحدة: AE; الامارات: AE; المملكة العربية السعودية: SA; السعودية: SA;
    مصر: EG; الاردن: JO; لبنان: LB; المغرب: MA; تونس: TN; الجزائر: DZ; العراق: IQ; قطر: QA;
    الكويت: KW; البحرين: BH; سلطنة عمان: OM; سوريا: SY; فلسطين: PS; ישראל: IL; россия: RU;
    украина: UA; україна: UA; казахстан: KZ; беларусь: BY
    """
)
# Large cities, folded, that stand without their country.
_STATE_OF = re.compile(
    r"(?:the )?(?:sultanate|kingdom|republic|state|principality|commonwealth) of (?:the )?", re.I
)
_CITIES = frozenset(
    city.strip()
    for city in """
    london; paris; berlin; munich; munchen; hamburg; frankfurt; cologne; koln; stuttgart;
    dusseldorf; leipzig; dresden; hannover; nurnberg; vienna; wien; graz; zurich; geneva;
    geneve; basel; bern; lausanne; lyon; marseille; toulouse; lille; nantes; bordeaux;
    strasbourg; nice; rennes; grenoble; montpellier; madrid; barcelona; valencia; sevilla;
    seville; bilbao; malaga; zaragoza; lisbon; lisboa; porto; rome; roma; milan; milano;
    turin; torino; naples; napoli; bologna; florence; firenze; amsterdam; rotterdam; utrecht;
    eindhoven; den haag; the hague; brussels; bruxelles; brussel; antwerp; antwerpen; ghent;
    gent; copenhagen; stockholm; gothenburg; malmo; oslo; bergen; helsinki; dublin; cork;
    edinburgh; glasgow; manchester; birmingham; bristol; leeds; liverpool; cambridge; oxford;
    warsaw; warszawa; krakow; wroclaw; prague; praha; brno; budapest; bucharest; sofia;
    athens; istanbul; ankara; kyiv; kiev; lviv; moscow; saint petersburg; tel aviv; jerusalem;
    dubai; abu dhabi; doha; riyadh; cairo; casablanca; tunis; algiers; lagos; abuja; nairobi;
    accra; johannesburg; cape town; mumbai; delhi; new delhi; bangalore; bengaluru; hyderabad;
    chennai; pune; kolkata; gurgaon; gurugram; noida; ahmedabad; karachi; lahore; islamabad;
    dhaka; colombo; kathmandu; bangkok; hanoi; ho chi minh city; jakarta; manila;
    kuala lumpur; beijing; shanghai; shenzhen; guangzhou; hangzhou; chengdu; nanjing; wuhan;
    北京; 上海; 深圳; 广州; 杭州; 成都; 南京; 武汉; 西安; 苏州; 天津; 重庆; 香港; 台北; 東京;
    大阪; tokyo; osaka; kyoto; seoul; busan; taipei; sydney; melbourne; brisbane; perth;
    auckland; wellington; toronto; montreal; vancouver; ottawa; calgary; edmonton; new york;
    new york city; nyc; los angeles; san francisco; chicago; boston; seattle; austin; houston;
    dallas; denver; atlanta; miami; philadelphia; phoenix; san diego; san jose; portland;
    minneapolis; detroit; pittsburgh; baltimore; charlotte; nashville; salt lake city;
    palo alto; mountain view; sunnyvale; oakland; brooklyn; washington dc; washington d.c.;
    silicon valley; bay area; san francisco bay area; greater london; mexico city;
    ciudad de mexico; guadalajara; monterrey; bogota; medellin; lima; santiago; buenos aires;
    cordoba; montevideo; quito; sao paulo; rio de janeiro; belo horizonte; brasilia; curitiba;
    porto alegre; recife; florianopolis; دبي; ابوظبي; الرياض; جدة; القاهرة; بيروت; بغداد;
    الدوحة; الدار البيضاء; москва; санкт-петербург; תל אביב; ירושלים
    """.replace("\n", " ").split(";")
)
_COUNTRY_CODES = frozenset(_COUNTRIES.values())
_REGION_CODES = frozenset(STATES.values()) | frozenset(PROVINCES.values())
_REMOTE = re.compile(
    r"(?:fully |100% )?(?:remote|hybrid|on-?site|work from home|homeoffice|home office|"
    r"teletravail|remoto)"
    r"(?:\s*[(,/-].*)?",
    re.I,
)
_NAME = r"[^\W\d_][^\W\d_.'’]*\.?(?:[ \-'’][^\W\d_][\w.'’]*){0,4}"
_POSTCODE = (
    r"(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4}|"
    r"〒?\d{3}-\d{4}|\d{2}-\d{3}|\d{3}\s\d{2}|"
    r"\d{4,6}(?:-\d{3,4})?(?:\s?[A-Z]{2})?)"
)
_TRAILING_POSTCODE = re.compile(rf"[,\s]+(?:{_POSTCODE}|\d{{3}})\b")
_LEADING_POSTCODE = re.compile(rf"^(?:[A-Z]{{1,2}}-)?{_POSTCODE}\s+")
_POSTCODE_AND_CITY = re.compile(
    rf"(?:[A-Z]{{1,2}}-)?(?:\d{{4,5}}(?:-\d{{3}})?(?:\s?[A-Z]{{2}})?|\d{{2}}-\d{{3}}|\d{{3}}\s\d{{2}})"
    rf"\s+(?:{_NAME})"
)
# "Truro TR1 2AB", "Truro, TR1 2AB"
_CITY_AND_CODE = re.compile(rf"{_NAME},? [A-Z]{{1,2}}\d[\dA-Z]? \d[A-Z]{{2}}")
# "Oyo State", "Región Metropolitana", "Provincia de Salta", "County Galway".
# "Lyon 7e"
_DISTRICT = re.compile(r"(?<=[^\W\d_])\s\d{1,2}(?:er|e|eme|ème)$")
_REGION = re.compile(
    r"[^\W\d_a-z][\w' -]+ (?:State|Province|Region|County|Prefecture|District|Oblast)|"
    r"(?:Regi[oó]n|Provinci?a|Departamento|Estado|R[eé]gion|County|Co\.)(?: de)? "
    r"[^\W\d_a-z][\w' -]+"
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+")
_BRACKETED = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]?")
_LEGAL_FORM = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|corp|co|lda|sarl|srl|plc|pty|oy|bv|nv|kg)\b|\bs\.\s?(?:[aàrpl]\.?\s?)+",
    re.I,
)
# The state of "Boulder, CO", which is the short form of a company, too.
_STATE_BEHIND = re.compile(r",\s*(?:CO|SA)$")
# "Reno NV", "Reno NV 89501, US"; a state in full only with what follows: "Reno Nevada, US".
_CODES = "|".join(_REGION_CODES)
_NAMES = "|".join(name.title() for name in [*STATES, *PROVINCES])
_ZIP = r",?\s+\d{5}(?:-\d{4})?"
_UNPARTED = re.compile(
    rf"([^,\d]+?),?\s+((?:{_CODES})(?:{_ZIP})?|(?:{_NAMES})(?:{_ZIP})?(?=,?\s+(?:USA?|Canada)$)|"
    rf"(?:{_NAMES}){_ZIP})((?:,?\s+(?:USA?|Canada))?)"
)
_STREET = re.compile(
    r"\d+[a-z]?\b.*\b(?:st|street|ave|avenue|rd|road|blvd|drive|dr|lane|ln|way|court|ct|"
    r"square|place|apt|suite)\b|"
    r"\b(?:rue|avenue|boulevard|calle|via|rua|plaza)\b.*\d|(?:strasse|straße|str\.|weg|platz|"
    r"straat|laan)\s*\d|\bp\.?o\.? box\b",
    re.I,
)


@lru_cache(maxsize=1024)
def region_of(text: str) -> str | None:
    """The two-letter region of the country that a place names, by its last telling part."""
    eastern = eastern_region(text)
    if eastern is not None:
        return eastern
    for part in reversed(re.split(r"[,/()|–-]", _with_commas(text))):
        plain = part.strip()
        if plain in _COUNTRY_CODES and plain not in _REGION_CODES:
            return plain
        folded = _STATE_OF.sub("", fold(plain))
        if folded in _COUNTRIES and (len(plain) > 2 or plain.isupper()):
            # "CA", "DE" or "IN" after a city is a state of the USA more often than a country.
            if plain in STATES.values() and plain not in ("DE",):
                return "US"
            return _COUNTRIES[folded]
        bare = _TRAILING_POSTCODE.sub("", " " + plain).strip()
        if bare in STATES.values() or fold(bare) in STATES:
            return "US"
        if bare in PROVINCES.values() or fold(bare) in PROVINCES:
            return "CA"
        if _is_other_region(bare):
            return REGIONS[fold(bare)]
    return None


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a short text is nothing but a place: 'City, ST', 'City, Country', 'Remote'."""
    plain = _DISTRICT.sub("", _with_commas(text.strip(" ()[],;"), loose=False))
    if not 2 <= len(plain) <= 80:
        return False
    if _REMOTE.fullmatch(plain) or eastern_region(plain) is not None:
        return True
    if fold(plain) in _CITIES or (fold(plain) in _COUNTRIES and len(plain) > 3):
        return True
    bare = _TRAILING_POSTCODE.sub("", plain)
    if bare != plain and (fold(bare) in _CITIES or _CITY_AND_CODE.fullmatch(plain)):
        return True
    if _POSTCODE_AND_CITY.fullmatch(plain) and not re.match(r"(?:19|20)\d\d ", plain):
        return True
    joined = _AND.split(plain)
    if len(joined) == 2 and all(fold(part) in _COUNTRIES and len(part) > 3 for part in joined):
        return True
    bracket = _BRACKETED.fullmatch(plain)
    if bracket is not None and _REMOTE.fullmatch(bracket[2]):
        return is_place(bracket[1])
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    if not 2 <= len(parts) <= 5:
        return False
    last = _TRAILING_POSTCODE.sub("", " " + parts[-1]).strip()
    if not last:
        parts, last = parts[:-1], parts[-2]
    head = parts[:-1]
    if not head or not (_is_region(last) or _LEADING_POSTCODE.match(parts[-1])):
        return False
    city = _TRAILING_POSTCODE.sub("", _LEADING_POSTCODE.sub("", head[-1]))
    before = parts[: _city_at(parts)]
    if any(not _STREET.search(part) and not any(map(str.isdigit, part)) for part in before):
        return False
    return bool(re.fullmatch(_NAME, city)) or bool(_STREET.search(head[0]))


def is_remote(text: str) -> bool:
    """Whether a place is wherever its holder works."""
    return _REMOTE.fullmatch(text.strip(" ()[]")) is not None


def is_home(text: str) -> bool:
    """Whether a piece of a contact line is a place, also one with a region that no list has."""
    parts = [part.strip() for part in _with_commas(text.strip(" ()[],;")).split(",")]
    last = parts[-1]
    if len(parts) == 2 and fold(parts[0]) in _CITIES and re.fullmatch(_NAME, last):
        return True
    if len(parts) == 3 and ((fold(last) in _COUNTRIES and len(last) > 3) or last in _COUNTRY_CODES):
        return all(re.fullmatch(_NAME, part) for part in parts[:2])
    return is_place(", ".join(parts))


def _with_commas(text: str, *, loose: bool = True) -> str:
    """'Phoenix, AZ (US)' and 'Phoenix AZ US' as 'Phoenix, AZ, US'.

    'Phoenix AZ' only if `loose`: 'Svea AB' and 'Smith CO' are companies.
    """
    text = re.sub(r"\s*\(([A-Z]{2,3})\)?$", r", \1", text)
    match = _UNPARTED.fullmatch(text)
    if match is None or not (loose or match[3] or any(map(str.isdigit, match[2]))):
        return text
    return ", ".join(each.strip(" ,") for each in match.groups() if each and each.strip(" ,"))


def _is_region(text: str) -> bool:
    folded = _STATE_OF.sub("", fold(text).strip(". "))
    if text in _COUNTRY_CODES:
        return True
    if text in _REGION_CODES or folded in STATES or folded in PROVINCES:
        return True
    if _is_other_region(text) or _REGION.fullmatch(text):
        return True
    return folded in _COUNTRIES and (len(text) > 2 or text.isupper())


def _is_other_region(text: str) -> bool:
    """Whether a text is a region of a country without states of two letters; codes in capitals."""
    return fold(text) in REGIONS and (len(text) > 3 or text.isupper())


def has_city(place: str) -> bool:
    """Whether a place says more than a country, a region or a postcode."""
    parts = [_LEADING_POSTCODE.sub("", part.strip()) for part in place.split(",")]
    parts = [_TRAILING_POSTCODE.sub("", " " + part).strip() for part in parts]
    parts = [part for part in parts if part]
    return bool(parts) and (not _is_region(parts[0]) or fold(parts[0]) in _CITIES)


def is_street(text: str) -> bool:
    return bool(_STREET.search(text))


def bare_place(text: str) -> str:
    """A place without the street or the department before it: 'Lab, Reno, NV' as 'Reno, NV'."""
    parts = [part.strip() for part in _with_commas(text.strip(" ()[]")).split(",")]
    parts = [part for part in parts if part]
    return ", ".join(parts[_city_at(parts) :]) if len(parts) > 2 else text


def _city_at(parts: list[str]) -> int:
    """The index of the city among the parts of a place: before its state and its country."""
    at = len(parts) - 1
    seen: dict[str, str] = {}
    while at > 0:
        part = _TRAILING_POSTCODE.sub("", " " + parts[at]).strip()
        kind, code = _kind_of_region(part)
        if part and (not kind or seen.get(kind, code) != code):
            break
        if kind in seen and fold(part) in _CITIES:
            break  # the city of New York, NY
        if part:
            seen[kind] = code
        at -= 1
    if at > 0 and fold(parts[at - 1]) in _CITIES:
        return at - 1  # "Bengaluru, Karnataka, India": a region that no list has
    return at


def _kind_of_region(text: str) -> tuple[str, str]:
    """('state' or 'country' or '', its code)."""
    folded = fold(text).strip(". ")
    state = text if text in _REGION_CODES else STATES.get(folded, PROVINCES.get(folded, ""))
    if state:
        return "state", state
    if _is_other_region(text) or _REGION.fullmatch(text):
        return "state", folded
    if _is_region(text):
        return "country", _COUNTRIES.get(folded, text)
    return "", ""


def split_trailing_place(text: str) -> tuple[str, str | None]:
    """'Acme Corp, Austin, TX' as ('Acme Corp', 'Austin, TX'); without a place, the text alone."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) >= 3:
        at = _city_at(parts)
        tail = ", ".join(parts[at:])
        if at > 0 and is_place(tail) and not _LEGAL_FORM.search(_STATE_BEHIND.sub("", tail)):
            return ", ".join(parts[:at]), tail
    if len(parts) >= 2:
        tail = parts[-1]
        if is_place(tail):
            return ", ".join(parts[:-1]), tail
    bracket = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]", text)
    if bracket and is_place(bracket[2]):
        return bracket[1], bracket[2]
    return text, None
