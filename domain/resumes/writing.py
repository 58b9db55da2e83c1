"""The language that a resume is written in, as something that its owner can."""

from collections.abc import Sequence

from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.spoken import english_name
from domain.resumes.records import Item, ItemKind, ItemState
from domain.resumes.values import LanguageLevel
from domain.skills.inference import Entry, Part
from domain.skills.values import Level

# Who names another mother tongue has learned the language, and may have had help with the text.
LEARNED = Level.INTERMEDIATE
# Who names none has it as a mother tongue, or so well that it goes without saying.
UNSAID = Level.ADVANCED

_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def writing(language: str | None, items: Sequence[Item]) -> Entry | None:
    """What a resume's language (ISO 639-1) says of its owner, beside the languages it names.

    None where the language isn't known, or where the owner has taken it out of the items.
    """
    name = _NAMES.get(language or "")
    if name is None:
        return None
    listed = [
        (english_name(str(item.value.get("name"))), item)
        for item in items
        if item.kind == ItemKind.LANGUAGE
    ]
    if any(found == name and item.state == ItemState.REJECTED for found, item in listed):
        return None
    learned = any(
        found != name
        and item.state != ItemState.REJECTED
        and spoken_level(str(item.value.get("level") or "")) is LanguageLevel.NATIVE
        for found, item in listed
    )
    return Entry(
        id="",
        part=Part.WRITING,
        text=f"The resume is written in {name}.",
        level=LEARNED if learned else UNSAID,
        name=name,
    )
