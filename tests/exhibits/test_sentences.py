"""The sentences: the notice's own, and those of one project, in three languages."""

from indmap.analysis.filters import Filters
from indmap.exhibits import narrative, overview, regions
from indmap.words.language import Language
from tests.exhibits.views import plain, view

NOTICE = (
    """
    | cost   | jobs | output | exports | planned_date |
    | 900 bn | 7000 | 1 tn   | -       | 2021-12-31   |
    | 300 bn | 5000 | -      | 800 m   | 2021-12-31   |
"""
    + "    | - | - | - | - | 2021-12-31 |\n" * 126
)

ONE = """
    | region | cost    | jobs | output | exports | planned_date | stage        |
    | KZ-79  | 23.4 bn | 145  | 9 bn   | 5 m     | 2021-06-30   | construction |
"""
ONE_IN = ONE.replace("construction", "commissioned")


def said(make, drawing, **more):
    return {language: plain(make(view(drawing, language, **more))) for language in Language}


def test_the_notice_is_said_as_the_government_says_it():
    assert said(narrative.promise, NOTICE) == {
        Language.KK: "2021 жылы жалпы құны 1,2 трлн теңге болатын 128 жобаны іске қосу жоспарланған. "
        "12 мыңға жуық жұмыс орны ашылады. "
        "Толық қуатында жылдық өнім көлемі — 1 трлн теңге, экспорт — 800 млн АҚШ доллары.",
        Language.RU: "В 2021 году планируется ввести 128 проектов на сумму 1,2 трлн тенге. "
        "Будет создано около 12 тыс. рабочих мест. "
        "При полной мощности выпуск продукции составит 1 трлн тенге в год, экспорт — 800 млн долл. США.",
        Language.EN: "128 projects worth 1.2 tn tenge are to be commissioned in 2021. "
        "About 12 thousand jobs are to be created. "
        "At full capacity this adds 1 tn tenge of output and 800 m US dollars of exports a year.",
    }


def test_the_promise_of_one_project():
    assert said(narrative.promise, ONE) == {
        Language.KK: "2021 жылы жалпы құны 23,4 млрд теңге болатын 1 жобаны іске қосу жоспарланған. "
        "145 жұмыс орны ашылады. "
        "Толық қуатында жылдық өнім көлемі — 9 млрд теңге, экспорт — 5 млн АҚШ доллары.",
        Language.RU: "В 2021 году планируется ввести 1 проект на сумму 23,4 млрд тенге. "
        "Новые рабочие места: 145. "
        "При полной мощности выпуск продукции составит 9 млрд тенге в год, экспорт — 5 млн долл. США.",
        Language.EN: "1 project worth 23.4 bn tenge is to be commissioned in 2021. "
        "Permanent jobs to be created: 145. "
        "At full capacity this adds 9 bn tenge of output and 5 m US dollars of exports a year.",
    }


def test_one_project_of_one():
    assert said(narrative.delivery, ONE_IN) == {
        Language.KK: "2021 жылы 1 жобаның ішінде 1 жоба іске қосылды",
        Language.RU: "В 2021 году введено 1 из 1 проекта",
        Language.EN: "1 of 1 project commissioned in 2021",
    }


def test_one_project_that_needs_attention():
    assert said(narrative.delivery, ONE) == {
        Language.KK: "2021 жылы 1 жобаның ішінде 0 жоба іске қосылды, 1 жоба назар аударуды қажет етеді",
        Language.RU: "В 2021 году введено 0 из 1 проекта, требуют внимания — 1",
        Language.EN: "0 of 1 project commissioned in 2021, 1 needs attention",
    }


def test_over_all_years_no_year_is_named():
    assert said(narrative.delivery, ONE_IN, filters=Filters()) == {
        Language.KK: "1 жобаның ішінде 1 жоба іске қосылды",
        Language.RU: "Введено 1 из 1 проекта",
        Language.EN: "1 of 1 project commissioned",
    }
    assert said(narrative.promise, "| name |\n| A |", filters=Filters()) == {
        Language.KK: "Тізілімде 1 жоба бар.",
        Language.RU: "В реестре 1 проект.",
        Language.EN: "The register holds 1 project.",
    }


