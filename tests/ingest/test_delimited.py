"""Delimited text, as it really comes."""

import pytest

from indmap.errors import EmptyFile, UnsafeFile
from indmap.ingest.delimited import decoded, delimiter_of, read_delimited
from indmap.ingest.limits import Limits

KAZAKH = "Жобаның атауы; өңір; құны, млрд теңге\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16"])
def test_text_is_decoded_by_its_mark_or_as_utf_8(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert decoded(mark + KAZAKH.encode(encoding)) == KAZAKH


def test_old_russian_encodings_are_guessed():
    text = "Наименование проекта;Регион;Стоимость\nСтроительство завода;Карагандинская область;145\n"
    assert decoded(text.encode("cp1251")) == text
    assert decoded(text.encode("koi8-r")) == text


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a;b, c;d\n", "1;2,5;3\n", "4;5,6;7\n"], ";"),
        (["a,b\n", '"x; y; z",2\n'], ","),
        (["a\tb c\n", "1\t2,5\n"], "\t"),
        (["одно\n", "слово\n"], ","),
    ],
)
def test_the_delimiter_splits_lines_evenly(lines, delimiter):
    assert delimiter_of(lines) == delimiter


def rows(text, **limits):
    return [list(row) for row in read_delimited(text.encode(), "x", Limits(**limits)).rows]


def test_rows_are_as_long_as_the_longest_and_cells_may_hold_lines():
    assert rows('a;b\n"1\n2";3;4\n') == [["a", "b", ""], ["1\n2", "3", "4"]]
    assert rows("a\tb\rc\td\r") == [["a", "b"], ["c", "d"]]


def test_a_quote_that_never_closes_does_not_swallow_the_file():
    lines = [f"{n};строка" for n in range(300)]
    lines[2] = '2;"строка'
    assert len(rows("\n".join(lines))) == 300


def test_nothing_and_too_much_are_refused():
    with pytest.raises(EmptyFile):
        rows("\n\n")
    with pytest.raises(UnsafeFile):
        rows("a,b\n" * 60, cells=100)
