"""By what a column's figures are multiplied, and what speaks for it."""

from io import BytesIO

import pytest
import xlsxwriter

from indmap.ingest import read_register
from tests.ingest.builders import read_drawn, values


@pytest.mark.parametrize(
    ("cells", "costs"),
    [
        (["£12,131.50", "£365.98", "£9.40"], [12_131_500_000, 365_980_000, 9_400_000]),
        (["12.5", "13.5", "£9,400,000"], [12_500_000, 13_500_000, 9_400_000]),
        (["£12.50", "£13.50", "£14 bn"], [12_500_000, 13_500_000, 14_000_000_000]),
    ],
    ids=["in every cell", "in one", "with a scale"],
)
def test_a_currency_in_every_cell_leaves_the_scale_to_the_heading(cells, costs):
    reading = read_drawn("Project | Cost, £m \n" + "\n".join(f"P{n} | '{cell}" for n, cell in enumerate(cells)))
    assert values(reading, "cost_foreign") == costs


@pytest.mark.parametrize(
    ("heading", "cells", "shares", "read_as"),
    [
        ("Готовность, %", "0.5 0.25 1", [0.5, 0.25, 1.0], ["1 → 100%"]),
        ("Готовность, %", "0.5 0.25 0.1", [0.5, 0.25, 0.1], ["0.5 → 50%"]),
        ("Готовность, %", "0 1 1", [0.0, 0.01, 0.01], ["1 → 1%"]),
        ("Готовность, %", "0 0 0", [0.0, 0.0, 0.0], []),
        ("Готовность, %", "0.5 '25% 0.1", [0.5, 0.25, 0.1], []),
        ("Готовность, %", "0.5 45 100", [0.005, 0.45, 1.0], ["0.5 → 0.5%"]),
        ("Готовность", "0.85 '0,4 70 100 0", [0.0085, 0.004, 0.7, 1.0, 0.0], ["0.85 → 0.85%", "0.4 → 0.4%"]),
        ("Готовность, %", "0.5 5 45", [0.005, 0.05, 0.45], []),
        ("Готовность, %", "'0.5% 45 100", [0.005, 0.45, 1.0], []),
        ("Готовность", "0.5 0.25 1", [0.5, 0.25, 1.0], []),
    ],
)
def test_small_numbers_under_per_cent_are_doubtful_without_evidence(heading, cells, shares, read_as):
    rows = "\n".join(f"П{n} | 5 | {cell}" for n, cell in enumerate(cells.split()))
    reading = read_drawn(f"Проект | Стоимость, млн тенге | {heading} \n{rows}")
    assert values(reading, "readiness") == shares
    assert [row["read_as"] for row in reading.findings.to_pylist() if row["code"] == "doubtful_percent"] == read_as


@pytest.mark.parametrize(
    ("cells", "number_format", "shares", "doubtful"),
    [
        ((0.5, 0.25, 1), "0%", [0.5, 0.25, 1.0], []),
        ((0.5, 0.25, 1), '0.0" % плана"', [0.5, 0.25, 1.0], ["C1"]),
        ((0, 1, 1), "0.00%", [0.0, 1.0, 1.0], []),
        ((0.5, 1.05, 0.9), "0%", [0.5, 1.05, 0.9], []),
        ((0.5, 0.25, 1), "0.0", [0.5, 0.25, 1.0], ["C1"]),
    ],
)
def test_the_format_of_the_cells_is_evidence_for_shares(cells, number_format, shares, doubtful):
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Проект", "Стоимость, млн тенге", "Готовность, %"))
    for row, cell in enumerate(cells, 1):
        sheet.write_row(row, 0, (f"Завод {row}", 5))
        sheet.write(row, 2, cell, book.add_format({"num_format": number_format}))
    book.close()
    register = read_register(content.getvalue(), "register.xlsx")
    assert register.projects["readiness"].tolist() == shares
    found = register.findings
    assert found.loc[found["code"] == "doubtful_percent", "cell"].tolist() == doubtful
