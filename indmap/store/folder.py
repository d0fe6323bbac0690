"""The folder or server of the store: by setting, else the user's data folder."""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

from indmap.errors import StoreOnNetwork

_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "afs", "fuse.rclone")
"""File systems on which locks do not work between machines."""

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = 4


def data_folder() -> Path:
    """The folder of the database: ``INDMAP_DATA_DIR``, else the user data folder of this system."""
    named = os.environ.get("INDMAP_DATA_DIR")
    return Path(named).expanduser() if named else user_data_path("indmap", appauthor=False)


def database_setting() -> str:
    """The address of a database server from ``INDMAP_DATABASE``, empty if the folder is used."""
    return os.environ.get("INDMAP_DATABASE", "").strip()


def refuse_network(folder: Path, mounts: Path = _MOUNTS) -> None:
    """Raise StoreOnNetwork if the folder is recognisably on a network drive."""
    path = folder.absolute()
    if str(path).startswith(("\\\\", "//")) or _remote_drive(path) or _kind(path, mounts).startswith(_NETWORK):
        raise StoreOnNetwork(path=str(folder))


def _kind(path: Path, mounts: Path) -> str:
    """The type of the file system that a path is on, empty if unknown."""
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    above = {point.replace("\\040", " "): kind for point, kind in found}
    resolved = path.resolve()
    return next((above[str(each)] for each in (resolved, *resolved.parents) if str(each) in above), "")


def _remote_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - windll exists only on Windows

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE)
