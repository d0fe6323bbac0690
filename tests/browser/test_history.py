"""Registers outlive the server: after a restart both are there, their comparison and an earlier day."""

import re
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import arrive, choose, received, settled, until, upload
from tests.browser.conftest import opened, serving

pytestmark = pytest.mark.browser
HEADER = ("Проект", "Компания", "Регион", "Стоимость, млрд тенге", "Срок ввода", "Статус")
MILL = ("Мельница", "ТОО Мука", "Костанайская область", 4, "31.12.2021", "Реализуется")
MILL_LATER = (*MILL[:4], "31.03.2022", MILL[5])
QUARRY = ("Карьер", "ТОО Камень", "Карагандинская область", 6, "30.06.2021", "Введен")


def register(path: Path, day: str, *rows: tuple[object, ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Реестр")
        page.write(0, 0, f"Реестр проектов по состоянию на {day}")
        for place, row in enumerate((HEADER, *rows), start=2):
            page.write_row(place, 0, row)
    return path


def title(page: Page):
    return page.get_by_role("heading", level=1)


def as_of(page: Page, option: str) -> None:
    """Look at another register."""
    choose(page, page.locator("[data-testid=stSidebar] .st-key-choose-register"), option)


def test_two_registers_outlive_the_server(browser: Browser, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with serving(kept) as server, opened(browser, server) as page:
        upload(page, server, register(tmp_path / "august.xlsx", "28.08.2021", MILL))
        upload(page, server, register(tmp_path / "september.xlsx", "28.09.2021", MILL_LATER, QUARRY))

    with serving(kept) as server, opened(browser, server) as page:
        arrive(page, f"{server}/?lang=ru&year=all")
        expect(title(page)).to_contain_text(re.compile(r"1 из 2\sпроектов"))
        expect(page.get_by_text("Пример реестра")).to_have_count(0)

        as_of(page, "28.08.2021")
        expect(title(page)).to_contain_text(re.compile(r"0 из 1\sпроекта"))
        expect(page.get_by_text("Не последний реестр")).to_be_visible()
        expect(page).to_have_url(re.compile(r"register=[0-9a-f]{8}"))
        link = page.url
        page.reload()
        expect(title(page)).to_contain_text(re.compile(r"0 из 1\sпроекта"))

        arrive(page, f"{server}/changes?lang=ru&year=all")
        expect(title(page)).to_contain_text("С 28.08.2021: срок перенесен — 1, новых — 1")
        expect(page.locator("[data-testid=stAlert]")).to_have_count(0)

        arrive(page, f"{server}/data?lang=ru")
        listed = page.get_by_role("option")
        until(page.locator(".st-key-snapshots-chosen input").click, listed)
        expect(listed).to_have_count(2)
        assert [each.partition(" · ")[0] for each in listed.all_inner_texts()] == ["№ 2", "№ 1"]
        listed.first.click()
        settled(page)
        original = received(page, page.locator(".st-key-snapshots-original-0").get_by_role("button"))
        assert original == (tmp_path / "september.xlsx").read_bytes()

        page.locator(".st-key-snapshots-withdraw_one").get_by_role("button").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Причина").fill("не тот файл")
        dialog.get_by_role("button", name="Отозвать").click()
        expect(dialog).to_have_count(0)
        settled(page)
        page.goto(f"{server}/?lang=ru&year=all")
        expect(title(page)).to_contain_text(re.compile(r"0 из 1\sпроекта"))

    with serving(kept) as server, opened(browser, server) as page:
        page.goto(re.sub(r"http://[^/]+", server, link))
        expect(title(page)).to_contain_text(re.compile(r"0 из 1\sпроекта"))
        expect(page.locator("[data-testid=stAlert]")).to_have_count(0)
