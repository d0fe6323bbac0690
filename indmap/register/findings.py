"""Findings: a frame of remarks on cells, rows and sheets of a file, one row each, under stable codes.

The catalogue (severity, words, what to do) is ``data/codelists/findings.csv``.
"""

from collections.abc import Sequence
from typing import TypeAlias

import pandas as pd

Findings: TypeAlias = pd.DataFrame

FINDING_COLUMNS = ("code", "sheet", "cell", "row", "field", "raw", "read_as")
"""The finding's code; the sheet and cell (``D57``) as shown in Excel, and the row number; the field's code, empty for a
finding on a whole row or sheet; the raw value as written; the value read, empty if missing."""


def findings_frame(rows: Sequence[tuple[str, str, str, int, str, str, str]] = ()) -> Findings:
    """Findings from rows in the order of ``FINDING_COLUMNS``."""
    frame = pd.DataFrame(list(rows), columns=list(FINDING_COLUMNS))
    texts = {name: "str" for name in FINDING_COLUMNS if name != "row"}
    return frame.astype({**texts, "row": "int64"})
