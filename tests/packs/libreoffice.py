"""LibreOffice asked for what a person would see and compute in it: files printed, workbooks computed anew."""

import io
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = shutil.which("soffice")
_ANEW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
_FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{ROOT / "data" / "fonts"}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>"""


class LibreOffice:
    """The program with a profile of its own, which computes every workbook anew, whatever values the file keeps.

    It sees no font but ours: where a machine's own has no Kazakh letters, they come from a second one, and the words of
    the printed page fall apart.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_ANEW, encoding="utf-8")
        (folder / "fonts.conf").write_text(_FONTS, encoding="utf-8")

    def converted(self, contents: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
        """Files by their names without the ending, turned into another kind, all by one start of the program."""
        given = self.folder / f"to_{kind}"
        given.mkdir()
        for name, content in contents.items():
            (given / name).write_bytes(content)
        subprocess.run(
            [
                PROGRAM or "soffice",
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", kind, "--outdir", given / "out"),
                *(given / name for name in contents),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "FONTCONFIG_FILE": str(self.folder / "fonts.conf"), "XDG_CACHE_HOME": str(self.folder)},
            timeout=300,
        )
        return {path.stem: path.read_bytes() for path in (given / "out").iterdir()}


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
