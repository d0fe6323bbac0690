"""Numbers, money, shares and dates as written in each language.

Numbers are rounded half up before the unit is chosen, so that 999.95 billion is one trillion. Minus is U+2212, and the
thousands separator in Kazakh and Russian is a no-break space. No space before %, as in the press of Kazakhstan.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from indmap.words.files import toml
from indmap.words.language import Language

NBSP = "\u00a0"
MINUS = "\u2212"
ABSENT = "—"
_POWERS = (("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12))
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # enough for every float: a register may contain 1e300


def word(name: str, language: Language) -> str:
    """The name of a unit or a month, from ``data/texts/units.toml``."""
    return str(toml("texts/units")[name][language.value])


def number(
    value: float | Decimal, language: Language, digits: int = 0, *, trim: bool = False, sign: bool = False
) -> str:
    """A number with ``digits`` decimals; ``trim`` drops trailing zeros, ``sign`` writes a plus.

    >>> number(-11940, Language.RU).replace(NBSP, " ")
    '−11 940'
    """
    rounded = _rounded(Decimal(str(value)), digits)
    text = f"{abs(rounded):,.{digits}f}"
    if trim and digits:
        text = text.rstrip("0").rstrip(".")
    if language is not Language.EN:
        text = text.replace(",", NBSP).replace(".", ",")
    return (MINUS if rounded < 0 else "+" if sign and rounded > 0 else "") + text


def scaled(value: float, digits: int = 1) -> tuple[Decimal, str | None]:
    """The value in the largest fitting unit, and the unit's name (None below a thousand).

    >>> scaled(999.96e9)
    (Decimal('0.99996'), 'trillion')
    """
    exact = Decimal(str(value))
    if _rounded(abs(exact)) < 1000:
        return exact, None
    for name, power in _POWERS:
        shown = _rounded(abs(exact).scaleb(-power), digits)
        if shown < 1000 or name == "trillion":
            return exact / Decimal(10) ** power, name
    raise AssertionError


def short(value: float, language: Language, digits: int = 1, *, trim: bool = True, sign: bool = False) -> str:
    """A number with its unit: 1.2 tn, 396 bn, 145."""
    amount, unit = scaled(value, digits)
    text = number(amount, language, digits if unit else 0, trim=trim, sign=sign)
    return f"{text}{NBSP}{word(unit, language)}" if unit else text


def money(value: float, language: Language, currency: str = "KZT", digits: int = 1, *, trim: bool = True) -> str:
    """Money with its unit and currency.

    >>> money(1.2e12, Language.KK).replace(NBSP, " ")
    '1,2 трлн теңге'
    """
    return f"{short(value, language, digits, trim=trim)}{NBSP}{word(currency, language)}"


def share(value: float, language: Language, digits: int = 0, *, sign: bool = False) -> str:
    """A fraction as a percentage."""
    return number(Decimal(str(value)).scaleb(2), language, digits, sign=sign) + "%"


def points(value: float, language: Language, digits: int = 0) -> str:
    """A difference of fractions in percentage points, with its sign."""
    return f"{number(Decimal(str(value)).scaleb(2), language, digits, sign=True)}{NBSP}{word('points', language)}"


def _rounded(value: Decimal, digits: int = 0) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), context=_EXACT)


def date_short(day: date, language: Language) -> str:
    """A date in figures."""
    return day.strftime("%d/%m/%Y" if language is Language.EN else "%d.%m.%Y")


def date_long(day: date, language: Language) -> str:
    """A date in words.

    >>> date_long(date(2021, 9, 28), Language.KK).replace(NBSP, " ")
    '2021 жылғы 28 қыркүйек'
    """
    month = word(f"month_{day.month}_of", language)
    pattern = {
        Language.EN: f"{day.day} {month} {day.year}",
        Language.RU: f"{day.day} {month} {day.year} года",
        Language.KK: f"{day.year} жылғы {day.day} {month}",
    }[language]
    return pattern.replace(" ", NBSP, 1)


def month_short(month: int, language: Language) -> str:
    """A month's short name for an axis, 1 to 12."""
    return word(f"month_{month}_short", language)


def period(day: date, precision: str, language: Language) -> str:
    """A date as precisely as it was stated: a day, a month, a quarter, a half-year or a year.

    >>> period(date(2021, 12, 31), "quarter", Language.RU).replace(NBSP, " ")
    'IV кв. 2021'
    """
    if precision == "day":
        return date_short(day, language)
    names = {
        "month": f"month_{day.month}_short",
        "quarter": f"quarter_{(day.month + 2) // 3}",
        "half": f"half_{(day.month + 5) // 6}",
    }
    part = word(names[precision], language) if precision in names else ""
    return f"{part}{NBSP}{day.year}" if part else str(day.year)
