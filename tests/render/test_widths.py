"""Columns of a printed table: no word of a full one goes beyond its column."""

import re
from functools import partial

import pytest

from indmap.render.office.measure import width
from indmap.render.widths import breakable, widths

LETTERS, ROOM, GAP = partial(width, size=7.5), 516.0, 9.5
HEAD = ("Проект", "Регион", "Стоимость", "Первоначальный срок", "Ожидаемый срок ввода", "Ответственный орган", "Мес.")
ROW = (
    "Ветроэлектростанция",
    "Восточно-Казахстанская область",
    "42,1\u00a0млрд\u00a0тенге",
    "30.11.2021",
    "дек 2021",
    "Министерство индустрии и инфраструктурного развития",
    "5,9",
)


@pytest.mark.parametrize(
    ("head", "row"), [(HEAD, ROW), (HEAD * 2, ROW * 2), (("№", "Что"), ("1", "Ы" * 300))], ids=("a", "b", "c")
)
def test_no_word_goes_beyond_its_column(head, row):
    found = widths(head, [row], ROOM, GAP, LETTERS)
    assert sum(found) <= ROOM + 0.1
    for cell, bold, wide in [
        *zip(head, [True] * len(head), found, strict=True),
        *zip(row, [False] * len(row), found, strict=True),
    ]:
        if not re.search(r"\d", cell):  # a figure and its unit are never parted
            said = breakable(cell, wide - GAP, LETTERS, bold=bold).replace("\u00ad", "-\u200b")
            parts = re.split(r"[ \u200b]|(?<=-)", said)
            assert max(LETTERS(part, bold=bold) for part in parts) <= max(wide - GAP + 0.1, LETTERS("Ыыы", bold=True))


def test_words_are_whole_where_all_of_them_fit():
    found = widths(HEAD[:3], [ROW[:3]], ROOM, GAP, LETTERS)
    assert [breakable(cell, wide - GAP, LETTERS) for cell, wide in zip(ROW, found, strict=False)] == list(ROW[:3])
