"""The packages of one checkout: `.venv`, filled from `uv.lock`.

Only the standard library is used, because nothing else is there at the first start. The system's Python is never
touched, so it may be one that refuses to be (Debian's); its pip is needed once, to fetch uv, and only where uv is
not installed.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

UV = "uv==0.13.9"
OLDEST_PIP = (22, 3)  # the first that installs into another Python's environment (--python)

WITHOUT_NETWORK = (
    "If this machine has no network: python3 -m indmap setup --wheels FOLDER, or a mirror in PIP_INDEX_URL and"
    " UV_DEFAULT_INDEX; see 'Closed network' in README.md."
)


class Refusal(Exception):
    """What is missing and what to do about it, in words for the person at the console."""


@dataclass(frozen=True)
class Environment:
    """The folder of installed packages that belongs to one checkout.

    A stamp, written last, says from which lock it was filled: whatever interrupts a set-up leaves no stamp, and
    the next start mends it.
    """

    root: Path

    @property
    def folder(self) -> Path:
        """Where the packages are."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """The file that says from what the folder was filled."""
        return self.folder / "indmap-stamp"

    @property
    def python(self) -> str:
        """The path of the interpreter that sees the packages."""
        return self.program("python")

    def program(self, name: str) -> str:
        """The path of an installed program."""
        return str(self.folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"))

    def version(self) -> str:
        """The version of its interpreter, if it works, is new enough and is not the system's; else nothing."""
        fits = "sys.version_info >= (3, 11) and sys.prefix != sys.base_prefix"
        return answer(self.python, "-I", "-c", f"import sys; print(sys.version.split()[0] if {fits} else '')")

    def seal(self, *, dev: bool) -> str:
        """What the stamp says when the folder is filled from the lock as it is now."""
        parts = ((self.root / name).read_bytes() for name in ("uv.lock", "pyproject.toml"))
        digest = hashlib.sha256(b"\0".join((self.version().encode(), *parts))).hexdigest()
        return f"{digest} {'dev' if dev else 'run'}\n"

    def is_ready(self, *, dev: bool) -> bool:
        """Whether nothing is left to install; the tools for development do not hinder a run without them."""
        if not self.version() or not self.stamp.is_file():
            return False
        return self.stamp.read_text(encoding="ascii") in {self.seal(dev=True), self.seal(dev=dev)}

    def mark_ready(self, *, dev: bool) -> None:
        """Write the stamp."""
        self.stamp.write_text(self.seal(dev=dev), encoding="ascii")


def answer(*command: str) -> str:
    """What a program prints when it runs well, else nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def say(line: str) -> None:
    """Show a line before whatever the next program prints."""
    print(line, flush=True)  # noqa: T201


def run(environment: Environment, *command: str) -> bool:
    """Whether a program succeeded, its output shown as it comes."""
    folder = str(environment.folder)
    steer = {"VIRTUAL_ENV": folder, "UV_PROJECT_ENVIRONMENT": folder, "PIP_USER": "0"}
    done = subprocess.run(command, cwd=environment.root, env=os.environ | steer, check=False)  # noqa: S603
    return done.returncode == 0


def set_up(environment: Environment, *, dev: bool, wheels: str = "", again: bool = False) -> None:
    """Install what the lock names, unless that is done.

    Does not need the network when everything is there, or when `wheels` names a folder that has it.
    """
    if not again and environment.is_ready(dev=dev):
        return
    say(f"Setting up {environment.folder} (only at the first start and when uv.lock changes)")
    try:
        environment.stamp.unlink(missing_ok=True)
        if not environment.version():
            create(environment)
        fill(environment, find_uv(environment) or fetch_uv(environment, wheels), dev=dev, wheels=wheels)
        environment.mark_ready(dev=dev)
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or environment.folder}"
        raise Refusal(f"Set-up failed ({reason}). It needs the whole checkout, writable, and 1 GB.") from error


def create(environment: Environment) -> None:
    """Make an empty environment in place of none or of a broken one."""
    say(f"- a new environment for Python {sys.version.split()[0]}")
    environment.folder.mkdir(exist_ok=True)  # the system's own words if the place is not writable
    # Without pip, since Debian's Python may lack the ensurepip that would bring it.
    if not run(environment, sys.executable, "-m", "venv", "--without-pip", "--clear", str(environment.folder)):
        raise Refusal("Python could not make an environment (see above; Debian has its venv module in python3-venv).")


def find_uv(environment: Environment) -> str:
    """The path of a uv that runs, else nothing; one on the PATH may be a shim with nothing behind it."""
    candidates = (shutil.which("uv") or "", environment.program("uv"))
    return next((path for path in candidates if path and answer(path, "--version")), "")


def fetch_uv(environment: Environment, wheels: str = "") -> str:
    """The path of the pinned uv, installed into the environment."""
    say(f"- {UV}")
    pip = find_pip(environment, answer(sys.executable, "-m", "pip", "--version"))
    if not run(environment, *pip, "install", "--disable-pip-version-check", *only_from(wheels), UV):
        raise Refusal(f"pip could not fetch {UV} (see above). {WITHOUT_NETWORK}")
    return environment.program("uv")


def find_pip(environment: Environment, found: str) -> tuple[str, ...]:
    """The pip command that installs into the environment, given what `pip --version` printed."""
    version = re.match(r"pip (\d+)\.(\d+)", found)
    if version and (int(version[1]), int(version[2])) >= OLDEST_PIP:
        return (sys.executable, "-m", "pip", "--python", environment.python)
    if answer(environment.python, "-m", "ensurepip"):
        return (environment.python, "-m", "pip")
    trouble = f"its pip is {version[1]}.{version[2]}, too old" if version else "it has no pip"
    raise Refusal(
        f"{sys.executable} cannot install packages: {trouble}. Install uv, or pip 22.3 or newer"
        " (Debian: apt install python3-pip), and start again."
    )


def fill(environment: Environment, uv: str, *, dev: bool, wheels: str = "") -> None:
    """Install the locked packages, leaving others alone.

    `uv sync` fetches from the addresses in the lock. A folder of wheels or a mirror stands in for them only in
    `uv pip install`, which is given the same versions and hashes.
    """
    say(f"- packages from uv.lock{' with the tools for development' if dev else ''}")
    group = () if dev else ("--no-dev",)
    python = ("--python", environment.python)
    if wheels or "UV_DEFAULT_INDEX" in os.environ:
        listed = str(environment.folder / "requirements.txt")
        done = run(environment, uv, "export", "--quiet", "--frozen", *group, "--output-file", listed)
        source = ("--require-hashes", "--requirement", listed, *only_from(wheels))
        done = done and _installed(environment, (uv, "pip", "install", *python, *source))
    else:
        done = _installed(environment, (uv, "sync", "--frozen", "--inexact", *python, *group))
    if not done:
        raise Refusal(f"uv could not install the packages (see above). {WITHOUT_NETWORK}")


def _installed(environment: Environment, command: Sequence[str]) -> bool:
    """Whether uv installed; where an office's proxy signs for the world, only the system knows its certificate."""
    if run(environment, *command):
        return True
    say("- once more, by the certificates that this system trusts")
    return run(environment, *command, "--system-certs")


def only_from(wheels: str) -> tuple[str, ...]:
    """The options that make pip and uv take packages from a folder and nowhere else."""
    return ("--no-index", "--find-links", str(Path(wheels).resolve())) if wheels else ()
