"""The person's own files with their doubtful cells marked, to be mended or sent back to whoever filled them in."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from indmap.exhibits import data
from indmap.exhibits.view import View
from indmap.ingest.raw import raw_sheets
from indmap.register.findings import Findings
from indmap.register.layout import Answers
from indmap.register.register import Source
from indmap.render.annotated import annotated
from indmap.render.bundle import bundled
from indmap.ui import downloads, mapping

_File = tuple[str, bytes, Answers]


def button(view: View) -> None:
    """The button for one marked workbook, or for a zip of one a file; none where the files are not at hand."""
    files = mapping.at_hand(view.register)
    if not files:
        return
    is_one = len(files) == 1
    st.download_button(
        view.texts("findings.annotated" if is_one else "findings.annotated_all"),
        partial(one, view, files[0]) if is_one else partial(every, view, files),
        file_name=f"indmap_findings_{view.language.value}.{'xlsx' if is_one else 'zip'}",
        mime=downloads.MIME["xlsx"] if is_one else "application/zip",
        icon=":material/download:",
        key="findings.annotated",
        on_click="ignore",
    )


def one(view: View, file: _File) -> bytes:
    """The marked workbook of a register's only file."""
    return _marked(view, file, view.register.source, view.register.findings)


def every(view: View, files: Sequence[_File]) -> bytes:
    """A zip of a marked workbook for each file, its findings as if it were alone."""
    made = []
    for file, part in zip(files, view.register.source.parts, strict=True):
        made.append((part.name, _marked(view, file, part, _of_part(view.register.findings, part))))
    return bundled(made, ".xlsx")


def _marked(view: View, file: _File, source: Source, found: Findings) -> bytes:
    name, content, answers = file
    sheets = list(dict.fromkeys([source.layout.sheet, *found["sheet"]]))
    return annotated(raw_sheets(content, name, answers, sheets), found, data.findings(view, found))


def _of_part(found: Findings, part: Source) -> Findings:
    """The findings of one of several files, their sheets called as they are in it."""
    prefix = f"{part.name}: "
    inside = found[found["sheet"].str.startswith(prefix) | (found["sheet"] == part.name)]
    return inside.assign(sheet=inside["sheet"].str.removeprefix(prefix))
