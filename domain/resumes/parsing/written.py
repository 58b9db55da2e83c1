"""The language that a text is written in."""

import re
from collections import Counter

# Words that a text of some lines can't do without, and how resumes head their sections.
_COMMON = {
    "en": "the and of with for in to from led managed developed team experience skills education"
    " summary work history languages",
    "de": "und der die das mit von für im bei zur entwicklung erfahrung kenntnisse lebenslauf"
    " berufserfahrung ausbildung sprachen",
    "fr": "et le la les des du pour dans avec une expérience gestion équipe développement"
    " formation compétences langues",
    "es": "y el la los las de del para con en una experiencia gestión desarrollo equipo formación"
    " educación habilidades idiomas",
    "pt": "e o os as da do para com em uma experiência gestão desenvolvimento equipe não formação"
    " habilidades idiomas",
    "it": "e il lo gli della del per con di una esperienza gestione sviluppo progetti istruzione"
    " formazione competenze lingue",
    "nl": "en de het een van voor met bij ervaring ontwikkeling werkzaamheden werkervaring"
    " opleiding vaardigheden talen",
    "sv": "och att det som för med av till är jag har från på vid samt ansvarig erfarenhet"
    " utbildning kunskaper språk",
    "da": "og at det som for med af til er jeg har fra på ved samt ansvarlig erfaring udvikling"
    " uddannelse kompetencer sprog",
    "no": "og at det som for med av til er jeg har fra på ved samt ansvarlig erfaring utvikling"
    " utdanning ferdigheter språk",
    "fi": "ja sekä on oli kanssa myös vuodesta kokemus työkokemus koulutus taidot kielet",
    "pl": "na do od oraz dla przez się jest przy doświadczenie wykształcenie umiejętności języki",
    "cs": "na se pro od jako při nebo zkušenosti vzdělání dovednosti práce jazyky",
    "ro": "și de la în pentru cu din prin care experiență educație competențe limbi",
    "ca": "el la les de del dels amb per en una des experiència formació gestió idiomes",
    "tr": "ve bir ile için olarak deneyim deneyimi eğitim beceriler diller",
    "hu": "és az egy hogy mint tapasztalat végzettség készségek nyelvek",
}
_COMMON_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
# So many of its words in all, and so many different ones: Chicago, IL, is not in Italian.
_FEWEST, _FEWEST_DIFFERENT = 4, 3
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("ru", "\u0400", "\u04ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("el", "\u0370", "\u03ff"),
)
# Letters that the language after which a script is named has not, and which these have.
_OWN_LETTERS = (
    ("ur", frozenset("ٹڈڑںے")),
    ("fa", frozenset("پچژگ")),
    ("be", frozenset("ў")),
    ("uk", frozenset("іїєґ")),
    ("sr", frozenset("ђћљњџј")),
)
# Russian is not written at any length without this letter; Bulgarian has none of it.
_RUSSIAN_LETTER, _SOME_LETTERS = "ы", 100


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is written in.

    None where there is too little text, or where two languages are as likely.
    """
    letters = [c for c in text[:4000].lower() if c.isalpha()]
    if not letters:
        return None
    cjk = sum("\u4e00" <= c <= "\u9fff" for c in letters)
    if cjk > 0.2 * len(letters):
        return "ja" if any("\u3040" <= c <= "\u30ff" for c in letters) else "zh"
    for code, first, last in _SCRIPTS:
        of_script = [c for c in letters if first <= c <= last]
        if len(of_script) > 0.3 * len(letters):
            return _in_script(code, of_script)
    words = Counter(re.findall(r"[^\W\d_]+", text[:6000].lower()))
    scores = Counter(
        {
            code: sum(words[word] for word in common)
            for code, common in _COMMON_SETS.items()
            if len(common & words.keys()) >= _FEWEST_DIFFERENT
        }
    )
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _in_script(code: str, letters: list[str]) -> str:
    """Which of the languages of a script a text is in, by letters of its own."""
    found = Counter(letters)
    for other, own in _OWN_LETTERS:
        # A name from abroad in a text of hundreds of letters makes no language.
        if sum(found[letter] for letter in own) > 0.005 * len(letters):
            return other
    if code == "ru" and len(letters) >= _SOME_LETTERS and not found[_RUSSIAN_LETTER]:
        return "bg"
    return code
