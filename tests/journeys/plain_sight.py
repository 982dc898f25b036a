"""A database as somebody reads it who has the file, and no key."""

import sqlite3

UNTOLD = ("care_offer", "unasked_day", "told", "nomination", "figure")
"""Tables that name nobody: of whom they tell is digested or sealed."""
RATED = (("pulse", "check_in"), ("answers", "assessment"), ("useful", "attendance"))
"""Columns, and their tables, with numbers that somebody gave in confidence."""
GROWN = ("piece", "piece_version", "harvest", "helpful_answer", "feedback", "unfound")
"""Tables of the library, and of what it learned from."""


def in_plain_sight(url):
    """Read all tables, as text by their names, and what stands in the columns of RATED."""
    raw = sqlite3.connect(url.partition("///")[2])
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {table: repr(raw.execute(f"SELECT * FROM {table}").fetchall()) for table in tables}  # noqa: S608
    rated = "SELECT {0} FROM {1} WHERE {0} IS NOT NULL"
    numbers = {of: [each for (each,) in raw.execute(rated.format(*of))] for of in RATED}
    raw.close()
    return kept, numbers
