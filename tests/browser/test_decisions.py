"""An analyst settles a messy file in a real browser: a double, a wrong cell, the file's own total; all of it lasts."""

from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.browser.acts import choose, settled, unfold, upload

pytestmark = pytest.mark.browser
HEADER = ("Проект", "Компания", "Регион", "Стоимость, млрд тенге", "Срок ввода", "Статус")
ROWS = (
    ("Фабрика шерсти", "ТОО Руно", "Туркестанская область", 4, "31.12.2021", "Реализуется"),
    ("Фабрика войлока", "ТОО Войлок", "Жамбылская область", "много", "31.12.2021", "Реализуется"),
    ("ФАБРИКА «Шерсти»", "ТОО Руно", "Туркестанская область", 4, "IV кв. 2021", "Реализуется"),
    ("Итого", "", "", 9, "", ""),
)


def register(path: Path, day: str) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Реестр")
        page.write(0, 0, f"Реестр проектов на {day}")
        for place, row in enumerate((HEADER, *ROWS), start=2):
            page.write_row(place, 0, row)
    return path


def test_a_double_a_wrong_cell_and_a_total_are_settled_and_hold_next_month(
    page: Page, server: str, tmp_path: Path
) -> None:
    upload(page, server, register(tmp_path / "september.xlsx", "28.09.2021"))
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("принято: 3; отложено: 1")
    expect(page.get_by_text("Сошлось итогов: 0 из 1")).to_be_visible()

    page.get_by_role("button", name="Один проект: отложить строку 2").click()
    expect(title).to_contain_text("принято: 2; отложено: 2")
    settled(page)

    section = page.locator(".st-key-corrections")
    box = section.locator("[data-testid=stSelectbox]").filter(has_text="Замечание")
    unfold(page, section, "Добавить поправку", box)
    choose(page, box, "много")
    expect(section.get_by_label("Как записано в файле")).to_have_value("много")
    section.get_by_label("Как верно").fill("1")
    section.get_by_label("Основание").fill("письмо акимата")
    section.get_by_role("button", name="Сохранить и прочитать файл заново").click()
    expect(section.locator("table")).to_contain_text("Исправлено")
    expect(page.get_by_text("Итоги в файле сошлись с суммами строк: 1 из 1")).to_be_visible()
    settled(page)

    upload(page, server, register(tmp_path / "october.xlsx", "28.10.2021"))
    expect(title).to_contain_text("принято: 2; отложено: 2")
    expect(section.locator("table")).to_contain_text("Исправлено")
    page.get_by_role("button", name="Отменить решение").first.click()
    expect(title).to_contain_text("принято: 3; отложено: 1")
