"""How soon a call stands on the window's screen and sounds, with a whole county hall's screens on two cores."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from benchmark.figures import Report, percentile
from benchmark.served_hall import Address, Connection, served_hall
from gui.drawn import discard
from PySide6.QtCore import QByteArray, QSize, QTimer, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest
from pytestqt.qtbot import QtBot

from counter_display.board_screen import BoardScreen
from counter_display.voice.announcements import Announcement
from counter_display.voice.announcer import Announcer
from counter_display.voice.volume import Volume
from counter_display.window_face import WindowFace
from counter_display.window_screen import WindowScreen
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.link import EVENTS_SUFFICE_MS
from screens.translations import QtPhrasebook
from speech.programs import SpeechProgram
from speech.sentence import Sentence
from speech.sound import Sound, chime

WINDOWS = 34
CALLS = 100
CALLS_PER_SECOND = 2
SIZE = QSize(1280, 720)


class _SilentLoudspeaker:
    """Sounds nothing, at once, so that every announcement begins with its call."""

    def play(self, sound: Sound, name: str, done: Callable[[], None]) -> None:
        """Be done."""
        QTimer.singleShot(0, done)


class _QuickTongue(SpeechProgram):
    """Speaks without a program, which would run while the next call is measured."""

    def speak(self, said: Sentence, done: Callable[[Sound | None], None]) -> None:
        """Be done."""
        done(chime())


class _Watched:
    """A window's screen, and when a new call was first drawn on it."""

    def __init__(self, screen: WindowScreen, drawn: dict[str, float]) -> None:
        self._stage = screen.stage
        self._drawn = drawn
        self._stage.frameSwapped.connect(self._swapped)

    def _swapped(self) -> None:
        face = self._stage.face
        if isinstance(face, WindowFace) and face.call:
            self._drawn.setdefault(face.call, time.perf_counter())


async def _prepare(address: Address) -> None:
    connection = await Connection.open(address)
    for window in range(1, WINDOWS + 1):
        await connection.post(f"/windows/{window}/open", {"clerk": f"clerk-{window}"})
    _, body = await connection.request("GET", "/api/v1/catalogue")
    services = [service["id"] for domain in json.loads(body)["domains"] for service in domain["services"]]
    for service in services * 3:
        status, _ = await connection.post("/tickets", {"services": [service]})
        assert status == 201
    await connection.close()


class _Clerks:
    """Call at a steady pace, one window after the other, from within the Qt program."""

    def __init__(self, address: Address) -> None:
        self._url = f"http://{address.host}:{address.port}/api/v1/windows"
        self._network = QNetworkAccessManager()
        self._turn = 0
        self.asked: dict[str, float] = {}
        self._timer = QTimer()
        self._timer.setInterval(1000 // CALLS_PER_SECOND)
        self._timer.timeout.connect(self._call)

    def begin(self) -> None:
        """Start calling."""
        self._timer.start()

    def stop(self) -> None:
        """Call no more."""
        self._timer.stop()

    def _call(self) -> None:
        window = self._turn % WINDOWS + 1
        first = self._turn < WINDOWS
        self._turn += 1
        body = {} if first else {"outcome": "done", "then": "call-next"}
        request = QNetworkRequest(QUrl(f"{self._url}/{window}/{'call-next' if first else 'complete'}"))
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        began = time.perf_counter()
        reply = self._network.post(request, QByteArray(json.dumps(body).encode()))

        def answered() -> None:
            content = bytes(reply.readAll().data())
            ticket = json.loads(content) if content else None
            if ticket and not first:
                ticket = ticket.get("called")
            if ticket:
                self.asked[f"{ticket['id']}/0"] = began
            reply.deleteLater()

        reply.finished.connect(answered)


def test_a_call_on_the_screens_of_a_county_hall(tmp_path: Path, qtbot: QtBot, report: Report) -> None:
    """From the clerk's request to the repaint of the window's screen, and to the start of the chime."""
    drawn: dict[str, float] = {}
    chimed: dict[str, float] = {}

    def chimes(called: Announcement) -> None:
        chimed[f"{called.ticket}/0"] = time.perf_counter()

    with served_hall(tmp_path / "hall") as address:
        asyncio.run(_prepare(address))
        url, phrases = f"http://{address.host}:{address.port}", QtPhrasebook()
        links = [HallLink(url, None, EVENTS_SUFFICE_MS) for _ in range(WINDOWS)] + [
            HallLink(url),
            HallLink(url, None, EVENTS_SUFFICE_MS),
        ]
        screens = [WindowScreen(links[n], str(n + 1), phrases, size=SIZE) for n in range(WINDOWS)]
        watched = [_Watched(screen, drawn) for screen in screens]
        board = BoardScreen(links[-2], None, [], phrases, size=SIZE)
        stages = [*(screen.stage for screen in screens), board.stage]
        voice = Announcer(links[-1], None, ["zh"], Volume(), _SilentLoudspeaker(), _QuickTongue())
        voice.began.connect(chimes)
        seen: set[object] = set()
        for link in links:
            link.hall_changed.connect(lambda _, link=link: seen.add(link))
            link.start()
        for stage in stages:
            stage.appear()
        qtbot.waitUntil(lambda: len(seen) == len(links), timeout=60_000)
        clerks = _Clerks(address)
        clerks.begin()
        qtbot.waitUntil(lambda: len(clerks.asked) >= CALLS, timeout=300_000)
        clerks.stop()
        qtbot.waitUntil(lambda: set(clerks.asked) <= set(drawn) & set(chimed), timeout=60_000)
        for link in links:
            link.stop()
        discard(*stages, *links)
    assert len(watched) == WINDOWS
    for what, times in (("the window's repaint", drawn), ("the chime", chimed)):
        waits = [times[call] - began for call, began in clerks.asked.items()]
        middle, slow = percentile(waits, 0.5), percentile(waits, 0.99)
        report(
            f"{WINDOWS} window screens, board, voice: call to {what}, p50 / p99",
            f"{middle:.1f} / {slow:.1f} ms",
            "p99 < 150 ms",
        )
        assert slow < 150
