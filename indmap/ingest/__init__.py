"""Bytes to a Register: guard, workbook, grid, header, mapping, cells, dates, units, checks, totals."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indmap.register.layout import Answers
    from indmap.register.register import Register

__all__ = ["read_register"]


def read_register(content: bytes, name: str, answers: "Answers | None" = None) -> "Register":
    """The register in a file; a fault, said in one sentence, where there is none.

    The file is opened, its table located, read and checked in a child process; this one receives the result.
    """
    from indmap.ingest.registers import read  # noqa: PLC0415 -- the child imports this package, and needs no pandas

    return read(content, name, answers)
