"""Faults: exceptions that are shown to the person, each in one sentence.

IndmapError
├── UnusableFile              the file a person gave cannot become a register
│   ├── EmptyFile             no bytes, or a workbook without a single filled cell
│   ├── FileTooLarge          over the limit for bytes or cells
│   ├── UnsupportedFile       not one of the formats, whatever its name says
│   ├── EncryptedFile         protected by a password that is needed to open it
│   ├── SealedFile            protected by a password in a way that is not supported
│   ├── UnsafeFile            built to harm: a bomb, a path, a lie about its size
│   ├── UnreadableFile        the reader failed, ran out of memory or of time
│   ├── NoTable               sheets with cells, but none with a table of projects
│   └── MissingColumns        a table without the columns that a register must have
├── StoreFault                the store cannot be used
│   ├── StoreDamaged          the database is corrupt, or is not one
│   ├── SnapshotDamaged       one stored register does not match its hash; the others may
│   ├── StoreMissing          the database that was here is missing, or replaced by another
│   ├── StoreTooNew           the database was written by a later version
│   ├── StoreOnNetwork        the folder is on a network drive
│   ├── StoreUnavailable      the folder cannot be written, or another process holds the lock
│   ├── StoreFull             the disk is full; nothing was written, and earlier data are intact
│   ├── StoreReadOnly         the store can be read but not written now
│   └── StoreSilent           the database server does not answer, or refuses the login
└── WrongSetting              an invalid value from outside (a link, a setting, a request)

A fault carries a message key (``fault.<name>`` in data/texts) and the values for its placeholders.
"""

import re
from typing import ClassVar


class IndmapError(Exception):
    """A fault with the key of its message and the values for its placeholders."""

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
    """Protected by a password that is needed to open it."""


class SealedFile(UnusableFile):
    """Protected by a password in a way that is not supported: that of an archive, or of an OpenDocument file."""


class UnsafeFile(UnusableFile):
    """Built to harm: a bomb, a path, a lie about its own size."""


class UnreadableFile(UnusableFile):
    """The reader failed, ran out of memory or of time."""


class NoTable(UnusableFile):
    """Sheets with cells, but none with a table of projects; values: ``sheets`` that were looked at."""


class MissingColumns(UnusableFile):
    """A table without the columns that a register must have.

    Values: the missing ``fields``, the headings ``found``, and the ``layout`` as far as it was recognised, as plain
    lists and dictionaries, for a person to correct.
    """


class StoreFault(IndmapError):
    """The store cannot be used; values: the ``path`` of the database."""


class StoreDamaged(StoreFault):
    """The database is corrupt, or is not one."""


class SnapshotDamaged(StoreFault):
    """A stored register does not match its hash; values: its ``number``, its id ``snapshot``, its file's ``name``."""


class StoreMissing(StoreFault):
    """The database that was here is missing, or replaced by another; values: also the path of the marker, ``mark``."""


class StoreTooNew(StoreFault):
    """The database was written by a later version of the program."""


class StoreOnNetwork(StoreFault):
    """The folder is on a network drive, where locks between machines do not work."""


class StoreUnavailable(StoreFault):
    """The folder cannot be written, or another process holds the database's lock."""


class StoreFull(StoreFault):
    """The disk is full; nothing was written, and earlier data are intact."""


class StoreReadOnly(StoreFault):
    """The store can be read but not written now."""


class StoreSilent(StoreFault):
    """The database server does not answer, or refuses the login."""


class WrongSetting(IndmapError):
    """An invalid value from outside: a link, a setting, a request; values: its ``name`` and ``value``."""


def all_faults() -> tuple[type[IndmapError], ...]:
    """Every class of the tree, depth first."""

    def walk(fault: type[IndmapError]) -> list[type[IndmapError]]:
        return [fault, *(below for child in fault.__subclasses__() for below in walk(child))]

    return tuple(walk(IndmapError))
