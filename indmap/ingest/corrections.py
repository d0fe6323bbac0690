"""Known errors of a source put right while it is read, each for as long as the source still makes it."""

from collections.abc import Sequence

from indmap.ingest.cells import as_text, raw
from indmap.ingest.grid import Cell
from indmap.ingest.notes import Notes
from indmap.register.layout import Correction, Layout
from indmap.words.files import table
from indmap.words.spellings import fold


def known_corrections() -> tuple[Correction, ...]:
    """The corrections that come with the program."""
    return tuple(Correction(**row) for row in table("corrections"))


def correct(
    cells: Sequence[list[Cell]],
    layout: Layout,
    places: dict[str, int],
    first_row: int,
    corrections: Sequence[Correction],
    notes: Notes,
) -> None:
    """Puts right the cells of the table's columns, in place; ``first_row`` is the first row's number in Excel.

    A correction whose project stands here but whose cell no longer says what it said is left out, and that is said.
    """
    if not corrections:
        return
    rows: dict[str, list[int]] = {}
    for row, cell in enumerate(cells[places["name"]]):
        if isinstance(cell, str) and cell:
            rows.setdefault(fold(cell), []).append(row)
    letters = {column.field: column.letter for column in layout.columns}
    for each in corrections:
        if each.field not in places or each.shape not in ("", layout.shape):
            continue
        found, column = rows.get(fold(each.project), []), cells[places[each.field]]
        still = [row for row in found if still_says(column[row], each.says)]
        for row in still or found:
            code = "corrected" if still else "correction_expired"
            told = f"{each.value} ({each.reason})" if each.reason else each.value
            notes.add(code, letters[each.field], [row + first_row], each.field, raw(column[row]), told)
        for row in still:
            column[row] = each.value


def still_says(cell: Cell, said: str) -> bool:
    """Whether a cell says this, however a number in it is written.

    >>> still_says(5.5, "5,5"), still_says("Много ", "много"), still_says(5.5, "6")
    (True, True, False)
    """
    if fold(as_text(cell)) == fold(said):
        return True
    try:
        return not isinstance(cell, bool | str) and float(said.replace(",", ".")) == cell
    except ValueError:
        return False
