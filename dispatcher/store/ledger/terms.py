"""What the projections share: how they write, and which day a count belongs to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Execute = Callable[..., sqlite3.Cursor]
"""`execute(sql, parameters)` of a cursor; the statements are constants, so that SQLite prepares each once."""

LAST_DAY = "(SELECT max(day) FROM days)"
"""The day last opened. What a window finishes after midnight counts for the day on which it began."""
