"""The command's work: read what was asked, size the townships, write the table and the page."""

from __future__ import annotations

import datetime
import os

from pydantic import ValidationError

from dispatcher.config import HallConfigError, load_hall
from sim.demand_model.calendar_effects import LAST_KNOWN_YEAR
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandNotFitting
from sim.demand_model.reading import DemandUnreadable, load_demand
from sim.hall_file import chosen_hall
from sim.planning.goal import Goal
from sim.planning.kinds import NobodyServes
from sim.planning.site import NoOpenDay
from sim.province.answers import answers_csv
from sim.province.crew import WorkerDied
from sim.province.page import province_page
from sim.province.part_file import OtherRun, write_whole
from sim.province.place import hall_of
from sim.province.progress import RunProgress
from sim.province.question import Question
from sim.province.run import RunningAlready, Task, answer_all, require_possible
from sim.province.sizing import Sized
from sim.province.summary import summary_of
from sim.province.table import TableUnreadable, read_table
from sim.province.wanted import NotSized, Wanted

FAULTS = (
    TableUnreadable, HallConfigError, DemandUnreadable, DemandNotFitting, OtherRun, RunningAlready, WorkerDied,
)  # fmt: skip
"""What ends a run with words that say it all."""


def make(wanted: Wanted, progress: RunProgress) -> list[str]:
    """Do it all; returns what to tell at the end. Raises `NotSized` and `OSError`."""
    _require_files_apart(wanted)
    try:
        return _made(wanted, progress)
    except FAULTS as fault:
        raise NotSized(str(fault)) from fault
    except NoOpenDay as fault:
        raise NotSized(
            f"大厅在 {fault} 没有开放的日子，请看 [[seasons]] / the hall is never open in {fault}; see its [[seasons]]"
        ) from fault
    except NobodyServes as fault:
        raise NotSized(
            f"没有哪种窗口能办“{fault.service.id}”，请看大厅文件的 [[windows]] / "
            f"no kind of window serves {fault.service.id!r}; see the hall's [[windows]]"
        ) from fault


def _made(wanted: Wanted, progress: RunProgress) -> list[str]:
    question = _question(wanted)
    townships, unused = read_table(wanted.table, question.config)
    hall = hall_of(question)
    require_possible(wanted.table, hall, townships)
    told: list[str] = []
    if unused:
        told.append(f"没有用到的列 columns not used: {'、'.join(unused)}")

    def finish(answers: dict[int, Sized]) -> None:
        summary = summary_of(hall, townships, answers)
        write_whole(wanted.chart, province_page(hall, summary, wanted))
        write_whole(wanted.out, answers_csv(townships, answers, hall.kinds, question.staff))
        told.extend(summary.lines())

    answer_all(Task(hall, townships, wanted.out, wanted.jobs or _cores(), wanted.anew), progress, finish)
    return [*told, f"结果 result   {wanted.out}", f"排名 ranking  {wanted.chart}"]


def _question(wanted: Wanted) -> Question:
    try:
        goal = Goal(
            within_minutes=wanted.within,
            share=wanted.share,
            mean_minutes=wanted.mean,
            overtime_minutes=wanted.overtime,
        )
    except ValidationError as error:
        raise NotSized(str(error.errors()[0]["msg"]).removeprefix("Value error, ")) from error
    with chosen_hall(wanted.hall) as file:
        config = load_hall(file)
    year = wanted.year or LAST_KNOWN_YEAR
    return Question(
        config=config,
        model=demand_of_hall(config) if wanted.demand is None else load_demand(wanted.demand, config),
        level=wanted.level,
        goal=goal,
        staff=wanted.staff,
        days=wanted.days,
        first=datetime.date(year, 1, 1),
        last=datetime.date(year, 12, 31),
        seed=wanted.seed,
    )


def _require_files_apart(wanted: Wanted) -> None:
    """The result must not fall on what it is made from, nor on its own page."""
    if wanted.out.is_dir() or wanted.chart.is_dir():
        folder = wanted.out if wanted.out.is_dir() else wanted.chart
        raise NotSized(f"{folder} 是一个目录，请写文件名 / is a folder: name a file")
    if wanted.out.resolve() == wanted.table.resolve():
        raise NotSized("--out 和乡镇表是同一个文件，会把它盖掉 / --out is the table itself, which would be lost")
    if wanted.chart.resolve() in (wanted.out.resolve(), wanted.table.resolve()):
        raise NotSized("--chart 和别的文件重名 / --chart is another of the files")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
