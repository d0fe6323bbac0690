"""The blank register can be filled in and read back."""

import io

import openpyxl
import pytest

from indmap.render.template import ROWS, heading, template
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.language import Language
from indmap.words.regions import Division, units
from indmap.words.spellings import find


@pytest.fixture(params=list(Language))
def language(request):
    return request.param


@pytest.fixture
def book(language):
    return openpyxl.load_workbook(io.BytesIO(template(language)))


def test_a_column_for_every_field(book, language):
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads == [heading(field, language) for field in fields().values()]


def test_every_heading_is_one_that_we_read(language):
    assert {code: find("headings", field.label(language)) for code, field in fields().items()} == {
        code: code for code in fields()
    }


def test_money_is_asked_for_in_a_stated_unit():
    assert heading(fields()["cost"], Language.KK) == "Құны, млрд теңге"
    assert heading(fields()["exports"], Language.EN) == "Exports a year, m US dollars"


def test_codes_are_chosen_from_lists_of_words(book, language):
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    place = openpyxl.utils.get_column_letter(list(fields()).index("region") + 1)
    assert rules[f"{place}2:{place}{ROWS + 1}"].formula1 == "list_regions"
    (lists,) = [sheet for sheet in book.worksheets if sheet.sheet_state == "hidden"]
    listed = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert [codelist("regions").label(code, language) for code in units(Division.D2022)] in listed


def test_a_check_warns_and_never_stops(book):
    assert {rule.errorStyle for rule in book.worksheets[0].data_validations.dataValidation} == {"warning"}


def test_the_dictionary_names_every_field_in_three_languages(book):
    rows = list(book.worksheets[1].iter_rows(min_row=2, max_col=4, values_only=True))
    assert rows == [(code, *(field.label(each) for each in Language)) for code, field in fields().items()]


def test_the_same_language_gives_the_same_file(language):
    assert template(language) == template(language)
