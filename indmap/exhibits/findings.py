"""Findings cut by severity, kind and field, and the slips of the pen among them with what was probably meant."""

from dataclasses import dataclass

from indmap.exhibits.view import View
from indmap.ingest.suggestions import LISTS, suggest
from indmap.register.findings import Findings
from indmap.words.codelists import codelist
from indmap.words.spellings import fold

_MOST = 200


@dataclass(frozen=True)
class Cut:
    """Codes of severities, of a kind and of a field; empty means all."""

    severities: tuple[str, ...] = ()
    kind: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Slip:
    """A way of writing that names no code, in ``cells`` cells, and the code that was probably meant."""

    field: str
    raw: str
    code: str
    cells: int


def chosen(view: View, cut: Cut) -> Findings:
    """The findings inside a cut, the gravest first and then as they stand in the file."""
    found, catalogue = view.register.findings, codelist("findings")
    severity = found["code"].map(lambda code: catalogue.text(code, "severity"))
    inside = severity.isin(list(cut.severities or codelist("severities")))
    if cut.kind:
        inside &= found["code"] == cut.kind
    if cut.field:
        inside &= found["field"] == cut.field
    order = {code: place for place, code in enumerate(codelist("severities"))}
    return found[inside].loc[severity[inside].map(order).sort_values(kind="stable").index]


def slips(view: View) -> tuple[Slip, ...]:
    """What was probably meant, the commonest first; every cell that is written alike is one."""
    found = view.register.findings
    unknown = found[found["code"].isin([f"unknown_{name}" for name in LISTS])]
    counted: dict[tuple[str, str], list[str]] = {}
    for field, raw in zip(unknown["field"], unknown["raw"], strict=True):
        counted.setdefault((field, fold(raw)), []).append(raw)
    commonest = sorted(counted.items(), key=lambda each: -len(each[1]))[:_MOST]
    return tuple(
        Slip(field, raws[0], code, len(raws)) for (field, _), raws in commonest if (code := suggest(field, raws[0]))
    )
