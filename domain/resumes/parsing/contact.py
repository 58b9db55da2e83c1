"""E-mail address, telephone number and place of the resume's owner."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from urllib.parse import unquote

import phonenumbers

from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Document, Line, span_of
from domain.resumes.parsing.hosts import TLDS
from domain.resumes.values import Span

EMAIL = re.compile(
    r"[A-Za-z0-9À-ž_][A-Za-z0-9À-ž_.+'-]*@[A-Za-z0-9À-ž](?:[A-Za-z0-9À-ž-]*[A-Za-z0-9À-ž])?(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}"
)
_PHONE = re.compile(
    r"(?:\+|00)?\(?\d(?:[\s./()\-–‑·]{0,3}\d){6,14}(?!\d)(?:\s*(?:x|ext\.?)\s*\d+)?"
)
_KNOWN_HOST = re.compile(rf"\.(?:{TLDS})$", re.I)
_REST_OF_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=\s|$)")
# "01310-100" in Brazil, "83702-1817" in the USA.
_LONG_POSTCODE = re.compile(r"\d{5}-(?:\d{3}|\d{4})")
# A dash with spaces around it parts a number from what follows.
_DASH = re.compile(r"(?<=\d)\s+[–—-]\s+(?=\d{1,3}\b)(?!.*\d{4})")
_BROKEN = re.compile(r"\d{2,}[-‐–]$")
_NUMBER_ALONE = re.compile(r"\d[\d -]*")
_BACKWARDS = re.compile(r"(?<![+\d])(\d+(?: \d+)+) ?\+(?! ?\w)")
_PHONE_LABEL = re.compile(
    r"(?:phone|tel|mobile|mobil|cell|call|handy|telefon\w*|telephone|portable|movil|celular|"
    r"cellulare|"
    r"mobiel|电话|電話|手机|手機|携帯|전화|휴대폰|هاتف|جوال)\b\.?", re.I
)  # fmt: skip


def has_contact(text: str) -> bool:
    return "@" in text and EMAIL.search(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a telephone number and nothing else but a label."""
    bare = _PHONE_LABEL.sub("", text).strip(" .:")
    return _PHONE.fullmatch(bare) is not None and not find_ranges(bare)


def email_of(lines: Sequence[Line], document: Document) -> tuple[str, Span | None, bool] | None:
    """The address, its place, and whether text and link agree or nothing contradicts.

    Addresses broken over two lines are put together again.
    """
    targets = [
        unquote(link.url[7:].split("?")[0]).strip()
        for link in document.links
        if link.url.lower().startswith("mailto:")
    ]
    targets = [target for target in targets if EMAIL.fullmatch(target)]
    for source in (lines, document.lines, document.running):
        for i, line in enumerate(source):
            match = EMAIL.search(line.text)
            if match is not None:
                found = match[0]
                joined = _with_next(line, found, source[i + 1 : i + 2])
                better = [t for t in targets if t.lower().startswith(found.lower())]
                value = joined or (better[0] if better else found)
                return value, _span(line, found), True
            following = source[i + 1 : i + 2]
            if "@" in line.text and not (following and EMAIL.search(following[0].text)):
                mended = _mended(line, following)
                if mended is not None:
                    return mended, span_of(line.words), True
    if targets:
        link = next(each for each in document.links if each.url.lower().startswith("mailto:"))
        return targets[0], Span(link.page, link.box), False
    return None


def rest_of_address(text: str, following: str) -> str | None:
    """What goes on with an address that a narrow column cut within its last part.

    'me@mail.exampl' above 'e.org': the first is no host that there is, the two together are.
    """
    match = next((m for m in EMAIL.finditer(text) if m.end() == len(text)), None)
    rest = _REST_OF_HOST.match(following)
    if match is None or rest is None or _KNOWN_HOST.search(match[0]):
        return None
    return rest[0] if _KNOWN_HOST.search(match[0] + rest[0]) else None


