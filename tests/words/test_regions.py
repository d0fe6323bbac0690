"""Regions through time: what a name meant on a day."""

from datetime import date

import pytest

from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.regions import Division, division_at, find_region, in_division, region_label, units
from tests.table import rows

D2018, D2022 = Division.D2018, Division.D2022

HARD = rows("""
    | text                                        | 2018   | 2022  |
    | жетiсу                                      | KZ-ALM | KZ-33 |
    | Кавлодарская обл.                           | KZ-55  | KZ-55 |
    | Алматинская обл..                           | KZ-ALM | KZ-19 |
    | Алматинская                                 | KZ-ALM | KZ-19 |
    | Алматы                                      | KZ-75  | KZ-75 |
    | Almaty region                               | KZ-ALM | KZ-19 |
    | Шымкент обл.                                | KZ-79  | KZ-79 |
    | джамбулск                                   | KZ-31  | KZ-31 |
    | сев.каз                                     | KZ-59  | KZ-59 |
    | мангыстауск                                 | KZ-47  | KZ-47 |
    | Mangistau                                   | KZ-47  | KZ-47 |
    | ВКО                                         | KZ-VOS | KZ-63 |
    | ШҚО                                         | KZ-VOS | KZ-63 |
    | ЗКО                                         | KZ-27  | KZ-27 |
    | БҚО                                         | KZ-27  | KZ-27 |
    | СКО                                         | KZ-59  | KZ-59 |
    | СҚО                                         | KZ-59  | KZ-59 |
    | ЮКО                                         | KZ-61  | KZ-61 |
    | ОҚО                                         | KZ-61  | KZ-61 |
    | Оңтүстік Қазақстан облысы                   | KZ-61  | KZ-61 |
    | Туркестан                                   | KZ-61  | KZ-61 |
    | Караганда                                   | KZ-KAR | KZ-35 |
    | Караганды облысы                            | KZ-KAR | KZ-35 |
    | Кызылорда облысы                            | KZ-43  | KZ-43 |
    | г. Байконур                                 | KZ-43  | KZ-43 |
    | Акмолинская                                 | KZ-11  | KZ-11 |
    | Акмола (город)                              | KZ-71  | KZ-71 |
    | г_Астана                                    | KZ-71  | KZ-71 |
    | г.Нур-Султан                                | KZ-71  | KZ-71 |
    | ОБЛАСТИ ҰЛЫТАУ                              | KZ-KAR | KZ-62 |
    | обл. Ұлытау                                 | KZ-KAR | KZ-62 |
    | Абайская                                    | KZ-VOS | KZ-10 |
    | Восточно - Казахстанская область            | KZ-VOS | KZ-63 |
    | Jambyl Region                               | KZ-31  | KZ-31 |
    | KZ-39                                       | KZ-39  | KZ-39 |
    | Западный регион                             | -      | -     |
    | Министерство сельского хозяйства Республики | -      | -     |
    | 1 Для Теста                                 | -      | -     |
""")


@pytest.mark.parametrize("row", HARD, ids=lambda row: row["text"])
def test_a_name_means_what_it_meant_in_the_division(row):
    assert (find_region(row["text"], D2018), find_region(row["text"], D2022)) == (row["2018"], row["2022"])


def test_the_division_changed_on_8_june_2022():
    assert division_at(date(2021, 9, 28)) is D2018
    assert division_at(date(2022, 6, 7)) is D2018
    assert division_at(date(2022, 6, 8)) is D2022
    assert division_at(None) is D2022
    assert (len(units(D2018)), len(units(D2022))) == (17, 20)


def test_a_part_lies_in_its_old_unit_and_an_old_unit_in_no_one_part():
    merged = {code: in_division(code, D2018) for code in units(D2022)}
    assert set(merged.values()) == set(units(D2018))
    assert {code for code, old in merged.items() if code != old} == {
        "KZ-10",
        "KZ-19",
        "KZ-33",
        "KZ-35",
        "KZ-62",
        "KZ-63",
    }
    assert [in_division(code, D2022) for code in ("KZ-VOS", "KZ-ALM", "KZ-KAR", "KZ-39")] == [None, None, None, "KZ-39"]


def test_parts_and_what_they_were_carved_from_say_the_same():
    regions = codelist("regions")
    for code in regions:
        for part in filter(None, regions.text(code, "parts").split("|")):
            assert regions.text(part, "carved_from") == code


@pytest.mark.parametrize("division", Division)
def test_tiles_of_a_division_do_not_cover_each_other(division):
    regions = codelist("regions")
    places = [(regions.text(code, "tile_row"), regions.text(code, "tile_col")) for code in units(division)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("form", ["", "short", "in"])
def test_the_capital_is_called_as_it_was_on_the_day(form):
    def name(day):
        return region_label("KZ-71", Language.EN, day, form)

    assert "Astana" in name(date(2019, 3, 22))
    assert "Nur-Sultan" in name(date(2019, 3, 23))
    assert "Nur-Sultan" in name(date(2022, 9, 16))
    assert "Astana" in name(date(2022, 9, 17))
    assert "Astana" in name(None)
