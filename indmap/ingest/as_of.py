"""The day a register speaks of, read from its title rows or from the file's name."""

import re
from collections.abc import Iterable
from datetime import date

from indmap.ingest.dates import Precision, read_date
from indmap.ingest.grid import Grid
from indmap.words.spellings import fold, spellings

_LONGEST_DATE = 5
_IN_NAME = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_. ]?(?P<m>[01]\d)[-_. ]?(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]?\d)[-_. ](?P<m>[01]?\d)[-_. ](?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_. ](?P<m>[01]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<m>[01]\d)[-_. ](?P<y>(?:19|20)\d\d)(?!\d)"),
)


def from_titles(titles: Iterable[str]) -> date | None:
    """The day that a title row states.

    >>> from_titles(["Перечень проектов", "по состоянию на 28.09.2021 г."])
    datetime.date(2021, 9, 28)
    """
    for title in titles:
        words = title[:500].split()
        for place in range(len(words)):
            if found := _stated(words, place):
                return found
    return None


def from_name(name: str) -> date | None:
    """The day in a file's name.

    >>> from_name("register_2021-09-28_ru.xlsx"), from_name("ВКО 2021_09.xlsx")
    (datetime.date(2021, 9, 28), datetime.date(2021, 9, 30))
    """
    for pattern in _IN_NAME:
        if match := pattern.search(name):
            text = ".".join(match[part] for part in ("d", "m", "y") if part in match.groupdict())
            if found := read_date(text):
                return found.last
    return None


def title_texts(grid: Grid, rows: int) -> tuple[str, ...]:
    """The texts above the table."""
    return tuple(cell for row in grid.rows[:rows] for cell in row if isinstance(cell, str) and cell.strip())


def _stated(words: list[str], place: int) -> date | None:
    """The date of the longest run of words that starts here and stands beside a phrase that makes it the as-of date."""
    for length in range(min(_LONGEST_DATE, len(words) - place), 0, -1):
        found = read_date(" ".join(words[place : place + length]).strip('()[]«»";,:'))
        if found is None:
            continue
        before = fold(" ".join(words[:place]))
        after = fold(" ".join(words[place + length :]))
        for phrase, code in spellings("as_of").items():
            stands_before = before == phrase or before.endswith(f" {phrase}")
            stands_after = after == phrase or after.startswith(f"{phrase} ")
            strong = (code == "before" and stands_before) or (code == "after" and stands_after)
            if strong or (code == "before_day" and stands_before and found.precision is Precision.DAY):
                return found.last
    return None
