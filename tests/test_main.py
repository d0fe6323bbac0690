"""The commands: the choice of a port, what is handed on, what is said when something is missing."""

import socket
import subprocess
import sys

import pytest

from indmap import __main__ as commands


def test_an_older_python_is_told_which_one_is_needed():
    code = "import sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (main)'; import indmap"
    done = subprocess.run([sys.executable, "-c", code], cwd=commands.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "indmap needs Python 3.11 or newer; this is Python 3.9.2.\n"


def test_a_busy_port_gives_way_to_the_next():
    with socket.create_server((commands.ADDRESS, 0)) as server:
        busy = server.getsockname()[1]
        assert not commands.is_free(busy)
        assert busy < commands.free_port(busy) < busy + commands.PORTS_TRIED


def test_a_free_port_is_taken_as_asked():
    with socket.create_server((commands.ADDRESS, 0)) as server:
        free = server.getsockname()[1]
    assert commands.free_port(free) == free


@pytest.mark.parametrize("port", [65536, 10**9])
def test_a_port_that_cannot_be_is_refused(port):
    with pytest.raises(commands.Refusal, match="choose another"):
        commands.free_port(port)


@pytest.mark.parametrize(
    ("platform", "environ", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_opens_only_where_it_can_be_seen(platform, environ, seen):
    assert commands.has_display(platform, environ) is seen


@pytest.fixture
def started(monkeypatch):
    """Every program that the command would start, none of which runs."""
    programs = []

    def note(_environment, *command):
        programs.append(command[1:])
        return "mypy" not in command

    monkeypatch.setattr(commands, "run", note)
    monkeypatch.setattr(commands, "set_up", lambda _environment, **how: programs.append(how))
    return programs


def test_every_check_runs_though_one_fails_and_only_pytest_gets_the_options(started, capsys):
    assert commands.main(["test", "-k", "port", "--port"]) == 1
    assert [command[1] for command in started[1:4]] == ["ruff", "ruff", "mypy"]
    assert started[-1] == ("-m", "pytest", "-k", "port", "--port")
    assert len(started) == 1 + len(commands.CHECKS)
    assert capsys.readouterr().out.endswith("\nNot in order: mypy\n")


def test_the_benchmark_gets_what_follows(started):
    assert commands.main(["bench", "--rows", "1000"]) == 0
    assert started[0]["dev"]
    assert started[1] == ("-m", "indmap.bench", "--rows", "1000")


def test_set_up_is_repeated_when_it_is_asked_for(started, capsys):
    assert commands.main(["setup", "--wheels", "wheels"]) == 0
    assert started == [{"dev": False, "wheels": "wheels", "again": True}]
    assert capsys.readouterr().out.startswith("Ready: ")


def test_the_dashboard_listens_on_the_loopback_address_only(started, monkeypatch):
    monkeypatch.setattr(commands.os, "name", "nt")  # where the server is a child, not this process
    monkeypatch.setattr(commands, "free_port", lambda port: port + 1)
    assert commands.main(["--port", "9000", "--no-browser"]) == 0
    server = " ".join(started[1])
    assert "--server.address 127.0.0.1 --server.port 9001" in server
    assert "--server.headless true" in server
