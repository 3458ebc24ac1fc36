"""SQLite files of the program's own: opened with ordered migrations, every write durable when it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tonghop.problems import Problem, Where, WriteError


class Records:
    """One database file. `migrations` are scripts in order; the file remembers how many it has had."""

    def __init__(self, path: Path, migrations: Sequence[str]) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._failed(error) from None
        self._db.row_factory = sqlite3.Row
        try:
            self._open(migrations)
        except sqlite3.Error as error:
            self._db.close()
            raise self._failed(error) from None

    def _open(self, migrations: Sequence[str]) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA synchronous = FULL")
        if self._version() >= len(migrations):
            return
        self._db.execute("BEGIN IMMEDIATE")
        # Another process may have been first: the count is read again under the lock.
        for number in range(self._version(), len(migrations)):
            for statement in migrations[number].split(";"):
                if statement.strip():
                    self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {number + 1}")
        self._db.execute("COMMIT")

    def _version(self) -> int:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _failed(self, error: Exception) -> WriteError:
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return WriteError(
            Problem("RUN012" if damaged else "RUN002", Where(self.path.as_posix()), {"reason": reason})
        )

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query. Raises `WriteError` for a damaged file."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def row(self, query: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """The first row of a query, `None` where it has none."""
        rows = self.rows(query, values)
        return rows[0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the writes inside, on disk, or none. Raises `WriteError` where the disk will not have it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._failed(error) from None
        finally:
            # Where all went well there is nothing left to undo.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
