"""The region of a whole table, where no column names one: said in its title, or the name of its sheet or of its file.

So akimats send theirs: one region a file, or a sheet for each.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indmap.ingest.body import Body
from indmap.ingest.columns import taken_apart
from indmap.ingest.notes import Notes
from indmap.ingest.table import Table
from indmap.words.regions import Division, division_at, find_region
from indmap.words.spellings import fold

_MOST_WORDS = 4
_LONGEST = 500
_APART = re.compile(r"[\d_]+|\.[a-z]{2,5}$")
"""What stands between the words of a file's name."""


def place_all(body: Body, table: Table, notes: Notes) -> Body:
    """The body with a column for the region that the whole table is of; a finding says what it was read from."""
    if "region" in body.columns or not body.height:
        return body
    division = division_at(table.as_of)
    for text, is_name in _said(table):
        if code := region_in(text, division, alone=is_name):
            notes.add("region_of_table", "", [0], "region", text.strip()[:_LONGEST], code)
            column = taken_apart("", [code] * body.height)
            return replace(body, columns={**body.columns, "region": column})
    return body


def region_in(text: str, division: Division, *, alone: bool) -> str | None:
    """The one region that a text names; one word tells only where it stands for itself or is ``alone`` among others.

    >>> region_in("Перечень проектов по Карагандинской области", Division.D2022, alone=False)
    'KZ-35'
    >>> region_in("ТОО «Шымкент Темир»", Division.D2022, alone=False)
    >>> region_in("из Павлодара: ВКО и СКО", Division.D2022, alone=True)
    """
    words, found, place = fold(text).split(" "), set[str](), 0
    while place < len(words):
        spans = range(min(_MOST_WORDS, len(words) - place), 0, -1)
        length, code = next(
            (
                (length, code)
                for length in spans
                if (length > 1 or alone or len(words) == 1)
                and (code := find_region(" ".join(words[place : place + length]), division))
            ),
            (1, None),
        )
        found |= {code} if code else set()
        place += length
    return found.pop() if len(found) == 1 else None


def _said(table: Table) -> Iterator[tuple[str, bool]]:
    """The texts that may name the region, the nearest to the table first, and whether each is a mere name."""
    yield from ((title[:_LONGEST], False) for title in reversed(table.titles))
    yield table.layout.sheet, True
    yield _APART.sub(" ", table.file), True
