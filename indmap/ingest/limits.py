"""The limits of an upload, one setting each, overridden by the environment (``INDMAP_MAX_UPLOAD_MB`` and so on)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from indmap.errors import WrongSetting


@dataclass(frozen=True)
class Limits:
    """How much of a file is read at most.

    ``unpacked_mb`` and ``ratio`` are of the parts inside a zipped workbook, ``cells`` of one sheet's used rectangle,
    ``memory_mb`` and ``seconds`` of the process that reads it, ``at_once`` the number of such processes.
    """

    upload_mb: int = 250
    entries: int = 5_000
    unpacked_mb: int = 4_000
    ratio: int = 150
    cells: int = 60_000_000
    memory_mb: int = 3_072
    seconds: int = 120
    at_once: int = 2


def current(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits in force.

    >>> current({"INDMAP_MAX_SECONDS": "5"}).seconds
    5
    """
    given = {}
    for field in fields(Limits):
        name = f"INDMAP_MAX_{field.name.upper()}"
        if name in environment:
            given[field.name] = _positive(name, environment[name])
    return Limits(**given)


def _positive(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise WrongSetting(name=name, value=text)
    return int(text)
