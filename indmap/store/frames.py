"""Serialization of a register's frames: two Parquet tables in one blob, preceded by the length of the first."""

import struct

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indmap.register.findings import FINDING_COLUMNS, Findings
from indmap.register.projects import Projects, column_kinds, typed
from indmap.words.codelists import codelist
from indmap.words.fields import Kind

FORMAT = "parquet-zstd-1"
_LENGTH = struct.Struct("<Q")


class UnknownCode(ValueError):
    """A code that is not in this version's codelists."""


def blob_of(projects: Projects, findings: Findings) -> bytes:
    """The frames as bytes."""
    first = _parquet(projects)
    return _LENGTH.pack(len(first)) + first + _parquet(findings)


def frames_of(blob: bytes) -> tuple[Projects, Findings]:
    """The frames of a blob, with the columns that this version knows; a ValueError if the blob is corrupt."""
    (length,) = _LENGTH.unpack_from(blob)
    start = _LENGTH.size
    projects = _frame(memoryview(blob)[start : start + length])
    findings = _frame(memoryview(blob)[start + length :])[list(FINDING_COLUMNS)]
    given = {name: projects[name] for name, _, _ in column_kinds() if name in projects}
    for name, kind, of in column_kinds():
        if kind is Kind.CODE and name in given:
            _check(given[name], of or "")
    return typed(given, len(projects)), findings.astype(
        {name: "int64" if name == "row" else "str" for name in FINDING_COLUMNS}
    )


def _check(column: pd.Series, of: str) -> None:
    unknown = set(column.cat.remove_unused_categories().cat.categories) - set(codelist(of).codes)
    if unknown:
        raise UnknownCode(of, sorted(unknown))


def _parquet(frame: pd.DataFrame) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), sink, compression="zstd")
    whole: bytes = sink.getvalue().to_pybytes()
    return whole


def _frame(part: memoryview) -> pd.DataFrame:
    table: pd.DataFrame = pq.read_table(pa.py_buffer(part)).to_pandas()
    return table
