"""What a press comes to: rows that change, and what the one who pressed is shown."""

import sqlite3
from dataclasses import dataclass

Rows = dict[str, list[tuple[object, ...]]]
ASIDE = {"receipt", "lane", "allowance", "embedding", "library_count", "alembic_version"}
"""That something was delivered is noted whatever comes of it, and how fast the bot may speak.

The library counts on and prepares its pieces by the way: what it shows is put back by `presses`.
"""
_BUSY = (
    "SELECT 1 FROM lane WHERE owner IS NOT NULL OR due_at IS NOT NULL",
    "SELECT 1 FROM delivery WHERE state IN ('queued', 'sending')",
    "SELECT 1 FROM delivery WHERE state = 'held' AND due_at <= datetime('now')",
    "SELECT 1 FROM problem WHERE post_id IS NULL AND state = 'open' AND for_channel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one press came to."""

    changed: frozenset[str]
    """Tables."""
    told: str
    """A sentence that only they see, wherever it stands."""
    posted: str
    """What stands last in their DM, if it is new there."""
    shown: str
    """The title of the form or page that opened."""
    words: str
    """What it says."""


class Ledger:
    """All rows of a database, read and put back past the bot."""

    def __init__(self, url: str) -> None:
        self._raw = sqlite3.connect(url.partition("///")[2], timeout=0, isolation_level=None)
        names = self._raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        self._seen: tuple[int, Rows] = (-1, {})
        self.tables = sorted({row[0] for row in names} - ASIDE)

    def read(self) -> Rows:
        """Read everything, if anybody has written since it was last read."""
        [(version,)] = self._raw.execute("PRAGMA data_version")
        if version != self._seen[0]:
            self._seen = version, {table: self._rows(table) for table in self.tables}
        return self._seen[1]

    def changed(self, before: Rows) -> frozenset[str]:
        now = self.read()
        return frozenset(table for table in self.tables if now[table] != before[table])

    def is_busy(self) -> bool:
        """Whether anything is owed, about to be sent, or not noted as sent."""
        return any(self._raw.execute(f"{busy} LIMIT 1").fetchone() for busy in _BUSY)

    def restore(self, rows: Rows) -> bool:
        """Let everything be as it was, for the next press; False: somebody writes just now."""
        try:
            self._raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        for table in self.changed(rows):
            self._raw.execute(f"DELETE FROM {table}")  # noqa: S608
            for row in rows[table]:
                marks = ", ".join("?" * len(row))
                self._raw.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608
        self._raw.execute("UPDATE lane SET owner = NULL, leased_until = NULL, due_at = NULL")
        self._raw.execute("COMMIT")
        self._seen = (-1, {})
        return True

    def _rows(self, table: str) -> list[tuple[object, ...]]:
        return self._raw.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608

    def close(self) -> None:
        self._raw.close()
