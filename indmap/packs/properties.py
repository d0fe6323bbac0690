"""The document properties of a pack's Office files."""

from datetime import datetime, time
from typing import Any

from indmap.packs.pack import Pack
from indmap.render.office.paint import LANGUAGES


def set_properties(about: Any, pack: Pack, comments: str) -> None:  # noqa: ANN401 - python-docx and python-pptx are untyped
    """Fill the core properties; dates are the register's, so that the same pack gives the same file."""
    about.title, about.subject, about.keywords = pack.title, pack.cut, pack.source
    about.author = about.last_modified_by = f"indmap {pack.version}"
    about.comments, about.language = comments, LANGUAGES[pack.language]
    about.created = about.modified = datetime.combine(pack.as_of, time())
