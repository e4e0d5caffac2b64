"""The lines at which a virtual printer hangs: a network port, a pseudo-terminal. Bytes come at the line's pace."""

from __future__ import annotations

import os
import socket
import struct
import sys
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path

ABORT_ON_CLOSE = struct.pack("ii", 1, 0)
BITS_PER_BYTE = 10
SHORTEST_REST = 0.002
"""Bytes of a paced line are taken in pieces of at least so many seconds."""
MOST_AT_ONCE = 1024
SMALLEST_KERNEL_BUFFER = 4096
"""Little is held for a printer that takes nothing, so that whoever sends notices soon."""


class Pace:
    """How fast bytes come over a line: `baud` at 8N1, or None for as fast as they are sent."""

    def __init__(self, baud: int | None) -> None:
        self.baud = baud
        self._since: float | None = None

    def due(self) -> float | None:
        """When the next bytes will have come; None while nobody sends, or where bytes take no time."""
        if self.baud is None or self._since is None:
            return None
        return self._since + max(BITS_PER_BYTE / self.baud, SHORTEST_REST)

    def come(self, now: float) -> int:
        """How many bytes have come by now over a line on which somebody sends."""
        if self.baud is None:
            return MOST_AT_ONCE
        if self._since is None:
            self._since = now
        return int((now - self._since) * self.baud / BITS_PER_BYTE)

    def took(self, count: int) -> None:
        """So many bytes were taken, and more are on the line."""
        if self.baud is not None and self._since is not None:
            self._since += count * BITS_PER_BYTE / self.baud

    def rest(self) -> None:
        """Nothing moves on the line."""
        self._since = None


class Wire(ABC):
    """One line to the printer, with at most one computer at its other end."""

    def __init__(self, baud: int | None) -> None:
        self.pace = Pace(baud)

    @property
    @abstractmethod
    def url(self) -> str:
        """What a computer writes to print here."""

    @abstractmethod
    def awaited(self) -> int | None:
        """The file that becomes readable when a computer connects; None where none can."""

    @abstractmethod
    def open(self) -> int | None:
        """The file over which bytes come; None while no computer is connected."""

    @abstractmethod
    def connect(self) -> None:
        """Let a computer in that stands at the door."""

    @abstractmethod
    def read(self, count: int) -> bytes:
        """At most `count` bytes; empty when the computer went away."""

    @abstractmethod
    def write(self, data: bytes) -> None:
        """Say something; what the line does not take is lost."""

    @abstractmethod
    def plug(self) -> None:
        """Be there."""

    @abstractmethod
    def unplug(self) -> None:
        """Vanish, as when the cable is pulled."""


class TcpWire(Wire):
    """A network printer; port 0 is any that is free. It lets one computer in at a time."""

    def __init__(self, host: str, port: int, baud: int | None = None) -> None:
        super().__init__(baud)
        self._address = (host, port)
        self._listener: socket.socket | None = None
        self._line: socket.socket | None = None
        self.plug()

    @property
    def url(self) -> str:
        host, port = self._address
        return f"escpos+tcp://{f'[{host}]' if ':' in host else host}:{port}"

    def awaited(self) -> int | None:
        return self._listener.fileno() if self._listener is not None and self._line is None else None

    def open(self) -> int | None:
        return None if self._line is None else self._line.fileno()

    def connect(self) -> None:
        if self._listener is not None:
            with suppress(OSError):
                self._line, _ = self._listener.accept()
                self._line.setblocking(False)

    def read(self, count: int) -> bytes:
        assert self._line is not None
        try:
            data = self._line.recv(count)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""
        if not data:
            self._line.close()
            self._line = None
        return data

    def write(self, data: bytes) -> None:
        if self._line is not None:
            with suppress(OSError):
                self._line.send(data)

    def plug(self) -> None:
        if self._listener is None:
            family = socket.AF_INET6 if ":" in self._address[0] else socket.AF_INET
            listener = socket.socket(family)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALLEST_KERNEL_BUFFER)
            listener.bind(self._address)
            listener.listen(1)
            listener.setblocking(False)
            self._address = listener.getsockname()[:2]
            self._listener = listener

    def unplug(self) -> None:
        for end in (self._line, self._listener):
            if end is not None:
                with suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT_ON_CLOSE)
                end.close()
        self._line = self._listener = None


class PtyWire(Wire):
    """A serial printer at a pseudo-terminal, which `link` names for as long as it is plugged in (not on Windows)."""

    def __init__(self, link: Path, baud: int) -> None:
        super().__init__(baud)
        self._link = link
        self._ends: tuple[int, int] | None = None
        self.plug()

    @property
    def url(self) -> str:
        return f"escpos+serial://{self._link}?baud={self.pace.baud}"

    def awaited(self) -> int | None:
        return None

    def open(self) -> int | None:
        return None if self._ends is None else self._ends[0]

    def connect(self) -> None:
        """A serial line is always there."""

    def read(self, count: int) -> bytes:
        assert self._ends is not None
        with suppress(BlockingIOError):
            return os.read(self._ends[0], count)
        return b""

    def write(self, data: bytes) -> None:
        if self._ends is not None:
            with suppress(OSError):
                os.write(self._ends[0], data)

    def plug(self) -> None:
        """The computer's end stays open here too: else the line would end when a program closes it."""
        if self._ends is None and sys.platform != "win32":
            import tty

            if self._link.exists() and not self._link.is_symlink():
                raise FileExistsError(self._link)
            printer, computer = os.openpty()
            tty.setraw(computer)
            os.set_blocking(printer, False)
            self._ends = printer, computer
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(os.ttyname(computer))

    def unplug(self) -> None:
        if self._ends is not None:
            self._link.unlink(missing_ok=True)
            for end in self._ends:
                os.close(end)
            self._ends = None
