"""Texts as they are kept and as they are compared."""

import re
import unicodedata


def tidy(text: str) -> str:
    """NFC, without control characters, runs of spaces and runs of empty lines."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") else ""
        for c in text
    )
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def storable(text: str, limit: int) -> str:
    """What PostgreSQL can keep: no NUL, no half of a surrogate pair, at most `limit` characters."""
    return text[:limit].replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def folded(text: str) -> str:
    """For comparing: lower case, no accents, words parted by single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.'’`´]", "", re.sub(r"[-‐-―_,/]", " ", kept)).split())
