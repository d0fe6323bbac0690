"""Bytes to a Register: guard, workbook, grid, header, mapping, cells, dates, units, checks, totals."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indmap.ingest.outcome import Listener
    from indmap.register.layout import Answers, Double
    from indmap.register.register import Register

__all__ = ["join_registers", "make_ready", "read_register", "read_registers", "unlock_file"]


def read_register(
    content: bytes, name: str, answers: "Answers | None" = None, listener: "Listener | None" = None
) -> "Register":
    """The register in a file; a fault, said in one sentence, where there is none.

    The file is opened, its table located, read and checked in a child process; this one receives the result, and the
    listener follows it.
    """
    from indmap.ingest.registers import read  # noqa: PLC0415 -- the child imports this package, and needs no pandas

    return read(content, name, answers, listener)


def make_ready() -> None:
    """Get ready for a file that may come: the next one then costs its reading alone."""
    from indmap.ingest import children  # noqa: PLC0415 -- as above

    children.make_ready()


def unlock_file(content: bytes, name: str, password: str, listener: "Listener | None" = None) -> bytes:
    """The bytes of a locked file without its lock, to be read like any other; EncryptedFile for a wrong password."""
    from indmap.ingest.registers import unlock  # noqa: PLC0415 -- as above

    return unlock(content, name, password, listener)


def read_registers(files: "Sequence[tuple[bytes, str]]", answers: "Answers | None" = None) -> "Register":
    """The register in several files, each its bytes and its name; the first fault stops it."""
    decided = answers.doubles if answers else ()
    return join_registers([read_register(content, name, answers) for content, name in files], decided)


def join_registers(registers: "Sequence[Register]", decided: "Sequence[Double]" = ()) -> "Register":
    """Several registers as one, each row knowing its file, by what was decided about projects given twice."""
    from indmap.ingest.joined import join  # noqa: PLC0415 -- as above

    return join(registers, decided)
