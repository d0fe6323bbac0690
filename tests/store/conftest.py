"""Every test of the store runs on a file and on a real server."""

import os

import pytest

from indmap.store import Store
from tests.store.histories import sample
from tests.store.server import Server, binaries

KINDS = ("file", "server")


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL of our own; where it is not installed, skipped on a person's machine and failed in CI."""
    programs = binaries()
    if programs is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    running = Server(programs)
    yield running
    running.destroy()


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def address(kind, request):
    """What names the server's database, empty for a file."""
    return request.getfixturevalue("server").address() if kind == "server" else ""


@pytest.fixture
def reopen(address, tmp_path):
    """Opens the store again, as another process would."""
    opened = []

    def again():
        opened.append(Store.open(tmp_path / "data", address))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen):
    return reopen()


@pytest.fixture(scope="session")
def register():
    """The sample, read once."""
    return sample()
