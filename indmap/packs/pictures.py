"""The pictures of many exhibits as one zip, of a page or of a pack, in their order."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from indmap.exhibits.exhibit import Exhibit
from indmap.render.vega import Picture, picture

_MADE = (2000, 1, 1, 0, 0, 0)


def pictures(exhibits: Iterable[Exhibit], kinds: Sequence[Picture] = tuple(Picture)) -> bytes:
    """A zip of these exhibits, each in these kinds; those that hold nothing are left out."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, exhibit in enumerate((each for each in exhibits if not each.is_empty), 1):
            for kind in kinds:
                entry = zipfile.ZipInfo(f"{picture_name(exhibit, number)}.{kind.value}", _MADE)
                archive.writestr(entry, picture(exhibit, kind), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def picture_name(exhibit: Exhibit, number: int) -> str:
    """A file name of our own words alone, in the order of the page."""
    day = exhibit.as_of.isoformat() if exhibit.as_of else ""
    return re.sub(r"[^a-z0-9_-]+", "_", f"{number:02}_{exhibit.key}_{day}_{exhibit.language.value}")
