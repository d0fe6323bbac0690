"""The pictures of the exhibits of a page or a pack as one zip, in order."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from indmap.exhibits.exhibit import Exhibit
from indmap.render.vega import Picture, picture

_MADE = (2000, 1, 1, 0, 0, 0)


def pictures(exhibits: Iterable[Exhibit], kinds: Sequence[Picture] = tuple(Picture), of: str = "") -> bytes:
    """A zip of the exhibits in these formats, without empty ones; file names begin with ``of``."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, exhibit in enumerate((each for each in exhibits if not each.is_empty), 1):
            for kind in kinds:
                entry = zipfile.ZipInfo(f"{picture_name(exhibit, number, of)}.{kind.value}", _MADE)
                archive.writestr(entry, picture(exhibit, kind), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def picture_name(exhibit: Exhibit, number: int, of: str = "") -> str:
    """A file name without any text from the register, sorted by its number."""
    day = exhibit.as_of.isoformat() if exhibit.as_of else ""
    parts = (of, f"{number:02}", exhibit.key, day, exhibit.language.value)
    return re.sub(r"[^a-z0-9_-]+", "_", "_".join(parts[1:] if not of else parts))
