"""Places of China, Japan and Korea, whose parts stand without spaces, the largest first."""

import re

_CHINA = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|澳門|台灣"
)
_CITIES = (
    "北京|上海|天津|重庆|香港|澳门|深圳|广州|杭州|成都|南京|武汉|西安|苏州|厦门|青岛|大连|宁波|长沙|"
    "郑州|济南|合肥|福州|无锡|东莞|佛山|昆明|沈阳|哈尔滨|长春|石家庄|太原|南昌|南宁|贵阳|海口|兰州|"
    "珠海|常州|温州|嘉兴|绍兴|徐州|烟台|台北|臺北|新北|桃園|台中|臺中|台南|臺南|高雄|新竹|澳門"
)
_HAN = r"[\u4e00-\u9fff]"
_KANA_HAN = r"[\u3040-\u30ff\u4e00-\u9fff]"
_DETAIL = r"[\u3040-\u30ff\u4e00-\u9fff\d\s\-－−‐–号路街道弄室栋]{0,40}"
_FORMS = (
    (
        "CN",
        rf"(?:中国[\s·]*)?(?:(?:{_CHINA})(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)?[\s·]*)?"
        rf"(?:(?:{_CITIES})市?|{_HAN}{{2,4}}(?:市|州|盟))"
        rf"(?:[\s·]*{_HAN}{{1,5}}(?:区|县|新区|區|縣){_DETAIL})?",
    ),
    (
        "JP",
        r"(?:〒?\s?\d{3}[-－]\d{4}\s*)?(?:日本国?\s*)?"
        rf"(?:(?:東京都|北海道|(?:京都|大阪)府|{_HAN}{{2,3}}県)\s*"
        rf"(?:{_KANA_HAN}{{1,5}}[市区町村郡]{_DETAIL})?|{_KANA_HAN}{{1,5}}[市区]{_DETAIL})",
    ),
    (
        "KR",
        r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|제주)(?:특별시|광역시|특별자치시|도|시)?"
        r"(?:\s?[가-힣]{1,4}(?:시|구|군|동))*",
    ),
)
_PLACES = [(region, re.compile(form)) for region, form in _FORMS]
# Parts of the Chinese forms whose telephone numbers have a region of their own.
_APART = (
    (re.compile("[台臺]|新北|桃園|高雄|新竹"), "TW"),
    (re.compile("香港"), "HK"),
    (re.compile("澳[门門]"), "MO"),
)
_SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def eastern_region(text: str) -> str | None:
    """The region (CN, JP or KR) of a text that is a place there from end to end, else None."""
    if text.isascii() or not _SCRIPT.search(text):
        return None
    plain = text.strip()
    for part, region in _APART:
        if part.match(plain):
            return region if _PLACES[0][1].fullmatch(plain) else None
    return next((region for region, form in _PLACES if form.fullmatch(plain)), None)
