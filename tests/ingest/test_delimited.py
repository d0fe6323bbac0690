"""Delimited text, as it really comes."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.errors import EmptyFile, UnsafeFile
from indmap.ingest.delimited import decoded, delimiter_of, read_delimited, wide_encoding
from indmap.ingest.limits import Limits

KAZAKH = "Жобаның атауы; өңір; құны, млрд теңге\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_decoded_by_its_mark_or_as_utf_8(encoding):
    assert decoded(KAZAKH.encode(encoding)) == KAZAKH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [KAZAKH, "name;cost, £m\nMine № 1 — «North»;5\n", "№\tАтауы\n1\tзауыт\n"])
def test_wide_text_without_a_mark_is_known_by_its_letters(encoding, text):
    assert decoded(text.encode(encoding)) == text
    assert wide_encoding(text.encode(encoding)) == encoding


def test_bytes_that_are_no_wide_text_are_not_taken_for_it():
    assert wide_encoding(KAZAKH.encode()) is None
    assert wide_encoding(bytes(range(256)) * 8) is None
    assert wide_encoding(b"\x00" * 100) is None


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
        (["a,b,c\n", '1,"first; second\n', "third; fourth\n", 'fifth; sixth",2\n', '3,"x;\n', 'y; z",4\n'], ","),
        (["проект;стоимость, млн;экспорт, млн\n", "x;1,5;2,5\n", "y;3,5;4,5\n"], ";"),
        (["одно\n", "слово\n"], "\t"),
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


def test_a_stray_quote_costs_its_own_line_only():
    text = 'a\tb\tc\n1\t"СБМ"\t5\n2\t"Ганзосон\t-\n3\t"ДТБН"\t7\n4\t"две\nстроки"\t8\n'
    read = rows(text)
    assert read[2] == ["2", '"Ганзосон', "-"]
    assert [row[0] for row in read] == ["a", "1", "2", "3", "4"]
    assert read[4] == ["4", "две\nстроки", "8"]


CELLS = st.text('ab"\n ', max_size=5) | st.text('ab|" ', max_size=5)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=30))
def test_what_is_quoted_rightly_is_read_as_it_was(table):
    table = [["1", "2", "3"], *([f"x{row[0]}", *row[1:]] for row in table)]
    text = StringIO(newline="")
    csv.writer(text, delimiter="|", lineterminator="\n").writerows(table)
    assert rows(text.getvalue()) == table


def test_nothing_and_too_much_are_refused():
    with pytest.raises(EmptyFile):
        rows("\n\n")
    with pytest.raises(UnsafeFile):
        rows("a,b\n" * 60, cells=100)
