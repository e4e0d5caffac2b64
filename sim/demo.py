"""`python -m sim demo`: a hall lives a day before one's eyes, is audited, and leaves a report."""

from __future__ import annotations

import asyncio
import datetime
import shlex
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from rich.console import Console

from dispatcher.client.http import HallAway, HallClient, HallRefused
from dispatcher.config import HallConfigError, load_hall
from sim.audit import Auditor
from sim.audit.screens import calls_not_shown, calls_to_show, check_screens
from sim.day_figures import HALF_HOUR, DayFigures, figures_of
from sim.day_plan import DayPlan, plan_day
from sim.demand import HallClosedThatDay
from sim.hall_file import chosen_hall
from sim.living_day import DayNeverEnded, DayRecord, live_day, slips_printer
from sim.output_folder import FolderNotOurs, renew_folder
from sim.processes import ProgramEnded, tool, until_told_to_stop
from sim.report import Origin, ScreensReport, report_html
from sim.screens.at_work import ScreenStuck
from sim.screens.gallery import gallery_of
from sim.screens.plan import DESKTOP_SIZES, SIZES, Choice, has_display
from sim.seating import ServicesUnserved
from sim.tally import Tally
from sim.terminal import DayOnTerminal

TROUBLE = (
    HallConfigError, HallClosedThatDay, ServicesUnserved, FolderNotOurs, ProgramEnded, ScreenStuck,
    DayNeverEnded, HallAway, HallRefused, OSError,
)  # fmt: skip
"""What can stop a demonstration; each says in a sentence what happened and what to do."""


class _Plain(TypedDict):
    markup: bool
    highlight: bool
    soft_wrap: bool


PLAIN: _Plain = {"markup": False, "highlight": False, "soft_wrap": True}
"""Printed as it is, for a terminal or a file."""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """How the day is to be lived. `hall` and `people` default to the township and to the hall's own demand."""

    out: Path
    date: datetime.date
    speed: float
    seed: int
    hall: Path | None = None
    people: int | None = None
    screens: Choice = "some"

    def command(self) -> str:
        """The command that lives this day again."""
        words = ["python", "-m", "sim", "demo", "--date", self.date.isoformat(), "--seed", str(self.seed)]
        words += ["--speed", f"{self.speed:g}"]
        words += ["--hall", str(self.hall)] if self.hall else []
        words += ["--people", str(self.people)] if self.people else []
        words += ["--screens", self.screens] if self.screens != "some" else []
        return shlex.join(words)


