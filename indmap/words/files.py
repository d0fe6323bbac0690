"""The folder ``data/``, and readers of its files."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``data/<name>.csv``, each a mapping from heading to text."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def toml(name: str) -> Mapping[str, Any]:
    """The content of ``data/<name>.toml``."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def samples() -> tuple[Path, ...]:
    """The sample registers, oldest first."""
    return tuple(sorted((DATA / "samples").glob("*.xlsx")))


@cache
def template(name: str) -> str:
    """The text of ``data/templates/<name>``: the layout of the briefing (Typst) or of the report (CSS, JavaScript)."""
    return (DATA / "templates" / name).read_text(encoding="utf-8")


def fonts() -> Path:
    """The folder of the shipped fonts, for pictures and print."""
    return DATA / "fonts"
