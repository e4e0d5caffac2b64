"""What one window more or less would do, as the manager reads it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher.config import HallConfig
from dispatcher.domain.estimate import Wait
from dispatcher.domain.hours import OpeningHours
from dispatcher.domain.prospect import Change, Prospect, WhatIf
from dispatcher.forecaster import Condition
from dispatcher.web.durations import said_minutes, said_range
from dispatcher.web.speech import Line, Said, line
from dispatcher.web.words import WORDS

NOTICED = 2.0
"""Minutes by which the wait of newcomers to a queue must change for the queue to be named."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A wait, and by how many minutes it differs from the wait as things stand."""

    said: Said
    change: str


@dataclass(frozen=True, slots=True)
class QueueChange:
    """The queue whose newcomers feel it most: its prefix and name, and their wait before and after."""

    prefix: str
    name: Said
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class WhatIfRow:
    """One possibility: as it is, a window more, or a window less."""

    kind: str
    said: Line
    clerk: str | None
    unserved: int
    mean: Minutes | None
    longest: Minutes | None
    coming: Minutes | None
    queue: QueueChange | None

    @property
    def unchanged(self) -> bool:
        """Whether this possibility would leave all as it is, as far as minutes tell."""
        told = [minutes for minutes in (self.mean, self.longest, self.coming) if minutes is not None]
        return self.kind != "now" and not self.unserved and not any(minutes.change for minutes in told)


@dataclass(frozen=True, slots=True)
class WhatIfBoard:
    """All possibilities, as of `time`; or why there are none. `remarks` say what cannot be done."""

    time: str
    rows: tuple[WhatIfRow, ...]
    remarks: tuple[Line, ...]


class WhatIfBoards:
    """Words the answers for one hall."""

    def __init__(self, config: HallConfig) -> None:
        self._windows = {window.id: Said(window.name, window.name_en) for window in config.windows}
        self._queues = {queue.id: (queue.prefix, Said(queue.name, queue.name_en)) for queue in config.queues}

    def of(self, found: WhatIf | None, condition: Condition, hours: OpeningHours, is_day: bool) -> WhatIfBoard:
        """What is known now; `is_day`: whether the hall's day is open."""
        if condition is Condition.MISSING:
            return WhatIfBoard("", (), (line("what_if_missing"),))
        if found is None:
            return WhatIfBoard("", (), (line("what_if_soon" if is_day else "what_if_no_day"),))
        told = {"what_if_no_more": bool(found.more), "what_if_no_less": found.less is not None}
        remarks = tuple(line(key) for key, known in told.items() if not known)
        rows = [self._row("now", line("what_if_now"), None, found.now, found.now)]
        rows += [self._changed("more", "what_if_more", change, found.now) for change in found.more]
        rows += [self._changed("less", "what_if_less", found.less, found.now)] if found.less else []
        return WhatIfBoard(hours.local(found.at).strftime("%H:%M:%S"), tuple(rows), remarks)

    def _changed(self, kind: str, key: str, change: Change, now: Prospect) -> WhatIfRow:
        said = line(key, window=self._windows[change.window])
        return self._row(kind, said, change.clerk, change.prospect, now)

    def _row(self, kind: str, said: Line, clerk: str | None, then: Prospect, now: Prospect) -> WhatIfRow:
        comparable = then.unserved == now.unserved
        return WhatIfRow(
            kind=kind,
            said=said,
            clerk=clerk,
            unserved=then.unserved,
            mean=_minutes(then.mean, now.mean, comparable),
            longest=_minutes(then.longest, now.longest, comparable),
            coming=_minutes(then.coming, now.coming, comparable),
            queue=self._queue(then, now),
        )

    def _queue(self, then: Prospect, now: Prospect) -> QueueChange | None:
        """The queue whose newcomers' wait changes most, if anybody would notice."""
        change = {
            queue: _middle(then.newcomers[queue]) - _middle(now.newcomers[queue])
            for queue in now.newcomers
            if queue in then.newcomers
        }
        queue = max(change, key=lambda queue: abs(change[queue]), default=None)
        if queue is None or abs(change[queue]) < NOTICED:
            return None
        prefix, name = self._queues[queue]
        return QueueChange(prefix, name, _range(now.newcomers[queue]), _range(then.newcomers[queue]))


def _minutes(then: float | None, now: float | None, comparable: bool) -> Minutes | None:
    """A wait with its change, where both are told of the same people."""
    if then is None:
        return None
    change = round(then) - round(now) if comparable and now is not None else 0
    return Minutes(_said(then), f"{change:+d}".replace("-", "−") if change else "")


def _said(minutes: float) -> Said:
    return said_minutes(round(minutes)) if round(minutes) else WORDS["at_once"]


def _range(wait: Wait) -> Said:
    return said_range(wait.low, wait.high) if wait.high else WORDS["at_once"]


def _middle(wait: Wait) -> float:
    return (wait.low + wait.high) / 2
