"""Findings gathered while a sheet is read, column by column, and turned into one Arrow table at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from indmap.ingest.grid import address_of
from indmap.ingest.outcome import TEXT
from indmap.register.totals import Total

Rows: TypeAlias = npt.NDArray[np.int64]
Texts: TypeAlias = str | Sequence[str]


@dataclass
class Notes:
    """The findings about one sheet, and the totals it states; grows as the steps go on."""

    sheet: str
    totals: list[Total] = field(default_factory=list)
    _parts: list[pa.Table] = field(default_factory=list)

    def add(
        self, code: str, letter: str, rows: Rows | Sequence[int], field: str = "", raw: Texts = "", read_as: Texts = ""
    ) -> None:
        """One finding a row number; ``raw`` and ``read_as`` are a text for all of them, or as many texts as rows.

        A finding about a whole row has no ``letter``; one about the whole sheet stands in row 0.
        """
        numbers = pa.array(np.asarray(rows, np.int64))
        count = len(numbers)
        if count == 0:
            return
        addresses = [address_of(letter, row) if row else "" for row in numbers.to_pylist()] if letter else ""
        columns = {
            "code": _texts(code, count),
            "sheet": _texts(self.sheet, count),
            "cell": _texts(addresses, count),
            "row": numbers,
            "field": _texts(field, count),
            "raw": _texts(raw, count),
            "read_as": _texts(read_as, count),
        }
        self._parts.append(pa.table(columns))

    def take(self, other: "Notes") -> None:
        """The findings and totals of another, after these."""
        self.totals += other.totals
        self._parts += other._parts

    def table(self) -> pa.Table:
        """All of them, by row and then in the order they were noticed."""
        if not self._parts:
            empty = pa.schema([(name, TEXT) for name in ("code", "sheet", "cell")])
            rest = [pa.field("row", pa.int64()), *(pa.field(name, TEXT) for name in ("field", "raw", "read_as"))]
            return pa.schema([*empty, *rest]).empty_table()
        together = pa.concat_tables(self._parts)
        order = np.argsort(together["row"].to_numpy(), kind="stable")
        columns = {name: together[name].to_numpy()[order] for name in together.column_names}
        return pa.table(columns, schema=together.schema)  # Arrow's own taking would load a module that costs more


def _texts(values: Texts, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(values, TEXT), count) if isinstance(values, str) else pa.array(values, TEXT)
