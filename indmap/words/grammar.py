"""Plurals, Kazakh suffixes after a numeral, and the syllables of a word."""

import re
from decimal import Decimal

from indmap.words.files import toml
from indmap.words.language import Language
from indmap.words.numbers import NBSP, number

CASES = ("dat", "gen", "acc", "abl", "poss")
"""Kazakh cases that a numeral takes a suffix for."""

_ONES = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = ((10**6, "мың"), (10**9, "миллион"), (10**12, "миллиард"))
_BACK, _FRONT = frozenset("аоұыуя"), frozenset("әөүіеэю")
_HARD, _NASAL = frozenset("пфкқтсшщчцхһбвгд"), frozenset("мнң")
_VOWEL = _BACK | _FRONT | {"и"}
_SOUNDS = f"[aeiouyёэ{''.join(sorted(_VOWEL))}]"
_OTHER = f"(?!{_SOUNDS})[^\\W\\d_]"
_SYLLABLE = re.compile(
    rf"(?<=\w\w)(?:(?<={_SOUNDS})|(?<={_SOUNDS}\w)|(?<={_SOUNDS}\w\w)|(?<={_SOUNDS}\w\w\w))"
    rf"(?=(?![ьъй]){_OTHER}{_SOUNDS})",
    re.IGNORECASE,
)


def plural(value: float, language: Language) -> str:
    """The CLDR category of a count; a Kazakh noun never changes after a numeral.

    >>> plural(21, Language.RU), plural(1.2, Language.RU), plural(1, Language.KK)
    ('one', 'other', 'other')
    """
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    if language is Language.KK:
        return "other"
    if language is Language.EN:
        return "one" if exact == 1 else "other"
    if not whole:
        return "other"
    units, hundreds = abs(int(exact)) % 10, abs(int(exact)) % 100
    if units == 1 and hundreds != 11:
        return "one"
    return "few" if 2 <= units <= 4 and not 12 <= hundreds <= 14 else "many"


def noun(name: str, value: float, language: Language) -> str:
    """The form of a noun that stands after ``value``, from ``data/texts/nouns.toml``."""
    forms = toml("texts/nouns")[name][language.value]
    return str(forms.get(plural(value, language), forms["other"]))


def counted(value: float, name: str, language: Language) -> str:
    """A count with its noun.

    >>> counted(22, "project", Language.RU).replace(NBSP, " ")
    '22 проекта'
    """
    return f"{number(value, language)}{NBSP}{noun(name, value, language)}"


def last_word(value: int) -> str:
    """The last word of a whole number spoken in Kazakh.

    >>> last_word(74), last_word(12000)
    ('төрт', 'мың')
    """
    value = abs(value)
    if value == 0:
        return "нөл"
    for word in (_ONES[value % 10], _TENS[value % 100 // 10], "жүз" if value % 1000 else ""):
        if word:
            return word
    return next((word for power, word in _POWERS if value % power), "триллион")


def suffixed(value: int, case: str) -> str:
    """A whole number with the Kazakh suffix that its last spoken word asks for: dat, gen, acc, abl or poss.

    >>> suffixed(74, "poss"), suffixed(20, "poss")
    ('74-і', '20-сы')
    """
    return f"{number(value, Language.KK)}-{_suffix(last_word(value), case)}"


def _suffix(word: str, case: str) -> str:
    front, last = _is_front(word), word[-1]
    hard, nasal, vowel = last in _HARD, last in _NASAL, last in _VOWEL and last != "у"
    start = {
        "dat": "к" if hard and front else "қ" if hard else "г" if front else "ғ",
        "gen": "н" if vowel or nasal else "т" if hard else "д",
        "acc": "н" if vowel else "т" if hard else "д",
        "abl": "н" if nasal else "т" if hard else "д",
        "poss": "с" if vowel else "",
    }[case]
    end = {"dat": "еа", "gen": ("ің", "ың"), "acc": "іы", "abl": ("ен", "ан"), "poss": "іы"}[case]
    return start + end[0 if front else 1]


def _is_front(word: str) -> bool:
    if word == "елу":  # a front word although it ends in у
        return True
    for letter in reversed(word):
        if letter in _BACK and letter != "у":
            return False
        if letter in _FRONT:
            return True
    return False


def syllables(word: str) -> list[str]:
    """The parts between which a word may be divided at the end of a line: each ends before a consonant and its vowel.

    >>> syllables("Министерство"), syllables("чальный"), syllables("Кәсіпорындар"), syllables("Pfft")
    (['Ми', 'нис', 'терст', 'во'], ['чаль', 'ный'], ['Кә', 'сі', 'по', 'рын', 'дар'], ['Pfft'])
    """
    return _SYLLABLE.sub("\n", word).split("\n")
