"""A hall as a screen follows it: a snapshot, and the events since, each applied once whatever their order of arrival.

A screen shows a call at once, from the event; what only the dispatcher can work out (waits, lanes) comes with the next
snapshot. A snapshot may be older than events that have come, or newer than events that are still to come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from dispatcher import wire

KEPT = 5_000
"""Events kept for a snapshot that is older than they are."""


class HallView:
    """The hall as far as it is known here."""

    def __init__(self, snapshot: wire.Hall) -> None:
        self._recent: deque[wire.StreamedEvent] = deque(maxlen=KEPT)
        self._hall = snapshot

    @property
    def hall(self) -> wire.Hall:
        """The hall after everything that has come. Never changed in place."""
        return self._hall

    def see(self, event: wire.StreamedEvent) -> None:
        """Take an event in; one that the snapshot already knows changes nothing."""
        self._recent.append(event)
        if event.seq > self._hall.seq:
            self._hall = _after(self._hall, event)

    def read(self, snapshot: wire.Hall) -> None:
        """Begin anew from a snapshot, and apply the events that it does not know yet."""
        self._hall = snapshot
        for event in self._recent:
            if event.seq > self._hall.seq:
                self._hall = _after(self._hall, event)
        self._recent.clear()


def _after(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    act = _ACTS.get(event.type)
    changed = act(hall, event) if act else hall
    return changed.model_copy(update={"seq": event.seq, "at": event.at})


def _called(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    ticket, number, window = (str(event.data[key]) for key in ("ticket", "number", "window"))
    zone = next((known.zone for known in hall.windows if known.id == window), "")
    call = wire.NowServing(
        ticket=ticket, number=number, window=window, zone=zone, state="called", called_at=event.at, recalls=0
    )
    hall = _window_changed(hall, event, state="calling", ticket=ticket, number=number, pause_reason=None)
    return hall.model_copy(update={"now_serving": [call, *_others(hall, window)]})


def _recalled(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    window = event.data["window"]
    again = [
        call.model_copy(update={"recalls": event.data["times"], "called_at": event.at})
        for call in hall.now_serving
        if call.window == window
    ]
    return hall.model_copy(update={"now_serving": [*again, *_others(hall, window)]})


def _started(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    window = event.data["window"]
    serving = [
        call.model_copy(update={"state": "serving"}) if call.window == window else call for call in hall.now_serving
    ]
    hall = _window_changed(hall, event, state="serving")
    return hall.model_copy(update={"now_serving": serving})


def _left(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    hall = _window_changed(hall, event, state="idle", ticket=None, number=None)
    return hall.model_copy(update={"now_serving": _others(hall, event.data["window"])})


def _opened(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    return _window_changed(hall, event, state="idle", clerk=event.data["clerk"])


def _ready(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    return _window_changed(hall, event, state="ready")


def _paused(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    return _window_changed(hall, event, state="paused", pause_reason=event.data["reason"])


def _resumed(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    return _window_changed(hall, event, state="idle", pause_reason=None)


def _closed(hall: wire.Hall, event: wire.StreamedEvent) -> wire.Hall:
    return _window_changed(hall, event, state="closed", clerk=None, pause_reason=None)


def _window_changed(hall: wire.Hall, event: wire.StreamedEvent, **fields: object) -> wire.Hall:
    windows = [
        window.model_copy(update=fields) if window.id == event.data["window"] else window for window in hall.windows
    ]
    return hall.model_copy(update={"windows": windows})


def _others(hall: wire.Hall, window: object) -> list[wire.NowServing]:
    return [call for call in hall.now_serving if call.window != window]


_ACTS: dict[str, Callable[[wire.Hall, wire.StreamedEvent], wire.Hall]] = {
    "ticket-called.1": _called,
    "ticket-recalled.1": _recalled,
    "service-started.1": _started,
    "ticket-completed.1": _left,
    "no-show-recorded.1": _left,
    "ticket-parked.1": _left,
    "ticket-transferred.1": _left,
    "window-opened.1": _opened,
    "window-ready.1": _ready,
    "window-paused.1": _paused,
    "window-resumed.1": _resumed,
    "window-closed.1": _closed,
}
"""What is applied at once; everything else waits for the next snapshot."""
