"""The folder of what is kept between sessions: the person's own, or the one that a setting names."""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

from indmap.errors import StoreOnNetwork

_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "afs", "fuse.rclone")
"""Kinds of file systems on which two machines' locks do not see each other."""

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = 4


def data_folder() -> Path:
    """Where the database stands: ``INDMAP_DATA_DIR``, else where this system keeps a person's data."""
    named = os.environ.get("INDMAP_DATA_DIR")
    return Path(named).expanduser() if named else user_data_path("indmap", appauthor=False)


def database_setting() -> str:
    """The address of a database server, where one is to be used in place of the folder: ``INDMAP_DATABASE``."""
    return os.environ.get("INDMAP_DATABASE", "").strip()


def refuse_network(folder: Path, mounts: Path = _MOUNTS) -> None:
    """A StoreOnNetwork where the folder is seen to lie on another machine; elsewhere it is taken to be here."""
    path = folder.absolute()
    if str(path).startswith(("\\\\", "//")) or _remote_drive(path) or _kind(path, mounts).startswith(_NETWORK):
        raise StoreOnNetwork(path=str(folder))


def _kind(path: Path, mounts: Path) -> str:
    """The kind of file system that a path is on, where the system says so."""
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    above = {point.replace("\\040", " "): kind for point, kind in found}
    resolved = path.resolve()
    return next((above[str(each)] for each in (resolved, *resolved.parents) if str(each) in above), "")


def _remote_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - what Windows alone has

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE)
