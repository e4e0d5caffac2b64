"""Asking a printer over an open line, one question at a time, none waited for without end."""

from __future__ import annotations

import time
from collections import deque
from typing import TypeVar

from printers.errors import LineLost
from printers.lines.line import Line
from printers.status.answers import Answer, AnswerReader, AtOnce, ByItself
from printers.status.readings import ERRORS, OFFLINE_CAUSE, PAPER, PRINTER, of_all, of_itself
from printers.status.state import PrinterState

ASK_AT_ONCE = b"\x10\x04"
"""DLE EOT: answered even by a printer that is offline or busy."""
ASK_IN_TURN = b"\x1dr\x01"
"""GS r 1: answered when all that was sent before is done."""
TELL_BY_ITSELF = b"\x1da\x0e"
"""GS a: from now on tell changes of online, errors and paper; answered in its turn by the state as it is."""
EMPTY_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8."""

MOST_KEPT = 256
"""Answers that nobody has taken yet; of a printer that babbles the oldest are dropped."""

A = TypeVar("A", bound=Answer)


class Conversation:
    """What is said over one line. A question may wait `seconds` for its answer."""

    def __init__(self, line: Line, seconds: float) -> None:
        self._line = line
        self._seconds = seconds
        self._reader = AnswerReader()
        self._come: deque[Answer] = deque(maxlen=MOST_KEPT)
        self._told: PrinterState | None = None

    @property
    def noise(self) -> int:
        """How many bytes came that were no answer."""
        return self._reader.noise

    @property
    def kept(self) -> int:
        """How many answers wait for whoever asked."""
        return len(self._come)

    def settle(self, quiet: float = 0.0) -> None:
        """Take in what comes unasked until nothing does for `quiet` seconds: it is no answer to the next question."""
        end = time.monotonic() + self._seconds
        while self._hear(quiet) and time.monotonic() < end:
            continue
        self._reader.forget()
        self._come.clear()

    def listen(self) -> PrinterState | None:
        """What the printer has said by itself since it was last listened to; an answer that has begun goes on."""
        self._hear(0)
        self._come.clear()
        told, self._told = self._told, None
        return told

    def say(self, data: bytes) -> None:
        """Send something short; raises `LineLost` also where the line does not take it."""
        left = memoryview(data)
        while left:
            taken = self._line.write(left, self._seconds)
            if not taken:
                raise LineLost(TimeoutError())
            left = left[taken:]

    def state(self) -> PrinterState:
        """Ask DLE EOT 1 to 4; `unknown` as soon as one is not answered, or where what comes is more than answers."""
        answers: dict[int, int] = {}
        noise = self.noise
        for question in (PRINTER, OFFLINE_CAUSE, ERRORS, PAPER):
            byte = self.ask_at_once(question)
            if byte is None:
                break
            answers[question] = byte
        too_many = any(isinstance(answer, AtOnce) for answer in self._come)
        return PrinterState.UNKNOWN if too_many or self.noise > noise else of_all(answers)

    def ask_at_once(self, question: int) -> int | None:
        """The answer to DLE EOT `question`; None if none came."""
        self._drop(AtOnce)
        self.say(ASK_AT_ONCE + bytes((question,)))
        answer = self.wait_for(AtOnce)
        return None if answer is None else answer.byte

    def wait_for(self, kind: type[A]) -> A | None:
        """The next answer of one kind; the others stay for those who wait for them. None if none comes in time."""
        end = time.monotonic() + self._seconds
        while True:
            for answer in self._come:
                if isinstance(answer, kind):
                    self._come.remove(answer)
                    return answer
            left = end - time.monotonic()
            if left <= 0:
                return None
            self._hear(left)

    def next(self, seconds: float) -> Answer | None:
        """The next answer, waiting at most `seconds`."""
        end = time.monotonic() + seconds
        while not self._come:
            left = end - time.monotonic()
            if left <= 0:
                return None
            self._hear(left)
        return self._come.popleft()

    def _drop(self, kind: type[Answer]) -> None:
        self._hear(0)
        kept = [answer for answer in self._come if not isinstance(answer, kind)]
        self._come.clear()
        self._come.extend(kept)

    def _hear(self, seconds: float) -> bool:
        """Whether anything came."""
        come = self._line.read(seconds)
        for answer in self._reader.take(come):
            if isinstance(answer, ByItself):
                self._told = of_itself(answer.four).state
            self._come.append(answer)
        return bool(come)
