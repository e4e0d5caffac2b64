"""A printer as a computer meets it: bytes come in at the line's pace, fill a buffer, become paper at the paper's pace.

It has no clock and no thread: whoever drives it tells the time, in seconds. What a real printer does when it is in
trouble it does too: offline it goes on taking bytes until its buffer is full, and prints them when it is well again.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from PIL import Image

from printers.errors import VirtualPrinterError
from printers.virtual.condition import Condition
from printers.virtual.framing import LF, length_of

BUFFER_BYTES = 4096
PAPER_MM_PER_SECOND = 100.0
DOTS_PER_MM = 8
LINE_MM = 3.75
"""30 dots: the paper that a line takes at normal size."""
CUT_SECONDS = 0.2
SLIPS_KEPT = 50
COMPLAINTS_KEPT = 20
MOST_UNSAID = 65_536
"""Answers that no line takes are dropped beyond this."""

EMPTY_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


class Drawing(Protocol):
    """What makes pictures of slips: whole commands in, cut slips out."""

    def print(self, data: bytes) -> list[Image.Image]: ...

    def tear(self) -> Image.Image | None: ...


@dataclass(frozen=True, slots=True)
class CutSlip:
    """What fell from the cutter: the bytes that made it, and how it looks."""

    number: int
    data: bytes
    picture: Image.Image | None
    cut_at: datetime


@dataclass(slots=True)
class Manners:
    """What the printer does besides printing."""

    silent: bool = False
    """Answers nothing, and prints."""
    garbage: bool = False
    """Answers, but not what was asked."""
    stalled: bool = False
    """Takes no byte."""
    answers_at_once: bool = True
    """Answers DLE EOT when it comes, not only when its turn in the buffer does, as cheap printers have it."""
    knows_marks: bool = True
    """GS ( H."""
    empties_buffers: bool = True
    """DLE DC4 8."""


@dataclass
class VirtualDevice:
    """`drawing` is None where nobody looks at the slips; `paper_mm_per_second` 0 prints without taking time."""

    drawing: Drawing | None = None
    paper_mm_per_second: float = PAPER_MM_PER_SECOND
    buffer_bytes: int = BUFFER_BYTES
    on_cut: Callable[[CutSlip], None] = lambda _: None
    condition: Condition = field(default_factory=Condition)
    manners: Manners = field(default_factory=Manners)
    slips: deque[CutSlip] = field(default_factory=lambda: deque(maxlen=SLIPS_KEPT))
    complaints: deque[str] = field(default_factory=lambda: deque(maxlen=COMPLAINTS_KEPT))

    def __post_init__(self) -> None:
        self._buffer = bytearray()
        self._last = bytearray()
        self._unsaid = bytearray()
        self._on_paper = bytearray()
        self._tells_itself = False
        self._busy_until = 0.0
        self._paper_left: float | None = None
        self._jams_at_cut = False
        self._high = 1
        self.cut_count = 0
        self.complaint_count = 0
        self.bytes_taken = 0

    def room(self) -> int:
        """How many bytes the printer would take now."""
        return 0 if self.manners.stalled else max(0, self.buffer_bytes - len(self._buffer))

    def take(self, data: bytes) -> None:
        """Bytes from the line; questions that are answered at once are answered here."""
        self.bytes_taken += len(data)
        for byte in data:
            self._buffer.append(byte)
            self._last = (self._last + bytes((byte,)))[-len(EMPTY_BUFFERS) :]
            if self._last[-3:-1] == b"\x10\x04" and self.manners.answers_at_once:
                self._say(self.condition.at_once(byte))
            elif self._last == EMPTY_BUFFERS and self.manners.empties_buffers:
                self._buffer.clear()
                self._say(b"\x37\x25\x00")

    def answers(self) -> bytes:
        """What the printer has said since it was last heard."""
        said, self._unsaid = bytes(self._unsaid), bytearray()
        return said

    def work(self, now: float) -> float | None:
        """Print what may be printed by now; tells when there is more to do, None if it waits for bytes or for help."""
        while not self.condition.offline:
            if now < self._busy_until:
                return self._busy_until
            length = length_of(self._buffer)
            if not length:
                return None
            command = bytes(self._buffer[:length])
            if self._jams_at_cut and command[:2] == b"\x1dV":
                self.change(cutter_jammed=True)
                return None
            del self._buffer[:length]
            self._busy_until = max(now, self._busy_until) + self._obey(command)
        return None

    def out_of_paper_after(self, lines: int) -> None:
        """Let the roll end when so many more lines are printed."""
        self._paper_left = lines * LINE_MM
        if not lines:
            self.change(paper_out=True)

    def jam_at_next_cut(self) -> None:
        """Let the cutter stick when it is used next; when it is freed, it cuts."""
        self._jams_at_cut = True

    def tear(self) -> None:
        """Tear off what has been printed, as one does at a printer without a cutter."""
        if self._on_paper:
            self._let_fall(None if self.drawing is None else self.drawing.tear())

    def change(self, **condition: bool) -> None:
        """Set fields of `condition`; where the printer tells changes by itself, it does."""
        for name, value in condition.items():
            setattr(self.condition, name, value)
        if condition.get("paper_out") is False:
            self._paper_left = None
        if condition.get("cutter_jammed") is False:
            self._jams_at_cut = False
        if self._tells_itself:
            self._say(self.condition.by_itself())

    def power_cycle(self) -> None:
        """Switch off and on: what was in the buffer is lost, what was half on the paper stays on it."""
        self._buffer.clear()
        self._unsaid.clear()
        self._tells_itself = False
        self._busy_until = 0.0
        self._high = 1
        self._jams_at_cut = False
        self.condition.cutter_jammed = False

    def _obey(self, command: bytes) -> float:
        """Carry out one command, and tell how many seconds it takes."""
        match command[:2]:
            case b"\x1dr":
                self._say(self.condition.in_turn(command[2]))
            case b"\x1da":
                self._tells_itself = bool(command[2])
                if self._tells_itself:
                    self._say(self.condition.by_itself())
            case b"\x1d(" if command[2:3] == b"H":
                if self.manners.knows_marks and command[5:7] == b"00":
                    self._say(b"\x37\x22" + command[7:11] + b"\x00")
            case b"\x10\x04" if not self.manners.answers_at_once:
                self._say(self.condition.at_once(command[2]))
            case _ if command[0] == 0x10 or (len(command) == 1 and command[0] != LF):
                pass  # answered when it came, or a control that prints nothing
            case _:
                return self._print(command)
        return 0.0

    def _print(self, command: bytes) -> float:
        self._on_paper += command
        cut = command[:2] == b"\x1dV"
        if command[:2] == b"\x1d!":
            self._high = (command[2] & 7) + 1
        self._draw(command, cut)
        millimetres = _fed(command, self._high)
        if self._paper_left is not None and not cut:
            self._paper_left -= millimetres
            if self._paper_left <= 0:
                self.change(paper_out=True)
        if not self.paper_mm_per_second:
            return 0.0
        return CUT_SECONDS * cut + millimetres / self.paper_mm_per_second

    def _draw(self, command: bytes, cut: bool) -> None:
        pictures: list[Image.Image] = []
        if self.drawing is not None:
            try:
                pictures = self.drawing.print(command)
            except VirtualPrinterError as error:
                self.complaint_count += 1
                self.complaints.append(str(error))
        if cut:
            self._let_fall(pictures[-1] if pictures else None)

    def _let_fall(self, picture: Image.Image | None) -> None:
        self.cut_count += 1
        slip = CutSlip(self.cut_count, bytes(self._on_paper), picture, datetime.now())
        self._on_paper.clear()
        self.slips.append(slip)
        self.on_cut(slip)

    def _say(self, answer: bytes) -> None:
        if self.manners.silent:
            return
        if self.manners.garbage:
            answer = random.randbytes(random.randint(1, 2 * len(answer)))
        if len(self._unsaid) < MOST_UNSAID:
            self._unsaid += answer


def _fed(command: bytes, high: int) -> float:
    """The millimetres of paper that a command moves, as near as timing needs it."""
    match command[:2]:
        case b"\x1bJ":
            return command[2] / DOTS_PER_MM
        case b"\x1bd":
            return command[2] * LINE_MM
        case b"\x1dv":
            return (command[6] + 256 * command[7]) / DOTS_PER_MM
    return LINE_MM * high if command[0] == LF else 0.0