def run_demo(options: DemoOptions, console: Console) -> int:
    """Live the day; 0 when nothing was wrong, 1 when something was, 130 when it was interrupted."""
    try:
        with chosen_hall(options.hall) as hall_file:
            return asyncio.run(until_told_to_stop(_demo(options, hall_file, console)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.print("已停止，所有程序都已结束。 / Stopped; all programs have ended.")
        return 130
    except TROUBLE as trouble:
        console.print(f"演练没有完成。 / The day could not be lived to its end.\n{trouble}", style="red", **PLAIN)
        return 1


async def _demo(options: DemoOptions, hall_file: Path, console: Console) -> int:
    config = load_hall(hall_file)
    people = options.people or round(config.demand.people_per_day)
    plan = plan_day(hall_file, config, options.date, people, options.seed, options.speed).with_screens(
        options.screens, DESKTOP_SIZES if has_display() else SIZES, slips_printer(options.out)
    )
    renew_folder(options.out)
    console.print(
        f"{config.hall.name} {options.date}，{len(plan.visits)} 人，{options.speed:g} 倍速\n"
        f"{config.hall.name_en}, {len(plan.visits)} people at {options.speed:g} times the speed",
        **PLAIN,
    )
    tally, auditor = Tally(), Auditor()
    screen = DayOnTerminal(config, tally, *_bounds(plan), len(plan.visits))

    def watch(hall: HallClient) -> Coroutine[None, None, None]:
        return screen.show(console, hall)

    record = await live_day(plan, options.out, [auditor.see, tally.see], watch)
    console.print("一天结束，正在核对和写报告 / The day is over; checking and reporting", **PLAIN)
    findings = auditor.conclude(record.log, record.hall, record.handed_out)
    findings += check_screens(record.screens, record.voice, record.log, plan.speed)
    sound, verified = await _keep(options.out, record)
    figures = figures_of(record.log, record.seen.told)
    origin = Origin(options.command(), options.seed, options.speed, verified, sound, auditor.calls_checked)
    html = report_html(config, figures, findings, record.seen, origin, _screens_report(plan, record, options.out))
    (options.out / "report.html").write_text(html, encoding="utf-8")
    wrong = [*(str(finding) for finding in findings), *([] if sound else [verified])]
    _conclude(console, options.out, figures, wrong, record)
    return 1 if wrong else 0


def _screens_report(plan: DayPlan, record: DayRecord, out: Path) -> ScreensReport:
    gallery = gallery_of(plan.screens, plan.moments(), out / "screens")
    calls = sum(len(calls_to_show(screen, record.log)) for screen in record.screens)
    brief = sum(len(calls_not_shown(screen, record.log)) for screen in record.screens)
    spoken = record.voice.spoken if record.voice else 0
    return ScreensReport(gallery, calls, brief, spoken, record.memory)


def _bounds(plan: DayPlan) -> tuple[int, int]:
    """What the progress bar spans: from the first number to a while after closing."""
    return plan.first_number(), plan.config.rules().hours.sessions(plan.date)[-1][1] + HALF_HOUR


async def _keep(out: Path, record: DayRecord) -> tuple[bool, str]:
    """Write the log, have the dispatcher's tools back the data up, export and verify it: (sound, what verify said)."""
    with (out / "log.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(f"{event.model_dump_json()}\n" for event in record.log)
    data = str(out / "data")
    backed, exported, verified = await asyncio.gather(
        tool("dispatcher", "backup", "--data", data, "--to", str(out / "hall.db")),
        tool("dispatcher", "export", "--data", data, "--to", str(out / "ledger")),
        tool("dispatcher", "verify", "--data", data),
    )
    said = [text for code, text in (backed, exported, verified) if code != 0]
    return not said, "\n".join(said) or verified[1]


def _conclude(console: Console, out: Path, figures: DayFigures, wrong: Sequence[str], record: DayRecord) -> None:
    """The day in a few lines, and where everything lies."""
    waits = figures.waits
    console.print(
        f"取号 {len(figures.visits)} 人，办结 {figures.served} 人；平均等候 {waits.mean:.1f} 分钟，"
        f"最长 {waits.longest:.1f} 分钟，{waits.within:.0%} 不超承诺\n"
        f"{len(figures.visits)} numbers, {figures.served} served; waits: mean {waits.mean:.1f} min, "
        f"longest {waits.longest:.1f} min, {waits.within:.0%} in time",
        **PLAIN,
    )
    if wrong:
        console.print(f"核对发现 {len(wrong)} 处问题 / {len(wrong)} things were wrong:", style="red", **PLAIN)
        for line in wrong:
            console.print(f"  {line}", style="red", **PLAIN)
    else:
        console.print("核对通过，没有发现问题 / The audit found nothing wrong", style="green", **PLAIN)
    for use in record.memory:
        if use.grew:
            console.print(f"内存增长 memory grew: {use.name} +{use.growth:.0%}", style="yellow", **PLAIN)
    console.print(
        f"报告 report  {out / 'report.html'}\n"
        f"小票 slips   {out / 'slips'}\n"
        f"日志 log     {out / 'log.jsonl'}\n"
        f"台账 ledger  {out / 'ledger'}",
        **PLAIN,
    )
    if record.screens:
        names = "、".join(screen.plan.name for screen in record.screens)
        console.print(f"屏幕 screens {out / 'screens'} (…-opening.png, -peak, -closing)\n  {names}", **PLAIN)
