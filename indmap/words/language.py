"""The three languages of the product."""

from enum import StrEnum


class Language(StrEnum):
    """Kazakh, the state language, first; then Russian and English."""

    KK = "kk"
    RU = "ru"
    EN = "en"

    @property
    def autonym(self) -> str:
        """The language's own short name, as on the language switch."""
        return {"kk": "Қаз", "ru": "Рус", "en": "Eng"}[self]


def from_locale(locale: str | None) -> Language:
    """The language of a browser's locale; Kazakh, the state language, if it is not one of ours.

    >>> from_locale("ru-RU"), from_locale("de")
    (<Language.RU: 'ru'>, <Language.KK: 'kk'>)
    """
    tag = (locale or "").split("-")[0].casefold()
    return Language(tag) if tag in set(Language) else Language.KK
