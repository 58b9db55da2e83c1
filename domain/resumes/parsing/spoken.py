"""The names of spoken languages, in the languages that resumes are read in, and in their own."""

import re

from domain.resumes.parsing.fold import fold

_NAMES = """
english: englisch anglais ingles inglese engels engelska engelsk angielski 英语 英文 英語 영어
german: deutsch allemand aleman tedesco alemao duits tyska tysk 德语 德文 ドイツ語 독일어
french: franzosisch francais frances francese frans franska fransk 法语 法文 フランス語 프랑스어
spanish: spanisch espagnol espanol castellano spagnolo espanhol spaans spanska 西班牙语 スペイン語
portuguese: portugiesisch portugais portugues portoghese portugees 葡萄牙语 ポルトガル語
italian: italienisch italien italiano italiaans italienska italiensk 意大利语 イタリア語
dutch: niederlandisch neerlandais holandes neerlandes olandese nederlands hollandisch 荷兰语
chinese: chinesisch chinois chino cinese chines chinees kinesiska 汉语 中文 中国語 중국어
mandarin: mandarim mandarino 普通话 国语 國語
cantonese: kantonesisch cantonais cantones 粤语 粵語 广东话
japanese: japanisch japonais japones giapponese japans japanska 日语 日文 日本語 일본어
korean: koreanisch coreen coreano koreaans 韩语 韓語 韓国語 한국어
russian: russisch russe ruso russo ryska rosyjski русский 俄语 ロシア語 러시아어
arabic: arabisch arabe arabo العربية 阿拉伯语 アラビア語
hindi:
urdu:
bengali: bangla
punjabi:
tamil:
telugu:
gujarati:
marathi:
kannada:
malayalam:
nepali:
turkish: turkisch turc turco turks turkce
polish: polnisch polonais polaco polacco pools polski
czech: tschechisch tcheque checo ceco tsjechisch cestina
slovak: slowakisch slovaque eslovaco slovacco slovencina
hungarian: ungarisch hongrois hungaro ungherese hongaars magyar
romanian: rumanisch roumain rumano romeno rumeno roemeens romana
bulgarian: bulgarisch bulgare bulgaro български
greek: griechisch grec griego grego grieks ελληνικα
swedish: schwedisch suedois sueco svedese zweeds svenska svensk
norwegian: norwegisch norvegien noruego noruegues norvegese noors norsk
danish: danisch danois danes dinamarques danese deens dansk
finnish: finnisch finnois finlandes finlandese fins suomi
icelandic: islandisch islandais islandes
hebrew: hebraisch hebreu hebreo ebraico עברית
persian: persisch persan persa perzisch فارسی
farsi:
vietnamese: vietnamesisch vietnamien vietnamita
thai: thailandisch tailandes
indonesian: indonesisch indonesien indonesio
malay: malaiisch malais
tagalog:
filipino:
swahili: suaheli kiswahili
ukrainian: ukrainisch ukrainien ucraniano ucraino oekraiens українська
serbian: serbisch serbe serbio
croatian: kroatisch croate croata
slovenian: slowenisch slovene esloveno
lithuanian: litauisch lituanien lituano
latvian: lettisch letton leton
estonian: estnisch estonien estonio
catalan: katalanisch catala catalao catalano
basque: baskisch euskera
galician: galicisch galicien gallego galego
latin: latein latijn latim
igbo:
yoruba:
hausa:
zulu: isizulu
xhosa: isixhosa
sesotho: sotho
tswana: setswana
shona:
somali:
amharic:
wolof:
lingala:
sinhala:
pashto:
kurdish: kurdisch kurde kurdo
kazakh:
uzbek:
georgian:
armenian: armenisch armenien armenio
azerbaijani:
albanian: albanisch albanais albanes
macedonian:
bosnian: bosnisch
luxembourgish: luxemburgisch
maltese:
khmer:
burmese:
lao:
javanese:
assamese:
odia:
konkani:
sindhi:
breton:
esperanto:
yiddish:
irish: gaeilge
welsh: cymraeg
afrikaans:
"""
_ENGLISH = {
    name: line.partition(":")[0]
    for line in _NAMES.split("\n")
    if line
    for name in line.replace(":", "").split()
}
# Scripts without spaces write what follows a name straight behind it: 英语流利.
_UNSPACED = re.compile(
    "|".join(sorted((n for n in _ENGLISH if "\u3040" <= n[0] <= "\ud7a3"), key=len, reverse=True))
)
_WORD = re.compile(r"[^\W\d_]+")


def languages_in(text: str) -> list[str]:
    """The names of spoken languages in a text, as written and in order."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        unspaced = _UNSPACED.match(word)
        if unspaced is not None:
            found.append(unspaced[0])
        elif fold(word) in _ENGLISH:
            found.append(word)
    return found


def language_in(text: str) -> str | None:
    """The first name of a spoken language in a text."""
    return next(iter(languages_in(text)), None)


def english_name(name: str) -> str | None:
    """The English name of a language, None for one that no list has."""
    found = language_in(name)
    return _ENGLISH[fold(found)].capitalize() if found is not None else None
