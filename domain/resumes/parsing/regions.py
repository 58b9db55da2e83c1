"""States, provinces and other regions below a country, by name and by code."""


def table(text: str) -> dict[str, str]:
    """'name: CODE; name: CODE' as a mapping."""
    rows = (row.split(":") for row in text.replace("\n", " ").split(";"))
    return {name.strip(): code.strip() for name, code in rows}


def _of(country: str, text: str) -> dict[str, str]:
    names = (name.strip() for name in text.replace("\n", " ").split(";"))
    return {name: country for name in names if name}


STATES = table(
    """
    alabama: AL; alaska: AK; arizona: AZ; arkansas: AR; california: CA; colorado: CO;
    connecticut: CT; delaware: DE; district of columbia: DC; florida: FL; georgia: GA;
    hawaii: HI; idaho: ID; illinois: IL; indiana: IN; iowa: IA; kansas: KS; kentucky: KY;
    louisiana: LA; maine: ME; maryland: MD; massachusetts: MA; michigan: MI; minnesota: MN;
    mississippi: MS; missouri: MO; montana: MT; nebraska: NE; nevada: NV; new hampshire: NH;
    new jersey: NJ; new mexico: NM; new york: NY; north carolina: NC; north dakota: ND;
    ohio: OH; oklahoma: OK; oregon: OR; pennsylvania: PA; rhode island: RI;
    south carolina: SC; south dakota: SD; tennessee: TN; texas: TX; utah: UT; vermont: VT;
    virginia: VA; washington: WA; west virginia: WV; wisconsin: WI; wyoming: WY
    """
)
PROVINCES = table(
    """
    alberta: AB; british columbia: BC; manitoba: MB; new brunswick: NB; newfoundland: NL;
    nova scotia: NS; ontario: ON; prince edward island: PE; quebec: QC; saskatchewan: SK
    """
)
# Regions of other countries, folded, with their country; codes only where no other place has them.
REGIONS = {
    **_of(
        "IN",
        """
        andhra pradesh; assam; bihar; chhattisgarh; goa; gujarat; haryana; himachal pradesh;
        jharkhand; karnataka; kerala; madhya pradesh; maharashtra; odisha; punjab; rajasthan;
        tamil nadu; telangana; uttar pradesh; uttarakhand; west bengal
        """,
    ),
    **_of(
        "AU",
        """
        new south wales; nsw; victoria; vic; queensland; qld; south australia;
        western australia; tasmania; tas; act
        """,
    ),
    **_of(
        "BR",
        """
        minas gerais; bahia; parana; pernambuco; ceara; santa catarina; rio grande do sul;
        goias; espirito santo; sp; rj; mg; rs; pr; df; ba; go; ce
        """,
    ),
    **_of(
        "MX",
        """
        jalisco; nuevo leon; puebla; queretaro; yucatan; guanajuato; sonora; sinaloa; veracruz;
        oaxaca; chihuahua; coahuila; estado de mexico; cdmx
        """,
    ),
    **_of(
        "DE",
        """
        bayern; bavaria; hessen; hesse; sachsen; saxony; niedersachsen; nordrhein-westfalen; nrw;
        baden-wurttemberg; thuringen; brandenburg; rheinland-pfalz; schleswig-holstein; saarland
        """,
    ),
    **_of(
        "ES",
        """
        cataluna; catalunya; catalonia; andalucia; andalusia; galicia; pais vasco; euskadi;
        aragon; asturias; castilla y leon; extremadura; navarra; cantabria; canarias
        """,
    ),
    **_of(
        "IT",
        """
        lombardia; lombardy; piemonte; piedmont; veneto; toscana; tuscany; lazio; campania;
        sicilia; sicily; emilia-romagna; puglia; liguria; sardegna
        """,
    ),
    **_of(
        "FR",
        """
        ile-de-france; bretagne; brittany; normandie; occitanie; nouvelle-aquitaine; grand est;
        provence; auvergne-rhone-alpes; hauts-de-france; alsace
        """,
    ),
    **_of(
        "GB",
        """
        greater manchester; west yorkshire; south yorkshire; west midlands; kent; surrey; essex;
        sussex; hampshire; devon; cornwall; lancashire; merseyside; norfolk; suffolk; oxfordshire;
        cambridgeshire; hertfordshire; berkshire
        """,
    ),
    **_of(
        "CN",
        """
        guangdong; zhejiang; jiangsu; sichuan; hubei; hunan; fujian; shandong; shaanxi; yunnan
        """,
    ),
}