def test_notes_and_messages_of_one_project():
    drawing = ONE.replace("2021-06-30", "2021-Q2")
    assert said(lambda shown: overview.by_month(shown).note, drawing) == {
        Language.KK: "1 жобаның мерзімі тоқсан немесе жыл дәлдігімен берілген: кезеңнің соңғы айында көрсетілген. "
        "1 жобаның алдағы күтілетін мерзімі жоқ: болжамға кірмейді.",
        Language.RU: "У 1 проекта срок известен лишь до квартала или года: на графике — в последнем месяце срока. "
        "Ожидаемого срока впереди нет у 1 проекта: в прогноз это не входит.",
        Language.EN: "1 project dated only to the quarter or year: shown in its last month. "
        "1 project with no expected date ahead: not in the forecast.",
    }
    assert said(lambda shown: overview.to_call(shown).message, ONE) == {
        Language.KK: "Назар аударуды қажет етеді: 1 жоба, 23,4 млрд теңге",
        Language.RU: "Все, что требует внимания: 1 проект на 23,4 млрд тенге",
        Language.EN: "All that needs attention: 1 project, 23.4 bn tenge",
    }


def test_of_one_project_no_share_is_spoken():
    two_regions = ONE + "| KZ-39  | 1 bn | 5 | - | - | 2021-06-30 | commissioned |\n"
    assert overview.by_month(view(ONE)).message == ""
    assert overview.status_by_region(view(two_regions)).message == ""
    assert said(lambda shown: overview.status_by_region(shown).message, two_regions + ONE.splitlines()[2] + "\n") == {
        Language.KK: "Назар аударуды қажет ететін көлемнің 100%-ы Шымкент қаласында",
        Language.RU: "100% того, что требует внимания, — в городе Шымкенте",
        Language.EN: "100% of what needs attention is in Shymkent city",
    }


def test_projects_that_only_lack_a_date_are_not_said_to_need_attention():
    undated = "| name | stage |\n| A | commissioned |\n| B | construction |\n| C | construction |"
    assert said(narrative.delivery, undated, filters=Filters()) == {
        Language.KK: "3 жобаның ішінде 1 жоба іске қосылды, 2 жобаның мерзімі көрсетілмеген",
        Language.RU: "Введено 1 из 3 проектов, без срока — 2",
        Language.EN: "1 of 3 projects commissioned, 2 without a date",
    }


def test_a_register_with_excluded_projects_says_how_many_it_holds():
    drawing = "| name | stage | cost |\n| A | excluded | 1 bn |\n| B | construction | 2 bn |"
    assert said(narrative.promise, drawing, filters=Filters()) == {
        Language.KK: "Тізілімде 2 жоба бар, жоспарда — жалпы құны 2 млрд теңге болатын 1 жоба.",
        Language.RU: "В реестре 2 проекта, в плане — 1 на сумму 2 млрд тенге.",
        Language.EN: "The register holds 2 projects, 1 of them in the plan, worth 2 bn tenge.",
    }


def test_the_map_and_the_bars_beside_it_say_different_things():
    drawing = "| region | planned_date | stage |\n" + "| KZ-79 | 2021-06-30 | commissioned |\n" * 3
    drawing += "| KZ-39 | 2021-06-30 | construction |\n" * 3
    shown = view(drawing)
    assert regions.tiles(shown).message == "Regions: 1 behind plan, 1 on plan, 0 ahead"
    assert plain(regions.gaps(shown).message) == "Furthest behind plan: Kostanay Region, −100 pp"


def test_one_region_alone_is_not_counted_but_told_by_its_gap():
    drawing = "| region | planned_date | stage |\n" + "| KZ-79 | 2021-06-30 | construction |\n" * 3
    assert said(lambda shown: regions.opening(shown).message, drawing) == {
        Language.KK: "Шымкент қаласы. 2021 жылғы 28 қыркүйек күнгі жоспардан ауытқуы: −100 п.т.",
        Language.RU: "город Шымкент. Отклонение от плана на 28 сентября 2021 года: −100 п.п.",
        Language.EN: "Shymkent city. Gap to the plan on 28 September 2021: −100 pp",
    }


