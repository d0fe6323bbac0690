"""Several registers as one: twenty regional files are the country's."""

import hashlib
from collections.abc import Sequence

import pandas as pd

from indmap.ingest.notes import Notes
from indmap.ingest.registers import findings_of
from indmap.register.findings import Findings
from indmap.register.register import Register, Source

_NAMED = 3


def join(registers: Sequence[Register]) -> Register:
    """One register of them all, as of the latest day that any of them states; a finding for each that differs.

    The layout is the first file's; a finding's sheet is prefixed with its file. One alone stays as it is.
    """
    if len(registers) == 1:
        return registers[0]
    sources = [register.source for register in registers]
    latest = max((source.as_of for source in sources if source.as_of), default=None)
    source = Source(
        name=_name([source.name for source in sources]),
        sha256=_hash([source.sha256 for source in sources]),
        as_of=latest,
        layout=sources[0].layout,
        rows_read=sum(source.rows_read for source in sources),
        rows_accepted=sum(source.rows_accepted for source in sources),
        rows_set_aside=sum(source.rows_set_aside for source in sources),
        as_of_from=next((source.as_of_from for source in sources if source.as_of == latest), ""),
        parts=tuple(sources),
        totals=tuple(total for source in sources for total in source.totals),
    )
    projects = pd.concat([register.projects for register in registers], ignore_index=True)
    findings = pd.concat([_days(source), *map(_findings, registers)], ignore_index=True)
    return Register(source, _hash([register.key for register in registers]), projects, findings)


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
