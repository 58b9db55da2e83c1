"""Keys that say whether two postings may be of one job: company, title, URL, content."""

import hashlib
import html
import re
from collections.abc import Collection
from dataclasses import astuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import orjson

from domain.jobs.location import place_tags, wholly_places
from domain.jobs.text import folded
from domain.jobs.values import RawJob

_LEGAL_FORMS = frozenset(
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation",
        "co", "company", "plc", "gmbh", "ag", "kg", "kgaa", "ug", "se", "ev", "ohg", "sa",
        "sas", "sarl", "sl", "slu", "srl", "spa", "bv", "nv", "ab", "as", "asa", "aps",
        "oy", "oyj", "pty", "pte", "pvt", "private", "kk", "sro", "doo", "zoo", "holding",
        "holdings", "group",
    }
)  # fmt: skip
_GENDER = re.compile(
    r"[(\[|/\s-]+(?:[mwfdxhi]\s?[/|*]\s?){1,3}[mwfdxhi](?:\s?/\s?(?:div|d|x))?\s?[)\]]?(?=$|[\s,-])"
    r"|\((?:all genders?|gn|h/f|m/f|f/h)\)|[*:_]in(?:nen)?\b|\b(?:all genders)\b",
    re.I,
)
_REQUISITION = re.compile(
    r"[(\[#\s-]*\b(?:req(?:uisition)?|job(?: ?id)?|ref(?:erence)?|jr|id|posting|vacancy|r)"
    r"(?:\s?(?:id|no|nr|number))?\.?\s?[-#:_]?\s?(?=[a-z]*\d)[a-z]{0,4}\d{3,}[)\]]?"
    r"|[(\[]\s?#?\d{4,}\s?[)\]]|\s#\d{3,}\b",
    re.I,
)
_PARTS = re.compile(r"\s[-–—|@]\s|,\s|\s*[(\[]")
_WORKPLACE = re.compile(
    r"[(\[]\s*(?:fully |100% )?(?:remote|hybrid|on-?site)[^)\]]{0,30}[)\]]"
    r"|\s[-–|,]\s*(?:fully |100% )?(?:remote|hybrid|on-?site)\s*$",
    re.I,
)
_ABBREVIATIONS = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "dev": "developer",
    "swe": "software engineer", "engr": "engineer", "assoc": "associate", "asst": "assistant",
    "admin": "administrator", "vp": "vice president", "&": "and",
}  # fmt: skip
_TRACKING = re.compile(
    r"^(?:utm_\w+|gh_src|gclid|fbclid|msclkid|ref|refid|src|source|lever-source|trk|trackingid"
    r"|campaign|medium|mc_[ce]id|_ga|jobboard|iis|iisn|s|rx_\w+)$",
    re.I,
)


def company_key(name: str) -> str:
    """The name without its legal form: `Acme GmbH & Co. KG` and `ACME` are one company."""
    words = re.sub(r"[^\w ]", " ", folded(html.unescape(name)).replace("&", " ")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return " ".join(kept or words)


def display_title(title: str) -> str:
    """A title to show: without gender marks and requisition numbers."""
    shown = _REQUISITION.sub(" ", _GENDER.sub(" ", title))
    return " ".join(shown.split()).strip(" -–|,;:") or " ".join(title.split())


def title_key(title: str, tags: Collection[str] = ()) -> str:
    """What two titles of one job share: words in order, abbreviations written out.

    Words of level, team and region stay: they tell jobs apart. Cities at the end go where they
    are the posting's own (`tags`): some boards write the place into the title.
    """
    bare = _WORKPLACE.sub(" ", display_title(title))
    while (end := _last_part(bare)) is not None:
        named = wholly_places(bare[end:])
        if named is None or not set(place_tags(named.places)) <= set(tags):
            break
        bare = bare[:end]
    words = re.sub(r"[^\w&+# ]", " ", folded(bare)).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _last_part(title: str) -> int | None:
    """Where the last part of a title begins, after a dash, a comma or a bracket."""
    separators = list(_PARTS.finditer(title))
    return separators[-1].start() if separators else None


def requisition(title: str) -> str | None:
    """The digits of a requisition number in a title."""
    found = _REQUISITION.search(title)
    return re.sub(r"\D", "", found.group()) if found else None


def canonical_url(url: str) -> str:
    """An address without tracking parameters, fragment, `www.` and trailing slash."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((name, value) for name, value in pairs if not _TRACKING.match(name)))
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def content_hash(raw: RawJob) -> bytes:
    """SHA-256 of everything that a posting says: the same bytes, nothing to do."""
    return hashlib.sha256(orjson.dumps(astuple(raw))).digest()
