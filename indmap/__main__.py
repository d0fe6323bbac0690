"""The command line: open the dashboard, run all checks, run the benchmark; each first installs what is missing.

Standard library only, like `bootstrap`.
"""

import argparse
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from indmap.bootstrap import Environment, Refusal, run, say, set_up

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "127.0.0.1"
PORT = 8501
PORTS_TRIED = 100

CHECKS: Mapping[str, tuple[str, ...]] = {
    "ruff format": ("-m", "ruff", "format", "--check"),
    "ruff check": ("-m", "ruff", "check"),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"),
    "pytest": ("-m", "pytest"),
}

ALL_TESTS = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile")
"""Pytest options unless others are given: one process more than there are cores, since some tests wait for a disk or a
browser; the tests of one file run in one process."""

COMMANDS = """Set up what is missing, then:

  (nothing)  open the dashboard on the sample register
  test       run every check and test; what follows is handed to pytest
  bench      measure speed and size; what follows is handed to the benchmark
  setup      nothing more, but set up again even if all seems to be there
"""


def is_free(port: int) -> bool:
    """Whether a server could listen on the port."""
    with socket.socket() as probe:
        if os.name != "nt":  # on Windows it would allow two servers on one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def free_port(first: int) -> int:
    """The first free port from ``first`` on."""
    for port in range(max(first, 1), min(first + PORTS_TRIED, 65536)):
        if is_free(port):
            return port
    raise Refusal(f"No free port from {first} on; choose another: python3 -m indmap --port N")


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser window can be opened."""
    return platform in {"win32", "darwin"} or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_dashboard(environment: Environment, port: int, *, browser: bool) -> int:
    """Serve the pages until stopped."""
    say(f"Dashboard: http://{ADDRESS}:{port} (Ctrl+C stops it)")
    where = ("--server.address", ADDRESS, "--server.port", str(port))
    manner = ("--server.headless", str(not browser).lower(), "--server.showEmailPrompt", "false")
    command = (environment.python, "-m", "streamlit", "run", "app.py", *where, *manner)
    if os.name != "nt":
        os.chdir(environment.root)
        os.execv(command[0], command)  # noqa: S606 - so that signals to this process reach the server
    return 0 if run(environment, *command) else 1


def check(environment: Environment, pytest_options: Sequence[str]) -> int:
    """Run every check, even after one has failed."""
    failed = []
    for name, command in CHECKS.items():
        say(f"\n=== {name}")
        options = (pytest_options or ALL_TESTS) if name == "pytest" else ()
        if not run(environment, environment.python, *command, *options):
            failed.append(name)
    say(f"\nNot in order: {', '.join(failed)}" if failed else f"\nIn order: {', '.join(CHECKS)}")
    return 1 if failed else 0


def main(arguments: Sequence[str]) -> int:
    """Run a command; `test` and `bench` pass the remaining arguments on unchanged."""
    parser = argparse.ArgumentParser("python3 -m indmap", description=COMMANDS)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("command", nargs="?", choices=("test", "bench", "setup"), help="see above")
    parser.add_argument("--port", type=int, default=PORT, help="the first port to try (default: %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    parser.add_argument("--dev", action="store_true", help="also install the tools for development")
    parser.add_argument("--wheels", default="", metavar="FOLDER", help="install from a folder, with no network")
    handed_on = 1 if arguments[:1] in (["test"], ["bench"]) else len(arguments)
    asked, rest = parser.parse_args(arguments[:handed_on]), arguments[handed_on:]
    environment = Environment(ROOT)
    dev = asked.dev or asked.command in {"test", "bench"}
    set_up(environment, dev=dev, wheels=asked.wheels, again=asked.command == "setup")
    if asked.command == "test":
        return check(environment, rest)
    if asked.command == "bench":
        return 0 if run(environment, environment.python, "-m", "indmap.bench", *rest) else 1
    if asked.command == "setup":
        say(f"Ready: {environment.python}")
        return 0
    browser = not asked.no_browser and has_display(sys.platform, os.environ)
    return open_dashboard(environment, free_port(asked.port), browser=browser)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refusal as refusal:
        sys.exit(f"indmap: {refusal}")
    except KeyboardInterrupt:
        sys.exit(130)
