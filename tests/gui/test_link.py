"""The line between a Qt program and a hall."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cut_line import CutLine
from front_desk import FrontDesk
from gui.drawn import discard
from live_hall import LiveHall, serve_live
from pytestqt.qtbot import QtBot

from dispatcher import wire
from dispatcher.client.qt import HallLink
from dispatcher.store import Enrolment, Role

PATIENCE_MS = 20_000
SEEN_AWAY_SECONDS = 3.0


@dataclass
class Notebook:
    """Writes down what a link tells."""

    link: HallLink
    events: list[wire.StreamedEvent] = field(default_factory=list)
    halls: list[wire.Hall] = field(default_factory=list)
    names: list[wire.Catalogue] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    problems: list[wire.Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.link.event_seen.connect(self.events.append)
        self.link.hall_changed.connect(self.halls.append)
        self.link.catalogue_read.connect(self.names.append)
        self.link.refused.connect(self.problems.append)
        self.link.came_back.connect(lambda: self.line.append("back"))
        self.link.went_away.connect(lambda: self.line.append("away"))

    def window(self, window: str) -> wire.Window:
        """A window as last told."""
        return next(known for known in self.halls[-1].windows if known.id == window)


@pytest.fixture
def notes(line: CutLine, qtbot: QtBot) -> Iterator[Notebook]:
    """What a link tells about the township hall; it is connected."""
    link = HallLink(line.url, refresh_ms=100)
    notebook = Notebook(link)
    link.start()
    qtbot.waitUntil(lambda: bool(notebook.halls), timeout=PATIENCE_MS)
    yield notebook
    link.stop()
    discard(link)


def test_every_event_is_told_once_and_in_order(notes: Notebook, live_hall: LiveHall, qtbot: QtBot) -> None:
    desk, begin = FrontDesk(live_hall), live_hall.service.seq
    desk.open("1")
    for _ in range(30):
        desk.take()
        desk.call("1")
        desk.complete("1")
    qtbot.waitUntil(lambda: len(notes.events) == live_hall.service.seq - begin, timeout=PATIENCE_MS)
    assert [event.seq for event in notes.events] == list(range(begin + 1, live_hall.service.seq + 1))


def test_a_call_is_told_with_the_event_and_waits_come_with_the_next_reading(
    notes: Notebook, live_hall: LiveHall, qtbot: QtBot
) -> None:
    desk = FrontDesk(live_hall)
    desk.open("3")
    desk.take()
    first, second = desk.call("3"), desk.take()
    qtbot.waitUntil(lambda: notes.window("3").number == first.number, timeout=PATIENCE_MS)
    assert notes.window("3").state == "calling"

    def waiting() -> int:
        return next(queue.waiting for queue in notes.halls[-1].queues if queue.id == second.queue)

    qtbot.waitUntil(lambda: waiting() == 1, timeout=PATIENCE_MS)
    assert notes.halls[-1].model_dump(exclude={"at"}) == desk.hall().model_dump(exclude={"at"})


def test_names_come_before_the_hall(notes: Notebook) -> None:
    assert notes.names[0].zones[0].id == "hall"
    assert notes.line == ["back"]


def test_a_closed_line_resumes_without_missing_a_call(
    notes: Notebook, line: CutLine, live_hall: LiveHall, qtbot: QtBot
) -> None:
    desk, begin = FrontDesk(live_hall), live_hall.service.seq
    desk.open("1")
    line.cut()
    for _ in range(3):
        desk.take()
        desk.call("1")
        desk.complete("1")
    qtbot.waitUntil(lambda: notes.line[-1] == "away", timeout=PATIENCE_MS)
    halls = len(notes.halls)
    line.mend()
    qtbot.waitUntil(lambda: len(notes.events) == live_hall.service.seq - begin, timeout=PATIENCE_MS)
    assert [event.seq for event in notes.events] == list(range(begin + 1, live_hall.service.seq + 1))
    assert notes.line == ["back", "away", "back"]
    assert len(notes.halls) > halls


def test_a_line_that_stands_still_is_seen_within_three_seconds(
    notes: Notebook, line: CutLine, live_hall: LiveHall, qtbot: QtBot
) -> None:
    line.freeze()
    began = time.monotonic()
    qtbot.waitUntil(lambda: notes.line[-1] == "away", timeout=PATIENCE_MS)
    assert time.monotonic() - began < SEEN_AWAY_SECONDS
    FrontDesk(live_hall).open("2")
    line.thaw()
    qtbot.waitUntil(lambda: notes.line[-1] == "back", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: notes.window("2").state == "idle", timeout=PATIENCE_MS)


def test_a_short_loss_is_mended_without_a_word(
    notes: Notebook, line: CutLine, live_hall: LiveHall, qtbot: QtBot
) -> None:
    line.cut()
    FrontDesk(live_hall).open("2")
    line.mend()
    qtbot.waitUntil(lambda: notes.window("2").state == "idle", timeout=PATIENCE_MS)
    assert notes.line == ["back"]


def test_a_hall_brought_back_from_an_older_copy_is_read_anew(
    notes: Notebook, line: CutLine, live_hall: LiveHall, qtbot: QtBot, tmp_path: Path
) -> None:
    FrontDesk(live_hall).open("2")
    qtbot.waitUntil(lambda: notes.window("2").state == "idle", timeout=PATIENCE_MS)
    line.cut()
    with serve_live(tmp_path / "older") as older:
        line.mend(older.url)
        qtbot.waitUntil(lambda: notes.window("2").state == "closed", timeout=PATIENCE_MS)
        FrontDesk(older).open("4")
        qtbot.waitUntil(lambda: notes.window("4").state == "idle", timeout=PATIENCE_MS)
        notes.link.stop()


def test_a_hall_that_never_answered_is_away(line: CutLine, qtbot: QtBot) -> None:
    line.cut()
    link = HallLink(line.url)
    notebook = Notebook(link)
    link.start()
    qtbot.waitUntil(lambda: notebook.line == ["away"], timeout=PATIENCE_MS)
    line.mend()
    qtbot.waitUntil(lambda: notebook.line == ["away", "back"], timeout=PATIENCE_MS)
    link.stop()
    discard(link)


def test_a_device_without_a_token_is_told_so_and_one_with_it_is_let_in(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    enrolment = Enrolment.open(folder)
    token = enrolment.enrol_device("screen-1", Role.SCREEN, "*")
    with serve_live(folder, enrolment=enrolment) as closed:
        stranger, known = Notebook(HallLink(closed.url)), Notebook(HallLink(closed.url, token))
        stranger.link.start()
        known.link.start()
        qtbot.waitUntil(lambda: bool(stranger.problems), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(known.halls), timeout=PATIENCE_MS)
        assert stranger.problems[0].type == "urn:hall:problem:no-token"
        assert not stranger.halls
        stranger.link.stop()
        known.link.stop()
        discard(stranger.link, known.link)
    enrolment.close()


def test_a_screen_with_an_id_reports_ready_whenever_its_line_is_up(
    line: CutLine, live_hall: LiveHall, qtbot: QtBot
) -> None:
    link = HallLink(line.url, refresh_ms=100, device="window-3-screen")
    notebook = Notebook(link)
    link.start()
    qtbot.waitUntil(lambda: bool(notebook.halls) and bool(notebook.halls[-1].devices), timeout=PATIENCE_MS)
    assert [(device.id, device.state) for device in notebook.halls[-1].devices] == [("window-3-screen", "ready")]
    link.stop()
    discard(link)


def test_an_id_that_the_hall_does_not_take_is_told(line: CutLine, qtbot: QtBot) -> None:
    link = HallLink(line.url, refresh_ms=100, device="window 3")
    notebook = Notebook(link)
    link.start()
    qtbot.waitUntil(lambda: bool(notebook.problems), timeout=PATIENCE_MS)
    assert notebook.problems[0].type == "urn:hall:problem:malformed-request"
    qtbot.waitUntil(lambda: bool(notebook.halls), timeout=PATIENCE_MS)
    link.stop()
    discard(link)
