"""The folder of what is kept between sessions: the person's own, or the one that a setting names."""

import os
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """Where the database stands: ``INDMAP_DATA_DIR``, else where this system keeps a person's data."""
    named = os.environ.get("INDMAP_DATA_DIR")
    return Path(named).expanduser() if named else user_data_path("indmap", appauthor=False)
