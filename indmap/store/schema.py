"""Migration of the tables when the store is opened: after a back-up, in one transaction."""

from collections.abc import Callable
from uuid import uuid4

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, insert, select, text

from indmap.errors import StoreTooNew
from indmap.store.engine import on_a_server, shown
from indmap.store.seals import START
from indmap.store.tables import HEAD, INSTANCE, METADATA

_LOCK = 0x696E646D6170
"""The id of the advisory lock under which a server's tables are migrated: "indmap" in ASCII."""


def bring_up_to_date(engine: Engine, back_up: Callable[[str], None] | None = None) -> None:
    """Apply the missing migrations; of several processes one does, and the others wait.

    ``back_up`` is called first, with the revision of a database that is not empty, while nobody else can write.
    """
    if is_up_to_date(engine):
        return
    config, scripts = _scripts()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if on_a_server(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        before = revisions(connection)
        if before == tuple(scripts.get_heads()):
            return
        try:
            scripts.get_revisions(before)  # raises if one is unknown, before anything is copied
            if before and back_up:
                back_up(before[0])
            _migrate(connection, config, scripts, "heads")
            _begin_history(connection)
        except CommandError as error:  # a revision that this version does not have
            raise StoreTooNew(path=shown(engine)) from error


def is_up_to_date(engine: Engine) -> bool:
    """Whether the tables have this version's revision."""
    with engine.connect() as connection, connection.begin():
        return revisions(connection) == tuple(_scripts()[1].get_heads())


def make_tables(engine: Engine, revision: str) -> None:
    """Create the empty tables of a revision, for a copy."""
    config, scripts = _scripts()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        _migrate(connection, config, scripts, revision)


def revisions(connection: Connection) -> tuple[str, ...]:
    """The revision of the tables; empty if there are none."""
    return tuple(MigrationContext.configure(connection).get_current_heads())


def _scripts() -> tuple[Config, ScriptDirectory]:
    config = Config()
    config.set_main_option("script_location", "indmap.store:migrations")
    return config, ScriptDirectory.from_config(config)


def _migrate(connection: Connection, config: Config, scripts: ScriptDirectory, to: str) -> None:
    def steps(revision: object, _context: MigrationContext) -> list[object]:
        return list(scripts._upgrade_revs(to, revision))  # type: ignore[arg-type]

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(
            connection=connection, target_metadata=METADATA, transactional_ddl=True, render_as_batch=True
        )
        environment.run_migrations()


def _begin_history(connection: Connection) -> None:
    """Insert the store's id and the head of the empty trail, each in a table of one row."""
    if connection.execute(select(INSTANCE.c.id)).first() is None:
        connection.execute(insert(INSTANCE), {"id": uuid4().hex})
    if connection.execute(select(HEAD.c.id)).first() is None:
        connection.execute(insert(HEAD), {"id": 1, "seq": 0, "hash": START})
