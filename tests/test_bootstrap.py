"""The environment: when it is ready, who installs into it, what is said when it cannot be filled."""

import ast
import sys
from pathlib import Path

import pytest

from indmap import bootstrap
from indmap.bootstrap import Environment, Refusal


@pytest.mark.parametrize("module", ["__init__", "__main__", "bootstrap"])
def test_the_first_start_needs_the_standard_library_only(module):
    tree = ast.parse((Path(bootstrap.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported - {"indmap.bootstrap"}} <= sys.stdlib_module_names


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """A checkout with a lock, and an interpreter that is taken to work."""
    monkeypatch.setattr(Environment, "version", lambda _self: "3.11.7")
    (tmp_path / "uv.lock").write_text("version = 1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / ".venv").mkdir()
    return Environment(tmp_path)


@pytest.fixture
def started(monkeypatch):
    """Every program that a set-up would start, none of which runs."""
    programs = []

    def note(_environment, *command):
        programs.append([*command])
        return True

    monkeypatch.setattr(bootstrap, "run", note)
    monkeypatch.setattr(bootstrap, "find_uv", lambda _environment: "uv")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    return programs


def test_a_filled_environment_is_left_alone(environment, started):
    bootstrap.set_up(environment, dev=False)
    bootstrap.set_up(environment, dev=False)
    assert len(started) == 1


def test_the_tools_for_development_are_added_and_then_serve_both(environment, started):
    bootstrap.set_up(environment, dev=False)
    bootstrap.set_up(environment, dev=True)
    bootstrap.set_up(environment, dev=False)
    assert ["--no-dev" in command for command in started] == [True, False]


@pytest.mark.parametrize("changed", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_is_installed(environment, started, changed):
    bootstrap.set_up(environment, dev=True)
    (environment.root / changed).write_text("# changed\n")
    assert not environment.is_ready(dev=True)
    bootstrap.set_up(environment, dev=True)
    assert len(started) == 2


def test_another_python_is_a_reason_to_install_again(environment, monkeypatch):
    environment.mark_ready(dev=True)
    monkeypatch.setattr(Environment, "version", lambda _self: "3.12.1")
    assert not environment.is_ready(dev=True)


@pytest.mark.parametrize("written", ["", "half a di", "several\nlines\n"])
def test_a_spoilt_stamp_is_no_stamp(environment, written):
    environment.stamp.write_text(written)
    assert not environment.is_ready(dev=False)


def test_an_interrupted_set_up_is_done_again(environment, started, monkeypatch):
    bootstrap.set_up(environment, dev=False)
    monkeypatch.setattr(bootstrap, "run", lambda *_command: False)
    with pytest.raises(Refusal):
        bootstrap.set_up(environment, dev=True)
    assert not environment.is_ready(dev=False)


def test_a_broken_interpreter_is_replaced(environment, started, monkeypatch):
    monkeypatch.setattr(Environment, "version", lambda _self: "")
    bootstrap.set_up(environment, dev=False)
    assert started[0][:4] == [sys.executable, "-m", "venv", "--without-pip"]


def test_an_environment_without_a_working_python_has_no_version(tmp_path):
    environment = Environment(tmp_path)
    assert environment.version() == ""
    Path(environment.python).parent.mkdir(parents=True)
    Path(environment.python).symlink_to(tmp_path / "gone")
    assert environment.version() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_system_python_is_not_taken_for_an_environment(tmp_path):
    environment = Environment(tmp_path)
    Path(environment.python).parent.mkdir(parents=True)
    Path(environment.python).symlink_to(Path(sys.executable).resolve())
    assert environment.version() == ""


def test_packages_come_from_the_folder_of_wheels_alone(environment, started):
    bootstrap.set_up(environment, dev=False, wheels=str(environment.root / "wheels"))
    export, install = started
    assert {"export", "--frozen", "--no-dev"} <= set(export)
    assert install[-2:] == ["--find-links", str(environment.root / "wheels")]
    assert {"--require-hashes", "--no-index"} <= set(install)


def test_a_mirror_stands_in_for_the_addresses_of_the_lock(environment, started, monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://mirror.example/simple")
    bootstrap.set_up(environment, dev=True)
    assert started[-1][1:3] == ["pip", "install"]
    assert "--no-index" not in started[-1]


@pytest.mark.parametrize("printed", ["pip 22.3 from /usr/lib (python 3.11)", "pip 100.0.1 from /usr/lib"])
def test_the_pip_at_hand_installs_into_the_environment(environment, printed):
    assert bootstrap.find_pip(environment, printed)[1:4] == ("-m", "pip", "--python")


@pytest.mark.parametrize(
    ("printed", "reason"),
    [("pip 20.3.4 from /usr/lib (python 3.11)", "its pip is 20.3, too old"), ("", "it has no pip")],
)
def test_without_a_usable_pip_one_sentence_says_what_to_install(environment, printed, reason):
    with pytest.raises(Refusal, match=rf"{reason}.*python3-pip"):
        bootstrap.find_pip(environment, printed)


def test_without_network_the_way_round_it_is_named(environment, started, monkeypatch):
    monkeypatch.setattr(bootstrap, "run", lambda *_command: False)
    with pytest.raises(Refusal, match="setup --wheels FOLDER"):
        bootstrap.set_up(environment, dev=False)


def test_a_proxy_that_signs_for_the_world_is_known_by_the_system_s_certificates(environment, started, monkeypatch):
    monkeypatch.setattr(bootstrap, "run", lambda _, *command: started.append([*command]) or "--system-certs" in command)
    bootstrap.set_up(environment, dev=False)
    first, second = started
    assert second == [*first, "--system-certs"]
    assert environment.is_ready(dev=False)


def test_a_shim_on_the_path_that_runs_nothing_is_passed_over(environment, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _name: "/shims/uv")
    monkeypatch.setattr(bootstrap, "answer", lambda path, *_rest: "" if path == "/shims/uv" else "uv 0.13.9")
    assert bootstrap.find_uv(environment) == environment.program("uv")


def test_a_folder_that_cannot_be_written_is_one_sentence(environment, started, monkeypatch):
    def refuse(*_command):
        raise OSError(30, "Read-only file system", str(environment.folder))

    monkeypatch.setattr(bootstrap, "run", refuse)
    with pytest.raises(Refusal, match=r"Read-only file system: .*writable"):
        bootstrap.set_up(environment, dev=False)
