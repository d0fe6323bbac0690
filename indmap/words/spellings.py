"""Spellings: every way a heading or a cell was seen to name a code."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from indmap.words.files import table

# Latin letters that look like Cyrillic ones, and Kazakh letters that people type as their Russian neighbours.
_LOOKALIKES = str.maketrans("aceopxyikhtmbə", "асеорхуікһтмвә")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_FOLDED = str.maketrans({"ё": "е", "ə": "ә", "і": "и", "ї": "и"})
_NOISE = re.compile(r"[\s\u00a0\u202f\u00ad\ufeff«»\"'“”„’`.,:;()\[\]{}*_\-–—−/\\]+")


def fold(text: str) -> str:
    r"""The text with everything taken off that does not change what it names.

    Case, spaces, punctuation, quotes, line breaks, soft hyphens, ё, and Latin look-alikes inside a Cyrillic word.

    >>> fold("  Наименование\nпроектa ") == fold("наименование ПРОЕКТА")
    True
    """
    text = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "")
    text = _NOISE.sub(" ", text).strip()
    words = (word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word for word in text.split(" "))
    return " ".join(words).translate(_FOLDED)


@cache
def spellings(name: str) -> Mapping[str, str]:
    """Folded spelling to code, from ``data/spellings/<name>.csv``."""
    return {fold(row["spelling"]): row["code"] for row in table(f"spellings/{name}")}


def find(name: str, text: str) -> str | None:
    """The code that ``text`` names in a list, or None.

    >>> find("regions", "КАРАГАНДИНСКАЯ обл.")
    'KZ-35'
    """
    return spellings(name).get(fold(text))
