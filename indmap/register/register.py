"""A register: projects, findings and source."""

from dataclasses import dataclass, field
from datetime import date

from indmap.register.findings import Findings, findings_frame
from indmap.register.layout import Layout
from indmap.register.projects import Projects, no_projects
from indmap.register.totals import Total


@dataclass(frozen=True)
class Source:
    """The file a register was read from.

    ``sha256`` is of the file's bytes. ``as_of`` is None if neither title rows nor file name give a date; ``as_of_from``
    says which did. Rows read = accepted + set aside, always. ``parts`` are the sources of several files joined into one
    register, empty for a single file. ``totals`` are those that the file states, with ours. ``parser`` is the version
    of the reader.
    """

    name: str
    sha256: str
    as_of: date | None
    layout: Layout
    rows_read: int
    rows_accepted: int
    rows_set_aside: int
    as_of_from: str = ""
    parts: tuple["Source", ...] = ()
    totals: tuple[Total, ...] = ()
    parser: int = 0

    @property
    def short_hash(self) -> str:
        """The first eight digits of the hash, printed on every page and file."""
        return self.sha256[:8]


@dataclass(frozen=True)
class Register:
    """Projects, findings and their source; ``key`` identifies this reading, for caches."""

    source: Source
    key: str
    projects: Projects = field(default_factory=no_projects, compare=False, repr=False)
    findings: Findings = field(default_factory=findings_frame, compare=False, repr=False)
