"""Several files as one zip, with names that are valid on every system."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import PurePath

_UNSAFE = re.compile(r"[^\w.()-]+")
_LONGEST = 80
_MADE = (2000, 1, 1, 0, 0, 0)


def bundled(files: Sequence[tuple[str, bytes]], suffix: str) -> bytes:
    """A zip of these files, with safe and unique names and this suffix; names may come from a person's files."""
    content = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files:
            stem = safe_stem(name)
            free = next(
                each for each in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if each.casefold() not in taken
            )
            taken.add(free.casefold())
            archive.writestr(zipfile.ZipInfo(f"{free}{suffix}", _MADE), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def safe_stem(name: str) -> str:
    """A file's name without suffix, folders and characters that some system does not allow.

    >>> safe_stem("../ВКО 2021_09?.xlsx"), safe_stem("..")
    ('ВКО_2021_09_', 'file')
    """
    stem = _UNSAFE.sub("_", PurePath(name.replace("\\", "/")).stem).lstrip(".")[:_LONGEST]
    return stem or "file"
