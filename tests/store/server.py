"""A real PostgreSQL in a folder of its own, thrown away with it; its binaries are Debian's."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

NOT_ROOT = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this user."""


def binaries():
    """The folder of the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class Server:
    """A server process; ``address`` makes a new database and names it."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="indmap-pg-"))
        self.port = free_port()
        self.user = NOT_ROOT if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            account = pwd.getpwnam(NOT_ROOT)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "indmap", "-E", "UTF8", "--no-sync", "--no-locale")
        self.start()
        self._made = 0

    @property
    def data(self):
        return str(self.folder / "data")

    def start(self):
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", str(self.folder / "log"), "-o", settings, "start")

    def stop(self, how="fast"):
        self._run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def crash(self):
        """Every process of the server ends at once, as in a power cut of the program."""
        self.stop("immediate")

    def kill(self):
        os.kill(int(Path(self.data, "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)

    def address(self, template="template0"):
        self._made += 1
        name = f"indmap_{os.getpid()}_{self._made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.named(name)

    def named(self, name, user="indmap"):
        return f"postgresql://{user}:secret-word@127.0.0.1:{self.port}/{name}"

    def execute(self, *lines, database="postgres"):
        with psycopg.connect(self.named(database), autocommit=True) as connection:
            for line in lines:
                connection.execute(line)

    def destroy(self):
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program, *arguments):
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", NOT_ROOT, "--", *command]
        said = self.folder / "said"
        with said.open("wb") as out:  # a pipe would be held open by the server it starts
            ran = subprocess.run(command, stdout=out, stderr=out, cwd="/", check=False)
        assert ran.returncode == 0, said.read_text(errors="replace")
