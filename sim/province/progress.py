"""What a long run shows: a bar with the time left on a terminal, else a line now and then."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

EVERY = 10.0
"""Seconds between the lines where there is no terminal."""
SOON = 3.0
"""Seconds of work before the time left is told: a shorter while says nothing of it."""
COMPILES = 4.0
"""Seconds without an answer after which the reader is told what takes so long."""


class RunProgress:
    """Shows `done` of so many townships; efforts weigh them for the bar and the time left."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(bar_width=None), TaskProgressColumn(),
            TextColumn("{task.fields[told]}"), TimeElapsedColumn(),
            console=console, auto_refresh=False, transient=True, expand=True, disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("准备 preparing", total=None, told="")
        self._townships = self._done = 0
        self._whole = self._worked = 0.0
        self._began: float | None = None
        self._told_at = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        self._bar.refresh()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, townships: int, whole: float, done: int, worked: float) -> None:
        """So many townships with so much effort, of which some were done by an earlier run."""
        self._townships, self._whole, self._done, self._worked = townships, whole, done, worked
        self._earlier, self._began = worked, time.monotonic()
        self._bar.update(self._task, total=whole, completed=worked, description="推演 sizing")
        self.tick()

    def advance(self, effort: float) -> None:
        """One more is done."""
        self._done += 1
        self._worked += effort
        self.tick()

    def tick(self) -> None:
        """Show that time passes."""
        self._bar.update(self._task, completed=self._worked, told=self.told())
        self._bar.refresh()
        now = time.monotonic()
        if not self._console.is_terminal and now - self._told_at > EVERY:
            self._told_at = now
            self._console.print(self.told(), markup=False, highlight=False, soft_wrap=True)

    def told(self) -> str:
        """How far it is, and how long it still takes."""
        counted = f"{self._done}/{self._townships} 个乡镇 townships"
        if self._began is None:
            return ""
        spent, worked = time.monotonic() - self._began, self._worked - self._earlier
        if not worked and spent > COMPILES:
            return f"{counted}，首次要编译引擎 first use: compiling"
        if not worked or spent < SOON:
            return counted
        return f"{counted}，还需 left {duration(spent / worked * (self._whole - self._worked))}"


def duration(seconds: float) -> str:
    """A while in words of two languages that need no translation: `45 s`, `3:20`."""
    whole = round(seconds)
    return f"{whole} s" if whole < 90 else f"{whole // 60}:{whole % 60:02}"
