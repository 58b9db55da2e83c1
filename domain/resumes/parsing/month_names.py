"""Names of the months, and the words for an end that has not come, in some twenty languages."""

from domain.resumes.parsing.fold import fold

# Folded: English, German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages,
# Finnish, Polish, Czech, Hungarian, Romanian, Indonesian, Turkish, Russian, Ukrainian and Arabic.
NAMES = {
    1: (
        "ian ιανουαριου january januar jan janvier janv enero ene janeiro gennaio gen januari "
        "styczen janner يناير январь января янв ocak oca stycznia sty leden ianuarie tammikuu "
        "січень січня"
    ),
    2: (
        "unora febr february februar feb fevrier fevr fev febrero fevereiro febbraio februari "
        "luty فبراير февраль февраля фев subat sub lutego lut unor februarie helmikuu лютий "
        "лютого"
    ),
    3: (
        "brezna march marz maerz mar mars marzo marco maart mrt marts marzec mrz مارس март "
        "марта мар marca brezen marcius martie maret maaliskuu березень березня"
    ),
    4: (
        "dubna huht april apr avril avr abril abr aprile kwiecien أبريل апрель апреля апр nisan "
        "nis kwietnia kwi duben aprilis aprilie huhtikuu квітень квітня"
    ),
    5: (
        "kvetna touk may mai mayo maio maggio mag mei maj مايو май мая mayis maja kveten majus "
        "toukokuu травень травня"
    ),
    6: (
        "iun cervna kesak june jun juni juin junio junho giugno giu czerwiec يونيو июнь июня "
        "июн haziran haz czerwca cze cerven junius iunie kesakuu червень червня"
    ),
    7: (
        "iul cervence july jul juli juillet juil julio julho luglio lug lipiec يوليو июль июля "
        "июл temmuz tem lipca lip cervenec julius iulie heinakuu липень липня"
    ),
    8: (
        "srpna august aug aout aou agosto ago augustus sierpien augusti أغسطس август августа "
        "авг agustos agu sierpnia sie srpen augusztus agustus elokuu серпень серпня"
    ),
    9: (
        "szept zar september sept sep septembre septiembre setembro set settembre septembar "
        "wrzesien سبتمبر сентябрь сентября сен eylul eyl wrzesnia wrz zari szeptember "
        "septembrie syyskuu вересень вересня"
    ),
    10: (
        "rijna october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik "
        "أكتوبر октябрь октября окт ekim eki pazdziernika paz rijen octombrie lokakuu жовтень "
        "жовтня"
    ),
    11: (
        "noi listopadu november nov novembre noviembre novembro listopad نوفمبر ноябрь ноября "
        "ноя kasim kas listopada lis noiembrie marraskuu листопад листопада"
    ),
    12: (
        "prosince des december dec dezember dez decembre diciembre dic dezembro dicembre "
        "desember grudzien ديسمبر декабрь декабря дек aralik ara grudnia gru prosinec decembrie "
        "joulukuu грудень грудня"
    ),
}
# A pattern, folded.
PRESENT = fold(
    r"present|current(?:ly)?|now|ongoing|today|to date|till date|(?:to |"
    r"until )?(?:the )?present|heute|aktuell|jetzt|gegenwartig|laufend|aujourd'?hui|"
    r"aujourd’hui|actuel(?:lement)?|en cours|ce jour|actualidad|actualmente|actual|"
    r"presente|la fecha|hoy|en curso|atual(?:mente)?|hoje|o momento|oggi|attuale|حتى الآن|"
    r"الآن|по настоящее время|настоящее время|н\.в\.|halen|devam ediyor|attualmente|"
    r"in corso|heden|nu|huidig|至今|现在|目前|現在|至今为止|今|현재|재직 ?중|在职|"
    r"obecnie|aktualnie|(?:do )?(?:teraz|dzis|nadal)|gunumuz|su an|bugun|nuvarande|pagaende|i ?dag|"
    r"na|nuværende|naværende|d\.d\.|nykyinen|soucasnost|dosud|prezent|jelenleg|jelen|sekarang|"
    r"saat ini|hien tai|nay|зараз|дотепер"
)
