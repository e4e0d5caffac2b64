"""The command's work: read what was asked, size the townships, write the table and the page."""

from __future__ import annotations

import datetime
import errno
import os
import shlex

from sim.planning.scenario import ScenarioUnreadable
from sim.province.answers import answers_csv
from sim.province.crew import WorkerDied
from sim.province.page import province_page
from sim.province.part_file import OtherRun, begun_on, part_path
from sim.province.progress import RunProgress
from sim.province.question import Question, question_of
from sim.province.run import RunningAlready, Task, answer_all, require_possible
from sim.province.sizing import Sized
from sim.province.summary import summary_of
from sim.province.table import TableUnreadable, read_table
from sim.province.wanted import NotSized, Wanted
from sim.whole_file import write_whole

FAULTS = (TableUnreadable, ScenarioUnreadable, OtherRun, RunningAlready, WorkerDied)
"""What ends a run with words that say it all."""


def make(wanted: Wanted, progress: RunProgress) -> list[str]:
    """Do it all; returns what to tell at the end. Raises `NotSized` and `OSError`."""
    _require_files_apart(wanted)
    try:
        return _made(wanted, progress)
    except FAULTS as fault:
        raise NotSized(str(fault)) from fault


def _made(wanted: Wanted, progress: RunProgress) -> list[str]:
    begun = None if wanted.anew else begun_on(part_path(wanted.out))
    question = question_of(wanted.scenario, wanted.first, wanted.seed, begun or datetime.date.today())
    assignment = question.assignment
    townships, unused = read_table(wanted.table, assignment.hall)
    require_possible(wanted.table, question, townships)
    told: list[str] = []
    if unused:
        told.append(f"没有用到的列 columns not used: {'、'.join(unused)}")

    def finish(answers: dict[int, Sized]) -> None:
        summary = summary_of(assignment.site.kinds, townships, answers)
        write_whole(wanted.chart, province_page(assignment, summary, _again(wanted, question)))
        write_whole(wanted.out, answers_csv(townships, answers, assignment.site.kinds, assignment.available))
        told.extend(summary.lines())

    answer_all(Task(question, townships, wanted.out, wanted.jobs or _cores(), wanted.anew), progress, finish)
    return [*told, f"结果 result   {wanted.out}", f"排名 ranking  {wanted.chart}"]


def _require_files_apart(wanted: Wanted) -> None:
    """Better said now than after hours: the result has a place, and does not fall on what it is made from."""
    for file in (wanted.out, wanted.chart):
        if file.is_dir():
            raise NotSized(f"{file} 是一个目录，请写文件名 / is a folder: name a file")
        if not file.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    if wanted.out.resolve() == wanted.table.resolve():
        raise NotSized("--out 和乡镇表是同一个文件，会把它盖掉 / --out is the table itself, which would be lost")
    if wanted.chart.resolve() in (wanted.out.resolve(), wanted.table.resolve()):
        raise NotSized("--chart 和别的文件重名 / --chart is another of the files")


def _again(wanted: Wanted, question: Question) -> str:
    """The command that does the same once more."""
    words = ["python", "-m", "sim", "province", str(wanted.table), "--out", str(wanted.out)]
    if wanted.scenario is not None:
        words += ["--scenario", str(wanted.scenario)]
    words += ["--from", question.first.isoformat(), "--seed", str(question.assignment.site.seed)]
    return shlex.join(words)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
