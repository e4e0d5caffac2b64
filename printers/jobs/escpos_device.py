"""A printer that speaks ESC/POS at the end of a line. A slip is printed when the printer says so, and not before.

Behind each slip goes a question that the printer answers when it comes to it. While the answer is awaited the printer
is asked at once (DLE EOT) how it is, so that paper that ends in mid-slip is known within the second.
"""

from __future__ import annotations

import itertools
import logging
import random
import time
from contextlib import suppress

from printers.conversation import EMPTY_BUFFERS, Conversation
from printers.errors import LineLost
from printers.jobs.device import Device, Ending, PrinterSilent
from printers.jobs.job import JobState, Reason
from printers.jobs.slip_end import QUESTIONS, SlipEnd
from printers.line_printer import SLOWEST_BYTES_PER_SECOND
from printers.lines.line import Handed, Line, Port, hand_over
from printers.status.answers import MARK_BYTES, Answer
from printers.status.state import PrinterState

log = logging.getLogger(__name__)

LONGEST_ANSWER = 1.0
"""Seconds within which a printer that is on answers a question; a shorter patience in its URL is kept."""
LOOK_SECONDS = 0.25
"""How often the printer is asked how it is while the end of a slip is awaited."""
SILENT_LOOKS = 3
"""A printer that does not answer so often in a row is not waited for any longer; some are mute while they print."""
QUIET_SECONDS = 0.05
"""So long nothing comes from a printer that has answered all that it was asked."""
LEAST_PRINTING, MOST_PRINTING = 4.0, 30.0
PRINTED_BYTES_PER_SECOND = 150
"""For so long a printer that is well may print a slip after it has all of it: the slowest print 50 mm in a second."""
HOLDS_THE_REST = (
    PrinterState.PAPER_OUT,
    PrinterState.COVER_OPEN,
    PrinterState.CUTTER_ERROR,
    PrinterState.OFFLINE,
)
"""Troubles in which a printer keeps the rest of a slip, to print it when it is well again."""
START_AND_CUT = b"\x1b@\x1bd\x03\x1dVB\x00"
"""A reset, then what is half on the paper is cut off, or set apart by some lines where there is no cutter."""


class EscposDevice(Device):
    """The printer at the end of `port`; `marks_slips` where it knows GS ( H."""

    def __init__(self, port: Port, marks_slips: bool = False) -> None:
        self.url = port.url
        self._port = port
        self._marks = itertools.count(random.randrange(10**MARK_BYTES)) if marks_slips else None
        self._line: Line | None = None
        self._talk: Conversation | None = None
        self._answered = False
        self._known: tuple[tuple[bytes, type[Answer]], ...] | None = None

    def connect(self) -> None:
        if self._line is None:
            self._line = self._port.open()
            self._talk = Conversation(self._line, min(self._port.patience, LONGEST_ANSWER))
            self._known = None

    def conversation(self) -> Conversation:
        """What is said over the line that is open; raises `LineLost` where none is."""
        if self._talk is None:
            raise LineLost(ConnectionResetError())
        return self._talk

    def ask_state(self) -> PrinterState:
        talk = self.conversation()
        talk.settle()
        state = talk.state()
        if state is not PrinterState.UNKNOWN:
            self._answered = True
        elif self._answered:
            raise PrinterSilent
        return state

    def hear(self) -> PrinterState | None:
        return self.conversation().listen()

    def answers(self) -> bool:
        return self._answered

    def print(self, data: bytes) -> Ending:
        end = self._slip_end()
        try:
            talk = self.conversation()
            talk.settle()
        except LineLost as lost:
            log.warning("%s: %s", self.url, lost.en)
            self.close()
            return Ending(JobState.FAILED, Reason.LINE_LOST)
        ending = self._send(data + end.asked) or self._await(talk, end, _seconds_to_print(data))
        if ending.reason in HOLDS_THE_REST:
            self._call_off()
        if ending.reason in (Reason.LINE_LOST, Reason.STALLED):
            self.close()
        return ending

    def learn(self) -> None:
        if self._known is None and self._marks is None:
            self._known = tuple(_known_by(self.conversation()))

    def mend(self, residue: int) -> None:
        """Zeros fill up the command that broke off, and print nothing; what is half on the paper is cut off."""
        talk = self.conversation()
        talk.settle()
        if not self._hand_over(bytes(residue)).whole:
            raise LineLost(TimeoutError())
        talk.say(START_AND_CUT)

    def close(self) -> None:
        line, self._line, self._talk = self._line, None, None
        if line is not None:
            line.close()

    def _slip_end(self) -> SlipEnd:
        if self._marks is not None:
            return SlipEnd(mark=f"{next(self._marks) % 10**MARK_BYTES:0{MARK_BYTES}d}".encode())
        return SlipEnd(self._known or ())

    def _send(self, data: bytes) -> Ending | None:
        """None where all was handed over."""
        handed = self._hand_over(data)
        if handed.whole:
            return None
        reason = Reason.STALLED if handed.lost is None else Reason.LINE_LOST
        return Ending(JobState.UNCERTAIN if handed.sent else JobState.FAILED, reason)

    def _hand_over(self, data: bytes) -> Handed:
        assert self._line is not None
        patience = self._port.patience
        longest = patience + self._port.seconds_for(len(data)) + len(data) / SLOWEST_BYTES_PER_SECOND
        return hand_over(self._line, data, patience, longest)

    def _await(self, talk: Conversation, end: SlipEnd, longest: float) -> Ending:
        if not end.can_be_told:
            return Ending(JobState.UNCERTAIN, Reason.NO_WORD if self._answered else PrinterState.UNKNOWN)
        try:
            ending = self._watch(talk, end, longest)
            if ending.state is JobState.PRINTED and not end.is_named:
                talk.settle(QUIET_SECONDS)
                state = talk.state()
                return ending if state.may_print else Ending(JobState.UNCERTAIN, state)
            return ending
        except LineLost:
            return Ending(JobState.UNCERTAIN, Reason.LINE_LOST)

    def _watch(self, talk: Conversation, end: SlipEnd, longest: float) -> Ending:
        noise, silent = talk.noise, 0
        given_up = time.monotonic() + longest
        while time.monotonic() < given_up:
            answer = talk.next(LOOK_SECONDS)
            ending = None if answer is None else end.take(answer)
            if talk.noise > noise and not end.is_named:
                return Ending(JobState.UNCERTAIN, Reason.NOISE)
            if ending is not None:
                return ending
            if answer is None:
                state = talk.state()
                silent = silent + 1 if state is PrinterState.UNKNOWN else 0
                if silent == SILENT_LOOKS or not (silent or state.may_print):
                    return Ending(JobState.UNCERTAIN, state)
        return Ending(JobState.UNCERTAIN, Reason.NO_WORD)

    def _call_off(self) -> None:
        """Ask the printer to forget the rest of a slip, lest it come out with the next roll.

        Not where the printer is well or says nothing: the slip may be on its way to the cutter.
        """
        with suppress(LineLost):
            self.conversation().say(EMPTY_BUFFERS)


def _seconds_to_print(data: bytes) -> float:
    return min(LEAST_PRINTING + len(data) / PRINTED_BYTES_PER_SECOND, MOST_PRINTING)


def _known_by(talk: Conversation) -> list[tuple[bytes, type[Answer]]]:
    """Which questions this printer answers when their turn comes."""
    known = []
    for question, kind in QUESTIONS:
        talk.settle()
        talk.say(question)
        if talk.wait_for(kind) is not None:
            known.append((question, kind))
    return known
