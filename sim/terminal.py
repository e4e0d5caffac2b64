"""A living day on the terminal: the hall's clock, its windows, its queues, the last calls. Chinese first, and calm."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient
from dispatcher.config import HallConfig
from sim.day_figures import HALF_HOUR
from sim.hall_time import microseconds
from sim.tally import Tally

REFRESH_SECONDS = 0.25
STATES = {
    "closed": ("未开", "bright_black"),
    "ready": ("等候来人", "green"),
    "idle": ("空闲", "green"),
    "calling": ("叫号", "yellow"),
    "serving": ("办理", "cyan"),
    "paused": ("暂停", "bright_black"),
}
Entry = TypeVar("Entry")
FIXED_LINES = 9
"""Lines that the terminal shows besides the rows of windows and queues."""


class DayOnTerminal:
    """Shows a day between `begins` and `ends` (microseconds). `tally` counts from the stream."""

    def __init__(self, config: HallConfig, tally: Tally, begins: int, ends: int, people: int) -> None:
        self._config = config
        self._tally = tally
        self._begins = begins
        self._ends = ends
        self._people = people
        self._clerks = {clerk.id: clerk.name for clerk in config.clerks}

    async def show(self, console: Console, hall: HallClient) -> None:
        """Look at the hall for as long as the day lasts: live on a terminal, else a line every half hour."""
        if not console.is_terminal:
            await self._follow(hall, self._half_hours(console))
            return
        with Live(console=console, auto_refresh=False, transient=True) as live:

            def draw(snapshot: wire.Hall) -> None:
                live.update(self.picture(snapshot, console.width, console.height), refresh=True)

            await self._follow(hall, draw)

    async def _follow(self, hall: HallClient, draw: Callable[[wire.Hall], None]) -> None:
        while True:
            with contextlib.suppress(HallAway):  # whoever watches the dispatcher tells it; the picture stands still
                draw(await hall.hall())
            await asyncio.sleep(REFRESH_SECONDS)

    def _half_hours(self, console: Console) -> Callable[[wire.Hall], None]:
        """Prints a plain line when the hall's clock passes a half hour."""
        printed = self._begins // HALF_HOUR - 1

        def draw(snapshot: wire.Hall) -> None:
            nonlocal printed
            half = microseconds(snapshot.at) // HALF_HOUR
            if half > printed:
                printed = half
                console.print(self.line(snapshot), markup=False, highlight=False, soft_wrap=True)

        return draw

    def line(self, snapshot: wire.Hall) -> str:
        """The hall in one line."""
        kinds = self._tally.kinds
        waiting = sum(queue.waiting for queue in snapshot.queues)
        serving = sum(window.state in ("calling", "serving") for window in snapshot.windows)
        return (
            f"{_clock(snapshot.at)}  取号 issued {kinds['ticket-issued']:>3}  等候 waiting {waiting:>3}  "
            f"办理 serving {serving:>2}  办结 completed {kinds['ticket-completed']:>3}  "
            f"事件 events {self._tally.events}"
        )

    def picture(self, snapshot: wire.Hall, width: int, height: int) -> RenderableType:
        """The whole screen for a terminal of this size."""
        rows = max(3, height - FIXED_LINES)
        tables = Table.grid(expand=True, padding=(0, 2))
        tables.add_column(ratio=6)
        tables.add_column(ratio=5)
        tables.add_row(self._windows(snapshot, rows), self._queues(snapshot, rows))
        return Group(
            self._heading(snapshot, width),
            self._progress(snapshot, width),
            Text(),
            tables,
            Text(),
            self._calls(),
            self._counts(),
        )

    def _heading(self, snapshot: wire.Hall, width: int) -> RenderableType:
        heading = Table.grid(expand=True)
        heading.add_column(no_wrap=True)
        heading.add_column(justify="right", no_wrap=True)
        name = Text(snapshot.name, style="bold")
        if width >= 110:
            name.append(f"  {snapshot.name_en}", style="dim not bold")
        at = Text.assemble(("演练 training  ", "yellow"), f"{snapshot.at[:10]} ", (_clock(snapshot.at), "bold"))
        heading.add_row(name, at)
        return heading

    def _progress(self, snapshot: wire.Hall, width: int) -> RenderableType:
        done = max(0, min(microseconds(snapshot.at), self._ends) - self._begins)
        bar = Table.grid()
        bar.add_row(ProgressBar(self._ends - self._begins, done, width, complete_style="cyan", finished_style="cyan"))
        return bar

    def _windows(self, snapshot: wire.Hall, rows: int) -> Table:
        table = _table()
        table.add_column("窗口", no_wrap=True)
        table.add_column("状态", no_wrap=True)
        table.add_column("窗口人员", no_wrap=True, ratio=1)
        table.add_column("正在办", no_wrap=True)
        table.add_column("已办", justify="right")
        shown, hidden = _fit(snapshot.windows, rows)
        for window in shown:
            state, style = STATES[window.state]
            clerk = self._clerks.get(window.clerk or "", window.clerk or "")
            table.add_row(
                window.id,
                Text(state, style=style),
                Text(clerk, style="dim"),
                Text(window.number or "", style="bold"),
                str(self._tally.served[window.id]),
            )
        if hidden:
            table.add_row("…", Text(f"还有 {hidden} 个", style="dim"))
        return table

    def _queues(self, snapshot: wire.Hall, rows: int) -> Table:
        table = _table()
        table.add_column("队列", no_wrap=True, ratio=1)
        table.add_column("等候", justify="right", no_wrap=True)
        table.add_column("预计（分）", justify="right", no_wrap=True)
        shown, hidden = _fit(snapshot.queues, rows)
        for queue in shown:
            style = "" if queue.waiting else "dim"
            name = Text.assemble((f"{queue.prefix} ", "dim"), (queue.name, style))
            late = queue.waiting and queue.wait.high > queue.promise
            wait = Text(f"{queue.wait.low}–{queue.wait.high}", style="yellow" if late else style)
            table.add_row(name, Text(str(queue.waiting or "·"), style=style), wait)
        if hidden:
            table.add_row(Text(f"还有 {hidden} 个队列", style="dim"))
        return table

    def _calls(self) -> Text:
        line = Text("叫号  ", style="dim", no_wrap=True, overflow="crop")
        for call in self._tally.calls:
            line.append(f"{call.number}", style="bold not dim").append(f"→{call.window}  ", style="not dim")
        return line

    def _counts(self) -> Text:
        kinds = self._tally.kinds
        counted = (
            ("取号", f"{kinds['ticket-issued']}/{self._people}"),
            ("办结", kinds["ticket-completed"]),
            ("过号", kinds["no-show-recorded"]),
            ("退号", kinds["ticket-cancelled"]),
            ("转办", kinds["ticket-transferred"]),
            ("挂起", kinds["ticket-parked"]),
            ("事件", self._tally.events),
        )
        line = Text(no_wrap=True, overflow="crop")
        for name, count in counted:
            line.append(f"{name} ", style="dim").append(f"{count}  ")
        return line


def _table() -> Table:
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 1), header_style="dim")


def _fit(entries: list[Entry], rows: int) -> tuple[list[Entry], int]:
    """As many entries as there are rows, and how many were left out (they get the last row)."""
    return (entries, 0) if len(entries) <= rows else (entries[: rows - 1], len(entries) - rows + 1)


def _clock(at: str) -> str:
    return f"{datetime.fromisoformat(at):%H:%M}"
