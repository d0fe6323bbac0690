"""Faults: what stops the work, each said to the person in one sentence.

IndmapError
├── UnusableFile              the file a person gave cannot become a register
│   ├── EmptyFile             no bytes, or a workbook without a single filled cell
│   ├── FileTooLarge          over the limit for bytes or cells
│   ├── UnsupportedFile       not one of the formats, whatever its name says
│   ├── EncryptedFile         protected by a password, which opens it here
│   ├── SealedFile            protected by a password in a way that is not opened here
│   ├── UnsafeFile            built to harm: a bomb, a path, a lie about its size
│   ├── UnreadableFile        the reader failed, ran out of memory or of time
│   ├── NoTable               sheets with cells, but none with a table of projects
│   └── MissingColumns        a table without the columns a register cannot do without
├── StoreFault                what is kept between sessions cannot be used
│   ├── StoreDamaged          the database file is not one, or is torn
│   ├── SnapshotDamaged       one register kept is not as it was written; the others are
│   ├── StoreMissing          the database that stood here is gone, or another stands in its place
│   ├── StoreTooNew           the database was written by a later version
│   ├── StoreOnNetwork        the folder lies on another machine's disk
│   ├── StoreUnavailable      the folder cannot be written, or another process holds on to it
│   ├── StoreFull             no room on the disk; nothing was kept, and what was kept before is whole
│   ├── StoreReadOnly         it can be read and not written now
│   └── StoreSilent           the database server does not answer, or does not let us in
└── WrongSetting              a value handed in from outside (a link, a setting) that means nothing

A fault carries a message key (``fault.<name>`` in data/texts) and the values its sentence needs.
"""

import re
from typing import ClassVar


class IndmapError(Exception):
    """A fault with the key of its sentence and the values that stand in it."""

    key: ClassVar[str] = "fault.indmap_error"

    def __init_subclass__(cls) -> None:
        words = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        cls.key = f"fault.{words}"

    def __init__(self, **values: object) -> None:
        super().__init__(", ".join(f"{name}={value!r}" for name, value in values.items()))
        self.values = values


class UnusableFile(IndmapError):
    """The file a person gave cannot become a register."""


class EmptyFile(UnusableFile):
    """No bytes, or a workbook without a single filled cell."""


class FileTooLarge(UnusableFile):
    """Over the limit; values: ``size`` and ``limit`` in megabytes."""


class UnsupportedFile(UnusableFile):
    """Not one of the formats we read, whatever its name says."""


class EncryptedFile(UnusableFile):
    """Protected by a password, which opens it here."""


class SealedFile(UnusableFile):
    """Protected by a password in a way that is not opened here: an archive's, or an OpenDocument's."""


class UnsafeFile(UnusableFile):
    """Built to harm: a bomb, a path, a lie about its own size."""


class UnreadableFile(UnusableFile):
    """The reader failed, ran out of memory or of time."""


class NoTable(UnusableFile):
    """Sheets with cells, but none with a table of projects; values: ``sheets`` that were looked at."""


class MissingColumns(UnusableFile):
    """A table without a column a register cannot do without.

    Values: the ``fields`` missing, the ``found`` headings, and the ``layout`` as far as it was understood, in plain
    lists and dictionaries, for a person to correct.
    """


class StoreFault(IndmapError):
    """What is kept between sessions cannot be used; values: the ``path`` of the database."""


class StoreDamaged(StoreFault):
    """The database file is not one, or is torn."""


class SnapshotDamaged(StoreFault):
    """One register kept is not as it was written; values: its ``number``, its id ``snapshot``, its file's ``name``."""


class StoreMissing(StoreFault):
    """The database that stood here is gone, or another stands in its place; values: the ``mark`` that says so too."""


class StoreTooNew(StoreFault):
    """The database was written by a later version of the program."""


class StoreOnNetwork(StoreFault):
    """The folder lies on another machine's disk, where two programs do not see each other's locks."""


class StoreUnavailable(StoreFault):
    """The folder cannot be written, or another process holds on to the database."""


class StoreFull(StoreFault):
    """No room on the disk; nothing was kept, and what was kept before is whole."""


class StoreReadOnly(StoreFault):
    """The store can be read and not written now."""


class StoreSilent(StoreFault):
    """The database server does not answer, or does not let us in."""


class WrongSetting(IndmapError):
    """A value handed in from outside that means nothing here."""


def all_faults() -> tuple[type[IndmapError], ...]:
    """Every fault there is, the tree walked depth first."""

    def walk(fault: type[IndmapError]) -> list[type[IndmapError]]:
        return [fault, *(below for child in fault.__subclasses__() for below in walk(child))]

    return tuple(walk(IndmapError))
