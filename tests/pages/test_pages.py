"""Every page, in every language, with the sample, with nothing left by the filters, and after a broken file."""

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import msoffcrypto.format.ooxml
import pandas as pd
import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from indmap.ui import frame
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from indmap.words.texts import Texts, messages

ROOT = Path(__file__).resolve().parents[2]
UNCUT_PAGES = ("data", "instructions", "method")
CUT_PAGES = tuple(name for group in frame.PAGES.values() for name in group if name not in UNCUT_PAGES)
LANGUAGES = tuple(Language)
NOTICE = {
    Language.KK: {
        "projects": "128",
        "cost": "1,2 трлн теңге",
        "jobs": "12 015",
        "output": "1 трлн теңге",
        "exports": "800 млн АҚШ доллары",
    },
    Language.RU: {
        "projects": "128",
        "cost": "1,2 трлн тенге",
        "jobs": "12 015",
        "output": "1 трлн тенге",
        "exports": "800 млн долл. США",
    },
    Language.EN: {
        "projects": "128",
        "cost": "1.2 tn tenge",
        "jobs": "12,015",
        "output": "1 tn tenge",
        "exports": "800 m US dollars",
    },
}
"""The figures of the Government's notice, which the sample gives."""
STATED = {
    "overview": ("projects", "cost", "jobs", "output", "exports"),
    "this_year": ("projects",),
    "changes": ("projects", "jobs"),  # the cost as fine as the one before it
    "sectors": ("output", "exports"),
    "projects": ("cost", "jobs"),
    "what_if": ("projects",),
    "meeting": ("projects", "cost", "output", "exports"),
    "method": ("projects", "cost", "jobs", "output", "exports"),
}
"""The pages that state figures of the notice, and which."""


def open_page(
    name: str, language: Language, held: Mapping[str, object] | None = None, **query: str | list[str]
) -> AppTest:
    """A page in a session that holds what it is told to."""
    at = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=120)
    at.session_state["framed"] = True  # as app.py leaves it
    for key, kept in (held or {}).items():
        at.session_state[key] = kept
    at.query_params["lang"] = language.value
    for key, value in query.items():
        at.query_params[key] = value
    return at.run()


def words(at: AppTest) -> str:
    """Everything the page says in text, with plain spaces and without Markdown's backslashes."""
    parts = [
        element.value if hasattr(element, "value") else element.proto.body
        for kind in ("title", "markdown", "error", "warning")
        for element in at.get(kind)
    ]
    parts += [element.proto.body for element in at.get("html")]
    return " ".join(map(str, parts)).replace("\\", "").replace(NBSP, " ")


def in_link(at: AppTest, name: str) -> list[str]:
    """The values of a parameter in the address bar."""
    value = at.query_params[name]
    return [value] if isinstance(value, str) else list(value)


def figures(at: AppTest) -> dict[str, dict]:
    """The Plotly figures on the page, in order."""
    return {chart.proto.id: json.loads(chart.proto.spec) for chart in at.get("plotly_chart")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", UNCUT_PAGES)
def test_the_sample_shows_without_a_fault(page: str, language: Language) -> None:
    shows_the_sample(open_page(page, language), page, language)


def shows_the_sample(at: AppTest, page: str, language: Language) -> None:
    """The page is whole, says that it shows a sample, and gives the notice's figures where it states them."""
    assert not at.exception
    assert not at.error
    assert at.title
    said = words(at)
    assert Texts(language)("common.sample") in said or page == "instructions"
    assert "nan" not in said
    assert "{" not in "".join(title.value for title in at.title)
    for figure in STATED.get(page, ()):
        assert NOTICE[language][figure] in said, figure


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            Language.EN,
            [
                "128 projects worth 1.2 tn tenge are to be commissioned in 2021",
                "12 thousand jobs",
                "1 tn tenge of output",
                "800 m US dollars of exports",
            ],
        ),
        (
            Language.RU,
            [
                "В 2021 году планируется ввести 128 проектов на сумму 1,2 трлн тенге",
                "около 12 тыс. рабочих мест",
                "1 трлн тенге",
                "800 млн долл. США",
            ],
        ),
        (
            Language.KK,
            [
                "2021 жылы жалпы құны 1,2 трлн теңге болатын 128 жобаны іске қосу жоспарланған",
                "12 мыңға жуық жұмыс орны",
                "1 трлн теңге",
                "800 млн АҚШ доллары",
            ],
        ),
    ],
)
def test_the_overview_states_the_notice(language: Language, sentences: list[str]) -> None:
    said = words(open_page("overview", language))
    for sentence in sentences:
        assert sentence in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_shows_the_rate_by_count_cost_and_jobs(language: Language) -> None:
    at = open_page("overview", language)
    labels = [metric.label.replace("\\", "") for metric in at.metric]
    texts = Texts(language)
    assert [texts(f"overview.rate_{measure}") for measure in ("count", "cost", "jobs")] == labels[:3]
    assert words(at).count("%") >= 3


