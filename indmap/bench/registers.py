"""Registers of any size, made by drawing rows from the sample."""

import io

import numpy as np
import pandas as pd

from indmap.ingest import read_register
from indmap.register.register import Register
from indmap.words import files
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields
from indmap.words.language import Language

SEED = 20210928
COLUMNS = (
    "project_id", "name", "company", "bin", "level", "region", "locality", "sector", "product", "capacity", "cost",
    "spent", "readiness", "funding", "jobs", "jobs_construction", "start_date", "baseline_date", "planned_date",
    "expected_date", "actual_date", "stage", "output", "exports", "responsible",
)  # fmt: skip
"""The 25 columns of a large register."""


def sample() -> Register:
    """The sample register."""
    path = files.samples()[-1]
    return read_register(path.read_bytes(), path.name)


def workbook(projects: int) -> bytes:
    """An xlsx of so many projects, headed in Russian, with money in billions, as of the sample's date."""
    import xlsxwriter  # noqa: PLC0415 - the product reads workbooks without it

    source = sample().projects
    picks = np.random.default_rng(SEED).integers(0, len(source), projects)
    columns = {code: _cells(source[code].iloc[picks].reset_index(drop=True), code) for code in COLUMNS}
    columns["name"] = [f"{name} № {place}" for place, name in enumerate(columns["name"], 1)]
    columns["project_id"] = [f"B-{place:07d}" for place in range(1, projects + 1)]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Реестр")
        sheet.write_row(0, 0, ["Карта индустриализации: по состоянию на 28.09.2021"])
        sheet.write_row(1, 0, [_heading(code) for code in COLUMNS])
        for place, row in enumerate(zip(*columns.values(), strict=True), 2):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(place, column, value)
    return buffer.getvalue()


def _heading(code: str) -> str:
    field = fields()[code]
    unit = {"KZT": ", млрд тенге", "USD": ", млн долл. США"}.get(field.currency or "", "")
    return field.label(Language.RU) + (unit if field.kind is Kind.MONEY else ", %" if field.kind is Kind.SHARE else "")


def _cells(values: pd.Series, code: str) -> list[object]:
    field = fields()[code]
    if field.kind is Kind.MONEY:
        values = values / (1e6 if field.currency == "USD" else 1e9)
    if field.kind is Kind.SHARE:
        values = values * 100
    if field.kind is Kind.CODE:
        words = codelist(field.codelist or "")
        return [None if pd.isna(value) else words.label(str(value), Language.RU) for value in values]
    if field.kind is Kind.DATE:
        return [None if pd.isna(value) else value.to_pydatetime() for value in values]
    return [None if pd.isna(value) else value for value in values]
