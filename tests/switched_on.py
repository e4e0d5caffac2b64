"""A virtual printer that is switched on for a test, and slips that can be told apart on its paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from printers.virtual.device import CutSlip, VirtualDevice
from printers.virtual.running import RunningPrinter
from printers.virtual.wires import PtyWire, TcpWire, Wire

BEGIN = re.compile(rb"BEGIN (\d{6})\n")
END = re.compile(rb"END (\d{6})\n")


def slip_bytes(number: int, lines: int = 8) -> bytes:
    """A slip whose first and last line bear its number."""
    middle = b"\x1ba\x01" + b"".join(b"line %d\n" % line for line in range(lines)) + b"\x1d!\x11"
    return b"\x1b@\x1c&BEGIN %06d\n" % number + middle + b"\xba\xc5\nEND %06d\n\x1dVB\x00" % number


def numbers_on(slip: CutSlip) -> tuple[set[int], set[int]]:
    """The numbers of slips that begin on this piece of paper, and of those that are complete on it."""
    begun = {int(number) for number in BEGIN.findall(slip.data)}
    return begun, begun & {int(number) for number in END.findall(slip.data)}


def complete_on(slips: Iterable[CutSlip]) -> Counter[int]:
    """How often each number is complete on paper."""
    return Counter(number for slip in slips for number in numbers_on(slip)[1])


def network() -> Wire:
    """A network printer of this computer at a port of its own."""
    return TcpWire("127.0.0.1", 0)


@contextmanager
def switched_on(
    wire: Callable[[], Wire] = network, paper_mm_per_second: float = 0.0, buffer: int = 4096
) -> Iterator[tuple[RunningPrinter, list[CutSlip]]]:
    """A running printer at one line, and all the slips that it cuts."""
    slips: list[CutSlip] = []
    device = VirtualDevice(paper_mm_per_second=paper_mm_per_second, buffer_bytes=buffer, on_cut=slips.append)
    printer = RunningPrinter(device, [wire()])
    try:
        yield printer, slips
    finally:
        printer.close()


def serial_at(folder: Path, baud: int = 115200) -> Callable[[], Wire]:
    """A serial line whose port is `folder/port`."""
    return lambda: PtyWire(folder / "port", baud)


def url_of(printer: RunningPrinter, timeout: float = 0.3, more: str = "") -> str:
    """The printer's URL with so little patience."""
    url = printer.wires[0].url
    return f"{url}{'&' if '?' in url else '?'}timeout={timeout}{more}"
