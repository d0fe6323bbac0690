"""A Register assembled from a reading: frames, source, and the key of this very reading."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa

from indmap.ingest.guard import judge
from indmap.ingest.limits import current
from indmap.ingest.outcome import TEXT, Listener, Reading, Stage
from indmap.ingest.process import read_in_child
from indmap.ingest.wire import Request, Wanted, plain_answers
from indmap.register.findings import FINDING_COLUMNS, Findings
from indmap.register.layout import Answers
from indmap.register.projects import Projects, typed
from indmap.register.register import Register, Source

PARSER_VERSION = 4
"""Raised with every change that may read a file otherwise than before."""

Columns: TypeAlias = dict[str, pa.ChunkedArray]
"""The columns of a file's projects, which nothing else holds on to."""


def read(content: bytes, name: str, answers: Answers | None = None, listener: Listener | None = None) -> Register:
    """The register in a file: judged, read in a child process, assembled."""
    answers, listener = answers or Answers(), listener or Listener()
    limits = current()
    listener.watch(Stage.GUARD, 0)
    request = Request(content, name, judge(content, name, limits), answers, limits)
    reading, columns = _parted(read_in_child(request, listener))
    return assembled(reading, columns, content, name, replace(answers, layout=reading.settled or answers.layout))


def unlock(content: bytes, name: str, password: str, listener: Listener | None = None) -> bytes:
    """The bytes of a file without the lock that the password opens; EncryptedFile where it does not."""
    limits = current()
    form, answers = judge(content, name, limits), Answers(password=password)
    request = Request(content, name, form, answers, limits, Wanted.BYTES)
    found: bytes = read_in_child(request, listener or Listener()).projects["content"][0].as_py()
    return found


def assembled(reading: Reading, columns: Columns, content: bytes, name: str, answers: Answers) -> Register:
    """The register of a file; the columns of its projects are let go of."""
    sha256 = hashlib.sha256(content).hexdigest()
    source = Source(
        name=name,
        sha256=sha256,
        as_of=reading.as_of,
        layout=reading.layout,
        rows_read=reading.rows_read,
        rows_accepted=len(columns["row"]),
        rows_set_aside=reading.rows_set_aside,
        as_of_from=reading.as_of_from,
        totals=reading.totals,
        parser=PARSER_VERSION,
    )
    return Register(source, key_of(sha256, name, answers), projects_of(columns, name), findings_of(reading.findings))


def key_of(sha256: str, name: str, answers: Answers) -> str:
    """The name of a reading for every cache: same bytes, same answers and same parser give the same register.

    The file's name counts, since it may give the as-of date; the password does not, being a secret and no answer.
    """
    said: Mapping[str, Any] = plain_answers(answers) | {"password": None}
    whole = json.dumps([sha256, name, said, PARSER_VERSION], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def projects_of(columns: Columns, file: str) -> Projects:
    """The frame of a file's projects; ``columns`` is empty in the end, each let go of once it is in the frame."""
    rows = len(columns["row"])
    given = {name: _series(columns.pop(name)) for name in list(columns)}
    given["file"] = pa.repeat(pa.scalar(file, TEXT), rows).to_pandas()
    return typed(given, rows)


def _series(column: pa.ChunkedArray) -> pd.Series:
    """Text stays in Arrow's memory; figures and days, which a frame may write to, do not."""
    if column.type == TEXT or pa.types.is_dictionary(column.type):
        series: pd.Series = column.to_pandas()
        return series
    values = column.to_numpy()
    return pd.Series(values, copy=not values.flags.writeable)


def _parted(reading: Reading) -> tuple[Reading, Columns]:
    """A reading without its projects, and their columns."""
    table = reading.projects
    columns = dict(zip(table.column_names, table.itercolumns(), strict=True))
    return replace(reading, projects=table.schema.empty_table()), columns


def findings_of(table: pa.Table) -> Findings:
    """The frame of an Arrow table of findings."""
    frame: Findings = table.to_pandas()[list(FINDING_COLUMNS)]
    return frame.astype({name: "int64" if name == "row" else "str" for name in FINDING_COLUMNS})
