"""The printer's word that a slip is done: what is asked behind it, and whether the answers can be believed. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from printers.conversation import ASK_IN_TURN, TELL_BY_ITSELF
from printers.jobs.device import Ending
from printers.jobs.job import JobState, Reason
from printers.status.answers import Answer, AtOnce, ByItself, InTurn, Processed
from printers.status.readings import of_itself, of_turn
from printers.status.state import PrinterState

MARK_SLIP = b"\x1d(H\x06\x0000"
"""GS ( H, function 48: the four characters that follow come back when all before them is on paper."""

QUESTIONS: tuple[tuple[bytes, type[Answer]], ...] = ((ASK_IN_TURN, InTurn), (TELL_BY_ITSELF, ByItself))
"""What printers answer when its turn comes. Few answer neither; one that answers both is believed only for both."""


class SlipEnd:
    """Waits for the answers to `asked`, in their order; `mark` stands for a slip that the printer itself names."""

    def __init__(self, asked: Sequence[tuple[bytes, type[Answer]]] = (), mark: bytes = b"") -> None:
        self._asked = MARK_SLIP + mark if mark else b"".join(question for question, _ in asked)
        self._awaited = [kind for _, kind in asked]
        self._mark = mark

    @property
    def asked(self) -> bytes:
        """What is sent behind the slip."""
        return self._asked

    @property
    def can_be_told(self) -> bool:
        """Whether the printer can say at all that it is done."""
        return bool(self._mark or self._awaited)

    @property
    def is_named(self) -> bool:
        """Whether the word, when it comes, names this very slip, and means paper and not only the buffer."""
        return bool(self._mark)

    def take(self, answer: Answer) -> Ending | None:
        """Printed when the last awaited answer has come; uncertain when one says otherwise; else None."""
        if self._mark:
            done = isinstance(answer, Processed) and answer.mark == self._mark
            return Ending(JobState.PRINTED) if done else None
        state = _state_in(answer)
        if state is not None and not state.may_print:
            return Ending(JobState.UNCERTAIN, state)
        if isinstance(answer, self._awaited[0]):
            del self._awaited[0]
            return None if self._awaited else Ending(JobState.PRINTED)
        if isinstance(answer, AtOnce | ByItself):
            return None  # told of itself while it printed, or an answer that came late
        return Ending(JobState.UNCERTAIN, Reason.NOISE)


def _state_in(answer: Answer) -> PrinterState | None:
    match answer:
        case InTurn(byte):
            return of_turn(byte).state
        case ByItself(four):
            return of_itself(four).state
    return None
