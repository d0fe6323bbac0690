"""The tables brought up to date when the store is opened, in one transaction or not at all."""

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from indmap.errors import StoreTooNew
from indmap.store.tables import METADATA


def bring_up_to_date(engine: Engine) -> None:
    """Apply the migrations that the database lacks; of several processes one does, and the others wait for it."""
    config = Config()
    config.set_main_option("script_location", "indmap.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection, connection.begin():
        if MigrationContext.configure(connection).get_current_heads() == tuple(scripts.get_heads()):
            return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        try:
            _migrate(connection, config, scripts)
        except CommandError as error:  # a revision that this version does not have
            raise StoreTooNew(path=engine.url.database) from error


def _migrate(connection: Connection, config: Config, scripts: ScriptDirectory) -> None:
    def steps(revision: object, _context: MigrationContext) -> list[object]:
        return list(scripts._upgrade_revs("heads", revision))  # type: ignore[arg-type]

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(
            connection=connection, target_metadata=METADATA, transactional_ddl=True, render_as_batch=True
        )
        environment.run_migrations()
