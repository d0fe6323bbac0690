"""A reading is stopped by a click: no process of it is left, and the register that was shown is shown still."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import SAMPLE, arrive, settled

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are looked for in /proc"),
]
ROWS = 400_000


def slow(path: Path) -> Path:
    """A file that takes tens of seconds to read."""
    head = "Наименование проекта;Регион;Стоимость, млн тенге;Рабочие места;Срок ввода;Статус\n"
    lines = (f"Завод № {row};г. Шымкент;{row % 977};{row % 91};31.12.2021;Реализуется\n" for row in range(ROWS))
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        file.writelines(lines)
    return path


def children(server: str) -> list[str]:
    """The processes that read a file for this server."""
    port, found = server.rpartition(":")[2].encode(), []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = (path / "stat").read_text().rpartition(")")[2].split()[1]
            started = (Path("/proc") / parent / "cmdline").read_bytes().split(b"\0")
            if b"indmap.ingest.child" in (path / "cmdline").read_bytes() and port in started:
                found.append(path.name)
        except OSError:  # it has ended meanwhile
            continue
    return found


def test_a_reading_is_stopped_and_everything_is_as_it_was(page: Page, server: str, tmp_path: Path) -> None:
    arrive(page, f"{server}/data?lang=ru")
    chooser = page.locator("[data-testid=stFileUploader] input[type=file]")
    chooser.set_input_files(SAMPLE)
    expect(page.get_by_text("Вернуться к примеру")).to_be_visible()
    settled(page)
    title = page.locator("h1").first.inner_text()

    chooser.set_input_files(slow(tmp_path / "large_2021-12-31.csv"))
    stop = page.get_by_role("button", name="Остановить чтение")
    expect(stop).to_be_visible()
    expect(page.get_by_text(re.compile(r"Файл \d из 2, large_2021-12-31\.csv: .+, \d+ с"))).to_be_visible()
    reading = children(server)
    assert reading
    stop.click()
    expect(page.get_by_text("Чтение файла остановлено")).to_be_visible()
    settled(page)
    assert not set(reading) & set(children(server))  # one may wait for the next file
    expect(page.locator("h1").first).to_have_text(title)
    expect(page.get_by_text("Исправить столбцы")).to_be_visible()
    expect(page.get_by_role("button", name="Прочитать снова")).to_be_visible()
    arrive(page, f"{server}/overview?lang=ru")
