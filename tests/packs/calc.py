"""LibreOffice asked to compute a workbook anew, whatever values the file keeps."""

import io
import shutil
import subprocess
from pathlib import Path

from openpyxl import load_workbook

PROGRAM = shutil.which("soffice")
_ANEW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def recalculated(content: bytes, folder: Path) -> bytes:
    """The same workbook with every formula computed by LibreOffice."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ANEW, encoding="utf-8")
    (folder / "in.xlsx").write_bytes(content)
    arguments = [f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [PROGRAM or "soffice", *arguments, "--outdir", folder / "out", folder / "in.xlsx"],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "out" / "in.xlsx").read_bytes()


def values(content: bytes) -> dict[tuple[str, str], object]:
    """The kept values of every cell that holds a formula."""
    kept = load_workbook(io.BytesIO(content), data_only=True)
    return {where: kept[where[0]][where[1]].value for where in formulas(content)}


def formulas(content: bytes) -> dict[tuple[str, str], str]:
    """Every formula, by sheet and cell."""
    book = load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