def test_regions_that_share_the_first_rank_are_named_together_while_they_are_few_and_not_all():
    late = "| {} | 2021-06-30 | construction |\n"
    drawing = "| region | planned_date | stage |\n" + late.format("KZ-79") * 2 + late.format("KZ-39") * 2
    assert overview.status_by_region(view(drawing)).message == "", "all of them share it"
    assert said(lambda shown: overview.status_by_region(shown).message, drawing + late.format("KZ-47")) == {
        Language.KK: "Назар аударуды ең көп қажет етеді: Қостанай облысы, Шымкент қаласы — әрқайсысында 2",
        Language.RU: "Больше всего требуют внимания: Костанайская область, город Шымкент — по 2",
        Language.EN: "Most that needs attention: Kostanay Region, Shymkent city, 2 each",
    }


def test_the_year_by_month_has_no_legend_for_a_forecast_that_there_is_not():
    drawn = overview.by_month(view("| planned_date | stage |\n| 2021-06-30 | construction |\n"))
    assert [each.column for each in drawn.chart.series] == ["plan", "actual"]  # a plan alone would stand unnamed


def test_the_overview_opens_with_what_will_slip_and_what_it_is_worth():
    """One is in, one is expected this year, one the next: 2 of 3 by the end, 4 bn slip."""
    drawing = """
        | name | cost | baseline_date | planned_date | expected_date | stage        | actual_date |
        | A    | 1 bn | 2021-06-30    | 2021-06-30   | -             | commissioned | 2021-06-30  |
        | B    | 2 bn | 2021-11-30    | 2021-11-30   | 2021-12-31    | construction | -           |
        | C    | 4 bn | 2021-11-30    | 2021-11-30   | 2022-03-31    | construction | -           |
    """
    ahead = said(lambda shown: overview.opening(shown).lead[-130:], drawing)
    assert ahead[Language.EN].endswith(
        "2 of 3 projects expected by the end of 2021, 1 slipping to later years (worth 4 bn tenge)."
    )
    assert ahead[Language.RU].endswith("ввод 2 из 3 проектов, переходят на следующие годы — 1 (на 4 млрд тенге).")
    assert ahead[Language.KK].endswith("2 жоба күтіледі, 1 жоба кейінгі жылдарға ауысады (құны 4 млрд теңге).")
    assert "slipping" not in overview.opening(view(drawing, filters=Filters())).lead, "all years have no end"


def test_where_too_few_projects_are_to_rank_the_note_says_so_and_blames_no_column():
    assert said(lambda shown: regions.gaps(shown).note, ONE) == {
        Language.KK: "Мерзімі белгілі кемінде 3 жобасы бар өңір жоқ.",
        Language.RU: "Нет регионов, где не менее 3 проектов с известными сроками.",
        Language.EN: "No region has 3 projects or more with known dates.",
    }


def test_the_cut_is_said_in_words():
    cut = Filters(2021, ("KZ-79", "KZ-71"), ("food",))
    assert said(lambda shown: shown.cut, ONE, filters=cut) == {
        Language.KK: "2021 жыл · Шымкент қаласы, Нұр-Сұлтан қаласы · АӨК және тамақ өнеркәсібі · Барлық мәртебелер",
        Language.RU: "2021 год · город Шымкент, город Нур-Султан · АПК и пищевая промышленность · Все статусы",
        Language.EN: "2021 · Shymkent city, Nur-Sultan city · Food and agro-industry · All statuses",
    }


def test_every_exhibit_carries_where_it_is_from():
    exhibit = overview.figures(view(ONE))
    assert exhibit.source == "register.xlsx · 3f9a1c20"
    assert exhibit.as_of_words == "As of 28/09/2021"
    assert exhibit.sample == ""
    assert exhibit.alt.startswith(exhibit.message)
