"""What a register is: Projects (a typed frame), Findings, Source, and the layout they were read by."""

from indmap.register.findings import FINDING_COLUMNS, Findings, findings_frame
from indmap.register.layout import Answers, ColumnMeaning, Layout
from indmap.register.projects import STATED, Projects, no_projects, typed
from indmap.register.register import Register, Source

__all__ = [
    "FINDING_COLUMNS",
    "STATED",
    "Answers",
    "ColumnMeaning",
    "Findings",
    "Layout",
    "Projects",
    "Register",
    "Source",
    "findings_frame",
    "no_projects",
    "typed",
]
