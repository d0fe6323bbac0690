"""Writes kazakh_review.csv: every Kazakh text of ours that no attested source has word for word.

A native reader puts a name into ``read_by``; a text that changes afterwards loses it and stands here unread again.
Run after any change to a Kazakh text: ``.venv/bin/python data/kazakh_review.py``. A test keeps the file current.
"""

import csv
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
REVIEW = HERE / "kazakh_review.csv"
COLUMNS = ("key", "kk", "ru", "read_by")


def ours() -> dict[str, tuple[str, str]]:
    """Every Kazakh text of texts, codelists and fields with its Russian twin, by a key that says where it stands."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((HERE / "texts").glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(entry["kk"], str):
                found[f"texts/{path.stem}.{name}"] = (entry["kk"], entry["ru"])
    for path in [HERE / "fields.csv", *sorted((HERE / "codelists").glob("*.csv"))]:
        for row in _rows(path):
            for column, text in row.items():
                prefix = column.removesuffix("kk")
                if column.endswith("kk") and text:
                    found[f"{path.stem}.{row['code']}.{column}"] = (text, row[f"{prefix}ru"])
    return found


def current() -> list[dict[str, str]]:
    """The rows that the file should have."""
    attested = {row["kk"].casefold() for row in _rows(HERE / "glossary.csv") if _is_attested(row["source"])}
    read = {(row["key"], row["kk"]): row["read_by"] for row in _rows(REVIEW)} if REVIEW.exists() else {}
    return [
        {"key": key, "kk": kk, "ru": ru, "read_by": read.get((key, kk), "")}
        for key, (kk, ru) in ours().items()
        if kk.casefold() not in attested
    ]


def _is_attested(source: str) -> bool:
    """Seen in an official text or a shipped catalogue, not composed by us."""
    return not source.startswith("low") and "own" not in source


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write() -> None:
    """Write the file anew."""
    rows = current()
    with REVIEW.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{len(current())} Kazakh texts wait for a native reader\n")
