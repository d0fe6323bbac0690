"""Spellings: every way a heading or a cell was seen to name a code."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from indmap.words.files import table

# Latin letters that look like Cyrillic ones: H and B only as capitals, since h and b look like other letters.
_LOOKALIKES = str.maketrans("ABCEHIKMOPTXYƏacehikmoptxyə", "АВСЕНІКМОРТХУӘасеһікмортхуә")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Kazakh letters are typed as their Russian neighbours where the keyboard has none; no two spellings fall together.
_FOLDED = str.maketrans("ёїәғқңөұүһі", "еиагкноуухи")
_NOISE = re.compile(r"[\s\u00a0\u202f\u00ad\ufeff«»\"'“”„’`.,:;()\[\]{}*_\-–—−/\\]+")


def fold(text: str) -> str:
    r"""The text with everything taken off that does not change what it names.

    Case, spaces, punctuation, quotes, line breaks, soft hyphens, ё, Kazakh letters typed as Russian ones, and Latin
    look-alikes inside a Cyrillic word.

    >>> fold("  Наименование\nпроектa ") == fold("наименование ПРОЕКТА")
    True
    """
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = _NOISE.sub(" ", text).strip()
    words = (word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word for word in text.split(" "))
    return " ".join(words).casefold().translate(_FOLDED)


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
