"""What a station drives: a printer that is connected, asked, and given one slip at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from printers.errors import LineLost
from printers.jobs.job import JobState, Reason
from printers.status.state import PrinterState


class PrinterSilent(LineLost):
    """A printer that has answered before answers no more: it is switched off, or the line is half-open."""

    def __init__(self) -> None:
        super().__init__(TimeoutError())


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a slip, and why."""

    state: JobState
    reason: Reason | PrinterState | None = None


class Device(ABC):
    """One printer. It belongs to one thread; every call ends within a bounded time."""

    url: str

    @abstractmethod
    def connect(self) -> None:
        """Open the way to it, unless it is open; raises `PrinterUnreachable`."""

    @abstractmethod
    def ask_state(self) -> PrinterState:
        """Ask how it is; raises `LineLost`, and `PrinterSilent` where it answered before."""

    @abstractmethod
    def hear(self) -> PrinterState | None:
        """What it said of itself unasked since it was last heard, without waiting; raises `LineLost`."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether it ever answered a question since this program began."""

    @abstractmethod
    def print(self, data: bytes) -> Ending:
        """Put one slip on paper, and tell what became of it. Never raises for what the printer does."""

    @abstractmethod
    def learn(self) -> None:
        """Find out, while it may print and nobody waits, how it tells that a slip is done; raises `LineLost`."""

    @abstractmethod
    def mend(self, residue: int) -> None:
        """After a slip of `residue` bytes that broke off: see that nothing of it ends up on the next one.

        Raises `LineLost`.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of it; `connect` opens it again."""
