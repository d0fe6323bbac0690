"""Several registers as one: twenty regional files are the country's."""

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from indmap.ingest.decided import apart, keys_of, set_aside
from indmap.ingest.doubles import FIELDS, Columns, doubles_of
from indmap.ingest.notes import Notes
from indmap.ingest.registers import findings_of
from indmap.register.findings import Findings
from indmap.register.layout import Double
from indmap.register.projects import Projects
from indmap.register.register import Register, Source

_NAMED = 3
_LONGEST_RAW = 200


def join(registers: Sequence[Register], decided: Sequence[Double] = ()) -> Register:
    """One register of them all, as of the latest day that any of them states; a finding for each that differs.

    The layout is the first file's; a finding's sheet is prefixed with its file. What two files both give is a double
    unless ``decided`` says otherwise; a row set aside for it is taken off the whole, not off its part's own count.
    One alone stays as it is.
    """
    if len(registers) == 1:
        return registers[0]
    sources = [register.source for register in registers]
    rows = pd.concat([register.projects for register in registers], ignore_index=True)
    projects, doubles = _without_doubles(rows, registers, decided)
    aside = len(rows) - len(projects)
    latest = max((source.as_of for source in sources if source.as_of), default=None)
    source = Source(
        name=_name([source.name for source in sources]),
        sha256=_hash([source.sha256 for source in sources]),
        as_of=latest,
        layout=sources[0].layout,
        rows_read=sum(source.rows_read for source in sources),
        rows_accepted=sum(source.rows_accepted for source in sources) - aside,
        rows_set_aside=sum(source.rows_set_aside for source in sources) + aside,
        as_of_from=next((source.as_of_from for source in sources if source.as_of == latest), ""),
        parts=tuple(sources),
        totals=tuple(total for source in sources for total in source.totals),
        parser=max(source.parser for source in sources),
    )
    findings = pd.concat([_days(source), doubles, *map(_findings, registers)], ignore_index=True)
    said = [f"{each.later} {each.earlier} {each.verdict}" for each in decided]
    return Register(source, _hash([*(register.key for register in registers), *said]), projects, findings)


def _without_doubles(
    rows: Projects, registers: Sequence[Register], decided: Sequence[Double]
) -> tuple[Projects, Findings]:
    """The rows without those that decisions set aside, and a finding for each of these and each undecided pair.

    Pairs inside one file were noted when it was read.
    """
    columns = columns_of(rows)
    keys = keys_of(columns) if decided else []
    gone = set_aside(keys, decided)
    files = [place for place, register in enumerate(registers) for _ in range(len(register.projects))]
    is_apart = apart(keys, decided) if keys else lambda _, __: False
    pairs = doubles_of(
        columns,
        lambda one, other: one in gone or other in gone or files[one] == files[other] or is_apart(one, other),
    )
    sources = [register.source for register in registers]
    letters = {(source.name, source.layout.sheet): _letter_of_names(source) for source in sources}
    notes = Notes("")
    for code, found in (("double_row", sorted(gone.items())), ("possible_double", pairs)):
        for row, other in found:
            _note(code, rows.iloc[[row, other]], letters, notes)
    return rows.drop(index=list(gone)).reset_index(drop=True) if gone else rows, findings_of(notes.table())


def _note(code: str, two: Projects, letters: Mapping[tuple[str, str], str], notes: Notes) -> None:
    """A finding on the first of two rows that names the other one's file, cell and name."""
    (file, elsewhere), (sheet, page), (row, at) = two["file"], two["sheet"], two["row"].astype(int)
    letter = "" if code == "double_row" else letters.get((file, sheet), "")
    raw, name = (str(each)[:_LONGEST_RAW] for each in two["name"])
    notes.sheet = f"{file}: {sheet}"
    cell = f"{letters.get((elsewhere, page), '')}{at}"
    notes.add(code, letter, [row], "name" if letter else "", raw, f"{elsewhere}: {page}!{cell}: {name}")


def _letter_of_names(source: Source) -> str:
    return next((column.letter for column in source.layout.columns if column.field == "name"), "")


def columns_of(projects: Projects) -> Columns:
    """What of projects is compared to find one given twice, as plain values."""
    return {field: projects[field].astype(object).where(projects[field].notna(), None).tolist() for field in FIELDS}


def _days(source: Source) -> Findings:
    """A finding for each file that speaks of another day than the latest, or of none."""
    tables = []
    for part in source.parts:
        if source.as_of and part.as_of != source.as_of:
            notes = Notes(part.name)
            said = part.as_of.isoformat() if part.as_of else ""
            notes.add("as_of_differs", "", [0], raw=said, read_as=source.as_of.isoformat())
            tables.append(findings_of(notes.table()))
    return pd.concat(tables) if tables else findings_of(Notes("").table())


def _findings(register: Register) -> Findings:
    found = register.findings.copy()
    found["sheet"] = f"{register.source.name}: " + found["sheet"]
    return found


def _name(names: Sequence[str]) -> str:
    """The files' names, the first few of many.

    >>> _name(["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"])
    'a.xlsx, b.xlsx (+2)'
    """
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _NAMED - 1])} (+{len(names) - _NAMED + 1})"


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
