"""What the child hands back to the server."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from indmap.register.layout import Layout
from indmap.register.totals import Total


@dataclass(frozen=True)
class Reading:
    """Projects and findings as Arrow tables, and how they were come by; rows read = accepted + set aside."""

    projects: pa.Table
    findings: pa.Table
    layout: Layout
    as_of: date | None
    as_of_from: str
    rows_read: int
    rows_set_aside: int
    totals: tuple[Total, ...] = ()