def sheet(*rows: tuple[object, ...]) -> bytes:
    """An xlsx of one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Лист1")
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    return buffer.getvalue()


def locked(content: bytes, password: str = "тайна") -> bytes:
    """The same workbook behind a password."""
    buffer = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, buffer)
    return buffer.getvalue()


BROKEN = {
    "unsupported_file": b"not a workbook, only words",
    "empty_file": b"",
    "unreadable_file": b"PK\x03\x04 cut off",
    "encrypted_file": locked(sheet(("Наименование проекта", "Стоимость"), ("Завод", 1))),
    "no_table": sheet(("снег", "дождь"), (1, 2), (3, 4)),
    "missing_columns": sheet(("Регион", "Стоимость, млрд тенге", "БИН"), ("Павлодарская область", 1, 2)),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_file_gets_one_sentence_and_changes_nothing(language: Language) -> None:
    """One after the other in one session, so that none leaves a word of itself behind."""
    at = open_page("data", language)
    before = at.title[0].value
    for fault, content in BROKEN.items():
        upload = at.file_uploader(key="upload")
        upload.set_value((f"{fault}.xlsx", content, "application/octet-stream")).run()
        assert not at.exception
        assert len(at.error) == 1, fault
        assert says(at.error[0].value, Texts(language), f"fault.{fault}"), fault
        assert at.title[0].value == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_over_the_limit_is_told_the_limit(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDMAP_MAX_UPLOAD_MB", "1")
    at = open_page("data", language)
    big = b"x" * (1024 * 1024 + 1)
    at.file_uploader(key="upload").set_value(("register.xlsx", big, "application/octet-stream")).run()
    assert says(at.error[0].value, Texts(language), "fault.file_too_large")
    assert "2" in at.error[0].value


def test_a_missing_column_is_called_by_its_name_in_the_page_s_language() -> None:
    for language, name in ((Language.KK, "Жоба"), (Language.RU, "Проект"), (Language.EN, "Project")):
        at = open_page("data", language)
        content = BROKEN["missing_columns"]
        at.file_uploader(key="upload").set_value(("register.xlsx", content, "application/octet-stream")).run()
        assert f": {name}." in at.error[0].value.replace("\\", "")


def says(shown: str, texts: Texts, key: str) -> bool:
    """Whether a shown sentence is the message of a key, whatever its values are."""
    pattern = re.sub(r"\\{[^}]*\\}", ".*", re.escape(messages()[key][texts.language.value]))
    return re.fullmatch(pattern, shown.replace("\\", "").replace(NBSP, " "), re.DOTALL) is not None


@pytest.fixture(scope="module")
def after_a_broken_file() -> dict[str, object]:
    """What the session holds once a file was refused."""
    at = open_page("data", Language.RU)
    at.file_uploader(key="upload").set_value(("x.xlsx", b"PK\x03\x04 broken", "application/octet-stream")).run()
    assert at.error
    return {"brought.pending": at.session_state["brought.pending"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CUT_PAGES)
def test_filtered_to_nothing_says_so_and_the_way_back_shows_what_was_there(
    page: str, language: Language, after_a_broken_file: dict[str, object]
) -> None:
    """And so it is though a file was refused before."""
    at = open_page(page, language, after_a_broken_file, region="KZ-59", sector="refining")
    assert not at.exception
    assert not at.error
    assert Texts(language)("frame.nothing") in words(at)
    assert not at.get("plotly_chart")
    at.button(key="nothing.reset").click().run()
    assert Texts(language)("frame.nothing") not in words(at)
    shows_the_sample(at, page, language)


def test_a_link_shows_the_same_cut_in_another_language() -> None:
    query = {"region": ["KZ-79", "KZ-KAR"], "sector": ["machinery"], "measure": "cost", "year": "2021"}
    shown = [figures(open_page("overview", language, **query)) for language in (Language.KK, Language.EN)]
    assert len(shown[0]) == len(shown[1]) == 4  # by month, the pace of past years, by region, the largest
    heights = [[[trace["y"] for trace in figure["data"]] for figure in page.values()] for page in shown]
    assert heights[0] == heights[1]


def test_the_address_bar_carries_codes() -> None:
    at = open_page("overview", Language.KK, region=["KZ-79"])
    assert in_link(at, "region") == ["KZ-79"]
    assert in_link(at, "lang") == ["kk"]
    at.multiselect(key="choose.sectors").select("metallurgy").run()
    assert in_link(at, "sector") == ["metallurgy"]


def test_a_choice_outlives_the_change_of_page() -> None:
    at = open_page("overview", Language.RU, region=["KZ-79"])
    other = AppTest.from_file(str(ROOT / "pages" / "sectors.py"), default_timeout=120)
    for key in ("framed", "choice", "query_written"):
        other.session_state[key] = at.session_state[key]
    other.run()  # the navigation clears the query; the session still knows
    assert other.multiselect(key="choose.regions").value == ["KZ-79"]
    assert in_link(other, "region") == ["KZ-79"]


def test_junk_in_a_link_is_left_out() -> None:
    at = open_page("overview", Language.EN, region=["KZ-99", "<b>"], year="12x", measure="tons", division="1900")
    assert not at.exception
    assert at.multiselect(key="choose.regions").value == []


def test_uploading_the_sample_of_another_language_gives_the_same_numbers() -> None:
    at = open_page("data", Language.EN)
    path = ROOT / "data" / "samples" / "register_2021-09-28_kk.xlsx"
    at.file_uploader(key="upload").set_value((path.name, path.read_bytes(), "application/octet-stream")).run()
    assert not at.exception
    assert not at.error
    assert Texts(Language.EN)("common.sample") not in words(at)
    assert "128 accepted" in words(at)


def test_a_register_without_a_date_asks_for_it() -> None:
    csv = "Наименование проекта;Стоимость, млрд тенге;Срок ввода\nЗавод;10;31.12.2021\n".encode()
    at = open_page("data", Language.RU)
    at.file_uploader(key="upload").set_value(("reestr.csv", csv, "text/csv")).run()
    assert not at.exception
    assert len(at.warning) == 1
    for box, value in (("day", 31), ("month", 12), ("year", 2021)):
        at.selectbox(key=f"as_of.{box}").set_value(value)
    next(button for button in at.button if button.label == Texts(Language.RU)("uploads.use")).click()
    at.run()
    assert not at.exception
    assert not at.warning
    assert "принято: 1" in words(at)


def test_searching_and_opening_a_project() -> None:
    at = open_page("projects", Language.RU)
    at.text_input(key="projects.search").set_value("жайрем").run()
    assert "Найдено: 1 проект" in words(at)
    names = list(pd.read_csv(ROOT / "data" / "samples" / "projects.csv")["name"])
    place = next(place for place, name in enumerate(names) if "Жайрем" in name)
    at.session_state["projects.opened"] = place  # as a selected row leaves it
    at.run()
    assert not at.exception
    assert "<dt>Стоимость</dt><dd>145 млрд тенге</dd>" in words(at)
    assert "<dd>● Введен</dd>" in words(at)
    at.run()
    assert "<dt>" not in words(at), "a sheet put away does not come back by itself"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_regions_switch_to_the_boundaries_of_2022(language: Language) -> None:
    at = open_page("regions", language, division="2022")
    assert not at.exception
    assert not at.error
    labels = at.multiselect(key="choose.regions").options
    assert len(labels) >= 20


PASSWORD = "made for a test"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_password_opens_the_file_and_is_kept_nowhere(language: Language) -> None:
    texts = Texts(language)
    book = sheet(
        ("по состоянию на 31.12.2021", ""), ("Наименование проекта", "Стоимость, млрд тенге"), ("Завод", 1), ("Цех", 2)
    )
    at = open_page("data", language)
    at.file_uploader(key="upload").set_value(("x.xlsx", locked(book, PASSWORD), "application/octet-stream")).run()
    for password in ("wrong", PASSWORD):
        asked_password(at, texts)[0].set_value(password)
        next(button for button in at.button if button.label == texts("uploads.open")).click()
        at.run()
        assert not at.exception
        assert password not in str(at.session_state._state.filtered_state)
        told = [error.value for error in at.error]
        assert any(says(each, texts, "uploads.wrong_password") for each in told) is (password == "wrong")
    assert not at.error
    assert at.session_state["register"].projects["name"].tolist() == ["Завод", "Цех"]
    assert not asked_password(at, texts)
    assert texts("history.locked") in [info.value.replace("\\", "") for info in at.info], "what was locked is not kept"


def asked_password(at: AppTest, texts: Texts) -> list:
    """The box for the password, if it is there."""
    return [box for box in at.text_input if box.label == texts("uploads.password")]


def test_several_files_become_one_register_and_one_refused_is_named() -> None:
    header = ("Наименование проекта", "Стоимость, млрд тенге")
    files = [(f"{name}_2021-12-31.xlsx", sheet(header, (f"Завод {name}", 1)), "") for name in ("A", "B")]
    at = open_page("data", Language.RU)
    at.file_uploader(key="upload").set_value([*files, ("broken.xlsx", b"words", "")]).run()
    assert not at.exception
    assert [error.value.replace("\\", "").partition(":")[0] for error in at.error] == ["broken.xlsx"]
    at.file_uploader(key="upload").set_value(files).run()
    assert not at.exception
    assert not at.error
    assert at.session_state["register"].projects["file"].tolist() == [name for name, _, _ in files]
