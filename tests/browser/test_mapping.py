"""A wrong mapping is mended by hand in a real browser, and the next file with that header is read right at once."""

import io
import re
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import choose, settled, unfold, upload

pytestmark = pytest.mark.browser
HEADER = ("Проект", "Регион", "Стоимость, млн тенге", "Полная цена, млрд тенге", "Срок ввода", "Статус")
COST, LEFT_OUT = "Стоимость", "не использовать"


def register(path: Path, day: str, *prices: float) -> Path:
    """A workbook whose heading «Стоимость» stands over the price of the design alone."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("Реестр")
        page.write(0, 0, f"Реестр проектов на {day}")
        page.write_row(2, 0, HEADER)
        for place, price in enumerate(prices, start=3):
            page.write_row(place, 0, (f"Завод {place}", "г. Шымкент", 1, price, "31.12.2021", "Реализуется"))
    path.write_bytes(content.getvalue())
    return path


def column(page: Page, heading: str) -> Locator:
    """The list of what the column under a heading is taken for."""
    return page.locator("[data-testid=stSelectbox]").filter(has_text=heading).first


def test_a_wrong_mapping_is_mended_by_hand_and_remembered(page: Page, server: str, tmp_path: Path) -> None:
    upload(page, server, register(tmp_path / "september.xlsx", "28.09.2021", 10, 20.5))
    unfold(page, page.locator("body"), "Исправить столбцы", column(page, HEADER[2]))
    choose(page, column(page, HEADER[2]), LEFT_OUT, exact=True)
    choose(page, column(page, HEADER[3]), COST, exact=True)
    page.get_by_role("button", name="Прочитать файл так").click()
    total = page.locator(".st-key-mapping-total")
    expect(total).to_contain_text(re.compile(r"30,5\sмлрд\sтенге"))
    page.get_by_role("button", name="Да, применить данные").click()
    expect(total).to_have_count(0)
    settled(page)

    upload(page, server, register(tmp_path / "october.xlsx", "28.10.2021", 7, 5, 2))
    expect(total).to_have_count(0)
    unfold(page, page.locator("body"), "Исправить столбцы", column(page, HEADER[3]))
    expect(column(page, HEADER[3]).locator("input")).to_have_value(COST)
    expect(page.get_by_text("запомнено по прежнему файлу").first).to_be_attached()
