"""Hashes for tamper evidence: of bytes, of a snapshot's columns, of a line of the trail."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

PART = 512 * 1024
"""Bytes in a part of a blob, small enough for one value in any PostgreSQL-compatible database."""

START = "0" * 64
"""The hash before the first line of the trail."""


def hash_of(content: bytes) -> str:
    """The hash of bytes."""
    return hashlib.sha256(content).hexdigest()


def parts_of(content: bytes) -> Iterator[bytes]:
    """The bytes in parts."""
    for start in range(0, len(content), PART):
        yield content[start : start + PART]


def sealed_line(line: Mapping[Any, Any]) -> str:
    """The hash of a line of the trail, which includes the hash of the line before."""
    return _of_plain([line[name] for name in ("seq", "at", "actor", "action", "object", "detail", "prev")])


def sealed_facts(facts: Mapping[str, Any], files: Sequence[tuple[str, str]]) -> str:
    """The hash of a snapshot's columns, and of its files' names and hashes."""
    return _of_plain([sorted((name, value) for name, value in facts.items() if name != "seal"), files])


def _of_plain(value: object) -> str:
    return hash_of(json.dumps(value, default=_day).encode())


def _day(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