def _with_next(line: Line, found: str, following: Sequence[Line]) -> str | None:
    """An address whose last part stands on the next line: 'me@mail.example.' and 'com'."""
    rest = rest_of_address(line.text, following[0].text) if following else None
    if rest is not None:
        return found + rest
    if not following or not line.text.rstrip().endswith(found + "."):
        return None
    word = following[0].text.split()[0] if following[0].text else ""
    return f"{found}.{word}" if re.fullmatch(r"[a-z]{2,10}", word) else None


def _mended(line: Line, following: Sequence[Line]) -> str | None:
    head = line.text.split()[-1] if line.text.split() else ""
    tail = following[0].text.split()[0] if following and following[0].text.split() else ""
    for text in (head + tail, re.sub(r"\s*@\s*", "@", line.text)):
        match = EMAIL.search(text)
        if match is not None:
            return match[0]
    spelled = re.sub(r"\s*[\[(]\s*(?:at|@)\s*[\])]\s*", "@", line.text, flags=re.I)
    spelled = re.sub(r"\s*[\[(]\s*dot\s*[\])]\s*", ".", spelled, flags=re.I)
    match = EMAIL.search(spelled)
    return match[0] if match else None


def _span(line: Line, found: str) -> Span | None:
    words = [word for word in line.words if "@" in word.text or word.text in found]
    return span_of(words) or span_of(line.words)


def phone_of(
    lines: Sequence[Line], document: Document, region: str | None
) -> tuple[str, str, Span | None, bool] | None:
    """The number as E.164 or digits, as written, its place, and whether it is surely one."""
    for source, sure, certain in (
        (lines, True, True),
        (lines, True, False),
        (document.running, True, False),
        (document.lines, False, False),
    ):
        for line, following in zip_longest(source, source[1:]):
            text = _forwards(_with_rest(line, following))
            for match in _PHONE.finditer(text):
                written = _DASH.split(match[0].strip(" .-–"))[0]
                labelled = _PHONE_LABEL.search(text[max(0, match.start() - 14) : match.start()])
                if not _plausible(text, match, written, bool(labelled) or sure):
                    continue
                if certain and not labelled and written[0] != "+":
                    continue
                words = [
                    w for w in line.words if any(c.isdigit() for c in w.text) and w.text in match[0]
                ]
                return (*normalised(written, region), span_of(words) or span_of(line.words), True)
    for link in document.links:
        if link.url.lower().startswith("tel:"):
            written = unquote(link.url[4:])
            return (*normalised(written, region), Span(link.page, link.box), True)
    return None


def _with_rest(line: Line, following: Line | None) -> str:
    """The text of a line, with the rest of a number that was broken behind a hyphen."""
    if following is None or not _BROKEN.search(line.text):
        return line.text
    rest = following.segments[0].text
    return line.text + rest if _NUMBER_ALONE.fullmatch(rest) else line.text


def _forwards(text: str) -> str:
    """A number that stands among text from right to left: its groups, too, come from the right."""
    return _BACKWARDS.sub(lambda match: "+" + " ".join(reversed(match[1].split())), text)


def _plausible(line: str, match: re.Match[str], written: str, sure: bool) -> bool:
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 15:
        return False
    before = line[max(0, match.start() - 1) : match.start()]
    if before and (before.isalnum() or before in "/@_="):
        return False
    ranges = find_ranges(line)
    if any(each.begin < match.end() and match.start() < each.stop for each in ranges):
        return False
    if re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", written):
        return False
    if _LONG_POSTCODE.fullmatch(written) and not _PHONE_LABEL.search(line):
        return False
    return sure if written.startswith(("+", "00")) or len(digits) >= 9 else sure and "-" in written


def normalised(written: str, region: str | None) -> tuple[str, str]:
    """(E.164 where a country can be known and the number is possible, else digits; as written)."""
    digits = re.sub(r"\D", "", written)
    text = "+" + digits[2:] if digits.startswith("00") and len(digits) > 10 else written
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return digits, written
    # "Valid" numbers exclude reserved ranges that sample documents use: "possible" is the gate.
    if phonenumbers.is_possible_number(parsed):
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), written
    return digits, written
