"""The dispatcher inside a Qt program: the live hall as signals, over a line that is watched and mended by itself.

Reads the hall, follows the stream from there, and after a loss resumes behind the last event that came: every event is
told once, in order, without a gap. Whoever shows a hall shows `went_away` at once: an old number is never current.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from dispatcher import wire
from dispatcher.client.qt.requests import body_of, hall_request, status_of
from dispatcher.client.view import HallView

SILENCE_MS = 2_500
"""The dispatcher beats every second; a line that is silent for so long is dead, and the hall is away."""
ANSWER_MS = 2_000
"""How long an answer may take."""
RETRY_MS = (200, 400, 800, 1_600, 2_000)
"""Pauses between attempts to reconnect; the last one repeats."""
REFRESH_MS = 1_000
"""After events the hall is read anew, but not more often than this; up to twice as late, so that a hall's screens,
which all see an event at once, do not all ask at once."""
IDLE_REFRESH_MS = 10_000
"""Without events it is read as often as this: waits change by time alone."""
EVENTS_SUFFICE_MS = 10_000
"""`refresh_ms` for who shows nothing but what comes with events."""
NEW_NAMES = ("hall-configured.1", "day-opened.1", "day-closed.1")
"""Events after which names, services or hours may be others."""
_DATA = b"data: "


class HallLink(QObject):
    """The line to one dispatcher. Signals come in the thread that made it."""

    hall_changed = Signal(object)
    """`wire.Hall`: a new state of the hall. Never while the hall is away."""
    event_seen = Signal(object)
    """`wire.StreamedEvent`, before the `hall_changed` that holds it; after a loss also what was missed."""
    catalogue_read = Signal(object)
    """`wire.Catalogue`: names and hours, before the first `hall_changed`, and whenever they may have changed."""
    came_back = Signal()
    """The line is up, for the first time or again; `hall_changed` follows."""
    went_away = Signal()
    """Nothing was heard for `SILENCE_MS`."""
    refused = Signal(object)
    """`wire.Problem`: the dispatcher refuses this device, which is asked again, for it may be enrolled meanwhile; or it
    refuses the id under which the device reports."""

    def __init__(
        self,
        server: str,
        token: str | None = None,
        refresh_ms: int = REFRESH_MS,
        device: str | None = None,
        parent: QObject | None = None,
    ) -> None:
        """A line to the dispatcher at `server`; with a `device` it reports that one ready when it is up."""
        super().__init__(parent)
        self._device = device
        self._server = server
        self._token = token
        self._refresh_ms = refresh_ms
        self._network = QNetworkAccessManager(self)
        self._view: HallView | None = None
        self._seq = 0
        self._buffer = b""
        self._failures = 0
        self._up: bool | None = None
        self._fresh = False
        self._stream: QNetworkReply | None = None
        self._answers: list[QNetworkReply] = []
        self._silence = self._timer(self._fell_silent)
        self._retry = self._timer(self._connect)
        self._refresh = self._timer(self._read_again)

    def start(self) -> None:
        """Connect, and stay connected until `stop`."""
        self._silence.start(SILENCE_MS)
        self._connect()

    def stop(self) -> None:
        """Hang up for good."""
        for timer in (self._silence, self._retry, self._refresh):
            timer.stop()
        self._hang_up()

    def read_catalogue(self) -> None:
        """Read what one can come for anew: hours change it by time alone, without an event."""
        if self._up:
            self._read_catalogue(then=_nothing)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self._hang_up()
        self._read_catalogue(then=lambda: self._read_hall(then=self._open_stream))

    def _open_stream(self, snapshot: wire.Hall) -> None:
        if self._view is None or snapshot.seq < self._seq:
            self._view = HallView(snapshot)
            self._seq = snapshot.seq
        else:
            self._view.read(snapshot)
        request = self._request("/api/v1/stream", SILENCE_MS)
        request.setRawHeader(b"Last-Event-ID", str(self._seq).encode())
        self._buffer = b""
        self._fresh = True
        stream = self._stream = self._network.get(request)
        stream.readyRead.connect(lambda: self._hear(stream))
        stream.finished.connect(lambda: self._lost(stream))

    def _hear(self, stream: QNetworkReply) -> None:
        if stream is not self._stream or status_of(stream) != 200:
            return
        self._silence.start(SILENCE_MS)
        self._failures = 0
        *frames, self._buffer = (self._buffer + stream.readAll().data()).split(b"\n\n")
        fresh, self._fresh = self._fresh, False
        if not self._up:
            self._up = True
            self._report_ready()
            self.came_back.emit()
        if fresh:
            self._refresh_soon()
        events = [event for frame in frames if (event := _event(frame)) is not None]
        if self._take(events) or fresh:
            self._tell_hall()

    def _take(self, events: list[wire.StreamedEvent]) -> bool:
        """Tell of events; whether there were any."""
        taken = False
        for event in events:
            if event.seq <= self._seq:
                continue
            if event.seq > self._seq + 1:
                self._try_again()
                break
            self._seq = event.seq
            taken = True
            if self._view is not None:
                self._view.see(event)
            self.event_seen.emit(event)
            if event.type in NEW_NAMES:
                self._read_catalogue(then=_nothing)
        if taken:
            self._refresh_soon()
        return taken

    def _refresh_soon(self) -> None:
        if not self._refresh.isActive() or self._refresh.remainingTime() > 2 * self._refresh_ms:
            self._refresh.start(random.randint(self._refresh_ms, 2 * self._refresh_ms))

    def _tell_hall(self) -> None:
        if self._view is not None and self._up:
            self.hall_changed.emit(self._view.hall)

    def _read_again(self) -> None:
        def read(snapshot: wire.Hall) -> None:
            if self._view is not None and self._up:
                self._view.read(snapshot)
                self._tell_hall()
                if not self._refresh.isActive():
                    self._refresh.start(IDLE_REFRESH_MS)

        if self._up:
            self._read_hall(then=read)

    def _report_ready(self) -> None:
        if self._device is None:
            return
        address = quote(self._device, safe="")
        request = self._request(f"/api/v1/devices/{address}/status", ANSWER_MS)
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        answer = self._network.post(request, wire.ReportDevice(state="ready").model_dump_json().encode())

        def finished() -> None:
            answer.deleteLater()
            if (status_of(answer) or 0) >= 400:
                self.refused.emit(wire.Problem.model_validate_json(body_of(answer)))

        answer.finished.connect(finished)

    def _read_catalogue(self, then: Callable[[], None]) -> None:
        def read(body: bytes) -> None:
            self.catalogue_read.emit(wire.Catalogue.model_validate_json(body))
            then()

        self._get("/api/v1/catalogue", read)

    def _read_hall(self, then: Callable[[wire.Hall], None]) -> None:
        self._get("/api/v1/hall", lambda body: then(wire.Hall.model_validate_json(body)))

    def _get(self, path: str, use: Callable[[bytes], None]) -> None:
        answer = self._network.get(self._request(path, ANSWER_MS))
        self._answers.append(answer)

        def finished() -> None:
            answer.deleteLater()
            if answer not in self._answers:
                return
            self._answers.remove(answer)
            body = body_of(answer)
            if status_of(answer) == 200 and answer.error() == QNetworkReply.NetworkError.NoError:
                use(body)
            else:
                self._failed(answer, body)

        answer.finished.connect(finished)

    def _lost(self, stream: QNetworkReply) -> None:
        stream.deleteLater()
        if stream is self._stream:
            self._stream = None
            self._failed(stream, body_of(stream))

    def _failed(self, answer: QNetworkReply, body: bytes) -> None:
        if status_of(answer) in (401, 403):
            self.refused.emit(wire.Problem.model_validate_json(body))
        self._try_again()

    def _try_again(self) -> None:
        self._hang_up()
        self._retry.start(RETRY_MS[min(self._failures, len(RETRY_MS) - 1)])
        self._failures += 1

    def _hang_up(self) -> None:
        stream, self._stream = self._stream, None
        answers, self._answers = self._answers, []
        for reply in (*answers, *([stream] if stream else [])):
            reply.abort()

    def _fell_silent(self) -> None:
        if self._up is not False:
            self._up = False
            self.went_away.emit()

    def _request(self, path: str, timeout_ms: int) -> QNetworkRequest:
        return hall_request(self._server, path, self._token, timeout_ms)


def _event(frame: bytes) -> wire.StreamedEvent | None:
    for line in frame.split(b"\n"):
        if line.startswith(_DATA):
            return wire.StreamedEvent.model_validate_json(line[len(_DATA) :])
    return None


def _nothing() -> None:
    """After the catalogue was read anew there is nothing more to do."""
