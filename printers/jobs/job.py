"""One slip to be printed, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from printers.status.state import PrinterState


class JobState(StrEnum):
    """Where a job is. It goes one way: waiting, sending, then one of the three ends, or from waiting to failed."""

    WAITING = "waiting"
    SENDING = "sending"
    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"

    @property
    def ended(self) -> bool:
        """Whether nothing more becomes of it."""
        return self not in (JobState.WAITING, JobState.SENDING)


class Reason(StrEnum):
    """Why a job did not end printed, where no state of the printer explains it."""

    LATE = "late"
    """Its turn did not come in time: the program was away, or another slip took too long."""
    INTERRUPTED = "interrupted"
    """The program ended while the slip was being sent."""
    LINE_LOST = "line_lost"
    """The line broke."""
    STALLED = "stalled"
    """The printer stopped taking data."""
    NO_WORD = "no_word"
    """Everything was sent, and the printer never said that it was done."""
    NOISE = "noise"
    """The printer said things that it cannot have meant; its word is not believed."""
    NOT_KEPT = "not_kept"
    """The disk did not take what became of the slip."""


@dataclass(frozen=True, slots=True)
class Job:
    """A slip in the queue.

    `key` is the caller's own name for it: the same key is never printed twice. `title` says which slip it is, in
    words for staff. `copy` counts the tries to print `copy_of` again; 0 is the first print. `reason` is empty, a
    `Reason`, or a `PrinterState` that kept the slip from paper. Times are seconds since 1970.
    """

    id: int
    key: str
    title: str
    state: JobState
    reason: str
    size: int
    added_at: float
    patience: float
    ended_at: float | None = None
    copy_of: int | None = None
    copy: int = 0

    @property
    def original(self) -> int:
        """The id of the first print."""
        return self.id if self.copy_of is None else self.copy_of

    @property
    def zh(self) -> str:
        """What became of it, in Chinese."""
        return told(self.state, self.reason)[0]

    @property
    def en(self) -> str:
        """What became of it, in English."""
        return told(self.state, self.reason)[1]


_STATES: dict[JobState, tuple[str, str]] = {
    JobState.WAITING: ("等候打印。", "It waits to be printed."),
    JobState.SENDING: ("正在打印。", "It is being printed."),
    JobState.PRINTED: ("已打印。", "It was printed."),
    JobState.FAILED: (
        "没有打印，一点也没有发出，可以补打。",
        "It was not printed; nothing was sent. It may be reprinted.",
    ),
    JobState.UNCERTAIN: (
        "不能确定是否打完。请看一眼纸：没有打全，再补打。",
        "It may or may not be complete. Look at the paper; reprint it if it is not.",
    ),
}

_REASONS: dict[str, tuple[str, str]] = {
    Reason.LATE: ("轮到它时已经太晚了。", "Its turn came too late."),
    Reason.INTERRUPTED: ("正在发送时程序停了。", "The program ended while it was being sent."),
    Reason.LINE_LOST: ("发送时连线断了。", "The line broke while it was being sent."),
    Reason.STALLED: ("打印机中途不再接收数据。", "The printer stopped taking data."),
    Reason.NO_WORD: ("打印机没有说打完了。", "The printer did not say that it was done."),
    Reason.NOISE: ("打印机的回答是乱的。", "The printer's answers made no sense."),
    Reason.NOT_KEPT: ("磁盘没有记下结果。", "The disk did not keep what became of it."),
    **{state: (state.zh, state.en) for state in PrinterState},
}


def told(state: JobState, reason: str) -> tuple[str, str]:
    """What became of a slip and why, in Chinese and in English."""
    zh, en = _STATES[state]
    why_zh, why_en = _REASONS.get(reason, ("", ""))
    return zh + why_zh, f"{en} {why_en}".rstrip()
