"""Every way of writing a cell that was met in real registers: drawn as tables, read as officials mean it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.columns import is_error, says_nothing
from indmap.ingest.dates import EARLIEST, LATEST, Precision, read_date
from indmap.ingest.figures import is_range, read_figure
from indmap.ingest.suggestions import LISTS, suggest
from indmap.ingest.values import says_no_value
from indmap.register.layout import Answers, Correction, Spelling
from indmap.words.codelists import codelist
from indmap.words.spellings import find, fold
from tests.ingest.builders import codes, read_drawn, values


def absent(found):
    return [None if value is None or (isinstance(value, float) and math.isnan(value)) else value for value in found]


def said(reading, code):
    """What the findings of a kind quote and what they were read as."""
    return [(row["raw"], row["read_as"]) for row in reading.findings.to_pylist() if row["code"] == code]


UNITS_IN_CELLS = [
    ("171 989 тыс тг", 171_989_000.0),
    ("2 591 тыс. тг", 2_591_000.0),
    ("25 650 203,04 тг", 25_650_203.04),
    ("1,2 млрд", 1.2e9),
    ("1,2 млрд. тенге", 1.2e9),
    ("45,3млрд.тг", 45.3e9),
    ("3,5 млрд тенге (в т.ч. НДС)", 3.5e9),
    ("1234*", 1.234e9),
    ("1234²", 1.234e9),
    ("(1 234,5)", -1.2345e9),
    ("-", None),
    ("#REF!", None),
    ("250-300", None),
    ("около 500", None),
    ("контракта нет", None),
    ("15%", None),
    ("5 млрд₸", 5e9),
]


def test_money_is_read_with_the_unit_of_its_cell_or_else_of_its_column():
    picture = "Проект | Стоимость, млн тенге \n" + "\n".join(
        f"П{n} | '{cell}" for n, (cell, _) in enumerate(UNITS_IN_CELLS)
    )
    reading = read_drawn(picture)
    assert absent(values(reading, "cost")) == [value for _, value in UNITS_IN_CELLS]
    assert codes(reading) == [
        ("negative_value", "B11", "cost"),
        ("error_cell", "B13", "cost"),
        ("number_range", "B14", "cost"),
        ("number_range", "B15", "cost"),
        ("unreadable_number", "B17", "cost"),
    ]


@pytest.mark.parametrize(
    "written",
    ["250-300", "250 – 300", "250…300", "До 100", "От 251 до 1000", "более 500", "500+", "≈500", "> 5 млн $", "12-15%"],
)
def test_a_range_is_known_for_one_and_is_no_figure(written):
    assert read_figure(written) is None
    assert is_range(written)


@pytest.mark.parametrize("written", ["", "12 34", "1.2.3", "31.12.2021", "много", "дом 5 квартира 7", "1234"])
def test_what_bounds_nothing_is_no_range(written):
    assert not is_range(written)


@pytest.mark.parametrize(
    "written", ["#REF!", " #DIV/0! ", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "Err:502", "########", "#VALUE!"]
)
def test_what_a_failed_formula_leaves_is_an_error_in_any_language(written):
    assert is_error(written)


def test_an_error_is_absent_in_a_column_of_any_kind_with_its_finding():
    reading = read_drawn("""
        Проект | Компания | Регион | Стоимость, млн тенге | Срок ввода | Статус
        А      | #REF!    | #REF!  | #ССЫЛКА!             | #DIV/0!    | #NAME?
        #REF!  | ТОО      | ВКО    | 5                    | 2021       | Введен
    """)
    assert values(reading, "company") == [None]
    assert [code for code in codes(reading) if code[0] != "no_name"] == [
        ("error_cell", f"{letter}2", field)
        for letter, field in zip("BCDEF", ["company", "region", "cost", "planned_date", "stage"], strict=True)
    ]
    assert ("no_name", 3, "") in codes(reading)


PLACEHOLDERS = ["not found", "unknown", "--", "N/A", "n.a.", "#N/A", "NULL", "-", "ДАННЫЕ ОТСУТСТВУЮТ В API", "NR",
                "none", "х", "x", "TBC", "TBD", "…", ".", "—", "НД", "Не указано", "Não aplicável", "мәлімет жоқ",
                "нет сведений", "<Наименование мероприятия 1>", "", " ", "\u00a0"]  # fmt: skip


@pytest.mark.parametrize("written", PLACEHOLDERS)
def test_a_placeholder_says_nothing(written):
    assert says_nothing(written)


@pytest.mark.parametrize(
    "written", ["Нет", "нет", "жоқ", "Нет контракта", "После заключения контракта", "other", "Reset"]
)
def test_words_for_none_are_absent_where_a_value_belongs_and_text_elsewhere(written):
    reading = read_drawn(f"""
        Проект | Стоимость, млн тенге | Срок ввода | Статус | Примечание
        А      | {written}            | {written}  | {written} | {written}
    """)
    assert (says_no_value(written), codes(reading)) == (True, [])
    assert values(reading, "remarks") == [written]
    assert absent(values(reading, "cost") + values(reading, "planned_date") + values(reading, "stage")) == [None] * 3


DATES = [
    ("IVкв.2021", "2021-12-31", "quarter"),
    ("III-IV квартал 2022", "2022-12-31", "quarter"),
    ("2-полугодие 2022", "2022-12-31", "half"),
    ("1 пг 2022", "2022-06-30", "half"),
    ("2021–2023 гг.", "2023-12-31", "year"),
    ("2027+", "2027-12-31", "year"),
    ("2025 (expected)", "2025-12-31", "year"),
    ("до конца 2025 года", "2025-12-31", "year"),
    ("2021 жылдың соңы", "2021-12-31", "year"),
    ("31.12.2021 (план)", "2021-12-31", "day"),
    ("31.12.2021 года", "2021-12-31", "day"),
    ("31.12.2021*", "2021-12-31", "day"),
    ("31.12.2О21", "2021-12-31", "day"),
    ("XII.2021", "2021-12-31", "month"),
    ("дек.21", "2021-12-31", "month"),
    ("31.12.40", "2040-12-31", "day"),
    ("31.12.98", "1998-12-31", "day"),
    ("44561", "2021-12-31", "day"),
    ("2021.0", "2021-12-31", "year"),
    ("до 31.12.2022", "2022-12-31", "day"),
    ("с 2020 по 2023 гг.", "2023-12-31", "year"),
    ("с января 2020 по декабрь 2022 г.", "2022-12-31", "month"),
    ("from 2020 to 2023", "2023-12-31", "year"),
    ("2020 жылдан 2023 жылға дейін", "2023-12-31", "year"),
]


@pytest.mark.parametrize(("written", "last", "precision"), DATES)
def test_a_date_is_read_to_its_last_day_with_its_precision(written, last, precision):
    when = read_date(written)
    assert (when.last.isoformat(), when.precision) == (last, precision)


@pytest.mark.parametrize(
    "written",
    [
        "01.май",
        "01/0817",
        "21-Dec",
        "2021 (перенос на 2022)",
        "не ранее 2023",
        "2020/21",
        "IV квартал",
        "12.21",
        "с 2021 года",
        "по 2 шт",
        "не позднее 31.12.2022",
    ],
)
def test_what_only_looks_like_a_date_is_left_unread(written):
    assert read_date(written) is None


def test_a_date_that_may_be_turned_round_is_read_day_first_and_said():
    reading = read_drawn("Проект | Срок ввода \n А | 02/05/16 \n Б | 3/3/16 \n В | 02.05.16")
    assert values(reading, "planned_date") == ["2016-05-02", "2016-03-03", "2016-05-02"]
    assert said(reading, "date_ambiguous") == [("02/05/16", "2016-05-02")]


@pytest.mark.parametrize(("decides", "read"), [("31/12/16", "2016-05-02"), ("12/31/16", "2016-02-05")])
def test_another_date_of_the_column_decides_which_comes_first(decides, read):
    reading = read_drawn(f"Проект | Срок ввода \n А | 02/05/16 \n Б | {decides}")
    assert values(reading, "planned_date") == [read, "2016-12-31"]
    assert codes(reading) == []


def test_a_serial_stored_as_text_or_number_is_a_day_and_said():
    reading = read_drawn("Проект | Срок ввода \n А | '44561 \n Б | 44561")
    assert values(reading, "planned_date") == ["2021-12-31", "2021-12-31"]
    assert [code for code, _, _ in codes(reading)] == ["date_from_serial", "date_from_serial"]


@pytest.mark.parametrize(
    ("picture", "days"),
    [
        ("Проект | Ввод (квартал) | Год \n А | IV | 2026 \n Б | 2 квартал | 2027 \n В | 3 | 2027",
         ["2026-12-31", "2027-06-30", "2027-09-30"]),
        ("Проект | Срок ввода | Год ввода в эксплуатацию \n А | 01.май | 2022 \n Б | декабрь | 2023",
         ["2022-05-01", "2023-12-31"]),
        ("Проект | Срок ввода (2026 год) \n А | IV квартал \n Б | январь-май",
         ["2026-12-31", "2026-05-31"]),
    ],
)  # fmt: skip
def test_the_year_is_taken_from_the_column_beside_or_from_the_heading(picture, days):
    assert values(read_drawn(picture), "planned_date") == days


def test_units_and_currencies_may_have_a_column_of_their_own():
    reading = read_drawn("""
        Проект | Стоимость проекта | Ед. изм.   | Мощность | Unit
        А      | 5                 | млрд тенге | 100      | тонн
        Б      | 700               | млн тенге  | 5        | шт
        В      | 2                 | млн USD    |          |
        Г      | 3 трлн тенге      | млн тенге  |          |
    """)
    assert absent(values(reading, "cost")) == [5e9, 7e8, None, 3e12]
    assert absent(values(reading, "cost_foreign")) == [None, None, 2e6, None]
    assert "unit_not_stated" not in {code for code, _, _ in codes(reading)}


def test_a_currency_may_be_given_by_its_number():
    reading = read_drawn("Проект | Стоимость проекта | Валюта \n А | 5000000 | 398 \n Б | 7000000 | 840")
    assert absent(values(reading, "cost")) == [5e6, None]
    assert values(reading, "cost_currency") == [None, "USD"]


@pytest.mark.parametrize(
    ("heading", "costs", "likely"),
    [
        ("Стоимость", (1.2, 5, 23.4), "1000000000"),
        ("Стоимость", (1200, 5000, 23400), "1000000"),
        ("Стоимость, млрд тенге", (1200, 5500, 23400), "1000000"),
        ("Стоимость, млрд тенге", (900, 1200, 15000), "1000000"),
        ("Стоимость, млрд тенге", (1.2, 5, 23.4), None),
        ("Стоимость", (5e9, 6e9, 7e9), None),
    ],
)
def test_costs_of_an_impossible_order_name_the_likely_unit(heading, costs, likely):
    picture = f"Проект | {heading} \n" + "\n".join(f"П{n} | {cost}" for n, cost in enumerate(costs))
    assert [read for _, read in said(read_drawn(picture), "unit_suspect")] == ([likely] if likely else [])


STAGES = [
    ("реализован", "commissioned"), ("реализуется", "construction"), ("не реализуется", "excluded"),
    ("не запущен", "postponed"), ("незапущен", "postponed"), ("введена первая очередь", "first_stage"),
    ("частично введен", "first_stage"), ("2.Приостановлен", "suspended"),
    ("2.Работа с проектом приостановлена", "suspended"),
    ("Отменено", "excluded"), ("Завершено", "commissioned"), ("іске қосылған жоқ", "postponed"),
    ("іске қосылмады", "postponed"), ("іске қосылды", "commissioned"), ("shelved - inferred 2 y", "suspended"),
    ("Publicly_announced", "planned"), ("under_construction", "construction"), ("Operating", "commissioned"),
    ("введен, но не полностью", None), ("реализуется плохо", None),
    ("permitted / announced", None),
    ("Введен в эксплуатацию в 2021 году", "commissioned"), ("введён в эксп. 09.2021", "commissioned"),
    ("2021 жылы іске қосылды", "commissioned"), ("Commissioned (Aug 2021)", "commissioned"),
    ("введен в 2031 году", None), ("введен 70%", None), ("введен (100%)", "commissioned"),
    ("введен (1 очередь)", None), ("введен (частично)", "first_stage"),
    ("введена первая очередь 09.2021", "first_stage"),
    ("СМР 85%", "construction"), ("СМР (40%)", "construction"), ("СМР завершены", None),
    ("приостановлен (суд)", "suspended"), ("реализуется (отставание)", "construction"),
    ("реализуется (1 очередь введена)", None), ("реализуется (приостановлен)", None),
    ("не введен (нет сырья)", "postponed"), ("перенос на 2022 г.", "postponed"), ("на стадии ПСД", "design"),
    ("ҚМЖ жүргізілуде", "construction"),
]  # fmt: skip


def test_a_status_is_read_whole_with_its_traps():
    picture = "по состоянию на 01.10.2022 \n Проект | Статус \n"
    reading = read_drawn(picture + "\n".join(f"П{n} | {stage}" for n, (stage, _) in enumerate(STAGES)))
    assert values(reading, "stage") == [code for _, code in STAGES]
    assert len(said(reading, "unknown_stage")) == sum(code is None for _, code in STAGES)


REGIONS = [
    ("Акмолинской области", "KZ-11"), ("в Акмолинской области", "KZ-11"), ("Атырауской обл.", "KZ-23"),
    ("ОБЛАСТИ ҰЛЫТАУ", "KZ-62"), ("обл. Ұлытау", "KZ-62"), ("Қызылорда облысында", "KZ-43"), ("г_Астана", "KZ-71"),
    ("г.Нур-Султан", "KZ-71"), ("Алматы облысы", "KZ-19"), ("Алматы қаласы", "KZ-75"), ("Алматинской области", "KZ-19"),
    ("Алматы", "KZ-75"), ("Оңтүстік Қазақстан облысы", "KZ-61"), ("Mangystau Region", "KZ-47"), ("Jambyl", "KZ-31"),
    ("Семипалатинская область", "KZ-10"),
    ("3. Акмолинская область", "KZ-11"), ("Акмолинская обл., г. Кокшетау", "KZ-11"),
    ("г. Алматы, Алатауский район", "KZ-75"), ("Шымкентқаласы", "KZ-79"), ("Западный регион", None),
    ("Карагандинская /г. Темиртау", "KZ-35"), ("Алматинская обл. г. Қонаев", "KZ-19"), ("г. Риддер, ВКО", "KZ-63"),
    ("Алматы, Астана", None), ("ВКО/Абай", None), ("Алматинская/Жамбылская", None),
    ("Министерство индустрии, г. Астана", None),
    ("Министерство сельского хозяйства Республики Казахстан", None), ("1 Для Теста", None),
]  # fmt: skip


def test_a_region_is_known_through_case_forms_and_old_names():
    reading = read_drawn(
        "Проект | Регион | Статус \n" + "\n".join(f"П{n} | {r} | " for n, (r, _) in enumerate(REGIONS))
    )
    assert values(reading, "region") == [code for _, code in REGIONS]
    assert len(said(reading, "unknown_region")) == sum(code is None for _, code in REGIONS)


@pytest.mark.parametrize(
    ("written", "then", "now"),
    [
        ("Карагандинская область (г. Жезказган)", "KZ-KAR", "KZ-62"),
        ("Алматинская обл. (Жетысу)", "KZ-ALM", "KZ-33"),
        ("область Жетысу (Алматинская обл.)", "KZ-ALM", "KZ-33"),
        ("ВКО, г. Семей", "KZ-VOS", "KZ-10"),
    ],
)
def test_of_a_region_and_what_was_carved_out_of_it_the_new_one_is_meant(written, then, now):
    for day, code in (("01.10.2021", then), ("01.10.2023", now)):
        reading = read_drawn(f"по состоянию на {day} | \n Проект | Регион | Статус \n А | {written} | Введен")
        assert values(reading, "region") == [code]
        assert said(reading, "region_from_town") == ([(written, now)] if code == now else [])


def test_a_town_in_place_of_a_region_gives_its_region_and_is_said():
    reading = read_drawn("Проект | Регион | Статус \n А | г. Караганда | \n Б | Арыс қаласы |")
    assert said(reading, "region_from_town") in (
        [("Арыс қаласы", "KZ-61")],
        [("г. Караганда", "KZ-35"), ("Арыс қаласы", "KZ-61")],
    )
    assert values(reading, "region") == ["KZ-35", "KZ-61"]


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("region", "Карагандинсая обл.", "KZ-35"),
        ("region", "Павлодарскя область", "KZ-55"),
        ("stage", "Реализуеться", "construction"),
        ("stage", "НЕзапущен ", "postponed"),
        ("stage", "красиво", None),
        ("region", "Марс", None),
        ("region", "", None),
    ],
)
def test_a_slip_of_the_pen_has_its_suggestion(field, written, code):
    assert suggest(field, written) == code


def test_a_spelling_a_person_explained_is_read_so_everywhere():
    picture = "Проект | Регион | Статус \n А | Карагандинсая обл. | \n Б | КАРАГАНДИНСАЯ ОБЛ | \n В | Марс |"
    answers = Answers(spellings=(Spelling("region", fold("Карагандинсая обл."), "KZ-35"),))
    reading = read_drawn(picture, answers=answers)
    assert values(reading, "region") == ["KZ-35", "KZ-35", None]
    assert said(reading, "unknown_region") == [("Марс", "")]


CORRECTED = Correction("Завод А", "cost", "5000", "5", "письмо акимата")


def test_a_known_error_is_put_right_and_said():
    reading = read_drawn(
        "Проект | Стоимость, млн тенге \n «Завод А» | 5000 \n Завод Б | 5000", answers=Answers(corrections=(CORRECTED,))
    )
    assert values(reading, "cost") == [5e6, 5e9]
    assert said(reading, "corrected") == [("5000", "5 (письмо акимата)")]


def test_a_correction_falls_away_once_the_source_has_changed():
    reading = read_drawn("Проект | Стоимость, млн тенге \n Завод А | 6", answers=Answers(corrections=(CORRECTED,)))
    assert values(reading, "cost") == [6e6]
    assert said(reading, "correction_expired") == [("6", "5 (письмо акимата)")]


def test_a_correction_of_another_header_or_project_is_none_of_ours():
    other = Answers(
        corrections=(Correction("Завод А", "cost", "5000", "5", shape="else"), Correction("В", "cost", "5000", "5"))
    )
    assert codes(read_drawn("Проект | Стоимость, млн тенге \n Завод А | 5000", answers=other)) == []


ANYTHING = st.one_of(st.text(max_size=80), st.text("0123456789.,-+()/ кварталг#<>", max_size=24))


@given(ANYTHING)
def test_nothing_makes_a_parser_fail(text):
    assert is_range(text) in (True, False)
    assert is_error(text) in (True, False)
    when = read_date(text)
    assert when is None or EARLIEST <= when.first.year <= when.last.year <= LATEST
    assert all(suggest(field, text) in (None, *codelist(LISTS[field])) for field in LISTS)


@given(
    st.integers(EARLIEST, LATEST),
    st.sampled_from(["I", "II", "III", "IV"]),
    st.sampled_from(["кв.", "квартал", "тоқсан"]),
)
def test_a_quarter_is_read_back_however_it_is_spaced(year, roman, word):
    number = ["I", "II", "III", "IV"].index(roman) + 1
    for written in (
        f"{roman} {word} {year}",
        f"{number}-{word} {year} г.",
        f"{year} {word} {roman}",
        f"{roman}{word}{year}",
    ):
        when = read_date(written)
        assert (when.precision, when.last.month) == (Precision.QUARTER, 3 * number), written


@given(st.sampled_from([(list_, code) for list_ in ("regions", "stages", "sectors") for code in codelist(list_)]))
def test_a_code_is_found_by_each_of_its_labels(pair):
    list_, code = pair
    found = {find(list_, codelist(list_).text(code, language)) for language in ("kk", "ru", "en")}
    assert None not in found
