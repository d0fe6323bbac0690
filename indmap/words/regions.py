"""Regions through time: the administrative divisions before and after 8 June 2022, and names by date.

A unit that did not change has one code in both (``KZ-11``). The three that were split keep their legacy code
(``KZ-KAR``) for the old unit, and the new units have others (``KZ-35``, ``KZ-62``).
"""

from datetime import date
from enum import StrEnum
from functools import cache

from indmap.words.codelists import codelist
from indmap.words.files import table
from indmap.words.language import Language
from indmap.words.spellings import find


class Division(StrEnum):
    """A set of first-level units, named after the year in which it came into force."""

    D2018 = "2018"
    D2022 = "2022"


def division_at(as_of: date | None) -> Division:
    """The division in force on a date; the present one if the date is unknown.

    >>> division_at(date(2022, 6, 7)), division_at(date(2022, 6, 8))
    (<Division.D2018: '2018'>, <Division.D2022: '2022'>)
    """
    starts = date.fromisoformat(codelist("divisions").text("2022", "valid_from"))
    return Division.D2018 if as_of is not None and as_of < starts else Division.D2022


@cache
def units(division: Division) -> tuple[str, ...]:
    """The codes of a division's units: 17 before June 2022, 20 after."""
    regions = codelist("regions")
    return tuple(code for code in regions if regions.text(code, "division") in ("both", division.value))


def in_division(code: str, division: Division) -> str | None:
    """The unit of ``division`` that contains all of ``code``, or None if it was split into several.

    >>> in_division("KZ-62", Division.D2018), in_division("KZ-KAR", Division.D2022)
    ('KZ-KAR', None)
    """
    regions = codelist("regions")
    if regions.text(code, "division") in ("both", division.value):
        return code
    return regions.text(code, "carved_from") or None


def find_region(text: str, division: Division) -> str | None:
    """The code of a region's name when ``division`` was in force, or None.

    >>> find_region("ВКО", Division.D2018), find_region("ВКО", Division.D2022)
    ('KZ-VOS', 'KZ-63')
    """
    code = find("regions", text)
    return in_division(code, division) if code else None


def region_label(code: str, language: Language, as_of: date | None, form: str = "") -> str:
    """A region's name on a date.

    ``form`` is empty, ``short`` (maps), ``tile`` (three letters) or ``in`` (sentences).

    >>> region_label("KZ-71", Language.EN, date(2021, 9, 28))
    'Nur-Sultan city'
    """
    column = f"{form}_{language.value}" if form else language.value
    for row in table("codelists/region_names"):
        if row["code"] == code and as_of is not None and row["valid_from"] <= as_of.isoformat() <= row["valid_to"]:
            return row[column]
    return codelist("regions").text(code, column)
