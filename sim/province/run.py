"""One run over a table: the townships are sized, and what is done is kept on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from sim.province.crew import Crew
from sim.province.order import chains_of, effort
from sim.province.part_file import PartFile, Stamp, part_path
from sim.province.place import without_services
from sim.province.progress import RunProgress
from sim.province.question import Question
from sim.province.sizing import Sized
from sim.province.table import TableUnreadable
from sim.province.township import Township


class RunningAlready(Exception):
    """Another process is making the same result."""

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self.out = out

    def __str__(self) -> str:
        return (
            f"另一个进程正在算 {self.out}，请等它算完，或用 --out 换一个文件 / "
            f"another process is making {self.out}: wait for it, or choose another file with --out"
        )


@dataclass(frozen=True, slots=True)
class Task:
    """What one run is about; `out` is where the result goes."""

    question: Question
    townships: tuple[Township, ...]
    out: Path
    jobs: int
    anew: bool


def require_possible(table: Path, question: Question, townships: Sequence[Township]) -> None:
    """Raise `TableUnreadable` where a mix asks for what the hall does not have."""
    problems = [
        f"第 {township.line} 行：大厅的“{domain}”领域没有可办的事项 / "
        f"line {township.line}: the hall has no services of the domain {domain!r}"
        for township in townships
        for domain in without_services(question.assignment, township)
    ]
    if problems:
        raise TableUnreadable(table, problems)


def answer_all(task: Task, progress: RunProgress, finish: Callable[[dict[int, Sized]], None]) -> None:
    """Size all townships; `finish` gets the answers by line of the table, and then the part file is removed.

    Raises `OtherRun`, `RunningAlready`, `WorkerDied` and `OSError`; what is done is kept then, too.
    """
    assignment, townships, rate = task.question.assignment, task.townships, task.question.rate
    efforts = {township.line: effort(township, rate) for township in townships}
    stamp = Stamp(task.question.fingerprint(townships), task.question.first)
    with _alone(task.out), PartFile(part_path(task.out), stamp, anew=task.anew) as part:
        progress.begin(len(efforts), sum(efforts.values()), len(part.done), sum(efforts[line] for line in part.done))
        left = len(townships) - len(part.done)
        if left:
            with Crew(assignment, min(task.jobs, left)) as crew:
                for township, sized in crew.size_all(chains_of(townships, rate), part.done, progress.tick):
                    part.add(township.line, sized)
                    progress.advance(efforts[township.line])
        finish(part.done)
        part.remove()


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the result's lock, so that no other process makes it."""
    lock = FileLock(f"{part_path(out)}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise RunningAlready(out) from error
    try:
        yield
    finally:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
