"""A virtual printer that is switched on: a thread that moves bytes between its lines and the device, in real time."""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from printers.virtual.device import VirtualDevice
from printers.virtual.wires import Wire

BELLS_AT_ONCE = 1024


class RunningPrinter:
    """Drives `device` at the end of `wires` until it is closed. Answers go to whoever spoke last."""

    def __init__(self, device: VirtualDevice, wires: Sequence[Wire]) -> None:
        self.wires = tuple(wires)
        self._device = device
        self._turn = threading.Condition()
        self._changes = 0
        self._speaker: Wire | None = None
        self._bell, self._rung = socket.socketpair()
        self._stopped = False
        self._plugged = self._to_be_plugged = True
        self._thread = threading.Thread(target=self._run, name="virtual printer", daemon=True)
        self._thread.start()

    @property
    def closed(self) -> bool:
        """Whether it was switched off for good."""
        return self._stopped

    @property
    def plugged(self) -> bool:
        """Whether its cables are in."""
        return self._plugged

    @contextmanager
    def device(self) -> Iterator[VirtualDevice]:
        """The device, while nothing else touches it; what was changed shows at once."""
        with self._turn:
            before = self._shown()
            yield self._device
            self._note_change(before)
        self._ring()

    def plug(self) -> None:
        """Put all cables back."""
        self._set_cables(True)

    def unplug(self) -> None:
        """Pull all cables."""
        self._set_cables(False)

    def changed(self, since: int, seconds: float) -> int:
        """Wait until something has changed that a page shows, at most `seconds`; tells the count of changes."""
        with self._turn:
            self._turn.wait_for(lambda: self._changes != since or self._stopped, seconds)
            return self._changes

    def close(self) -> None:
        """Switch off for good."""
        self._stopped = True
        self._ring()
        self._thread.join()
        with self._turn:
            for wire in self.wires:
                wire.unplug()
            self._turn.notify_all()
        self._bell.close()
        self._rung.close()

    def _set_cables(self, plugged: bool) -> None:
        """The thread that waits for bytes sees to the cables itself."""
        with self._turn:
            self._to_be_plugged = plugged
            self._ring()
            self._turn.wait_for(lambda: self._plugged is plugged or self._stopped)

    def _run(self) -> None:
        while not self._stopped:
            with self._turn:
                self._see_to_cables()
                now = time.monotonic()
                pauses = [self._work(now), *(self._pause(wire, now) for wire in self.wires)]
                watched = self._watched(now)
            pause = min((each for each in pauses if each is not None), default=None)
            ready = select.select([self._rung.fileno(), *watched], [], [], pause)[0]
            if self._rung.fileno() in ready:
                self._rung.recv(BELLS_AT_ONCE)
            with self._turn:
                for file, wire in watched.items():
                    self._serve(wire, file, file in ready)

    def _see_to_cables(self) -> None:
        if self._plugged is not self._to_be_plugged:
            before = self._shown()
            for wire in self.wires:
                if self._to_be_plugged:
                    wire.plug()
                else:
                    wire.unplug()
            self._plugged = self._to_be_plugged
            self._note_change(before)

    def _work(self, now: float) -> float | None:
        """Let the printer print and speak; tells for how long nothing happens by itself."""
        before = self._shown()
        due = self._device.work(now)
        self._note_change(before)
        said = self._device.answers()
        if said and self._speaker is not None:
            self._speaker.write(said)
        return None if due is None else max(0.0, due - now)

    def _pause(self, wire: Wire, now: float) -> float | None:
        due = wire.pace.due()
        return None if due is None else max(0.0, due - now)

    def _watched(self, now: float) -> dict[int, Wire]:
        """Files to wait for; a printer that takes nothing leaves lines alone, a slow line is left until its time."""
        files: dict[int, Wire] = {}
        for wire in self.wires:
            due = wire.pace.due()
            if not self._device.room():
                wire.pace.rest()
            elif due is None or now >= due:
                files |= {file: wire for file in (wire.open(),) if file is not None}
            files |= {file: wire for file in (wire.awaited(),) if file is not None}
        return files

    def _serve(self, wire: Wire, file: int, ready: bool) -> None:
        if file == wire.awaited():
            if ready:
                wire.connect()
        elif not ready:
            wire.pace.rest()
        elif file == wire.open() and (come := wire.pace.come(time.monotonic())):
            data = wire.read(min(self._device.room(), come))
            wire.pace.took(len(data))
            if data:
                self._speaker = wire
                self._device.take(data)

    def _shown(self) -> tuple[object, ...]:
        device = self._device
        said = device.condition.by_itself(), repr(device.manners), self._plugged
        return device.cut_count, device.complaint_count, *said

    def _note_change(self, before: tuple[object, ...]) -> None:
        if self._shown() != before:
            self._changes += 1
            self._turn.notify_all()

    def _ring(self) -> None:
        self._bell.send(b"\0")
