"""What a person decided about rows that look like one project, found again in whatever file they stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

import numpy as np
import pyarrow as pa

from indmap.ingest.doubles import FIELDS, Columns, bare, doubles_of
from indmap.ingest.grid import address_of
from indmap.ingest.notes import Notes
from indmap.register.layout import Double, Verdict
from indmap.words.regions import Division, in_division

_LONGEST_RAW = 200
_LENGTH = 16


def keys_of(columns: Columns, rows: Iterable[int] | None = None) -> list[str]:
    """What these rows, or all, say a project is: its code, name, owner and region, however they are written.

    The region is its old extent, so that a border that moves makes no other project.
    """
    given = {field: columns.get(field) for field in ("project_id", "name", "bin", "company", "region")}

    def key(row: int) -> str:
        said = {field: values[row] or "" if values is not None else "" for field, values in given.items()}
        owner = said["bin"] or bare(said["company"])
        region = (in_division(said["region"], Division.D2018) or said["region"]) if said["region"] else ""
        whole = "\n".join((bare(said["project_id"]), bare(said["name"]), owner, region))
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]

    return [key(row) for row in (range(len(columns["name"])) if rows is None else rows)]


def set_aside(keys: Sequence[str], decided: Sequence[Double]) -> dict[int, int]:
    """The rows that decisions set aside, each with the row that stays for it: one of a project always stays.

    >>> set_aside(["a", "b", "a"], [Double("a", "b", Verdict.LATER), Double("b", "a", Verdict.LATER)])
    {0: 1, 2: 1}
    """
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    stays: dict[str, str] = {}
    gone: dict[int, int] = {}
    for each in decided:
        if each.verdict is Verdict.APART or not {each.later, each.earlier} <= set(rows):
            continue
        if each.later == each.earlier:
            first, *rest = rows[each.later] if each.verdict is Verdict.LATER else rows[each.later][::-1]
            gone |= dict.fromkeys(rest, first)
            continue
        away, kept = (each.later, each.earlier)[:: 1 if each.verdict is Verdict.LATER else -1]
        if away not in stays and (last := _last(stays, kept)) != away:
            stays[away] = last
    for key in stays:
        gone |= {row: _of(rows, gone, _last(stays, key)) for row in rows[key]}
    return gone


def apart(keys: Sequence[str] | Mapping[int, str], decided: Sequence[Double]) -> Callable[[int, int], bool]:
    """Whether two rows were found to be two projects."""
    known = {frozenset((each.later, each.earlier)) for each in decided if each.verdict is Verdict.APART}
    return lambda later, earlier: frozenset((keys[later], keys[earlier])) in known


def settle(projects: pa.Table, letters: Mapping[str, str], decided: Sequence[Double], notes: Notes) -> pa.Table:
    """The projects without the rows decided to be doubles; a finding for each of these and for each undecided pair.

    An undecided one stands on the later row, at its name, and names the earlier row's cell and name; ``letters`` is
    the column of names by sheet.
    """
    columns = {field: projects[field].to_pylist() for field in FIELDS if field in projects.column_names}
    keys = keys_of(columns) if decided else []
    gone = set_aside(keys, decided)
    place = _Places(projects, columns["name"], letters, notes)
    for row, kept in sorted(gone.items()):
        place.note("double_row", row, kept)
    is_apart = apart(keys, decided) if keys else lambda _, __: False
    for later, earlier in doubles_of(columns, lambda one, other: one in gone or other in gone or is_apart(one, other)):
        place.note("possible_double", later, earlier)
    if not gone:
        return projects
    kept_rows = np.setdiff1d(np.arange(projects.num_rows), list(gone))
    return projects.take(pa.array(kept_rows))


class _Places:
    """Where the rows of projects stand, for findings about two of them."""

    def __init__(self, projects: pa.Table, names: Sequence[str], letters: Mapping[str, str], notes: Notes) -> None:
        self.rows, self.sheets = projects["row"].to_numpy(), projects["sheet"]
        self.names, self.letters, self.notes = names, letters, notes

    def note(self, code: str, row: int, other: int) -> None:
        """A finding on a row that names the other one; a row set aside is named as a whole."""
        sheet, elsewhere = (self.sheets[each].as_py() for each in (row, other))
        at = address_of(self.letters[elsewhere], int(self.rows[other]))
        at = at if sheet == elsewhere else f"{elsewhere}!{at}"
        raw, name = (str(self.names[each])[:_LONGEST_RAW] for each in (row, other))
        self.notes.sheet = sheet
        is_whole = code == "double_row"
        letter, field = ("", "") if is_whole else (self.letters[sheet], "name")
        self.notes.add(code, letter, [int(self.rows[row])], field, raw, f"{at}: {name}")


def _last(stays: Mapping[str, str], key: str) -> str:
    """The key that stays in the end for a key that was itself set aside."""
    while key in stays:
        key = stays[key]
    return key


def _of(rows: Mapping[str, Sequence[int]], gone: Mapping[int, int], key: str) -> int:
    """A row of the key that stays."""
    return next(row for row in rows[key] if row not in gone)
