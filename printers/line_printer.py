"""A printer at the end of a line that is asked nothing: bytes are sent, and what the line took is all that is known."""

from __future__ import annotations

from printers.causes import Told
from printers.errors import LineLost, PrinterStalled, PrinterUnreachable, PrintUncertain
from printers.lines.line import Handed, Line, Port, hand_over
from printers.printer import Printer

SLOWEST_BYTES_PER_SECOND = 500
"""No printer is waited for longer than it would take at this pace."""

STALLED = Told("不再接收数据", "it takes no more data")


class LinePrinter(Printer):
    """Sends each job over a line of `port`, opened afresh where it is not left open between jobs."""

    def __init__(self, port: Port) -> None:
        super().__init__(port.url)
        self._port = port
        self._line: Line | None = None

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _send(self, data: bytes) -> None:
        if not data:
            return
        left_open = self._line is not None
        handed = self._hand_over(data)
        if left_open and handed.lost is not None and not handed.sent:
            self.close()  # the line may belong to a printer that was unplugged since; nothing was sent over it
            handed = self._hand_over(data)
        if not handed.whole:
            self.close()
            self._explain(handed, len(data))
        if not self._port.keeps_open:
            self.close()

    def _hand_over(self, data: bytes) -> Handed:
        if self._line is None:
            self._line = self._port.open()
        longest = self._port.patience + self._port.seconds_for(len(data)) + len(data) / SLOWEST_BYTES_PER_SECOND
        return hand_over(self._line, data, self._port.patience, longest)

    def _explain(self, handed: Handed, total: int) -> None:
        lost: LineLost | None = handed.lost
        if handed.sent:
            raise PrintUncertain(self.url, handed.sent, total, lost.cause if lost else STALLED) from lost
        if lost is not None:
            raise PrinterUnreachable(self.url, lost.cause) from lost
        raise PrinterStalled(self.url, self._port.patience)
