"""The last problems of this kiosk, for whoever comes to mend it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

KEPT = 20

_PERSONAL = re.compile(
    r"(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15}|1\d{10})(?![\dA-Za-z])|(?<=\d)-[A-Za-z0-9]{16}(?![A-Za-z0-9])"
)
"""Numbers of identity cards and mobile telephones, and what makes a ticket's token secret."""


@dataclass(frozen=True, slots=True)
class RecentProblem:
    """What went wrong, when last, and how many times in a row."""

    at: datetime
    text: str
    times: int = 1


class RecentProblems(logging.Handler):
    """Keeps the last warnings and errors in mind, without personal data (R26), the newest first."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> None:
        super().__init__(logging.WARNING)
        self._now = now
        self._problems: list[RecentProblem] = []

    @property
    def newest_first(self) -> tuple[RecentProblem, ...]:
        """At most `KEPT` of them."""
        return tuple(self._problems)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first line of a record; one that repeats itself is counted."""
        text = _PERSONAL.sub("…", record.getMessage().partition("\n")[0])
        newest = self._problems[0] if self._problems else None
        if newest is not None and newest.text == text:
            self._problems[0] = replace(newest, at=self._now(), times=newest.times + 1)
        else:
            self._problems.insert(0, RecentProblem(self._now(), text))
            del self._problems[KEPT:]
